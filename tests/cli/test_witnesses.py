"""What a restored central lacks and a tablet had, with the real programs."""

import unittest

from programs import ProgramTest


class Witnesses(ProgramTest):
    def setUp(self):
        super().setUp()
        self.centre = self.central("--demo").serve()
        self.burnt = self.tablet("burnt").enrol(self.centre, "Astrid Demosen")
        self.other = self.tablet("other").enrol(self.centre, "Bo Fiktivgaard")
        self.citizen = self.burnt.run("put", "citizen", given={"name": "Karla Demosen"}).row["id"]
        self.burnt.run("sync")
        self.other.run("sync")
        self.restore_from_before(self.lose_an_edit)

    def lose_an_edit(self):
        self.burnt.run("edit", self.citizen, given={"name": "Karla Testholm"})
        self.burnt.run("sync")
        self.other.run("sync")

    def restore_from_before(self, happens):
        backup = self.folder / "central.b2gobackup"
        self.assertEqual(self.centre.ask("backup", backup).code, 0)
        happens()
        address = self.centre.address
        self.centre.stop()
        key = f"{self.centre.folder}.recovery-key"
        self.centre.folder = self.folder / "restored"
        restored = self.centre.ask("restore", backup, "--recovery-key", key)
        self.assertEqual(restored.code, 0, restored.words)
        self.centre.serve(address)
        self.assertEqual(self.other.run("sync").code, 0)

    def test_are_listed_and_restored(self):
        self.assertEqual(self.other.run("get", self.citizen).row["fields"]["name"],
                         "Karla Demosen")
        [row] = self.centre.ask("witness", "list").rows
        self.assertEqual((row["id"], row["type"], row["devices"]),
                         (self.citizen, "citizen", [self.other.device]))
        [word] = row["lacking"]
        self.assertEqual((word["author"], word["device"], word["fields"]),
                         ("Astrid Demosen", self.burnt.device, {"name": "Karla Testholm"}))
        [restored] = self.centre.ask("witness", "restore", self.citizen).rows
        self.assertEqual((restored["id"], restored["origin"]), (self.citizen, word["dot"]))
        self.assertEqual(self.centre.ask("witness", "list").rows, [])
        self.other.run("sync")
        shown = self.other.run("get", self.citizen).row
        self.assertEqual((shown["fields"]["name"], shown["conflicts"]), ("Karla Testholm", []))
        self.assertEqual(self.centre.ask("verify").row, {"ok": True})

    def test_are_discarded(self):
        self.assertEqual(self.centre.ask("witness", "discard", self.citizen).row,
                         {"id": self.citizen, "discarded": True})
        self.assertEqual(self.centre.ask("witness", "list").rows, [])
        for command in ("restore", "discard"):
            for record in (self.citizen, "x"):
                self.assert_refused(self.centre.ask("witness", command, record), field="id")


if __name__ == "__main__":
    unittest.main()
