"""b2go-central as its operator meets it: set up, serve, administer, break, restore."""

import fcntl
import os
import pathlib
import signal
import ssl
import stat
import subprocess
import sys
import unittest
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

from programs import BIN, Central, ProgramTest, run  # noqa: E402


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def beside(folder, ending):
    return pathlib.Path(str(folder) + ending)


class SettingUp(ProgramTest):
    def test_init_makes_keys_beside_the_data_for_the_owner_only(self):
        central = self.central("--demo")
        self.assertEqual(len(central.fingerprint), 64)
        self.assertEqual(central.epoch, 1)
        for ending in (".key", ".recovery-key"):
            self.assertEqual(mode(beside(central.folder, ending)), 0o600)
        self.assertEqual(mode(central.folder), 0o700)
        self.assertEqual([f for f in os.listdir(central.folder) if "key" in f], [])

    def test_init_refuses_what_is_in_use_and_changes_nothing(self):
        central = self.central()
        key = beside(central.folder, ".key").read_bytes()
        self.assert_refused(central.ask("init"), field="data")
        self.assertEqual(beside(central.folder, ".key").read_bytes(), key)
        other = self.folder / "other"
        other.mkdir()
        (other / "letter").write_text("mine")
        self.assert_refused(run("b2go-central", "init", "--data", other), field="data")
        self.assertEqual(os.listdir(other), ["letter"])

    def test_a_refused_init_leaves_nothing_behind(self):
        folder = self.folder / "central"
        self.assert_refused(run("b2go-central", "init", "--data", folder, "--host", "not a host"),
                            field="host")
        self.assert_refused(run("b2go-central", "init", "--data", folder,
                                "--key-file", folder / "key"), field="key-file")
        self.assertEqual(os.listdir(self.folder), [])

    def test_arguments_that_make_no_sense_are_usage(self):
        central = self.central()
        for arguments in ([], ["serve"], ["nonsense"], ["serve", "--listen", "here"],
                          ["serve", "--listen", "127.0.0.1:99999"], ["enrol", "--staff", "A"],
                          ["device"], ["device", "revoke", "first"], ["citizen"],
                          ["citizen", "erase", "x"], ["discard", "100001", "1"], ["release"], ["stats", "--lang", "de"]):
            answer = central.ask(*arguments)
            self.assertEqual(answer.code, 2, arguments)
            self.assertEqual(answer.text, "")
        self.assertEqual(run("b2go-central", "stats").code, 2)
        self.assertEqual(run("b2go-central", "--help").code, 0)

    def test_words_come_in_the_language_asked_for(self):
        nowhere = self.folder / "nowhere"
        self.assertIn("Opret den", run("b2go-central", "stats", "--data", nowhere).words)
        english = run("b2go-central", "stats", "--data", nowhere, "--lang", "en")
        self.assertIn("Make one", english.words)
        self.assert_refused(english, field="data")


