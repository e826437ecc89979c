"""The real window on a tablet whose disk becomes full in the middle of a registration."""

from window import WindowTest
from programs import PASSPHRASE
from small_disk import SmallDisk, run_alone

NAME = "Øjvind Fyldt Demosen"


class OnAFullDisk(SmallDisk, WindowTest):
    def test_what_was_begun_is_finished_and_sent(self):
        central = self.central("--demo").serve()
        mine = self.tablet("disk/tablet").enrol(central, "Astrid Demosen")
        window = self.window(self.display(), mine)
        window.unlock(PASSPHRASE)
        window.tap("Borgere")
        window.wait_screen("borgere")
        window.tap("Registrér borger")
        window.wait_screen("registrer")
        self.assertTrue((mine.folder / "reserve").exists())
        self.fill()
        window.write(NAME, key="name")
        # The first letter that is not kept gives the room back; the next ones have it.
        window.wait(lambda shown: shown.says("Kladde gemt"), "the letters to be kept")
        self.assertFalse((mine.folder / "reserve").exists())
        window.tap("Næste")
        window.tap("Gem borger")
        window.wait_for(NAME, role="heading")
        window.tap(key="sync")
        window.wait_screen("synk")
        window.tap("Synkronisér nu")
        window.wait(lambda shown: shown.says("Alt er sendt"), "everything to be sent")
        self.assertEqual(window.close(), 0)
        found = mine.run("search", "øjvind")
        self.assertEqual([row["fields"]["name"] for row in found.rows], [NAME], found.words)
        self.assertEqual(mine.run("verify").row, {"ok": True})


if __name__ == "__main__":
    run_alone()
