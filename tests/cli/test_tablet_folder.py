"""What enrolling and opening do with a tablet's folder that is not as it should be."""

import os
import pty
import shutil
import subprocess
import unittest

from programs import BIN, PASSPHRASE, ProgramTest

NOBODY = ("enrol", "--central", "https://127.0.0.1:1", "--code", "AAAAA-AAAAA",
          "--ca-fingerprint", "ab" * 32, "--fast-unlock")


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Enrolled(ProgramTest):
    def setUp(self):
        super().setUp()
        self.served = self.central("--demo").serve()
        self.one = self.tablet("one").enrol(self.served, "Astrid Demosen")
        self.one.run("put", "citizen", given={"name": "Åse Demosen"})

    def enrolment(self, code):
        return ("enrol", "--central", f"https://{self.served.address}", "--code", code,
                "--ca-fingerprint", self.served.fingerprint, "--fast-unlock")

    def test_a_store_whose_key_file_is_gone_is_never_touched(self):
        keys = self.one.folder / "keys"
        kept = keys.read_bytes()
        keys.unlink()
        before = content(self.one.folder)
        for arguments in (NOBODY, self.enrolment("AAAAA-AAAAA"),
                          self.enrolment(self.served.code_for("Bo Fiktivgaard")), ("status",)):
            answer = self.one.run(*arguments)
            self.assert_refused(answer)
            self.assertIn(str(keys), answer.words)
            self.assertEqual(content(self.one.folder), before)
        keys.write_bytes(kept)
        self.assertEqual(self.one.run("verify").row, {"ok": True})
        self.assertEqual(self.one.run("status").row["unsent"], 1)

    def test_a_key_file_whose_store_is_gone_is_never_touched(self):
        os.rename(self.one.folder / "store.db", self.folder / "elsewhere")
        before = content(self.one.folder)
        self.assert_refused(self.one.run(*NOBODY))
        self.assert_refused(self.one.run("status"))
        self.assertEqual(content(self.one.folder), before)

    def test_a_lock_that_is_a_link_is_left_alone_and_so_is_what_it_points_at(self):
        letter = self.folder / "letter.txt"
        letter.write_text("mine")
        lock = self.one.folder / "lock"
        lock.unlink()
        lock.symlink_to(letter)
        answer = self.one.run("status")
        self.assert_refused(answer, code=6)
        self.assertIn(str(lock), answer.words)
        self.assertEqual(letter.read_text(), "mine")
        lock.unlink()
        os.mkfifo(lock)
        self.assert_refused(self.one.run("status"), code=6)
        lock.unlink()
        self.assertEqual(self.one.run("status").code, 0)

    def test_an_enrolled_tablet_is_not_enrolled_again(self):
        self.assertEqual(self.one.run(*NOBODY).code, 4)  # the central says whether it knows it
        code = self.served.code_for("Astrid Demosen")
        enrolment = ("enrol", "--central", f"https://{self.served.address}", "--code", code,
                     "--ca-fingerprint", self.served.fingerprint, "--fast-unlock")
        self.assert_refused(self.one.run(*enrolment))
        self.assertEqual(self.one.run("status").row["unsent"], 1)
        self.assertEqual(self.tablet("two").run(*enrolment).code, 0)  # the code is as good as new

    def test_a_damaged_first_page_is_damage_and_not_a_wrong_key(self):
        store = self.one.folder / "store.db"
        damaged = bytearray(store.read_bytes())
        damaged[100] ^= 1
        store.write_bytes(damaged)
        answer = self.one.run("status")
        self.assertEqual(answer.code, 6)
        self.assertIn(str(store), answer.words)

    def test_what_lies_in_the_place_of_a_file_is_named_and_nobody_waits_for_it(self):
        self.one.run("status")
        ring = self.folder / "ring"
        ring.symlink_to(ring)
        for name in ("keys", "store.db", "attempts"):
            path = self.one.folder / name
            aside = self.folder / "aside"
            os.rename(path, aside)
            obstacles = [path.mkdir, lambda p=path: os.mkfifo(p), lambda p=path: p.symlink_to(ring)]
            if os.geteuid() != 0:
                obstacles.append(lambda p=path: (p.write_bytes(b"x"), p.chmod(0)))
            for lie in obstacles:
                lie()
                before = path.lstat()
                for language, safe in (("da", "er urørt"), ("en", "is untouched")):
                    answer = self.one.run("--lang", language, "status")
                    self.assertEqual((answer.code, answer.text), (6, ""), answer.words)
                    self.assertIn(str(path), answer.words)
                    self.assertIn(safe, answer.words)
                self.assertEqual(path.lstat().st_ino, before.st_ino)
                if path.is_dir() and not path.is_symlink():
                    path.rmdir()
                else:
                    path.unlink()
            os.rename(aside, path)
        self.assertEqual(self.one.run("status").row["unsent"], 1)

    def test_a_damaged_key_file_is_told_in_our_words_only(self):
        keys = self.one.folder / "keys"
        keys.write_bytes(keys.read_bytes().replace(b"owner", b"\xff\xff\xff\xff\xff"))
        answer = self.one.run("status")
        self.assertEqual(answer.code, 6)
        self.assertEqual([line for line in answer.words.splitlines()
                          if not line.startswith("b2go: ")], [])

    def test_an_enrolment_without_network_is_taken_up_again_or_thrown_away(self):
        two = self.tablet("two")
        self.assertEqual(two.run(*NOBODY).code, 4)
        self.assert_refused(two.run("status"))
        two.passphrase_file.write_text("en helt anden adgangssætning\n", encoding="utf-8")
        for arguments in (NOBODY, ("status",)):
            other = two.run(*arguments)
            self.assert_refused(other, code=5)
            self.assertIn("slet mappen", other.words)
        two.passphrase_file.write_text(PASSPHRASE + "\n", encoding="utf-8")
        two.enrol(self.served, "Bo Fiktivgaard")
        self.assertEqual(two.run("status").code, 0)
        # The two wrong passphrases were tries, and are remembered as such.
        self.assertEqual(sorted(content(two.folder)), ["attempts", "keys", "lock", "reserve", "store.db"])

    def test_an_enrolment_killed_before_its_keys_were_written_starts_over(self):
        two = self.tablet("two")
        two.run(*NOBODY)
        (two.folder / "keys").unlink()
        (two.folder / "keys.b2go-unfinished").write_bytes(b"half")
        (two.folder / "store.db").write_bytes(b"")
        two.enrol(self.served, "Bo Fiktivgaard")
        self.assertEqual(sorted(content(two.folder)),
                         ["attempts", "keys", "lock", "reserve", "store.db"])

    def test_the_mark_of_an_enrolment_that_was_done_costs_nothing(self):
        (self.one.folder / "enrolling").write_bytes(b"")
        self.assertEqual(self.one.run(*NOBODY).code, 4)
        self.assertFalse((self.one.folder / "enrolling").exists())
        (self.one.folder / "enrolling").write_bytes(b"")
        self.assertEqual(self.one.run("status").row["unsent"], 1)
        self.assertFalse((self.one.folder / "enrolling").exists())

    def test_a_refused_enrolment_leaves_what_was_in_the_folder(self):
        two = self.tablet("two")
        two.folder.mkdir()
        (two.folder / "letter").write_text("mine")
        self.assert_refused(two.run(*self.enrolment("AAAAA-AAAAA")))
        self.assertEqual(os.listdir(two.folder), ["letter"])