class Serving(ProgramTest):
    def test_administration_says_the_same_with_and_without_a_server(self):
        central = self.central("--demo")
        for _ in ("alone", "through the socket"):
            code = central.ask("enrol", "--staff", "Astrid Demosen", "--role", "staff",
                               "--team", "Team Prøve")
            self.assertEqual(code.code, 0, code.words)
            self.assertRegex(code.row["code"], r"^\w{5}-\w{5}$")
            self.assertRegex(code.row["expires"], r"^20\d\d-")
            self.assertEqual(central.ask("verify").row, {"ok": True})
            self.assertEqual(central.ask("conflicts").rows, [])
            self.assert_refused(central.ask("enrol", "--staff", "A", "--role", "king",
                                            "--team", "T"), field="role")
            self.assert_refused(central.ask("device", "revoke", "77"))
            self.assert_refused(central.ask("device", "report", "77"), field="device")
            if central.process is None:
                alone = (central.ask("stats").row, central.ask("device", "list").rows)
                central.serve()
        self.assertEqual(central.ask("device", "list").rows, alone[1])
        self.assertEqual(central.ask("stats").row["epoch"], alone[0]["epoch"])
        self.assertTrue(central.ask("stats").row["demo"])
        self.assertEqual(mode(central.folder / "control.socket"), 0o600)
        self.assertEqual(central.stop(), 0)

    def test_health_answers_over_https(self):
        central = self.central().serve()
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        with urllib.request.urlopen(f"https://{central.address}/v1/health",
                                    context=context) as answer:
            self.assertEqual(answer.status, 200)

    def test_a_folder_is_served_once_and_the_holder_is_named(self):
        central = self.central().serve()
        second = central.ask("serve", "--listen", "127.0.0.1:0")
        self.assertEqual(second.code, 6)
        self.assertIn(f"pid {central.process.pid}", second.words)
        self.assertEqual(central.ask("stats").code, 0)

    def test_a_holder_without_a_socket_is_named_too(self):
        central = self.central()
        with open(central.folder / "lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.write(f"{os.getpid()}\n")
            lock.flush()
            answer = central.ask("stats")
        self.assertEqual(answer.code, 6)
        self.assertIn(f"pid {os.getpid()}", answer.words)
        self.assertEqual(central.ask("stats").code, 0)

    def test_a_port_that_is_taken_is_said(self):
        central = self.central().serve()
        other = self.central()
        answer = other.ask("serve", "--listen", central.address)
        self.assertEqual(answer.code, 6)
        self.assertIn(central.address.split(":")[1], answer.words)

    def test_either_signal_ends_it_cleanly(self):
        central = self.central()
        for how in (signal.SIGTERM, signal.SIGINT):
            self.assertEqual(central.serve().stop(how), 0)
            self.assertFalse((central.folder / "control.socket").exists())

    def test_a_killed_server_is_started_again(self):
        central = self.central().serve()
        central.code_for("Astrid Demosen")
        before = central.ask("stats").row
        central.stop(signal.SIGKILL)
        self.assertTrue((central.folder / "control.socket").exists())
        self.assertEqual(central.ask("stats").row, before)
        central.serve()
        self.assertEqual(central.ask("stats").row, before)
        self.assertEqual(central.ask("verify").row, {"ok": True})
        self.assertEqual(central.stop(), 0)

    def test_the_socket_works_in_a_folder_with_a_long_name(self):
        folder = self.folder / ("a" * 100) / ("b" * 100)
        folder.parent.mkdir()
        central = Central(folder)
        self._started.append(central)
        central.serve()
        self.assertEqual(central.ask("stats").code, 0)

    def test_the_access_log_is_lines_of_json(self):
        central = self.central()
        process = subprocess.Popen(
            [str(BIN / "b2go-central"), "serve", "--data", str(central.folder), "--listen",
             "[::1]:0", "--access-log"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            address = process.stdout.readline()
            self.assertIn("[::1]:", address)
            context = ssl.create_default_context()
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            url = "https://" + address.split('"')[3] + "/v1/health"
            urllib.request.urlopen(url, context=context).close()
            line = process.stderr.readline()
            while not line.startswith("{"):
                line = process.stderr.readline()
            self.assertRegex(line, r'"path":"/v1/health","status":200,"device":0,')
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate()


class Keys(ProgramTest):
    def test_a_key_file_that_others_may_read_is_refused(self):
        central = self.central()
        os.chmod(beside(central.folder, ".key"), 0o640)
        self.assert_refused(central.ask("serve", "--listen", "127.0.0.1:0"), field="key-file")
        self.assert_refused(central.ask("stats"), field="key-file")
        os.chmod(beside(central.folder, ".key"), 0o600)
        self.assertEqual(central.ask("stats").code, 0)

    def test_a_wrong_or_missing_key_opens_nothing(self):
        central = self.central()
        other = self.central()
        key = beside(central.folder, ".key")
        self.assertEqual(central.ask("stats", "--key-file", beside(other.folder, ".key")).code, 5)
        whole = key.read_bytes()
        key.write_bytes(whole[:50])
        self.assertEqual(central.ask("stats").code, 6)
        key.unlink()
        missing = central.ask("stats")
        self.assertEqual(missing.code, 5)
        self.assertTrue(missing.words)
        key.write_bytes(whole)
        os.chmod(key, 0o600)
        self.assertEqual(central.ask("verify").row, {"ok": True})

    def test_the_key_may_lie_elsewhere_or_come_from_the_service_manager(self):
        folder = self.folder / "central"
        key = self.folder / "keys" / "b2go-central.key"
        key.parent.mkdir()
        made = run("b2go-central", "init", "--data", folder, "--key-file", key)
        self.assertEqual(made.code, 0, made.words)
        self.assertFalse(beside(folder, ".key").exists())
        self.assertEqual(run("b2go-central", "stats", "--data", folder).code, 5)
        self.assertEqual(run("b2go-central", "stats", "--data", folder, "--key-file", key).code, 0)
        given = subprocess.run([str(BIN / "b2go-central"), "stats", "--data", str(folder)],
                               env=dict(os.environ, CREDENTIALS_DIRECTORY=str(key.parent)),
                               capture_output=True, check=False)
        self.assertEqual(given.returncode, 0)


class Backups(ProgramTest):
    def test_a_backup_and_the_recovery_key_are_all_it_takes(self):
        central = self.central("--demo").serve()
        central.code_for("Astrid Demosen")
        before = central.ask("stats").row
        file = self.folder / "backup"
        self.assertEqual(central.ask("backup", file).row, {"file": str(file)})
        central.stop()
        recovery = beside(central.folder, ".recovery-key")
        restored = run("b2go-central", "restore", file, "--data", self.folder / "new",
                       "--recovery-key", recovery)
        self.assertEqual(restored.code, 0, restored.words)
        self.assertEqual(restored.row, {"ca_fingerprint": central.fingerprint, "epoch": 2})
        self.assertEqual(mode(self.folder / "new.key"), 0o600)
        after = run("b2go-central", "stats", "--data", self.folder / "new").row
        self.assertGreaterEqual(after["records"], before["records"])
        self.assertEqual(run("b2go-central", "verify", "--data", self.folder / "new").row,
                         {"ok": True})

    def test_a_refused_restore_leaves_nothing_behind(self):
        central = self.central()
        other = self.central()
        file = self.folder / "backup"
        central.ask("backup", file)
        new = self.folder / "new"
        wrong = run("b2go-central", "restore", file, "--data", new,
                    "--recovery-key", beside(other.folder, ".recovery-key"))
        self.assertEqual(wrong.code, 5, wrong.words)
        none = run("b2go-central", "restore", file, "--data", new,
                   "--recovery-key", self.folder / "none")
        self.assertEqual(none.code, 5, none.words)
        self.assert_refused(run("b2go-central", "restore", file, "--data", other.folder,
                                "--recovery-key", beside(central.folder, ".recovery-key")),
                            field="data")
        self.assert_refused(run("b2go-central", "restore", file, "--data", new,
                                "--key-file", beside(other.folder, ".key"),
                                "--recovery-key", beside(central.folder, ".recovery-key")),
                            field="key-file")
        self.assertFalse(new.exists())
        self.assertFalse(beside(new, ".key").exists())
        self.assertEqual(other.ask("verify").row, {"ok": True})


if __name__ == "__main__":
    unittest.main()
