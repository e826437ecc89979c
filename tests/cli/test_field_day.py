"""Two tablets, one central, all on the command line: what merges, what a human decides."""

import unittest

from programs import ProgramTest


class TwoTablets(ProgramTest):
    def share_citizen(self, first, second, **fields):
        made = first.do("put", type="citizen", object={"name": "Karla Demosen", **fields})
        first.do("sync")
        second.do("sync")
        return made["id"]

    def settle(self, first, second):
        first.do("sync")
        second.do("sync")
        first.do("sync")

    def assert_equal_everywhere(self, central, first, second, record):
        self.assertEqual(first.send(cmd="get", id=record), second.send(cmd="get", id=record))
        for tablet in (first, second):
            self.assertEqual(tablet.do("verify"), {"ok": True})
        checked = central.ask("verify")
        self.assertEqual((checked.code, checked.row), (0, {"ok": True}))

    def test_edits_of_different_fields_merge_with_nobody_asked(self):
        central, first, second = self.two_tablets()
        record = self.share_citizen(first, second)
        first.do("edit", id=record, fields={"preferred_name": "Karla"})
        second.do("edit", id=record, fields={"language": "ar"})
        self.settle(first, second)
        shown = first.do("get", id=record)
        self.assertEqual(shown["fields"]["preferred_name"], "Karla")
        self.assertEqual(shown["fields"]["language"], "ar")
        self.assertEqual(shown["conflicts"], [])
        self.assertEqual(first.do("status")["conflicts"], 0)
        self.assert_equal_everywhere(central, first, second, record)

    def test_edits_of_one_ask_field_end_as_one_conflict_with_both_words_everywhere(self):
        central, first, second = self.two_tablets()
        record = self.share_citizen(first, second)
        first.do("edit", id=record, fields={"name": "Karla Prøvekjær"})
        second.do("edit", id=record, fields={"name": "Karla Testholm"})
        self.settle(first, second)
        expected = {("Karla Prøvekjær", "Astrid Demosen", first.device),
                    ("Karla Testholm", "Bo Fiktivgaard", second.device)}
        for rows in (first.do("conflicts"), second.do("conflicts"),
                     central.ask("conflicts").rows):
            self.assertEqual(len(rows), 1)
            row = rows[0]
            self.assertEqual((row["id"], row["type"], row["field"]), (record, "citizen", "name"))
            self.assertEqual({(v["value"], v["author"], v["device"]) for v in row["versions"]},
                             expected)
            self.assertTrue(all(v["time"].endswith("Z") for v in row["versions"]))
        self.assertEqual(first.do("get", id=record)["conflicts"], ["name"])
        self.assert_equal_everywhere(central, first, second, record)

        conflict = second.do("conflicts")[0]
        chosen = [v for v in conflict["versions"] if v["value"] == "Karla Testholm"][0]
        second.do("resolve", id=record, field="name", choose=chosen["dot"],
                  reason="Bekræftet af borgeren", seen=conflict["seen"])
        self.settle(second, first)
        self.assertEqual(first.do("get", id=record)["fields"]["name"], "Karla Testholm")
        self.assertEqual(first.do("conflicts"), [])
        self.assertEqual(central.ask("conflicts").rows, [])
        self.assert_equal_everywhere(central, first, second, record)

    def test_a_set_keeps_both_additions(self):
        central, first, second = self.two_tablets()
        record = self.share_citizen(first, second, phones=["00 00 10 10"])
        first.do("edit", id=record, fields={"phones": ["00 00 10 10", "00 00 11 11"]})
        second.do("edit", id=record, fields={"phones": ["00 00 10 10", "00 00 22 22"]})
        self.settle(first, second)
        shown = first.do("get", id=record)
        self.assertEqual(sorted(shown["fields"]["phones"]),
                         ["00 00 10 10", "00 00 11 11", "00 00 22 22"])
        self.assertEqual(shown["conflicts"], [])
        self.assert_equal_everywhere(central, first, second, record)

    def test_a_note_is_never_edited(self):
        _, first, second = self.two_tablets()
        citizen = self.share_citizen(first, second)
        note = first.do("put", type="note", object={"about": citizen, "text": "Set i dag."})["id"]
        refused = first.send(cmd="edit", id=note, fields={"text": "Ikke set i dag."})
        self.assertEqual((refused["ok"], refused["exit"]), (False, 3))
        self.assertEqual(first.do("get", id=note)["fields"]["text"], "Set i dag.")
        corrected = first.do("put", type="note", object={"about": citizen, "corrects": note,
                                                         "text": "Set i går."})
        self.settle(first, second)
        self.assertEqual(second.do("get", id=corrected["id"])["fields"]["corrects"], note)

    def test_delete_against_edit_stays_visible_until_somebody_decides(self):
        central, first, second = self.two_tablets()
        record = self.share_citizen(first, second)
        first.do("delete", id=record, reason="Dobbelt")
        second.do("edit", id=record, fields={"preferred_name": "Karla"})
        self.settle(first, second)
        row = first.do("conflicts")[0]
        self.assertEqual((row["field"], row["kind"]), ("_life", "delete_against_edit"))
        self.assertEqual([version["value"] for version in row["edits"]["preferred_name"]], ["Karla"])
        first.do("resolve", id=record, field="_life", value=None, reason="Er her stadig")
        self.settle(first, second)
        self.assertEqual(second.do("get", id=record)["fields"]["preferred_name"], "Karla")
        self.assertEqual(second.do("conflicts"), [])
        self.assert_equal_everywhere(central, first, second, record)

    def test_an_edit_with_seen_stands_beside_what_came_meanwhile(self):
        _, first, second = self.two_tablets()
        record = self.share_citizen(first, second)
        seen = first.do("get", id=record)["seen"]
        first.do("edit", id=record, fields={"name": "Karla Prøvekjær"})
        first.do("edit", id=record, fields={"name": "Karla Testholm"}, seen=seen)
        shown = first.do("get", id=record)
        self.assertEqual(shown["conflicts"], ["name"])
        self.assertEqual({v["value"] for v in shown["concurrent"]["name"]},
                         {"Karla Prøvekjær", "Karla Testholm"})

    def test_an_edit_with_seen_is_written_even_if_equal(self):
        _, first, second = self.two_tablets()
        record = self.share_citizen(first, second)
        self.assertIsNone(first.do("edit", id=record, fields={"name": "Karla Demosen"})["seq"])
        seen = first.do("get", id=record)["seen"]
        written = first.do("edit", id=record, fields={"name": "Karla Demosen"}, seen=seen)
        self.assertIsInstance(written["seq"], int)

    def test_a_decision_on_versions_that_are_no_longer_all_is_refused(self):
        _, first, second = self.two_tablets()
        record = self.share_citizen(first, second)
        first.do("edit", id=record, fields={"name": "Karla Prøvekjær"})
        before = first.do("get", id=record)["seen"]
        second.do("edit", id=record, fields={"name": "Karla Testholm"})
        self.settle(first, second)
        refused = first.send(cmd="resolve", id=record, field="name", value="Karla Demosen",
                             reason="Sådan hedder hun", seen=before)
        self.assertEqual((refused["ok"], refused["exit"]), (False, 3))
        self.assertEqual(len(first.do("conflicts")), 1)

    def test_the_receipt_covers_everything_and_a_second_sync_sends_nothing(self):
        _, first, second = self.two_tablets()
        self.share_citizen(first, second)
        first.do("put", type="citizen", object={"name": "Aage Demosen"})
        report = first.do("sync")
        self.assertEqual((report["pushed"], report["verdicts"]), (1, {"applied": 1}))
        self.assertEqual(report["receipt"]["device"], first.device)
        again = first.do("sync")
        self.assertEqual((again["pushed"], again["verdicts"]), (0, {}))
        self.assertEqual(again["receipt"]["last_seq"], report["receipt"]["last_seq"])
        self.assertEqual(again["receipt"]["chain"], report["receipt"]["chain"])
        status = first.do("status")
        self.assertEqual(status["unsent"], 0)
        self.assertEqual(status["receipt"]["last_seq"], report["receipt"]["last_seq"])

    def test_another_team_does_not_get_the_citizen(self):
        central, first, second = self.two_tablets()
        record = self.share_citizen(first, second)
        stranger = self.tablet("stranger").enrol(central, "Clara Testholm", team="Team Andet")
        stranger.open().do("sync")
        answer = stranger.send(cmd="get", id=record)
        self.assertEqual((answer["ok"], answer["exit"]), (False, 3))
        self.assertEqual(stranger.do("search", text="karla"), [])


if __name__ == "__main__":
    unittest.main()
