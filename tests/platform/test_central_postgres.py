"""b2go-central with its store in PostgreSQL, against a server of its own that flushes as in
production and is restarted and killed under it."""

import os
import pathlib
import signal
import subprocess
import sys
import unittest

TESTS = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(TESTS / "cli"))
sys.path.insert(0, str(TESTS / "support"))

from postgres import Server, program  # noqa: E402
from programs import ProgramTest, run  # noqa: E402

CITIZEN = {"name": "Zebraline Fiktivgaard"}


class Postgres(ProgramTest):
    databases = 0

    @classmethod
    def setUpClass(cls):
        cls.server = Server(pathlib.Path.cwd() / "build", durable=True)

    @classmethod
    def tearDownClass(cls):
        cls.server.remove()

    def database(self):
        """A new one's connection string."""
        Postgres.databases += 1
        name = f"central{Postgres.databases}"
        subprocess.run([program("createdb"), "-h", self.server.socket, "-U", "b2go", name],
                       check=True)
        return f"host={self.server.socket} user=b2go dbname={name}"

    def schemas_in(self, database):
        asked = subprocess.run([program("psql"), "-X", "-A", "-t", database, "-c",
                                "SELECT count(*) FROM pg_namespace WHERE nspname = 'b2go'"],
                               check=True, capture_output=True, text=True)
        return int(asked.stdout)

    def with_a_tablet(self, central):
        tablet = self.tablet("tablet").enrol(central, "Astrid Demosen").open()
        tablet.do("sync")
        return tablet

    def written(self, tablet, count=3):
        return [tablet.do("put", type="citizen", object=CITIZEN)["id"] for _ in range(count)]


class Running(Postgres):
    def test_the_store_is_in_the_database_and_found_again(self):
        central = self.central("--demo", "--postgres", self.database()).serve()
        tablet = self.with_a_tablet(central)
        self.written(tablet)
        self.assertEqual(tablet.do("sync")["pushed"], 3)
        self.assertFalse((central.folder / "central.db").exists())
        self.assertEqual(os.stat(central.folder / "postgres").st_mode & 0o777, 0o600)
        before = central.ask("stats").row
        self.assertEqual(central.stop(), 0)
        self.assertEqual(central.ask("stats").row, before)
        self.assertEqual(central.ask("verify").row, {"ok": True})

    def test_a_database_is_taken_once(self):
        database = self.database()
        central = self.central("--postgres", database)
        other = run("b2go-central", "init", "--data", self.folder / "other", "--postgres", database)
        self.assertEqual(other.code, 6)
        self.assertFalse((self.folder / "other").exists())
        self.assertEqual(central.ask("verify").row, {"ok": True})
        stranger = self.central()
        self.assertEqual(run("b2go-central", "stats", "--data", stranger.folder, "--postgres",
                             database).code, 5)

    def test_a_password_in_the_address_is_refused_and_not_repeated(self):
        for target in ("postgresql://b2go:hemmelig@localhost/x",
                       "host=localhost user=b2go password=hemmelig"):
            answer = run("b2go-central", "init", "--data", self.folder / "new", "--postgres", target)
            self.assert_refused(answer, field="postgres")
            self.assertNotIn("hemmelig", answer.words + answer.text)
        self.assert_refused(run("b2go-central", "init", "--data", self.folder / "new",
                                "--postgres", "nonsense"), field="postgres")
        self.assertFalse((self.folder / "new").exists())

    def test_a_server_that_is_not_there_is_said(self):
        answer = run("b2go-central", "init", "--data", self.folder / "new", "--postgres",
                     f"host={self.folder} dbname=x")
        self.assertEqual(answer.code, 6)
        self.assertTrue(answer.words)
        self.assertFalse((self.folder / "new").exists())

    def test_restarts_and_crashes_of_the_database_lose_nothing(self):
        central = self.central("--demo", "--postgres", self.database()).serve()
        tablet = self.with_a_tablet(central)
        sent = 0
        for how in (signal.SIGINT, signal.SIGKILL, signal.SIGQUIT):
            ids = self.written(tablet)
            self.assertEqual(tablet.do("sync")["pushed"], 3)
            sent += 3
            self.server.end(how)
            self.written(tablet, 1)
            away = tablet.send(cmd="sync")
            self.assertEqual((away["ok"], away["exit"]), (False, 4))
            self.server.restart()
            self.assertEqual(tablet.do("sync")["pushed"], 1)
            sent += 1
            for each in ids:
                self.assertEqual(tablet.do("get", id=each)["concurrent"], {})
        self.assertEqual(central.ask("verify").row, {"ok": True})
        self.assertEqual(tablet.do("status")["unsent"], 0)
        self.assertEqual(tablet.do("sync")["receipt"]["last_seq"], sent)
        self.assertEqual(central.stop(), 0)

    def test_two_nodes_serve_one_tablet_in_turn(self):
        database = self.database()
        central = self.central("--demo", "--postgres", database).serve()
        node = self.another_node(central, database).serve()
        first = self.tablet("first").enrol(central, "Astrid Demosen").open()
        second = self.tablet("second").enrol(node, "Bo Fiktivgaard").open()
        made = self.written(first, 1)[0]
        first.do("sync")
        second.do("sync")
        self.assertEqual(second.do("get", id=made)["fields"]["name"], CITIZEN["name"])
        second.do("edit", id=made, fields={"name": "Efter Testholm"})
        second.do("sync")
        first.do("sync")
        self.assertEqual(first.do("get", id=made)["fields"]["name"], "Efter Testholm")
        for each in (central, node):
            self.assertEqual(each.ask("verify").row, {"ok": True})
            self.assertEqual(each.stop(), 0)


