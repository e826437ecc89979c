"""What b2go-central makes, replaces and takes away on the disk, and what it leaves alone."""

import hashlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

from programs import BIN, ProgramTest, run  # noqa: E402


def beside(folder, ending):
    return pathlib.Path(str(folder) + ending)


def mark(folder, *files):
    """What a killed init or restore leaves: the files it was about to write, and their hashes."""
    (folder / "setting-up").write_text(json.dumps(
        [{"path": str(file),
          "hash": hashlib.blake2b(file.read_bytes(), digest_size=32).hexdigest()}
         for file in files]))


class SettingUp(ProgramTest):
    def test_of_two_inits_at_once_one_wins_and_its_central_works(self):
        for number in range(4):
            folder = self.folder / f"race{number}"
            racers = [subprocess.Popen([str(BIN / "b2go-central"), "init", "--data", str(folder)],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                      for _ in range(3)]
            ends = [racer.communicate() and racer.returncode for racer in racers]
            self.assertEqual(ends.count(0), 1, ends)
            self.assertEqual(run("b2go-central", "verify", "--data", folder).row, {"ok": True})

    def test_a_killed_init_is_said_and_cleared_by_the_next(self):
        central = self.central()
        folder = central.folder
        key, recovery = beside(folder, ".key"), beside(folder, ".recovery-key")
        mark(folder, key, recovery)
        beside(key, ".b2go-unfinished").write_bytes(b"half")
        (folder / "setting-up.b2go-unfinished").write_bytes(b"half")
        for arguments in (["stats"], ["serve", "--listen", "127.0.0.1:0"],
                          ["backup", self.folder / "b"]):
            stopped = central.ask(*arguments)
            self.assert_refused(stopped, field="data")
            self.assertIn("init", stopped.words)
        again = central.ask("init", "--demo")
        self.assertEqual(again.code, 0, again.words)
        self.assertNotEqual(again.row["ca_fingerprint"], central.fingerprint)
        self.assertTrue(central.ask("stats").row["demo"])
        self.assertEqual(sorted(os.listdir(folder)), ["central.db", "lock"])
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()),
                         [folder.name, key.name, recovery.name])

    def test_clearing_leaves_what_somebody_else_put_there(self):
        central = self.central()
        key = beside(central.folder, ".key")
        mark(central.folder, key)
        key.write_bytes(b"another key")
        self.assert_refused(central.ask("init"), field="key-file")
        self.assertEqual(key.read_bytes(), b"another key")

    def test_a_killed_restore_is_cleared_by_the_next(self):
        central = self.central()
        file = self.folder / "backup"
        central.ask("backup", file)
        new = self.folder / "new"
        new.mkdir()
        mark(new)
        for name in ("central.db.restoring", "central.db.restoring-wal", "central.db"):
            (new / name).write_bytes(b"half")
        restored = run("b2go-central", "restore", file, "--data", new,
                       "--recovery-key", beside(central.folder, ".recovery-key"))
        self.assertEqual(restored.code, 0, restored.words)
        self.assertEqual(sorted(os.listdir(new)), ["central.db", "lock"])

    def test_a_folder_that_is_missing_is_to_be_created_first(self):
        missing = self.folder / "none"
        for arguments, field in ((["--data", self.folder / "c", "--key-file", missing / "k"],
                                  "key-file"), (["--data", missing / "c"], "data")):
            answer = run("b2go-central", "init", *arguments)
            self.assert_refused(answer, field=field)
            self.assertIn(str(missing), answer.words)
        self.assertEqual(os.listdir(self.folder), [])


