"""Three PostgreSQL members under Patroni and three of etcd, as operators run them: one synchronous
standby in strict mode, so that a commit is acknowledged only once two machines have it."""

import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from postgres import program  # noqa: E402

TIMING = {"ttl": 20, "loop_wait": 5, "retry_timeout": 5}
PATIENCE_S = 120
MOST_LAG = 1024 * 1024


def settings(member, etcd):
    """Patroni's, for one member. JSON is YAML, too."""
    hosts = ",".join(f"{each.address}:2379" for each in etcd)
    return {
        "scope": "b2go",
        "name": member.name,
        "restapi": {"listen": f"{member.address}:8008", "connect_address": f"{member.address}:8008"},
        "etcd3": {"hosts": hosts},
        "bootstrap": {
            "dcs": {
                **TIMING,
                "synchronous_mode": True,
                "synchronous_mode_strict": True,
                "maximum_lag_on_failover": 1024 * 1024,
                "postgresql": {
                    "use_pg_rewind": True,
                    "parameters": {"wal_log_hints": "on", "max_connections": 60,
                                   "shared_buffers": "32MB", "max_wal_size": "256MB"},
                },
            },
            "initdb": [{"encoding": "UTF8"}, {"locale": "C"}, {"auth": "trust"}],
        },
        "postgresql": {
            "listen": f"{member.address},127.0.0.1:5432",
            "connect_address": f"{member.address}:5432",
            "data_dir": str(member.folder / "data"),
            "bin_dir": os.path.dirname(program("postgres")),
            "pgpass": str(member.folder / "pgpass"),
            "authentication": {"superuser": {"username": "postgres"},
                               "replication": {"username": "replicator"},
                               "rewind": {"username": "postgres"}},
            "parameters": {"unix_socket_directories": str(member.folder)},
            "pg_hba": ["local all all trust", "host all all 127.0.0.1/32 trust",
                       "host all all 10.77.0.0/24 trust",
                       "host replication all 10.77.0.0/24 trust"],
        },
    }


class Cluster:
    """`members` are the machines of the databases, `etcd` those of etcd: others, or the same."""

    def __init__(self, members, etcd):
        self.members = members
        self.etcd = etcd
        self.peers = ",".join(f"{each.name}=http://{each.address}:2380" for each in etcd)
        for each in members:
            config = each.folder / "patroni.yml"
            config.write_text(json.dumps(settings(each, etcd)), encoding="utf-8")
            os.chown(config, each.user.pw_uid, each.user.pw_gid)
        for each in [*etcd, *(each for each in members if each not in etcd)]:
            self.start(each)
        self.wait_until("there is a leader and a synchronous standby", self.is_complete)

    def start(self, machine):
        """What runs on it, but for the central's node."""
        if machine in self.etcd:
            new = "existing" if (machine.folder / "etcd").exists() else "new"
            machine.run("etcd", [
                "etcd", "--name", machine.name, "--data-dir", machine.folder / "etcd",
                "--listen-peer-urls", f"http://{machine.address}:2380",
                "--initial-advertise-peer-urls", f"http://{machine.address}:2380",
                "--listen-client-urls", f"http://{machine.address}:2379",
                "--advertise-client-urls", f"http://{machine.address}:2379",
                "--initial-cluster", self.peers, "--initial-cluster-state", new,
                "--initial-cluster-token", "b2go"])
        if machine in self.members:
            machine.run("patroni", ["patroni", machine.folder / "patroni.yml"])

    def wait_until(self, what, holds):
        deadline = time.monotonic() + PATIENCE_S
        while not holds():
            if time.monotonic() > deadline:
                raise RuntimeError(f"it never came to be that {what}: {self.roles()}")
            time.sleep(0.2)

    # --- what Patroni says ------------------------------------------------------------------------

    def said(self):
        """All that the first member that can be reached says of them."""
        for each in self.members:
            try:
                with urllib.request.urlopen(f"http://{each.address}:8008/cluster", timeout=1) as said:
                    return json.load(said)["members"]
            except (OSError, urllib.error.URLError, ValueError, KeyError):
                continue
        return []

    def roles(self):
        """Member → (role, state)."""
        return {each["name"]: (each["role"], each["state"]) for each in self.said()}

    def member_in_role(self, role):
        names = [name for name, (its, state) in self.roles().items()
                 if its == role and state in ("running", "streaming")]
        return next((each for each in self.members if each.name in names), None)

    def leader(self):
        return self.member_in_role("leader")

    def synchronous_standby(self):
        return self.member_in_role("sync_standby")

    def is_complete(self):
        return self.leader() is not None and self.synchronous_standby() is not None

    def is_whole(self):
        """All members run, on the leader's timeline and not far behind it: none has yet to be
        brought back from what it wrote alone."""
        said = self.said()
        timelines = {each.get("timeline") for each in said}
        return (self.is_complete() and len(said) == len(self.members) and len(timelines) == 1 and
                all(each["state"] in ("running", "streaming") for each in said) and
                all(each.get("lag", 0) in range(MOST_LAG) for each in said))

    # --- what the servers say ---------------------------------------------------------------------

    def ask(self, member, question):
        """Through the member's own socket, whatever its network. None if it does not answer."""
        try:
            return subprocess.run(
                [program("psql"), "-AtX", "-h", str(member.folder), "-U", "postgres", "-c", question],
                capture_output=True, text=True, timeout=2, check=True).stdout.strip()
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return None

    def takes_writes(self, member):
        return self.ask(member, "SELECT pg_is_in_recovery()") == "f"
