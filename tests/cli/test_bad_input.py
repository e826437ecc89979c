"""Bad input of every kind: a clear message, the right exit code, nothing changed."""

import unittest

from programs import ProgramTest, run

FICTITIOUS = "678185-4321"


class BadInput(ProgramTest):
    def setUp(self):
        super().setUp()
        self.served = self.central("--demo").serve()
        self.one = self.tablet("one").enrol(self.served, "Astrid Demosen")

    def state(self):
        status = self.one.run("status").row
        return status["records"], status["unsent"]

    def assert_unchanged_by(self, *arguments, given=None, code=3, field=None):
        before = self.state()
        answer = self.one.run(*arguments, given=given)
        self.assert_refused(answer, code, field)
        self.assertEqual(self.state(), before)
        return answer

    def test_a_wrong_passphrase_is_told_and_nothing_opens(self):
        self.one.passphrase_file.write_text("noget helt andet\n", encoding="utf-8")
        self.assert_refused(self.one.run("status"), code=5)
        self.one.passphrase_file.unlink()
        self.assert_refused(self.one.run("status"), code=5)

    def test_files_are_for_their_owner_alone_and_hold_no_word_in_clear(self):
        self.one.open()
        self.one.do("put", type="citizen", object={"name": "Planteret Demosen", "cpr": FICTITIOUS})
        self.one.do("sync")
        self.one.close()
        secrets = (b"Planteret", b"planteret", b"Demosen", FICTITIOUS.encode(),
                   FICTITIOUS.replace("-", "").encode())
        kept_apart = (self.one.passphrase_file,)
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        self.assertTrue(any(path.name == "store.db" for path in files))
        for path in files:
            if path in kept_apart:
                continue
            content = path.read_bytes()
            self.assertFalse([word for word in secrets if word in content], path)
            if not path.name.endswith(".log"):
                self.assertEqual(path.stat().st_mode & 0o077, 0, path)

    def test_malformed_json_is_usage(self):
        self.assert_unchanged_by("put", "citizen", given='{"name": ', code=2)
        self.assert_unchanged_by("put", "citizen", given="[1]", code=2)
        self.assert_unchanged_by("put", "citizen", given="", code=2)

    def test_an_unknown_field_is_named(self):
        self.assert_unchanged_by("put", "citizen", given={"nom": "Åse"}, field="nom")

    def test_an_unknown_type_is_refused(self):
        self.assert_unchanged_by("put", "borger", given={"name": "Åse"}, field="type")

    def test_a_date_that_does_not_exist_is_named(self):
        self.assert_unchanged_by("put", "citizen", given={"birth_date": "1985-02-30"},
                                 field="birth_date")

    def test_a_cpr_of_nine_digits_is_named_and_not_repeated(self):
        answer = self.assert_unchanged_by("put", "citizen", given={"cpr": "678185432"},
                                          field="cpr")
        self.assertNotIn("678185432", answer.text + answer.words)

    def test_a_fictitious_cpr_is_taken_in_a_demo_and_shown_masked(self):
        made = self.one.run("put", "citizen", given={"cpr": FICTITIOUS, "name": "Åse Demosen"})
        self.assertEqual(made.code, 0, made.words + made.text)
        record = made.row["id"]
        shown = self.one.run("get", record)
        self.assertEqual(shown.row["fields"]["cpr"], "678185-••••")
        self.assertNotIn("4321", shown.text)
        revealed = self.one.run("get", record, "--reveal")
        self.assertIn("4321", revealed.row["fields"]["cpr"])

    def test_an_open_promise_without_owner_or_date_is_refused(self):
        citizen = self.one.run("put", "citizen", given={"name": "Åse Demosen"}).row["id"]
        promise = self.one.run("put", "follow_up", given={"parent": citizen, "kind": "Ring"})
        self.assertEqual(promise.code, 0, promise.words + promise.text)
        shown = self.one.run("get", promise.row["id"]).row["fields"]
        self.assertTrue(shown["owner"] and shown["due"])
        self.assert_unchanged_by("edit", promise.row["id"], given={"owner": None}, field="owner")
        self.assert_unchanged_by("edit", promise.row["id"], given={"due": None}, field="due")
        self.assert_unchanged_by("put", "follow_up",
                                 given={"parent": citizen, "kind": "Ring", "due": None},
                                 field="due")
        self.assertEqual(self.one.run("status").row["unowned"], 0)

    def test_numbers_that_no_change_can_have_name_none(self):
        citizen = self.one.run("put", "citizen", given={"name": "Åse Demosen"}).row["id"]
        for seq in ("9223372036854775808", "18446744073709551615"):
            self.assert_unchanged_by("resolve", citizen, "name", "--choose", f"100001:{seq}:aaaaaaaa",
                                     "--reason", "x")
        for seq in ("0", "-1", "9223372036854775808", "18446744073709551615"):
            for arguments in (["release", "100001", seq],
                              ["discard", "100001", seq, "--reason", "x"]):
                answer = self.served.ask(*arguments)
                self.assertIn(answer.code, (2, 3), answer.words)
        self.assertEqual(self.served.ask("stats").code, 0)

    def test_an_empty_token_is_not_the_same_as_none(self):
        citizen = self.one.run("put", "citizen", given={"name": "Åse Demosen"}).row["id"]
        before = self.state()
        for arguments in (["edit", citizen, "--seen", ""],
                          ["resolve", citizen, "name", "--value", '"Bo"', "--reason", "x",
                           "--seen", ""]):
            self.assertEqual(self.one.run(*arguments, given={"name": "Bo Demosen"}).code, 2)
        self.assertEqual(self.state(), before)

    def test_a_word_too_long_for_any_index_leaves_the_store_sound(self):
        citizen = self.one.run("put", "citizen", given={"name": "Åse Demosen"}).row["id"]
        note = self.one.run("put", "note", given={"about": citizen, "text": "한" * 5458 + " ender"})
        self.assertEqual(note.code, 0, note.words)
        self.assertEqual(self.one.run("verify").row, {"ok": True})
        self.assertEqual([row["id"] for row in self.one.run("search", "ender").rows],
                         [note.row["id"]])

    def test_an_unknown_record_is_refused(self):
        nobody = "01900000-0000-7000-8000-000000000001"
        self.assert_unchanged_by("get", nobody, field="id")
        self.assert_unchanged_by("get", "ikke-et-id", field="id")
        self.assert_unchanged_by("edit", nobody, given={"name": "Åse"}, field="id")

    def test_a_wrong_ca_is_refused_and_nothing_is_left(self):
        other = self.tablet("other")
        answer = other.run("enrol", "--central", f"https://{self.served.address}",
                           "--code", self.served.code_for("Bo Fiktivgaard"),
                           "--ca-fingerprint", "ab" * 32, "--fast-unlock")
        self.assert_refused(answer)
        self.assertFalse(other.folder.exists())

    def test_a_wrong_and_a_used_code_are_refused(self):
        other = self.tablet("other")
        for code in ("AAAAA-AAAAA", "not a code"):
            self.assert_refused(other.run(
                "enrol", "--central", f"https://{self.served.address}", "--code", code,
                "--ca-fingerprint", self.served.fingerprint, "--fast-unlock"))
        used = self.served.code_for("Bo Fiktivgaard")
        enrolment = ("enrol", "--central", f"https://{self.served.address}", "--code", used,
                     "--ca-fingerprint", self.served.fingerprint, "--fast-unlock")
        self.assertEqual(other.run(*enrolment).code, 0)
        self.assert_refused(self.tablet("third").run(*enrolment))

    def test_no_network_is_told_and_nothing_is_lost(self):
        self.one.run("put", "citizen", given={"name": "Åse Demosen"})
        before = self.state()
        self.served.stop()
        self.assert_refused(self.one.run("sync"), code=4)
        self.assertEqual(self.state(), before)

    def test_a_store_in_use_names_its_holder(self):
        self.one.open()
        self.one.do("status")
        answer = self.one.run("status")
        self.assertEqual(answer.code, 6)
        self.assertIn(str(self.one.process.pid), answer.words)

    def test_no_arguments_and_unknown_commands_are_usage(self):
        self.assertEqual(self.one.run().code, 2)
        self.assertEqual(self.one.run("putt").code, 2)
        self.assertEqual(self.one.run("list", "citizen", "--limit", "0").code, 2)
        self.assertEqual(self.one.run("list", "citizen", "--where", "name").code, 2)

    def test_a_mistake_on_the_command_line_is_told_in_both_languages(self):
        for arguments, danish, english in (
                (("--nonsense", "status"), "kendes ikke: --nonsense", "not expected: --nonsense"),
                ((), "der mangler en kommando", "A subcommand is required"),
                (("get",), "ID mangler", "ID is required"),
                (("status", "--lang", "xx"), "xx er ikke blandt {da,en}", "xx not in {da,en}"),
                (("list", "citizen", "--limit", "many"), "--limit", "--limit"),
                (("list", "citizen", "--limit", "0"), "større end 0", "less or equal to 0"),
                (("sync", "--bundle-out", "a", "--bundle-in", "b"), "kan ikke bruges sammen med",
                 "excludes")):
            answer = self.one.run(*arguments)
            self.assertEqual((answer.code, answer.text), (2, ""), answer.words)
            in_danish, in_english = answer.words.split(" / ")
            self.assertIn(danish, in_danish)
            self.assertIn("Intet er ændret", in_danish)
            self.assertIn(english, in_english)
            self.assertIn("Nothing was changed", in_english)
            self.assertNotIn("Run with", answer.words)
        for program in ("b2go-central", "b2go-tablet"):
            answer = run(program, "--nonsense")
            self.assertEqual(answer.code, 2)
            self.assertIn("Kommandolinjen kan ikke forstås", answer.words)

    def test_what_comes_later_is_refused_by_name(self):
        for later in (["rank", "--week", "2026-W48", "--slots", "3"], ["hand-in"],
                      ["import", "citizen", "x.csv"]):
            self.assert_refused(self.one.run(*later))

    def test_a_refused_line_does_not_end_the_batch(self):
        self.one.open()
        self.assertEqual(self.one.send(cmd="put", type="citizen", object={"nom": 1})["exit"], 3)
        self.one.process.stdin.write("{ikke json\n")
        self.one.process.stdin.flush()
        self.assertIn('"exit":2', self.one.process.stdout.readline())
        self.assertEqual(self.one.send(cmd="dance")["exit"], 2)
        made = self.one.do("put", type="citizen", object={"name": "Åse Demosen"}, **{"as": "c1"})
        self.assertEqual(self.one.do("get", id="$c1")["id"], made["id"])
        self.one.do("edit", id="$c1", fields={"name": "Åse Testholm"})
        self.assertEqual([row["id"] for row in self.one.do("search", text="aase testh")],
                         [made["id"]])

    def test_search_folds_as_danes_expect(self):
        self.one.open()
        for name in ("Åse Sørensen Demosen", "Aage Prøvekjær"):
            self.one.do("put", type="citizen", object={"name": name})
        self.one.do("put", type="citizen", object={"name": "Bo Testholm", "cpr": FICTITIOUS})
        names = lambda text: [row["fields"]["name"] for row in self.one.do("search", text=text)]
        self.assertEqual(names("Aase"), ["Åse Sørensen Demosen"])
        self.assertEqual(names("soerensen"), ["Åse Sørensen Demosen"])
        self.assertEqual(names("søren åse"), ["Åse Sørensen Demosen"])
        self.assertEqual(names("å")[:2], ["Aage Prøvekjær", "Åse Sørensen Demosen"])
        self.assertEqual(names(FICTITIOUS), ["Bo Testholm"])
        self.assertEqual(names(FICTITIOUS.replace("-", "")), ["Bo Testholm"])
        self.assertEqual(names("6781854"), [])


class RealAndDemo(ProgramTest):
    def test_a_real_central_refuses_fictitious_people(self):
        central = self.central().serve()
        tablet = self.tablet("one").enrol(central, "Astrid Demosen")
        self.assert_refused(tablet.run("put", "citizen", given={"cpr": FICTITIOUS}), field="cpr")


if __name__ == "__main__":
    unittest.main()