class Keys(ProgramTest):
    def test_a_changed_byte_anywhere_in_the_key_file_is_seen(self):
        central = self.central()
        key = beside(central.folder, ".key")
        whole = key.read_bytes()
        for at in range(0, len(whole), 37):
            changed = bytearray(whole)
            changed[at] ^= 1
            key.write_bytes(changed)
            answer = central.ask("stats")
            self.assertEqual(answer.code, 6, at)
            self.assertIn("key file", answer.words)
        key.write_bytes(whole)
        self.assertEqual(central.ask("stats").code, 0)

    def test_a_wrong_key_is_told_in_our_words_only(self):
        central, other = self.central(), self.central()
        answer = central.ask("stats", "--key-file", beside(other.folder, ".key"))
        self.assertEqual(answer.code, 5)
        self.assertEqual([line for line in answer.words.splitlines()
                          if not line.startswith("b2go-central: ")], [])


class Backups(ProgramTest):
    def assert_target_refused(self, central, file, *options):
        answer = central.ask("backup", file, *options)
        self.assert_refused(answer, field="FILE")
        return answer

    def test_nothing_but_an_earlier_backup_is_replaced(self):
        central = self.central()
        letter = self.folder / "letter"
        letter.write_text("mine")
        link = self.folder / "link"
        link.symlink_to(central.folder / "central.db")
        data = central.folder
        for serving in (False, True):
            if serving:
                central.serve()
            store = (data / "central.db").read_bytes()
            for file in (data / "central.db", data / "new", data / "x" / ".." / "lock",
                         beside(data, ".key"), beside(data, ".recovery-key"), link, letter, data,
                         self.folder, self.folder / "none" / "b", "/dev/null"):
                self.assert_target_refused(central, file)
            self.assertEqual((data / "central.db").read_bytes(), store)
            self.assertEqual(letter.read_text(), "mine")
            self.assertEqual(central.ask("backup", "").code, 2)
            for _ in ("first", "again"):
                self.assertEqual(central.ask("backup", self.folder / "b").code, 0)
        self.assertEqual(central.ask("verify").row, {"ok": True})

    def test_a_key_file_that_is_gone_is_not_written_over_either(self):
        central = self.central()
        central.serve()
        os.rename(beside(central.folder, ".key"), self.folder / "moved")
        self.assert_target_refused(central, beside(central.folder, ".key"))

    def test_what_lies_beside_the_target_stays(self):
        central = self.central()
        file = self.folder / "b"
        for ending in (".copy", ".copy-wal", ".unfinished"):
            beside(file, ending).write_text("mine")
        self.assertIn(".unfinished", self.assert_target_refused(central, file).words)
        beside(file, ".unfinished").unlink()
        beside(file, ".unfinished").mkdir()
        (beside(file, ".unfinished") / "letter").write_text("mine")
        self.assert_target_refused(central, file)
        (beside(file, ".unfinished") / "letter").rename(beside(file, ".letter"))
        self.assertEqual(central.ask("backup", file).code, 0)
        self.assertFalse(beside(file, ".unfinished").exists())
        for ending in (".copy", ".copy-wal", ".letter"):
            self.assertEqual(beside(file, ending).read_text(), "mine")

    def test_what_a_killed_backup_left_is_taken_away(self):
        central = self.central()
        file = self.folder / "b"
        scratch = beside(file, ".unfinished")
        scratch.mkdir()
        for name in ("b2go-backup", "copy", "copy-wal", "whole"):
            (scratch / name).write_bytes(b"half")
        self.assertEqual(central.ask("backup", file).code, 0)
        self.assertFalse(scratch.exists())

    def test_restoring_from_what_is_no_backup_or_key_says_which(self):
        central = self.central()
        file, new = self.folder / "b", self.folder / "new"
        recovery = beside(central.folder, ".recovery-key")
        central.ask("backup", file)
        whole = file.read_bytes()
        broken = self.folder / "broken"
        for content in (b"", b"hej\n", whole[:20], whole[:-1], whole + b"x"):
            broken.write_bytes(content)
            self.assert_refused(run("b2go-central", "restore", broken, "--data", new,
                                    "--recovery-key", recovery), field="FILE")
        for missing in (self.folder / "none", self.folder):
            self.assert_refused(run("b2go-central", "restore", missing, "--data", new,
                                    "--recovery-key", recovery), field="FILE")
        for key in (file, self.folder, "/dev/zero"):
            answer = run("b2go-central", "restore", file, "--data", new, "--recovery-key", key)
            self.assert_refused(answer, code=5)
            self.assertIn("ingen gendannelsesnøgle", answer.words)
        answer = run("b2go-central", "restore", file, "--data", new)
        self.assert_refused(answer, code=5)
        self.assertIn(f"findes ikke: {beside(new, '.recovery-key')}", answer.words)
        self.assertFalse(new.exists())
        self.assertFalse(beside(new, ".key").exists())

    def test_a_list_of_erasures_that_is_none_restores_nothing(self):
        central = self.central("--demo").serve()
        tablet = self.tablet("one").enrol(central, "Åse Demosen")
        citizen = tablet.run("put", "citizen", given={"name": "Bo Demosen"}).row["id"]
        tablet.run("sync")
        file, new = self.folder / "b", self.folder / "new"
        central.ask("backup", file)
        erased = central.ask("citizen", "erase", citizen, "--reason", "Bedt om det")
        self.assertEqual(erased.code, 0, erased.words)
        restore = ("restore", file, "--data", new, "--recovery-key",
                   beside(central.folder, ".recovery-key"))
        given, there = self.folder / "list", beside(new, ".erasures")
        given.write_bytes(b"")
        for wrong in (given, self.folder, self.folder / "none"):
            self.assert_refused(run("b2go-central", *restore, "--erasures", wrong),
                                field="erasures")
        given.write_bytes(b"no list at all")
        self.assertEqual(run("b2go-central", *restore, "--erasures", given).code, 6)
        self.assertFalse(new.exists() or there.exists())
        whole = beside(central.folder, ".erasures").read_bytes()
        there.write_bytes(b"")
        self.assert_refused(run("b2go-central", *restore), field="erasures")
        there.write_bytes(b"another")
        given.write_bytes(whole)
        two = run("b2go-central", *restore, "--erasures", given)
        self.assert_refused(two, field="erasures")
        self.assertIn(str(there), two.words)
        there.unlink()
        restored = run("b2go-central", *restore, "--erasures", given)
        self.assertEqual(restored.code, 0, restored.words)
        log = run("b2go-central", "citizen", "log", "--data", new).rows
        self.assertEqual([row["citizen"] for row in log], [citizen])


