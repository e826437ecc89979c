"""What the three programs say to a folder that is none, or may not be used."""

import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

from programs import BIN, PASSPHRASE, ProgramTest  # noqa: E402

NOBODY = 65534
ENROL = ("enrol", "--central", "https://127.0.0.1:1", "--code", "AAAAA-AAAAA",
         "--ca-fingerprint", "ab" * 32, "--fast-unlock")


class Places(ProgramTest):
    def setUp(self):
        super().setUp()
        self.passphrase_file = self.folder / "passphrase"
        self.passphrase_file.write_text(PASSPHRASE + "\n", encoding="utf-8")
        self.is_root = os.geteuid() == 0
        # Whoever may do anything is not kept out of a folder: the programs run as nobody then.
        self.folder.chmod(0o755)
        self.passphrase_file.chmod(0o644)

    def programs(self):
        """Each with what follows the folder; the window only where it was built."""
        yield "b2go", "--store", ("status",)
        yield "b2go", "--store", ENROL
        yield "b2go-central", "--data", ("stats",)
        yield "b2go-central", "--data", ("init", "--demo")
        if (BIN / "b2go-tablet").exists():
            yield "b2go-tablet", "--store", ()
            yield "b2go-tablet", "--store", ("--screenshot", str(self.folder / "picture.png"),
                                             "--screen", "laas")

    def run_on(self, program, option, place, rest, language="da", powerless=False):
        environment = {name: value for name, value in os.environ.items()
                       if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment["B2GO_PASSPHRASE_FILE"] = str(self.passphrase_file)
        who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if powerless else {}
        return subprocess.run([bytes(BIN / program), option.encode(), place, b"--lang",
                               language.encode(), *(part.encode() for part in rest)],
                              env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, check=False, **who)

    def assert_refused_everywhere(self, place, words, powerless=False):
        raw = place if isinstance(place, bytes) else os.fsencode(place)
        for language, said in zip(("da", "en"), words):
            for program, option, rest in self.programs():
                with self.subTest(program=program, rest=rest, language=language):
                    ended = self.run_on(program, option, raw, rest, language, powerless)
                    self.assertEqual(ended.returncode, 3, ended.stderr)
                    self.assertIn(said, ended.stderr)
                    if program != "b2go-tablet":
                        self.assertIn(f'"field":"{option[2:]}"', ended.stdout)

    def test_a_link_that_leads_round(self):
        for one, other in (("one", "other"), ("other", "one")):
            (self.folder / one).symlink_to(self.folder / other)
        words = ("går i ring", "round in a circle")
        self.assert_refused_everywhere(self.folder / "one", words)
        self.assert_refused_everywhere(self.folder / "one" / "below", words)

    def test_a_file(self):
        file = self.folder / "file"
        file.write_text("kun en fil", encoding="utf-8")
        self.assert_refused_everywhere(file, ("er ikke en mappe", "is no folder"))
        self.assert_refused_everywhere(file / "below", ("ligger under", "lies under"))
        self.assertEqual(file.read_text(encoding="utf-8"), "kun en fil")

    @staticmethod
    def nobody_may_start():
        """Not where the sources lie in the administrator's own folder, or its libraries do."""
        try:
            return subprocess.run([str(BIN / "b2go"), "--version"], user=NOBODY,
                                  capture_output=True, check=False).returncode == 0
        except PermissionError:
            return False

    def test_a_folder_of_somebody_else(self):
        own = self.folder / "own"
        own.mkdir()
        inside = own / "inside"
        inside.mkdir()
        if not self.is_root:
            self.addCleanup(own.chmod, 0o700)
        own.chmod(0o700 if self.is_root else 0)
        if self.is_root and not self.nobody_may_start():
            self.skipTest("nobody may start the programs here")
        self.assert_refused_everywhere(own, ("må programmet ikke", "may not be"), self.is_root)
        self.assert_refused_everywhere(inside, ("må programmet ikke", "may not be"), self.is_root)

    def test_a_name_that_is_too_long(self):
        self.assert_refused_everywhere(self.folder / ("x" * 300), ("for langt", "too long"))

    def test_a_name_that_is_no_text(self):
        for raw in (b"\xff\xfe", b"\xc3", b"\xed\xa0\x80"):
            for program, option, rest in self.programs():
                with self.subTest(program=program, rest=rest, raw=raw):
                    ended = self.run_on(program, option, bytes(self.folder) + b"/" + raw, rest)
                    self.assertEqual((ended.returncode, ended.stdout), (2, ""))
                    self.assertIn("UTF-8", ended.stderr)

    def test_an_odd_name_that_is_text_is_a_folder_like_any_other(self):
        for name in ("Ærø 🙂", "med\nlinjer", "citat\"tegn'", "-minus", " "):
            folder = self.folder / name
            with self.subTest(name=name):
                made = self.run_on("b2go-central", "--data", bytes(folder), ("init", "--demo"))
                self.assertEqual(made.returncode, 0, made.stderr)
                ended = self.run_on("b2go-central", "--data", bytes(folder), ("verify",))
                self.assertEqual((ended.returncode, ended.stdout), (0, '{"ok":true}\n'))

    def test_no_name_at_all(self):
        for program, option, rest in self.programs():
            with self.subTest(program=program, rest=rest):
                ended = self.run_on(program, option, b"", rest)
                self.assertEqual(ended.returncode, 2, ended.stderr)
                self.assertTrue(ended.stderr.strip())


if __name__ == "__main__":
    unittest.main()
