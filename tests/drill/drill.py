#!/usr/bin/env python3
"""Breaks a central's machines one after the other while tablets push, and counts what it costs.

  drill.py [--tablets N] [--etcd-beside] [--keep]

Three machines, each with a PostgreSQL member under Patroni and a node of b2go-central, three more
with etcd (with --etcd-beside it runs on the first three), and nginx with the product's example
configuration in front, each machine with a network of its own. Prints one table: per fault, how long
no push was acknowledged, how many syncs were refused meanwhile, what the database lost of what had
been acknowledged, and what was missing in the end. Ends with 1 if any of either was. As root, for the
network; the programs run as an unprivileged user in a temporary folder. The programs are those in
$B2GO_PROGRAM_DIR.
"""

import argparse
import dataclasses
import pathlib
import shutil
import signal
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import machines  # noqa: E402

if __name__ == "__main__":
    machines.enter_private_network()

from cluster import TIMING, Cluster  # noqa: E402
from machines import Machine  # noqa: E402
from office import Office  # noqa: E402

PATIENCE_S = 180
CALM_S = 5


@dataclasses.dataclass
class Row:
    fault: str
    first_s: float  # until the first push that began after the fault was acknowledged
    all_s: float  # until one of each tablet's was
    refused: int
    acknowledged: int
    sent_again: int = 0  # what the database lost and tablets gave back
    note: str = ""


class TwoPrimaries(threading.Thread):
    """Looks at every member's own socket, whatever its cable: who takes writes at the same time."""

    def __init__(self, cluster):
        super().__init__(daemon=True)
        self.cluster = cluster
        self.seen_s = 0.0
        self.stopping = False

    def run(self):
        last = time.monotonic()
        while not self.stopping:
            writers = [each.name for each in self.cluster.members if self.cluster.takes_writes(each)]
            now = time.monotonic()
            if len(writers) > 1:
                self.seen_s += now - last
            last = now
            time.sleep(0.5)


