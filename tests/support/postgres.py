#!/usr/bin/env python3
"""A PostgreSQL server of the tests' own: no port, no password, no trace left.

  postgres.py start FOLDER [--durable]   starts it, or joins the one that runs there already
  postgres.py stop FOLDER                ends it once nobody else uses it

It listens on a private Unix socket in a temporary folder only and keeps its data below FOLDER, where
that can be reached. FOLDER/target then holds the connection string. Whoever called `start` is
watched: when that process is gone, however it ended, the server ends and its files go. As root the
server runs as an unprivileged user, since PostgreSQL refuses anything else.

Plain tests do not wait for the disk; with --durable the server flushes as in production.
"""

import contextlib
import ctypes
import fcntl
import glob
import json
import os
import pathlib
import pwd
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

OWNERS = ("postgres", "nobody")
PATIENCE_S = 60
PR_SET_PDEATHSIG = 1

# What is only slow in tests; durability is what some tests are about.
HURRIED = ["fsync=off", "full_page_writes=off", "autovacuum_naptime=1h"]
SETTINGS = ["listen_addresses=", "unix_socket_permissions=0700", "max_connections=100",
            "shared_buffers=64MB", "logging_collector=off", "log_min_messages=fatal",
            "max_wal_size=256MB", "dynamic_shared_memory_type=posix"]


def program(name):
    """PostgreSQL's own programs are not in the PATH on Debian; the newest version is taken."""
    found = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"),
                   key=lambda path: float(path.split("/")[4]))
    path = found[-1] if found else shutil.which(name)
    if path is None:
        sys.exit(f"postgres.py: {name} is not installed; run scripts/setup")
    return path


def owner():
    """Whom the server runs as; None for whoever runs this."""
    if os.geteuid() != 0:
        return None
    for name in OWNERS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    sys.exit(f"postgres.py: none of the users {', '.join(OWNERS)} exists")


def as_owner(user, command):
    if user is None:
        return command
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups",
            "--pdeathsig=QUIT", *command]


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)


def new_folder(parent, prefix, user):
    path = tempfile.mkdtemp(prefix=prefix, dir=parent)
    if user is not None:
        os.chown(path, user.pw_uid, user.pw_gid)
    return path


def can_reach(user, path):
    return user is None or subprocess.run(as_owner(user, ["test", "-x", path]),
                                          check=False).returncode == 0


