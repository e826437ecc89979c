"""Real tablets that write and sync without a pause, and a ledger of what was acknowledged to them."""

import dataclasses
import os
import pathlib
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from programs import BIN, Tablet  # noqa: E402

SAVES_A_SYNC = 5
PAUSE_S = 0.2
# A refused sync is not hammered; a person would wait longer.
PAUSE_AFTER_REFUSAL_S = 0.5


@dataclasses.dataclass
class Attempt:
    began: float
    ended: float
    pushed: int  # acknowledged changes; 0 if it was refused
    refused: bool


class Pusher(threading.Thread):
    """A tablet at work. Everything that a receipt covers stands in `acknowledged`: id → words."""

    def __init__(self, name, folder, inside=None):
        super().__init__(daemon=True)
        self.name = name
        self.tablet = Tablet(pathlib.Path(folder) / name)
        self.inside = inside  # the machine it is plugged into; None: the city's network
        self.attempts = []
        self.acknowledged = {}
        self.sent_again = 0  # acknowledged, and then missing at the central
        self.stopping = False
        self.wrong = None

    def enrol(self, url, code, fingerprint):
        done = subprocess.run(
            self.command(["enrol", "--central", url, "--code", code, "--ca-fingerprint",
                          fingerprint, "--fast-unlock"]),
            env=self.environment(), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{self.name} does not enrol: {done.stderr} {done.stdout}")
        self.tablet.process = subprocess.Popen(
            self.command(["batch", "-"]), env=self.environment(), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)

    def command(self, words):
        command = [str(BIN / "b2go"), "--store", str(self.tablet.folder), *words]
        return command if self.inside is None else self.inside.inside(command, as_root=True)

    def environment(self):
        return dict(os.environ, B2GO_PASSPHRASE_FILE=str(self.tablet.passphrase_file))

    def run(self):
        try:
            number, waiting = 0, {}
            while not self.stopping:
                for _ in range(SAVES_A_SYNC):
                    number += 1
                    words = f"{self.name} nummer {number}"
                    made = self.tablet.do("put", type="note", object={"text": words})
                    waiting[made["id"]] = words
                if self.sync():
                    self.acknowledged |= waiting
                    waiting = {}
        except Exception as wrong:  # told by whoever started it
            self.wrong = wrong

    def sync(self):
        began = time.monotonic()
        answer = self.tablet.send(cmd="sync")
        self.note(began, answer)
        time.sleep(PAUSE_S if answer["ok"] else PAUSE_AFTER_REFUSAL_S)
        return answer["ok"]

    def note(self, began, answer):
        result = answer.get("result", {})
        self.attempts.append(Attempt(began, time.monotonic(), result.get("pushed", 0),
                                     not answer["ok"]))
        # The tablet has found out that the central lacks what it had acknowledged.
        self.sent_again += result.get("sent_again", 0)

    def finish(self):
        self.stopping = True
        self.join()
        if self.wrong is not None:
            raise self.wrong

    def acknowledged_since(self, moment, until=None):
        """Changes whose push began after `moment` and was acknowledged before `until`."""
        return sum(each.pushed for each in self.attempts
                   if each.began >= moment and (until is None or each.ended <= until))

    def refused_since(self, moment):
        return sum(each.refused for each in self.attempts if each.ended >= moment)

    def first_acknowledged_after(self, moment):
        """When the first push that began after `moment` was acknowledged; None if none was."""
        return next((each.ended for each in self.attempts
                     if each.began >= moment and each.pushed > 0), None)
