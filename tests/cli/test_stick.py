"""A sync on a stick with the real programs: no network between tablet and central."""

import unittest

from programs import ProgramTest


class OnAStick(ProgramTest):
    def setUp(self):
        super().setUp()
        self.centre = self.central("--demo").serve()
        self.first = self.tablet("first").enrol(self.centre, "Astrid Demosen")
        self.second = self.tablet("second").enrol(self.centre, "Bo Fiktivgaard")
        self.out = self.folder / "out.b2go"
        self.back = self.folder / "back.b2go"

    def put(self, name):
        return self.first.run("put", "citizen", given={"name": name}).row["id"]

    def test_what_was_written_arrives_and_the_answer_comes_back(self):
        record = self.put("Karla Demosen")
        written = self.first.run("sync", "--bundle-out", self.out)
        self.assertEqual((written.code, written.row["bundled"], written.row["pushed"]), (0, 1, 0))
        self.assertEqual(self.first.run("status").row["unsent"], 1)
        answered = self.centre.ask("bundle", self.out, "--out", self.back)
        self.assertEqual(answered.code, 0, answered.words)
        read = self.first.run("sync", "--bundle-in", self.back)
        self.assertEqual((read.code, read.row["pushed"], read.row["verdicts"]),
                         (0, 1, {"applied": 1}))
        self.assertEqual(read.row["receipt"]["device"], self.first.device)
        self.assertEqual(self.first.run("status").row["unsent"], 0)
        self.second.run("sync")
        self.assertEqual(self.second.run("get", record).row["fields"]["name"], "Karla Demosen")

    def test_it_works_while_the_central_does_not_serve(self):
        self.put("Karla Demosen")
        self.centre.stop()
        self.first.run("sync", "--bundle-out", self.out)
        self.assertEqual(self.centre.ask("bundle", self.out, "--out", self.back).code, 0)
        self.assertEqual(self.first.run("sync", "--bundle-in", self.back).row["pushed"], 1)
        self.assertEqual(self.centre.ask("verify").row, {"ok": True})
        self.assertEqual(self.first.run("verify").row, {"ok": True})

    def test_the_files_are_private_and_hold_nothing_to_read(self):
        self.put("Karla Demosen")
        self.first.run("sync", "--bundle-out", self.out)
        self.centre.ask("bundle", self.out, "--out", self.back)
        for file in (self.out, self.back):
            self.assertEqual(file.stat().st_mode & 0o077, 0)
            self.assertNotIn("Karla".encode(), file.read_bytes())

    def test_a_wrong_file_is_refused_and_changes_nothing(self):
        self.put("Karla Demosen")
        self.first.run("sync", "--bundle-out", self.out)
        self.centre.ask("bundle", self.out, "--out", self.back)
        changed = bytearray(self.back.read_bytes())
        changed[-1] ^= 1
        bad = self.folder / "bad.b2go"
        bad.write_bytes(changed)
        for tablet, file in ((self.second, self.back), (self.first, bad), (self.first, self.out),
                             (self.first, self.folder), (self.first, self.folder / "none")):
            self.assert_refused(tablet.run("sync", "--bundle-in", file))
        self.assertEqual(self.first.run("status").row["unsent"], 1)
        self.assert_refused(self.centre.ask("bundle", self.back, "--out", self.folder / "x"))
        self.assertFalse((self.folder / "x").exists())
        self.assertEqual(self.first.run("sync", "--bundle-in", self.back).code, 0)
        self.assert_refused(self.first.run("sync", "--bundle-in", self.back))

    def test_no_answer_is_written_into_the_centrals_own_folder(self):
        self.first.run("sync", "--bundle-out", self.out)
        self.assert_refused(self.centre.ask("bundle", self.out, "--out",
                                            self.centre.folder / "svar.b2go"))
        self.assertFalse((self.centre.folder / "svar.b2go").exists())

    def test_nothing_but_an_earlier_bundle_is_written_over(self):
        letter = self.folder / "letter.txt"
        letter.write_text("et brev", encoding="utf-8")
        link = self.folder / "link"
        self.first.run("sync", "--bundle-out", self.out)
        link.symlink_to(self.out)
        for target in (letter, link, self.folder / "nowhere" / "out.b2go", self.folder):
            self.assert_refused(self.first.run("sync", "--bundle-out", target))
            self.assert_refused(self.centre.ask("bundle", self.out, "--out", target))
        self.assertEqual(letter.read_text(encoding="utf-8"), "et brev")
        self.assertEqual(self.first.run("sync", "--bundle-out", self.out).code, 0)

    def test_nothing_is_written_into_the_tablets_own_folder(self):
        own = self.first.folder
        link = self.folder / "link"
        link.symlink_to(own)
        self.first.run("status")
        before = {path.name for path in own.iterdir()}
        for target in (own / "enrolling", own / "out.b2go", link / "store.db-wal"):
            self.assert_refused(self.first.run("sync", "--bundle-out", target))
        self.assertEqual({path.name for path in own.iterdir()}, before)

    def test_both_ways_at_once_are_a_mistake(self):
        for options in (("--bundle-out", self.out, "--bundle-in", self.back), ("--bundle-out", "")):
            self.assertEqual(self.first.run("sync", *options).code, 2)


if __name__ == "__main__":
    unittest.main()