class Drill:
    def __init__(self, folder, tablets, etcd_beside):
        databases = [Machine(f"db{number}", number, folder) for number in (1, 2, 3)]
        etcd = databases if etcd_beside else [
            Machine(f"etcd{number}", 10 + number, folder) for number in (1, 2, 3)]
        self.machines = [*databases, *(each for each in etcd if each not in databases)]
        self.cluster = Cluster(databases, etcd)
        self.office = Office(folder, self.cluster)
        self.rows = []
        self.primaries = TwoPrimaries(self.cluster)
        for number in range(tablets):
            self.office.tablet(f"tablet{number}")
        for machine in self.cluster.members:
            self.office.tablet(f"beside-{machine.name}", machine)
        self.city = [each for each in self.office.pushers if each.inside is None]
        for each in self.office.pushers:
            each.start()
        self.primaries.start()
        self.wait_for("the first pushes", lambda: all(each.acknowledged
                                                      for each in self.office.pushers))

    def wait_for(self, what, holds, patience_s=PATIENCE_S):
        deadline = time.monotonic() + patience_s
        while not holds():
            for each in self.office.pushers:
                if each.wrong is not None:
                    raise each.wrong
            if time.monotonic() > deadline:
                raise RuntimeError(f"waited in vain for {what}: {self.cluster.roles()}")
            time.sleep(0.1)

    def calm(self):
        self.wait_for("a whole cluster", self.cluster.is_whole)
        since = time.monotonic()
        self.wait_for("a push of everybody", lambda: all(
            each.first_acknowledged_after(since) for each in self.office.pushers))
        time.sleep(CALM_S)
        self.wait_for("a whole cluster", self.cluster.is_whole)

    def fault(self, name, do, repair, note=None, keep_s=0.0):
        """Does it, waits until pushes go on, and repairs it."""
        watched = self.city
        print(f"drill: {name}", file=sys.stderr, flush=True)
        began = time.monotonic()
        do()
        done = time.monotonic()
        self.wait_for("pushes to go on", lambda: all(
            each.first_acknowledged_after(done) for each in watched))
        time.sleep(max(0.0, done + keep_s - time.monotonic()))
        firsts = [each.first_acknowledged_after(done) - began for each in watched]
        row = Row(name, min(firsts), max(firsts), sum(each.refused_since(began) for each in watched),
                  sum(each.acknowledged_since(began) for each in watched))
        row.note = note(began) if note else ""
        self.rows.append(row)
        repair()

    def sent_again(self):
        return sum(each.sent_again for each in self.office.pushers)

    # --- the faults -------------------------------------------------------------------------------

    def central_node_is_killed(self):
        node = self.office.nodes[0]
        self.fault("a central node is killed", node.kill, node.serve)

    def database_is_killed(self):
        leader = self.cluster.leader()
        self.fault("the primary's PostgreSQL is killed (-9), its machine stays",
                   lambda: leader.kill_database(), lambda: None)

    def primary_dies(self):
        leader = self.cluster.leader()
        self.fault("the primary's machine loses power", leader.die, lambda: self.back(leader))

    def standby_dies(self):
        standby = self.cluster.synchronous_standby()
        self.fault("the synchronous standby's machine loses power", standby.die,
                   lambda: self.back(standby))

    def back(self, machine):
        self.cluster.start(machine)
        self.office.node_of(machine).serve()

    def primary_is_cut_off(self):
        leader = self.cluster.leader()
        beside = next(each for each in self.office.pushers if each.inside is leader)
        def acknowledged_there(began):
            return (f"acknowledged by the cut-off machine meanwhile: "
                    f"{beside.acknowledged_since(began + 0.5)}")
        self.fault("the primary's cable is pulled for 60 s", leader.pull_cable, leader.plug_in,
                   note=acknowledged_there, keep_s=60)

    def primary_freezes(self):
        leader = self.cluster.leader()
        self.fault("the primary's machine freezes for 60 s", lambda: leader.signal_all(signal.SIGSTOP),
                   lambda: leader.signal_all(signal.SIGCONT), keep_s=60)

    def both_standbys_die(self):
        leader = self.cluster.leader()
        others = [each for each in self.cluster.members if each is not leader]
        name = "both standbys lose power for 20 s: nothing may be acknowledged"
        print(f"drill: {name}", file=sys.stderr, flush=True)
        began = time.monotonic()
        for each in others:
            each.die()
        done = time.monotonic()
        time.sleep(20)
        alone = sum(each.acknowledged_since(done) for each in self.office.pushers)
        for each in others:
            self.back(each)
        self.wait_for("pushes to go on", lambda: all(
            each.first_acknowledged_after(done) for each in self.city))
        firsts = [each.first_acknowledged_after(done) - began for each in self.city]
        self.rows.append(Row(name, min(firsts), max(firsts),
                             sum(each.refused_since(began) for each in self.city),
                             sum(each.acknowledged_since(began) for each in self.city),
                             note=f"acknowledged while it was alone: {alone}"))
        self.alone = alone

    def play(self):
        for fault in (self.central_node_is_killed, self.database_is_killed, self.primary_dies,
                      self.standby_dies, self.primary_is_cut_off, self.primary_freezes,
                      self.both_standbys_die):
            self.calm()
            before = self.sent_again()
            fault()
            self.calm()
            self.rows[-1].sent_again = self.sent_again() - before
        self.primaries.stopping = True
        self.primaries.join()

    def table(self, lost):
        print("| fault | first push acknowledged after | one of every tablet after | "
              "syncs refused | changes acknowledged meanwhile | acknowledged, then missing in the "
              "database | |")
        print("|---|---|---|---|---|---|---|")
        for row in self.rows:
            print(f"| {row.fault} | {row.first_s:.1f} s | {row.all_s:.1f} s | {row.refused} | "
                  f"{row.acknowledged} | {row.sent_again} | {row.note} |")
        acknowledged = sum(len(each.acknowledged) for each in self.office.pushers)
        print(f"\n{len(self.office.pushers) - 1} tablets, {acknowledged} changes acknowledged; "
              f"{self.sent_again()} of them were missing in the database at some time and given back "
              f"by tablets; missing in the end: {len(lost)}. Two members open for writes at once: "
              f"{self.primaries.seen_s:.1f} s. Patroni: {TIMING}.")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--tablets", type=int, default=4, help="beside one at each machine")
    arguments.add_argument("--etcd-beside", action="store_true",
                           help="etcd on the machines of the databases")
    arguments.add_argument("--keep", action="store_true", help="keep the folder with all logs")
    options = arguments.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="b2go-drill-"))
    folder.chmod(0o755)
    drill = None
    lost = ["the drill did not come to its end"]
    try:
        drill = Drill(folder, options.tablets, options.etcd_beside)
        drill.play()
        lost = drill.office.close_and_compare()
        drill.table(lost)
        if drill.alone:
            lost.append(f"{drill.alone} changes were acknowledged by one machine alone")
        if drill.sent_again():
            lost.append(f"{drill.sent_again()} acknowledged changes had to be sent again")
        for each in lost:
            print(f"drill: LOST {each}", file=sys.stderr)
    finally:
        if drill is not None:
            drill.office.remove()
            for machine in drill.machines:
                machine.die()
        if options.keep or lost:
            print(f"drill: all logs are in {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