class Moving(Postgres):
    def test_a_backup_of_one_store_is_restored_into_the_other(self):
        central = self.central("--demo", "--postgres", self.database()).serve()
        tablet = self.with_a_tablet(central)
        self.written(tablet)
        tablet.do("sync")
        file = self.folder / "backup"
        self.assertEqual(central.ask("backup", file).row, {"file": str(file)})
        self.assertNotIn(b"Zebraline", file.read_bytes())
        before = central.ask("stats").row
        central.stop()
        recovery = pathlib.Path(str(central.folder) + ".recovery-key")
        database = self.database()
        for name, options in (("file", []), ("database", ["--postgres", database])):
            new = self.folder / name
            restored = run("b2go-central", "restore", file, "--data", new, "--recovery-key",
                           recovery, *options)
            self.assertEqual(restored.code, 0, restored.words)
            self.assertEqual(restored.row, {"ca_fingerprint": central.fingerprint, "epoch": 2})
            after = run("b2go-central", "stats", "--data", new).row
            self.assertEqual((after["records"], after["changes"]),
                             (before["records"], before["changes"]))
            self.assertEqual(run("b2go-central", "verify", "--data", new).row, {"ok": True})
            self.assertEqual(sorted(entry for entry in os.listdir(new) if entry != "lock"),
                             ["postgres" if options else "central.db"])

    def test_a_central_moves_to_a_database_and_its_tablets_notice_nothing(self):
        central = self.central("--demo").serve()
        tablet = self.with_a_tablet(central)
        self.written(tablet)
        tablet.do("sync")
        database = self.database()
        serving = central.ask("migrate", "--postgres", database)
        self.assertEqual(serving.code, 6)
        self.assertIn(str(central.process.pid), serving.words)
        address = central.address
        central.stop()
        before = central.ask("stats").row
        self.assert_refused(central.ask("migrate"), field="postgres")
        looked = central.ask("migrate", "--postgres", database, "--dry-run")
        self.assertEqual(looked.row, {"records": before["records"], "changes": before["changes"],
                                      "devices": 1, "moved": False})
        self.assertTrue((central.folder / "central.db").exists())
        self.assertEqual(self.schemas_in(database), 0)
        moved = central.ask("migrate", "--postgres", database)
        self.assertEqual(moved.code, 0, moved.words)
        self.assertTrue(moved.row["moved"])
        self.assertFalse((central.folder / "central.db").exists())
        self.assertEqual(central.ask("stats").row, before)
        self.assertEqual(central.ask("verify").row, {"ok": True})
        self.assert_refused(central.ask("migrate", "--postgres", database), field="data")
        central.serve(address)
        self.written(tablet, 2)
        report = tablet.do("sync")
        self.assertEqual(report["pushed"], 2)
        self.assertEqual(report["receipt"]["last_seq"], 5)
        self.assertEqual(central.stop(), 0)


if __name__ == "__main__":
    unittest.main()
