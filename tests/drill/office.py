"""The central of the drill: a node beside every database member, nginx in front, and its tablets."""

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from nginx import Nginx  # noqa: E402
from postgres import program  # noqa: E402
from programs import BIN, run  # noqa: E402

from load import Pusher  # noqa: E402
from machines import CITY  # noqa: E402

PORT = 8443
TEAM = "Team Prøve"
PATIENCE_S = 60


def asked(*words):
    answer = run("b2go-central", *words)
    if answer.code != 0:
        raise RuntimeError(f"b2go-central {words[0]}: {answer.code} {answer.words}")
    return answer.row


class Node:
    """b2go-central on a machine."""

    def __init__(self, machine, target, key):
        self.machine = machine
        self.target = target
        self.folder = machine.folder / "central"
        self.address = f"{machine.address}:{PORT}"
        own_key = machine.folder / "central.key"
        shutil.copy(key, own_key)
        os.chown(own_key, machine.user.pw_uid, machine.user.pw_gid)
        own_key.chmod(0o600)
        self.serve()

    def serve(self):
        self.machine.run("central", [
            BIN / "b2go-central", "serve", "--data", self.folder, "--postgres", self.target,
            "--listen", self.address, "--behind-proxy", CITY])
        deadline = time.monotonic() + PATIENCE_S
        while not self.listens():
            process = self.machine.started["central"]
            if process.poll() is not None:  # the database was not there yet
                self.machine.run("central", process.args[process.args.index("--pdeathsig=KILL") + 1:])
            if time.monotonic() > deadline:
                raise RuntimeError(f"the node on {self.machine.name} does not answer")
            time.sleep(0.5)

    def listens(self):
        try:
            socket.create_connection((self.machine.address, PORT), timeout=2).close()
            return True
        except OSError:
            return False

    def kill(self):
        process = self.machine.started.pop("central")
        process.send_signal(signal.SIGKILL)
        process.wait()


class Office:
    def __init__(self, folder, cluster):
        self.folder = pathlib.Path(folder)
        self.pushers = []
        self.nginx = None
        leader = cluster.leader()
        connect = ["-h", str(leader.folder), "-U", "postgres"]
        subprocess.run([program("createuser"), *connect, "b2go"], check=True)
        subprocess.run([program("createdb"), *connect, "-O", "b2go", "b2go"], check=True)
        hosts = ",".join(each.address for each in cluster.members)
        target = f"host={hosts} user=b2go dbname=b2go"
        names = [word for each in cluster.members for word in ("--host", each.address)]
        made = asked("init", "--demo", "--data", self.folder / "init", "--postgres", target,
                     "--host", "localhost", *names)
        self.fingerprint = made["ca_fingerprint"]
        key = self.folder / "init.key"
        asked("proxy-files", "--data", self.folder / "init", "--out", self.folder / "proxy",
              "--host", CITY)
        self.nodes = [Node(each, target, key) for each in cluster.members]
        self.nginx = Nginx([each.address for each in self.nodes], self.folder / "proxy", CITY)

    def node_of(self, machine):
        return next(each for each in self.nodes if each.machine is machine)

    def tablet(self, name, machine=None):
        """Through nginx; on a machine straight to its own node."""
        made = Pusher(name, self.folder, machine)
        node = self.nodes[0] if machine is None else self.node_of(machine)
        url = f"https://{self.nginx.address}" if machine is None else f"https://{node.address}"
        made.enrol(url, self.code(f"Demo {name.title()}", node), self.fingerprint)
        self.pushers.append(made)
        return made

    def code(self, staff, node):
        return asked("enrol", "--data", node.folder, "--staff", staff, "--role", "staff",
                     "--team", TEAM)["code"]

    def close_and_compare(self):
        """Ends the work; what was acknowledged and is not at the central, in words."""
        lost = []
        for each in self.pushers:
            each.finish()
            began = time.monotonic()
            each.note(began, each.tablet.send(cmd="sync"))
        auditor = self.tablet("auditor")
        auditor.tablet.do("sync")
        there = {row["id"]: row["fields"].get("text")
                 for row in auditor.tablet.do("list", type="note", limit=100_000)}
        for each in self.pushers:
            lost += [f"{each.name}: {words}" for key, words in each.acknowledged.items()
                     if there.get(key) != words]
        for node in self.nodes:
            said = run("b2go-central", "verify", "--data", node.folder)
            if said.code != 0:
                lost.append(f"verify on {node.machine.name}: {said.text}")
        return lost

    def remove(self):
        for each in self.pushers:
            each.stopping = True
        for each in self.pushers:
            if each.tablet.process is not None:
                each.tablet.process.kill()
        if self.nginx is not None:
            self.nginx.remove()
