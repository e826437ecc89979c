"""b2go-tablet without a window: a picture and a description of every screen, and clear refusals."""

import json
import os
import struct
import subprocess
import unittest

from window import WindowTest, plan_outing
from programs import BIN

SCREENS = ("laas", "idag", "tur", "besoeg", "borgere", "borger", "registrer", "ret",
           "opfoelgninger", "synk", "konflikter", "indstillinger", "om", "henvisning", "rettelse")
CPR = "6781854321"
REFERRED = "Har sovet ude i tre nætter."
CORRECTED = "Tre indgange, ikke to."


class Pictures(WindowTest):
    def setUp(self):
        super().setUp()
        central = self.central("--demo").serve()
        self.store = self.tablet("first").enrol(central, "Astrid Demosen").open()
        outing = plan_outing(self.store, status="ongoing")
        citizen = self.store.do("put", type="citizen",
                                object={"name": "Karla Demosen", "cpr": CPR})["id"]
        subject = self.store.do("list", type="subject")[0]["id"]
        self.store.do("put", type="encounter", object={
            "outing": outing, "citizen": citizen, "subjects": [subject]})
        matter = self.store.do("put", type="matter",
                               object={"citizen": citizen, "subject": subject})["id"]
        self.store.do("put", type="referral", object={
            "matter": matter, "receiver": "Hjemløseenheden", "content": REFERRED,
            "status": "draft"})
        note = self.store.do("put", type="note", object={"about": citizen, "text": "To."})["id"]
        self.store.do("put", type="note",
                      object={"about": citizen, "text": CORRECTED, "corrects": note})
        self.store.close()

    def picture(self, screen, *options):
        file = self.folder / "picture.png"
        file.unlink(missing_ok=True)
        ended = self.run_tablet(self.store, "--screenshot", file, "--screen", screen, *options)
        self.assertEqual(ended.returncode, 0, f"{screen}: {ended.stderr}")
        self.assertEqual(ended.stderr, "", screen)
        return file.read_bytes(), ended.stdout

    def test_every_screen_is_drawn_in_both_languages_in_the_size_asked_for(self):
        for screen in SCREENS:
            for language in ("da", "en"):
                for width, height in ((1280, 800), (800, 1200)):
                    with self.subTest(screen=screen, language=language, width=width):
                        png, _ = self.picture(screen, "--lang", language,
                                              "--size", f"{width}x{height}")
                        self.assertEqual(png[:8], b"\x89PNG\r\n\x1a\n")
                        self.assertEqual(struct.unpack(">II", png[16:24]), (width, height))

    def test_a_description_says_what_is_shown_and_no_secret(self):
        for screen in SCREENS:
            with self.subTest(screen=screen):
                _, words = self.picture(screen, "--describe")
                head, *nodes = [json.loads(line) for line in words.splitlines()]
                self.assertEqual((head["screen"], head["nodes"]), (screen, len(nodes)))
                for node in nodes:
                    self.assertEqual(len(node["rect"]), 4)
                    self.assertTrue(node["label"] or node["role"] in ("group", "image"), node)
                    said = node["label"] + node["value"] + node["description"]
                    self.assertNotIn(CPR, said.replace("-", ""), node)
        _, words = self.picture("borger", "--describe")
        self.assertIn("Karla Demosen", words)
        self.assertIn("678185-••••", words)

    def test_what_opens_over_a_screen_is_drawn_whole(self):
        for screen, parts in (("henvisning", (REFERRED, "Hjemløseenheden", "Kladde")),
                              ("rettelse", (CORRECTED, "Retter dette notat", "To."))):
            _, words = self.picture(screen, "--describe")
            for part in parts:
                with self.subTest(screen=screen, part=part):
                    self.assertIn(part, words)

    def test_a_wrong_passphrase_opens_nothing(self):
        self.store.passphrase_file.write_text("noget helt andet her\n", encoding="utf-8")
        file = self.folder / "picture.png"
        ended = self.run_tablet(self.store, "--screenshot", file, "--screen", "idag")
        self.assertEqual(ended.returncode, 5, ended.stderr)
        self.assertIn("Adgangssætningen", ended.stderr)
        self.assertFalse(file.exists())

    def test_what_cannot_be_understood_is_said(self):
        file = self.folder / "picture.png"
        for options in (("--screen", "findes-ikke"), ("--screen", "idag", "--size", "12"),
                        ("--screen", "idag", "--lang", "xx")):
            ended = self.run_tablet(self.store, "--screenshot", file, *options)
            self.assertEqual(ended.returncode, 2, ended.stderr)
            self.assertTrue(ended.stderr.strip())
            self.assertFalse(file.exists())

    def test_without_a_display_it_says_so(self):
        for language, word in (("da", "mangler"), ("en", "missing")):
            ended = self.run_tablet(self.store, "--lang", language)
            self.assertEqual(ended.returncode, 6, ended.stderr)
            self.assertIn(word, ended.stderr)
            self.assertIn("display", ended.stderr)

    def assert_missing(self, ended, said):
        self.assertEqual((ended.returncode, ended.stdout), (6, ""), ended.stderr)
        for word in ("mangler", "Intet er ændret", "fonts-inter", said):
            self.assertIn(word, ended.stderr)

    def test_a_display_where_nothing_is_is_said(self):
        self.assert_missing(self.run_tablet(self.store, display=":65000"), "display")

    def test_a_display_without_graphics_is_said(self):
        bare = self.display(options=("-extension", "GLX"))
        self.assert_missing(self.run_tablet(self.store, display=bare.name), "OpenGL")

    def test_a_missing_font_is_said_by_its_name(self):
        """In a world of its own, where nothing lies in the folder of the fonts."""
        file = self.folder / "picture.png"
        hide = 'mount -t tmpfs none /usr/share/fonts && exec "$@"'
        alone = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
        if subprocess.run([*alone, "mount -t tmpfs none /usr/share/fonts"], check=False,
                          capture_output=True).returncode != 0:
            self.skipTest("this machine lets nobody hide a folder")
        ended = subprocess.run(
            [*alone, hide, "sh", str(BIN / "b2go-tablet"), "--store", str(self.store.folder),
             "--screenshot", str(file), "--screen", "laas"],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        self.assert_missing(ended, "Inter-Regular")
        self.assertFalse(file.exists())

    def test_a_scale_that_is_none_is_refused(self):
        file = self.folder / "picture.png"
        for scale in ("0", "-1", "nan", "99", "inf", "1e400", "", "stor", "0.49", "3.01"):
            ended = self.run_tablet(self.store, "--screenshot", file, "--screen", "laas",
                                    f"--scale={scale}")
            self.assertEqual(ended.returncode, 2, f"{scale}: {ended.stderr}")
            self.assertIn("--scale", ended.stderr)
            self.assertFalse(file.exists())

    def content(self):
        return {path.name: path.read_bytes() for path in self.store.folder.iterdir()
                if path.name != "lock"}

    def refused_picture(self, file):
        ended = self.run_tablet(self.store, "--screenshot", file, "--screen", "idag")
        self.assertEqual((ended.returncode, ended.stdout), (3, ""), f"{file}: {ended.stderr}")
        self.assertIn(str(file), ended.stderr)
        self.assertIn("Intet er ændret", ended.stderr)
        self.assertNotIn("unfinished", ended.stderr)
        self.assertNotIn("isken", ended.stderr)

    def test_nothing_in_the_tablets_own_folder_becomes_a_picture(self):
        folder = self.store.folder
        link = self.folder / "link"
        link.symlink_to(folder)
        before = self.content()
        for name in ("store.db", "keys", "attempts", "window", "enrolling", "new.png"):
            for way in (folder / name, link / name, folder / ".." / folder.name / name,
                        os.path.relpath(folder / name)):
                self.refused_picture(way)
        self.refused_picture(folder)
        self.assertEqual(self.content(), before)
        self.assertEqual(self.store.run("verify").row, {"ok": True})

    def test_only_an_earlier_picture_is_written_over(self):
        letter = self.folder / "letter.txt"
        letter.write_text("et brev", encoding="utf-8")
        (self.folder / "to-letter.png").symlink_to(letter)
        (self.folder / "to-store.png").symlink_to(self.store.folder / "store.db")
        os.link(self.store.folder / "keys", self.folder / "keys.png")
        for name in ("letter.txt", "to-letter.png", "to-store.png", "keys.png"):
            self.refused_picture(self.folder / name)
        self.assertEqual(letter.read_text(encoding="utf-8"), "et brev")
        file = self.folder / "picture.png"
        (self.folder / "picture.png.b2go-unfinished").write_bytes(b"half")
        for _ in range(2):
            ended = self.run_tablet(self.store, "--screenshot", file, "--screen", "laas")
            self.assertEqual((ended.returncode, ended.stderr), (0, ""))

    def test_a_picture_that_has_no_place_is_refused_by_its_own_name(self):
        closed = self.folder / "closed"
        closed.mkdir(mode=0o500)
        names = [self.folder / "nowhere" / "a.png", self.folder / ("x" * 245 + ".png"),
                 self.folder / ("y" * 300), "/proc/nowhere/a.png"]
        if os.geteuid() != 0:
            names.append(closed / "a.png")
        for name in names:
            self.refused_picture(name)

    def test_a_folder_without_a_tablet_is_refused(self):
        ended = self.run_tablet(self.tablet("nobody"))
        self.assertEqual(ended.returncode, 3, ended.stderr)
        self.assertIn("b2go enrol", ended.stderr)


if __name__ == "__main__":
    unittest.main()