class Passphrases(ProgramTest):
    def test_a_short_one_from_a_file_is_said_to_be_short(self):
        for name, words, is_short in (("a", "ærøskøbing1", True),  # eleven characters, more bytes
                                      ("b", "ærøskøbing12", False)):
            answer = self.tablet(name, words).run(*NOBODY)
            self.assertEqual(answer.code, 4)
            self.assertEqual("12" in answer.words, is_short, answer.words)

    def test_a_file_that_holds_none_is_named(self):
        one = self.tablet("one")
        one.passphrase_file.write_text("x" * 5000, encoding="utf-8")
        for path in (one.passphrase_file, "/dev/zero", self.folder, self.folder / "none"):
            one.passphrase_file = path
            answer = one.run(*NOBODY)
            self.assert_refused(answer, code=5)
            self.assertIn(str(path), answer.words)
        self.assertFalse(one.folder.exists())

    def ask_on_a_terminal(self, *typed):
        person, terminal = pty.openpty()
        environment = dict(os.environ)
        environment.pop("B2GO_PASSPHRASE_FILE", None)
        process = subprocess.Popen([str(BIN / "b2go"), "--store", str(self.folder / "one"), *NOBODY],
                                   stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=environment, bufsize=0)
        os.close(terminal)
        said = b""
        for line in typed:
            asked = b""
            while not asked.endswith(b": "):
                asked += process.stderr.read(4096)
            os.write(person, line.encode() + b"\n")
            said += asked
        text, words = process.communicate()
        os.close(person)
        return process.returncode, (said + words).decode()

    def test_a_new_one_is_asked_for_twice_on_a_terminal(self):
        code, words = self.ask_on_a_terminal("fem ord her og nu", "fem ord der og nu")
        self.assertEqual(code, 5, words)
        self.assertIn("ikke ens", words)
        self.assertFalse((self.folder / "one").exists())
        code, words = self.ask_on_a_terminal("fem ord her og nu", "fem ord her og nu")
        self.assertEqual(code, 4, words)
        shutil.rmtree(self.folder / "one")


if __name__ == "__main__":
    unittest.main()
