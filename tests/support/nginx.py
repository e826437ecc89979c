"""The real nginx with the example configuration of platform/nginx, as an unprivileged user on a free
port of loopback, in a folder of its own. Never the system's service."""

import contextlib
import os
import pathlib
import pwd
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).parents[2]
EXAMPLE = ROOT / "platform" / "nginx" / "b2go-central.conf"
PATIENCE_S = 30
# What a whole configuration has around the example; every path is below the folder.
AROUND = """daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log warn;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/temp/bodies;
    proxy_temp_path {folder}/temp/answers;
    fastcgi_temp_path {folder}/temp/unused;
    uwsgi_temp_path {folder}/temp/unused;
    scgi_temp_path {folder}/temp/unused;
    include {folder}/example.conf;
}}
"""


def program():
    path = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if path is None:
        sys.exit("nginx.py: nginx is not installed; run scripts/setup")
    return path


def free_port(host):
    with socket.socket() as found:
        found.bind((host, 0))
        return found.getsockname()[1]


def replaced(text, old, new):
    if old not in text:
        raise AssertionError(f"the example has no {old!r}")
    return text.replace(old, new)


class Nginx:
    """`nodes` are addresses; `files` is the folder that `b2go-central proxy-files` wrote."""

    def __init__(self, nodes, files, host="127.0.0.1"):
        self.user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="b2go-nginx-"))
        self.process = None
        shutil.copytree(files, self.folder / "proxy")
        (self.folder / "temp").mkdir()
        self.host = host
        self.port = free_port(host)
        self.nodes = nodes
        self.address = f"{host}:{self.port}"
        try:
            self.start()
        except BaseException:
            self.remove()
            raise

    def configuration(self, changes):
        text = EXAMPLE.read_text(encoding="utf-8")
        others = "\n".join(f"    server {node} max_fails=2 fail_timeout=5s;"
                           for node in self.nodes[1:])
        for old, new in (("listen 443 ssl;", f"listen {self.host}:{self.port} ssl;"),
                         ("central1.example:8443", self.nodes[0]),
                         ("    server central2.example:8443 max_fails=2 fail_timeout=5s;", others),
                         ("name central.example;", "name localhost;"),
                         ("/etc/b2go/proxy", f"{self.folder}/proxy"),
                         ("/var/log/nginx/b2go.log", f"{self.folder}/access.log"),
                         *changes):
            text = replaced(text, old, new)
        return text

    def start(self, *changes):
        """With `changes` in the example: pairs of what stands there and what to put instead."""
        (self.folder / "nginx.conf").write_text(AROUND.format(folder=self.folder))
        (self.folder / "example.conf").write_text(self.configuration(changes), encoding="utf-8")
        if self.user is not None:
            for path in [self.folder, *self.folder.rglob("*")]:
                os.chown(path, self.user.pw_uid, self.user.pw_gid)
        command = [program(), "-p", str(self.folder), "-c", f"{self.folder}/nginx.conf",
                   "-e", f"{self.folder}/error.log"]
        if self.user is not None:
            command = ["setpriv", f"--reuid={self.user.pw_uid}", f"--regid={self.user.pw_gid}",
                       "--clear-groups", "--pdeathsig=QUIT", *command]
        self.process = subprocess.Popen(command, cwd="/", stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        start_new_session=True)
        deadline = time.monotonic() + PATIENCE_S
        while True:
            with contextlib.suppress(ConnectionRefusedError):
                socket.create_connection((self.host, self.port)).close()
                return
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"nginx did not come up: {self.said()}")
            select.select([], [], [], 0.02)

    def said(self):
        path = self.folder / "error.log"
        return path.read_text() if path.exists() else ""

    def log(self):
        return (self.folder / "access.log").read_text().splitlines()

    def files_of_bodies(self):
        return [path for path in (self.folder / "temp").rglob("*") if path.is_file()]

    def end(self):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        if self.process is not None:
            self.process.wait()
        self.process = None

    def remove(self):
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)