class ControlSocket(ProgramTest):
    def ask(self, central, line):
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(str(central.folder / "control.socket"))
            client.sendall(line.encode() + b"\n")
            with client.makefile() as answer:
                return json.loads(answer.readline())

    def test_no_line_ends_the_serving_central(self):
        central = self.central().serve()
        endless = '{"cmd":' + "[" * 400_000 + "]" * 400_000 + "}"
        for line in ("[1]", "5", "null", '"x"', "{}", "{", "\xff", endless, '{"cmd":5}',
                     '{"cmd":"backup"}', '{"cmd":"backup","file":5}', '{"cmd":["backup"],"file":"x"}',
                     '{"cmd":"revoke","device":"x"}'):
            answer = self.ask(central, line)
            self.assertEqual(answer["code"], 2, line[:60])
            self.assertTrue(answer["words"])
        self.assertEqual(self.ask(central, '{"cmd":"stats","lang":5}')["code"], 0)
        key = beside(central.folder, ".key")
        whole = key.read_bytes()
        asked = {"cmd": "backup", "lang": "en", "file": str(key)}
        refused = self.ask(central, json.dumps(asked))
        self.assertEqual(refused["code"], 3)
        self.assertIn("elsewhere", refused["words"][0])
        self.assertEqual(key.read_bytes(), whole)
        self.assertEqual(central.ask("verify").row, {"ok": True})
        self.assertEqual(central.stop(), 0)


if __name__ == "__main__":
    unittest.main()
