#!/usr/bin/env python3
"""Kills b2go and b2go-central with SIGKILL while tablets work and sync, and starts them again.

  rounds.py --rounds N [--seed S] [--keep]

In each round two tablets of one team save and sync at the same time, and one or two of the three
programs are killed: after a random number of answers, or a random moment after a sync has begun.
What was acknowledged must be there afterwards:
  - a save that was answered: on the tablet that answered;
  - a save that a receipt covers: at the central, seen through a third tablet that is never killed;
  - in the end, after a last sync: everything on all tablets, which are equal, and every program's
    own `verify` finds nothing.
The seed repeats the work and the plan, not the operating system's timing. The programs are those
in $B2GO_PROGRAM_DIR.
"""

import argparse
import contextlib
import json
import pathlib
import random
import shutil
import signal
import socket
import statistics
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from programs import Central, Tablet  # noqa: E402
from ledger import Count, Ledger, Lost, Note, Side  # noqa: E402

SAVES_A_DAY = (4, 40)
SHARED_A_ROUND = 3
VICTIMS = (("first",), ("second",), ("central",), ("central",), ("first", "central"),
           ("first", "second"))
FIRST_GUESS_OF_A_SYNC_S = 0.05


class Killed(Exception):
    """The program was killed before it answered."""


def port_outside_the_ephemeral_range(chance):
    """A port that no outgoing connection takes while the central is down."""
    while True:
        port = chance.randrange(20000, 30000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


class Worker:
    """A tablet with somebody at work on it."""

    def __init__(self, name, tablet, chance):
        self.name = name
        self.tablet = tablet
        self.chance = chance
        self.ledger = Ledger()
        self.counts = {}  # id -> the highest number sent
        self.shared = []  # (id, seen) to be edited once each
        self.sync_begun = threading.Event()
        self.sync_seconds = []
        self.on_answer = lambda: None
        self.made = 0

    def send(self, **command):
        """One command and its answer. An answer that is not whole was not given."""
        process = self.tablet.process
        try:
            process.stdin.write(json.dumps(command) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except (BrokenPipeError, ValueError) as error:
            raise Killed from error
        if not line.endswith("\n"):
            raise Killed
        self.on_answer()
        return json.loads(line)

    def do(self, cmd, **command):
        answer = self.send(cmd=cmd, **command)
        if not answer["ok"]:
            raise Lost(f"{self.name}: {cmd} was refused: {answer}")
        return answer["result"]

    def save_one(self):
        self.made += 1
        kind = self.chance.random()
        if self.shared and kind < 0.2:
            record, seen = self.shared.pop()
            word = f"{self.name} {self.made} Demosen"
            done = self.do("edit", id=record, fields={"name": word}, seen=seen)
            self.ledger.saved(done["seq"], Side(record, word))
        elif self.counts and kind < 0.6:
            record = self.chance.choice(list(self.counts))
            self.counts[record] += 1
            number = self.counts[record]
            done = self.do("edit", id=record, fields={"preferred_name": Count.word(number)})
            self.ledger.saved(done["seq"], Count(record, number))
        elif kind < 0.7:
            done = self.do("put", type="citizen", object={
                "name": f"{self.name} {self.made} Testholm", "preferred_name": Count.word(1)})
            self.counts[done["id"]] = 1
            self.ledger.saved(done["seq"], Count(done["id"], 1))
        else:
            text = f"{self.name} skrev nummer {self.made}. " + "Ord. " * self.chance.randrange(60)
            done = self.do("put", type="note", object={"text": text.strip()})
            self.ledger.saved(done["seq"], Note(done["id"], text.strip()))

    def sync(self, may_fail):
        begun = time.monotonic()
        self.sync_begun.set()
        answer = self.send(cmd="sync")
        if answer["ok"]:
            self.ledger.received(answer["result"]["receipt"])
            self.sync_seconds.append(time.monotonic() - begun)
        elif not may_fail or answer["exit"] != 4:
            raise Lost(f"{self.name}: a sync was refused: {answer}")

    def bury(self):
        """Ends what is left of the program; words on their way into it are lost."""
        process = self.tablet.process
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
        process.wait()

    def day(self):
        """Saves and syncs until it is over or the program is killed. True if it was killed."""
        try:
            for _ in range(self.chance.randrange(1, 3)):
                for _ in range(self.chance.randrange(*SAVES_A_DAY)):
                    self.save_one()
                self.sync(may_fail=True)
        except Killed:
            return True
        return False


class Rounds:
    def __init__(self, folder, seed):
        self.chance = random.Random(seed)
        self.central = Central(folder / "central", "--demo")
        port = port_outside_the_ephemeral_range(self.chance)
        self.central.serve(f"127.0.0.1:{port}")
        self.workers = {}
        for name, staff in (("first", "Astrid Demosen"), ("second", "Bo Fiktivgaard"),
                            ("observer", "Clara Testholm")):
            tablet = Tablet(folder / name).enrol(self.central, staff).open()
            self.workers[name] = Worker(name, tablet, random.Random(self.chance.random()))
            self.workers[name].sync(may_fail=False)
        self.first, self.second, self.observer = self.workers.values()
        self.killed = {"first": 0, "second": 0, "central": 0}

    def kill(self, victims):
        for name in victims:
            self.killed[name] += 1
            if name == "central":
                self.central.process.send_signal(signal.SIGKILL)
            else:
                self.workers[name].tablet.process.send_signal(signal.SIGKILL)

    def restart(self, victims):
        if "central" in victims:
            address = self.central.address
            self.central.stop(signal.SIGKILL)
            self.central.serve(address)

    def share(self):
        """Citizens that both hold and have seen alike: in the next round both edit them."""
        for _ in range(SHARED_A_ROUND):
            self.first.do("put", type="citizen", object={"name": "Delt Demosen"})
        self.first.sync(may_fail=False)
        self.second.sync(may_fail=False)
        for row in self.second.do("list", type="citizen", where={"name": "Delt Demosen"}):
            both = [worker.do("get", id=row["id"])["seen"] for worker in (self.first, self.second)]
            if both[0] != both[1]:
                raise Lost(f"{row['id']} differs on two synced tablets")
            for worker in (self.first, self.second):
                if all(row["id"] != held for held, _ in worker.shared):
                    worker.shared.append((row["id"], both[0]))

    def moment(self, victims):
        """When to kill: a function that waits for it, and its description."""
        whose = next((name for name in victims if name != "central"),
                     self.chance.choice(("first", "second")))
        worker = self.workers[whose]
        if self.chance.random() < 0.3:
            wanted = self.chance.randrange(1, SAVES_A_DAY[1])
            reached = threading.Event()
            left = [wanted]

            def count():
                left[0] -= 1
                if left[0] == 0:
                    reached.set()

            worker.on_answer = count
            return reached.wait, f"after {wanted} answers of {whose}"
        typical = statistics.median(worker.sync_seconds[-9:] or [FIRST_GUESS_OF_A_SYNC_S])
        delay = self.chance.uniform(0, 1.2 * typical)
        worker.sync_begun.clear()
        never = threading.Event()

        def wait(limit):
            return worker.sync_begun.wait(limit) and not never.wait(delay)

        return wait, f"{delay * 1000:.0f} ms into a sync of {whose}"

    def run_round(self, number):
        self.share()
        victims = self.chance.choice(VICTIMS)
        wait, when = self.moment(victims)
        errors = []
        done = threading.Event()

        def work(worker):
            try:
                worker.day()
            except Exception as error:  # shown and raised again by the main thread
                errors.append(error)

        threads = [threading.Thread(target=work, args=(worker,))
                   for worker in (self.first, self.second)]
        for thread in threads:
            thread.start()

        def kill_in_time():
            # If the day ends before the moment comes, the programs are killed idle.
            while not done.is_set() and not wait(0.01):
                pass
            self.kill(victims)
            self.restart(victims)

        killer = threading.Thread(target=kill_in_time)
        killer.start()
        for thread in threads:
            thread.join()
        done.set()
        killer.join()
        if errors:
            raise errors[0]
        checked = self.look(victims)
        print(f"round {number}: killed {' and '.join(victims)} {when}; "
              f"{checked} acknowledged changes looked at", flush=True)

    def look(self, victims):
        """Reopens what was killed and looks for everything acknowledged."""
        for worker in (self.first, self.second):
            worker.on_answer = lambda: None
            if worker.name in victims:
                worker.bury()
                worker.tablet.open()
            worker.ledger.received(worker.do("status").get("receipt"))
        self.observer.sync(may_fail=False)
        checked = 0
        for worker in (self.first, self.second):
            saves, covered = worker.ledger.take_new()
            checked += Ledger.check(worker, saves, f"{worker.name}, own saves")
            checked += Ledger.check(self.observer, covered, f"central, receipts of {worker.name}")
        return checked

    def finish(self):
        everyone = (self.first, self.second, self.observer)
        for worker in (self.first, self.second, self.first, self.second, self.observer):
            worker.sync(may_fail=False)
        for worker in everyone:
            if worker.do("status")["unsent"] != 0:
                raise Lost(f"{worker.name} has unsent changes after its last sync")
            for author in (self.first, self.second):
                Ledger.check(worker, author.ledger.saves, f"{worker.name}, at the end")
        self.compare(everyone)
        for worker in everyone:
            found = worker.do("verify")
            if found != {"ok": True}:
                raise Lost(f"{worker.name}: verify finds {found}")
        answer = self.central.ask("verify")
        if answer.code != 0:
            raise Lost(f"central: verify ends with {answer.code}: {answer.text} {answer.words}")

    def compare(self, everyone):
        for kind in ("citizen", "note"):
            ids = [{row["id"] for row in worker.do("list", type=kind)} for worker in everyone]
            if ids[0] != ids[1] or ids[0] != ids[2]:
                raise Lost(f"the tablets do not hold the same records of type {kind}")
            for record in ids[0]:
                cards = [worker.do("get", id=record) for worker in everyone]
                if cards[0] != cards[1] or cards[0] != cards[2]:
                    raise Lost(f"{kind} {record} differs between tablets")

    def stop(self):
        for worker in self.workers.values():
            worker.bury()
        self.central.stop(signal.SIGKILL)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", action="store_true", help="leave the stores where they are")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(2**32)
    print(f"seed {seed}", flush=True)
    folder = tempfile.mkdtemp(prefix="b2go-crash-")
    if options.keep:
        print(f"stores in {folder}", flush=True)
    rounds = None
    try:
        rounds = Rounds(pathlib.Path(folder), seed)
        for number in range(1, options.rounds + 1):
            rounds.run_round(number)
        rounds.finish()
    except Lost as lost:
        print(f"LOST: {lost}", file=sys.stderr)
        return 1
    finally:
        if rounds is not None:
            rounds.stop()
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    saves = sum(len(worker.ledger.saves) for worker in (rounds.first, rounds.second))
    covered = sum(len(worker.ledger.covered()) for worker in (rounds.first, rounds.second))
    kills = ", ".join(f"{name} {count}" for name, count in rounds.killed.items())
    print(f"{options.rounds} rounds, killed: {kills}; {saves} acknowledged saves, {covered} of them "
          f"covered by receipts during the rounds: 0 lost; tablets equal; verify finds nothing")
    return 0


if __name__ == "__main__":
    sys.exit(main())