class Server:
    """A server that this process owns; ends with it."""

    def __init__(self, parent, durable=False):
        self.user = owner()
        self.durable = durable
        parent = str(parent) if can_reach(self.user, str(parent)) else None
        self.data = new_folder(parent, "postgres-data-", self.user)
        # A socket's path may have a hundred characters, a build folder's often has more.
        self.socket = new_folder(None, "b2go-pg-", self.user)
        self.process = None
        try:
            self.run([program("initdb"), "-D", self.data, "-U", "b2go", "-A", "trust", "-E", "UTF8",
                      "--locale=C", "--no-sync", "--no-instructions"])
            self.start()
        except BaseException:
            self.remove()
            raise

    @property
    def target(self):
        return f"host={self.socket} user=b2go dbname=postgres"

    def run(self, command):
        done = subprocess.run(as_owner(self.user, command), cwd="/", capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")

    def start(self, *more):
        settings = SETTINGS + ([] if self.durable else HURRIED) + list(more)
        command = [program("postgres"), "-D", self.data, "-k", self.socket]
        for setting in settings:
            command += ["-c", setting]
        self.process = subprocess.Popen(
            as_owner(self.user, command), cwd="/", stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            preexec_fn=die_with_parent if self.user is None else None)
        self.wait_until_ready()

    def wait_until_ready(self):
        deadline = time.monotonic() + PATIENCE_S
        while subprocess.run([program("pg_isready"), "-q", "-h", self.socket], check=False,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the server did not come up")
            select.select([], [], [], 0.05)

    def end(self, how=signal.SIGINT):
        """SIGINT ends every connection; SIGQUIT or SIGKILL leave what a crash leaves."""
        if self.process is not None and self.process.poll() is None:
            if how == signal.SIGKILL:
                os.killpg(self.process.pid, how)
            else:
                self.process.send_signal(how)
        if self.process is not None:
            self.process.wait()
        self.process = None

    def restart(self, how=signal.SIGINT):
        self.end(how)
        for left in glob.glob(f"{self.data}/postmaster.pid"):
            os.unlink(left)
        self.start()

    def remove(self):
        self.end(signal.SIGQUIT)
        for path in (self.data, self.socket):
            shutil.rmtree(path, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.remove()


# --- one server for all tests of a run ------------------------------------------------------------


class Shared:
    """Who uses the server of a folder: FOLDER/users, one process number a line, under a lock."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.users = self.folder / "users"
        self.state = self.folder / "state.json"
        self.target = self.folder / "target"

    @contextlib.contextmanager
    def locked(self):
        with open(self.folder / "lock", "w", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def living_users(self):
        try:
            pids = [int(line) for line in self.users.read_text().split()]
        except FileNotFoundError:
            return []
        return [pid for pid in pids if pathlib.Path(f"/proc/{pid}").exists()]

    def set_users(self, pids):
        self.users.write_text("".join(f"{pid}\n" for pid in sorted(set(pids))))

    def watcher(self):
        """The process that owns the running server; None if there is none."""
        try:
            pid = json.loads(self.state.read_text())["watcher"]
            words = pathlib.Path(f"/proc/{pid}/cmdline").read_text()
        except (FileNotFoundError, ValueError, KeyError, ProcessLookupError):
            return None
        return pid if "postgres.py" in words else None

    def clear(self):
        """What a server leaves whose watcher was killed."""
        with contextlib.suppress(FileNotFoundError, ValueError, KeyError):
            for path in json.loads(self.state.read_text())["paths"]:
                shutil.rmtree(path, ignore_errors=True)
        for file in (self.state, self.target, self.users):
            file.unlink(missing_ok=True)


def start(shared, durable):
    user = os.getppid()
    with shared.locked():
        if shared.watcher() is not None and shared.target.exists():
            shared.set_users([*shared.living_users(), user])
            return
        shared.clear()
        shared.set_users([user])
        ready, told = os.pipe()
        if os.fork() == 0:
            os.close(ready)
            watch_apart(shared, durable, told)
        os.close(told)
        said = os.read(ready, 4096).decode()
        if said != "ready":
            sys.exit(f"postgres.py: the server could not be started: {said or 'it ended'}")


def watch_apart(shared, durable, told):
    """Owns the server in a process of its own, until nobody uses it. Does not return."""
    os.setsid()
    # What is inherited would be held as long as this process lives: the lock, the runner's pipes.
    os.closerange(3, told)
    os.closerange(told + 1, 256)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    # Ended by a signal it takes everything with it, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        with Server(shared.folder, durable) as server:
            shared.state.write_text(json.dumps({"watcher": os.getpid(),
                                                "paths": [server.data, server.socket]}))
            shared.target.write_text(server.target)
            os.write(told, b"ready")
            os.close(told)
            watch(shared)
        shared.state.unlink(missing_ok=True)
    except BaseException as wrong:  # told to whoever waits, who ends with it
        with contextlib.suppress(OSError):
            os.write(told, str(wrong).encode())
        os._exit(1)
    os._exit(0)


def watch(shared):
    while True:
        select.select([], [], [], 0.5)
        with shared.locked():
            if not shared.living_users():
                for file in (shared.target, shared.users):
                    file.unlink(missing_ok=True)
                return


def stop(shared):
    user = os.getppid()
    with shared.locked():
        watcher = shared.watcher()
        shared.set_users([pid for pid in shared.living_users() if pid != user])
    deadline = time.monotonic() + PATIENCE_S
    while watcher is not None and not shared.living_users() and shared.watcher() is not None:
        if time.monotonic() > deadline:
            sys.exit("postgres.py: the server does not end")
        select.select([], [], [], 0.1)


def main():
    arguments = sys.argv[1:]
    if len(arguments) < 2 or arguments[0] not in ("start", "stop"):
        sys.exit(__doc__)
    shared = Shared(arguments[1])
    if arguments[0] == "start":
        start(shared, "--durable" in arguments)
    else:
        stop(shared)


if __name__ == "__main__":
    main()
