"""Drives the real programs b2go and b2go-central for the tests beside this file."""

import json
import os
import pathlib
import signal
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ["B2GO_PROGRAM_DIR"])
PASSPHRASE = "fem helt opdigtede ord her"


class Answer:
    """What a program left: exit code, objects printed one a line, words for people."""

    def __init__(self, process):
        self.code = process.returncode
        self.text = process.stdout
        self.words = process.stderr

    @property
    def rows(self):
        return [json.loads(line) for line in self.text.splitlines()]

    @property
    def row(self):
        return self.rows[0]


def run(program, *arguments, given=None, passphrase_file=None):
    environment = dict(os.environ)
    environment.pop("B2GO_PASSPHRASE_FILE", None)
    if passphrase_file:
        environment["B2GO_PASSPHRASE_FILE"] = str(passphrase_file)
    return Answer(
        subprocess.run(
            [str(BIN / program), *map(str, arguments)],
            input=given if given is not None else "",
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )
    )


class Central:
    """A central on a folder of its own; serves on a free port."""

    def __init__(self, folder, *init_options):
        self.folder = pathlib.Path(folder)
        made = run("b2go-central", "init", "--data", self.folder, *init_options)
        if made.code != 0:
            raise AssertionError(f"init: {made.code} {made.words}")
        self.fingerprint = made.row["ca_fingerprint"]
        self.epoch = made.row["epoch"]
        self.process = None
        self.address = None

    @classmethod
    def beside(cls, central, folder, database):
        """Another node of `central` over the same database, with a copy of its key file."""
        node = cls.__new__(cls)
        node.folder, node.fingerprint, node.epoch = (pathlib.Path(folder), central.fingerprint,
                                                     central.epoch)
        node.process, node.address = None, None
        key = pathlib.Path(str(node.folder) + ".key")
        key.write_bytes(pathlib.Path(str(central.folder) + ".key").read_bytes())
        os.chmod(key, 0o600)
        node.database = database
        return node

    # Where the store of another node is; it writes that down when it first serves.
    database = None

    def serve(self, listen="127.0.0.1:0", *options):
        if self.database is not None:
            options = ("--postgres", self.database, *options)
        log = open(str(self.folder) + ".log", "a", encoding="utf-8")
        with log:
            self.process = subprocess.Popen(
                [str(BIN / "b2go-central"), "serve", "--data", str(self.folder),
                 "--listen", listen, *options],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self.address = json.loads(self.process.stdout.readline())["listening"]
        return self

    def stop(self, how=signal.SIGTERM):
        if self.process is None:
            return None
        self.process.send_signal(how)
        code = self.process.wait()
        self.process.stdout.close()
        self.process = None
        return code

    def ask(self, *arguments):
        return run("b2go-central", *arguments, "--data", self.folder)

    def code_for(self, staff, role="staff", team="Team Prøve"):
        answer = self.ask("enrol", "--staff", staff, "--role", role, "--team", team)
        if answer.code != 0:
            raise AssertionError(f"enrol: {answer.code} {answer.words}")
        return answer.row["code"]


class Tablet:
    """A tablet's folder with one co-process at a time, or one program per command."""

    def __init__(self, folder, passphrase=PASSPHRASE):
        self.folder = pathlib.Path(folder)
        self.passphrase_file = pathlib.Path(str(folder) + ".passphrase")
        self.passphrase_file.write_text(passphrase + "\n", encoding="utf-8")
        self.process = None

    def run(self, *arguments, given=None):
        if isinstance(given, (dict, list)):
            given = json.dumps(given)
        return run("b2go", "--store", self.folder, *arguments, given=given,
                   passphrase_file=self.passphrase_file)

    def enrol(self, central, staff, role="staff", team="Team Prøve"):
        answer = self.run("enrol", "--central", f"https://{central.address}",
                          "--code", central.code_for(staff, role, team),
                          "--ca-fingerprint", central.fingerprint, "--fast-unlock")
        if answer.code != 0:
            raise AssertionError(f"enrol: {answer.code} {answer.words} {answer.text}")
        self.device = answer.row["device"]
        return self

    def open(self):
        environment = dict(os.environ, B2GO_PASSPHRASE_FILE=str(self.passphrase_file))
        self.process = subprocess.Popen(
            [str(BIN / "b2go"), "--store", str(self.folder), "batch", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        return self

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.stdout.close()
            self.process.wait()
            self.process = None

    def send(self, **command):
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def do(self, cmd, **command):
        """One command on the open co-process; its result, or a failed test."""
        answer = self.send(cmd=cmd, **command)
        if not answer["ok"]:
            raise AssertionError(f"{cmd} {command}: {answer}")
        return answer["result"]


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own; programs it started end with it."""

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix="b2go-test-")
        self.folder = pathlib.Path(self._folder.name)
        self._started = []

    def tearDown(self):
        for started in self._started:
            started.close() if isinstance(started, Tablet) else started.stop(signal.SIGKILL)
        self._folder.cleanup()

    def central(self, *init_options):
        central = Central(self.folder / f"central{len(self._started)}", *init_options)
        self._started.append(central)
        return central

    def another_node(self, central, database):
        node = Central.beside(central, self.folder / f"node{len(self._started)}", database)
        self._started.append(node)
        return node

    def tablet(self, name, passphrase=PASSPHRASE):
        tablet = Tablet(self.folder / name, passphrase)
        self._started.append(tablet)
        return tablet

    def two_tablets(self):
        """A demo central that serves, and two enrolled tablets of one team, open."""
        central = self.central("--demo").serve()
        first = self.tablet("first").enrol(central, "Astrid Demosen").open()
        second = self.tablet("second").enrol(central, "Bo Fiktivgaard").open()
        first.do("sync")
        second.do("sync")
        return central, first, second

    def assert_refused(self, answer, code=3, field=None):
        self.assertEqual(answer.code, code, answer.words + answer.text)
        self.assertTrue(answer.words.strip(), "a person is told what happened")
        if code == 3:
            errors = answer.row["errors"]
            self.assertTrue(errors and all(error["message"] for error in errors))
            if field is not None:
                self.assertIn(field, [error["field"] for error in errors])
