"""Machines of their own on one machine: a network namespace each, joined by a bridge, in a private
network that nothing outside sees. A machine's cable can be pulled, and its processes killed or
frozen together. The programs run as an unprivileged user; only the network needs root.
"""

import contextlib
import ctypes
import os
import pathlib
import pwd
import signal
import subprocess
import sys

OWNERS = ("postgres", "nobody")
CITY = "10.77.0.1"
MARK = "B2GO_DRILL_NETWORK"
PR_SET_PDEATHSIG = 1


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def enter_private_network():
    """Goes on in a network and a list of mounts of this process's own. Does not return the first
    time: the program begins again in them."""
    if os.geteuid() != 0:
        sys.exit("drill: pulling cables needs root (network namespaces); run it as root or with sudo")
    if MARK not in os.environ:
        os.environ[MARK] = "entered"
        os.execvp("unshare", ["unshare", "--net", "--mount", "--", sys.executable, "-B", *sys.argv])
    # Names of namespaces are files; nobody else shall see ours.
    pathlib.Path("/run/netns").mkdir(exist_ok=True)
    ip("link", "set", "lo", "up", before=["mount", "-t", "tmpfs", "tmpfs", "/run/netns"])
    ip("link", "add", "city", "type", "bridge")
    ip("addr", "add", f"{CITY}/24", "dev", "city")
    ip("link", "set", "city", "up")


def ip(*words, before=None):
    if before is not None:
        subprocess.run(before, check=True)
    subprocess.run(["ip", *words], check=True)


def owner():
    for name in OWNERS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    sys.exit(f"drill: none of the users {', '.join(OWNERS)} exists")


class Machine:
    """One with a network of its own; `inside` runs a program there."""

    def __init__(self, name, number, folder):
        self.name = name
        self.address = f"10.77.0.{10 + number}"
        self.folder = pathlib.Path(folder) / name
        self.user = owner()
        self.folder.mkdir()
        os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.started = {}
        ip("netns", "add", self.name)
        ip("link", "add", f"to-{self.name}", "type", "veth", "peer", "name", "eth0", "netns",
           self.name)
        ip("link", "set", f"to-{self.name}", "master", "city")
        ip("link", "set", f"to-{self.name}", "up")
        for words in (("link", "set", "lo", "up"), ("addr", "add", f"{self.address}/24", "dev", "eth0"),
                      ("link", "set", "eth0", "up")):
            ip("-n", self.name, *words)

    def inside(self, command, as_root=False):
        """The command as it runs on this machine, as the unprivileged user."""
        enter = ["ip", "netns", "exec", self.name]
        if as_root:
            return [*enter, *map(str, command)]
        return [*enter, "setpriv", f"--reuid={self.user.pw_uid}", f"--regid={self.user.pw_gid}",
                "--clear-groups", "--pdeathsig=KILL", *map(str, command)]

    def run(self, what, command, **more):
        """Starts one of the machine's programs; it is found again by `what`."""
        log = open(self.folder / f"{what}.log", "ab")
        with log:
            self.started[what] = subprocess.Popen(
                self.inside(command), cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, preexec_fn=die_with_parent, **more)

    def processes(self):
        """All that were started here and what these have started, by their numbers."""
        roots = {process.pid for process in self.started.values() if process.poll() is None}
        children = {}
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit():
                with contextlib.suppress(OSError, IndexError):
                    stat = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                    children.setdefault(int(stat[1]), []).append(int(entry.name))
        found, waiting = set(), list(roots)
        while waiting:
            pid = waiting.pop()
            if pid not in found:
                found.add(pid)
                waiting += children.get(pid, [])
        # PostgreSQL is its own parent's child no more: its number is in its folder.
        with contextlib.suppress(OSError, ValueError, IndexError):
            server = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
            command = pathlib.Path(f"/proc/{server}/cmdline").read_bytes().decode()
            if str(self.folder / "data") in command:
                found |= {server, *children.get(server, [])}
        return found

    def signal_all(self, which):
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, which)

    def die(self):
        """As when the power fails: everything on it at once, and nothing says goodbye."""
        self.signal_all(signal.SIGSTOP)  # so that nobody is seen dying by a neighbour
        self.signal_all(signal.SIGKILL)
        for process in self.started.values():
            process.wait()
        self.started.clear()

    def kill_database(self):
        """The server and all its sessions; whoever looks after it stays."""
        server = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        for pid in self.processes():
            with contextlib.suppress(OSError, IndexError):
                stat = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
                if server in (pid, int(stat[1])):
                    os.kill(pid, signal.SIGKILL)

    def pull_cable(self):
        ip("link", "set", f"to-{self.name}", "down")

    def plug_in(self):
        ip("link", "set", f"to-{self.name}", "up")
