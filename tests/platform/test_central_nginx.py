"""Two b2go-central nodes over PostgreSQL behind the real nginx, with the example configuration that is
part of the product: real tablets enrol and sync through it, and it keeps out what it should."""

import contextlib
import os
import pathlib
import re
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
import unittest

TESTS = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(TESTS / "cli"))
sys.path.insert(0, str(TESTS / "support"))

from nginx import Nginx  # noqa: E402
from postgres import program  # noqa: E402
from programs import ProgramTest, run  # noqa: E402

MIB = 1024 * 1024
PATIENCE_S = 30
CITIZEN = {"name": "Zebraline Fiktivgaard"}


def new_database():
    """On the server that CTest has started."""
    target = pathlib.Path(os.environ["B2GO_TEST_POSTGRES"]).read_text(encoding="utf-8")
    folder = re.search(r"host=(\S+)", target)[1]
    name = f"nginx_{os.getpid()}_{time.monotonic_ns()}"
    subprocess.run([program("createdb"), "-h", folder, "-U", "b2go", name], check=True)
    return f"host={folder} user=b2go dbname={name}"


def unread_at(address):
    """True if something has been sent to a server at this address that it has not read."""
    port = f"{int(address.rsplit(':', 1)[1]):04X}"
    for line in pathlib.Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        words = line.split()
        is_connection = words[3] == "01"
        if is_connection and words[1].endswith(":" + port) and int(words[4].split(":")[1], 16) > 0:
            return True
    return False


class Client:
    """A program that is no tablet: says over TLS what a test tells it to."""

    def __init__(self, port, certificate=None, source="127.0.0.1"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        if certificate is not None:
            context.load_cert_chain(*certificate)
        plain = socket.create_connection(("127.0.0.1", port), source_address=(source, 0))
        plain.settimeout(PATIENCE_S)
        self.connection = context.wrap_socket(plain)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def post(self, path, body=b"words", headers=b""):
        """Status and body of the answer."""
        head = (f"POST {path} HTTP/1.1\r\nHost: h\r\nContent-Length: {len(body)}\r\n".encode() +
                headers + b"\r\n")
        with contextlib.suppress(OSError):  # whoever refuses early need not take all of it
            self.connection.sendall(head + body)
        text = b""
        while True:
            end = text.find(b"\r\n\r\n")
            if end >= 0:
                length = int(re.search(rb"(?i)content-length: (\d+)", text[:end])[1])
                if len(text) >= end + 4 + length:
                    return int(text.split()[1]), text[end + 4:end + 4 + length]
            part = self.connection.recv(65536)
            if not part:
                raise AssertionError(f"no whole answer: {text[:200]}")
            text += part


class Site(ProgramTest):
    """Two nodes and nginx, for all tests of this file: each uses tablets of its own."""

    def setUp(self):
        super().setUp()
        database = new_database()
        self.door = self.central("--demo", "--postgres", database)
        self.nodes = [self.door, self.another_node(self.door, database)]
        for node in self.nodes:
            node.serve("127.0.0.1:0", "--behind-proxy", "127.0.0.1")
        self.addresses = [node.address for node in self.nodes]
        self.files = self.folder / "proxy"
        made = self.door.ask("proxy-files", "--out", self.files, "--host", "127.0.0.1")
        self.assertEqual(made.code, 0, made.words)
        self.assertEqual(made.row["ca_fingerprint"], self.door.fingerprint)
        self.nginx = Nginx(self.addresses, self.files)
        # Tablets know the central by nginx's address; commands still go to the first node.
        self.door.address = self.nginx.address

    def serve_again(self, node):
        address = self.addresses[self.nodes.index(node)]
        node.serve(address, "--behind-proxy", "127.0.0.1")
        self.door.address = self.nginx.address

    def tearDown(self):
        self.nginx.remove()
        super().tearDown()


site = None


def setUpModule():
    global site
    site = Site()
    site.setUp()


def tearDownModule():
    site.tearDown()


class BehindNginx(ProgramTest):
    def enrolled(self, name, staff="Astrid Demosen"):
        return self.tablet(name).enrol(site.door, staff).open()

    def written(self, tablet, count=1):
        for _ in range(count):
            tablet.do("put", type="citizen", object=CITIZEN)

    def refusal(self, name):
        return (site.files / "refused" / name).read_bytes()

    def stranger_certificate(self):
        """By an authority of its own."""
        key, certificate = self.folder / "stranger.key", self.folder / "stranger.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ed25519", "-nodes", "-days", "2",
                        "-subj", "/CN=tablet 100001", "-keyout", key, "-out", certificate],
                       check=True, capture_output=True)
        return certificate, key


class Tablets(BehindNginx):
    def test_enrol_and_sync_through_both_nodes_and_leave_no_body_in_a_file(self):
        first = self.enrolled("first")
        second = self.enrolled("second", "Bo Fiktivgaard")
        for round_number in range(1, 4):
            self.written(first, 3)
            report = first.do("sync")
            self.assertEqual((report["pushed"], report["receipt"]["last_seq"]),
                             (3, 3 * round_number))
            second.do("sync")
        first.do("sync")
        self.assertEqual(second.do("status")["records"], first.do("status")["records"])
        passed = "\n".join(site.nginx.log())
        for node, address in zip(site.nodes, site.addresses):
            self.assertIn(f" {address} ", passed, "each node has answered")
        self.assertRegex(passed, r"/v1/sync 200 .* SUCCESS CN=tablet \d+")
        self.assertEqual(site.nginx.files_of_bodies(), [])
        for name in ("server.key", "server.pem"):
            self.assertEqual((site.files / name).stat().st_mode & 0o777,
                             0o600 if name == "server.key" else 0o644)

    def test_sync_on_when_the_node_that_has_their_request_is_killed(self):
        tablet = self.enrolled("first")
        tablet.do("sync")
        self.written(tablet, 5)
        for node in site.nodes:
            node.process.send_signal(signal.SIGSTOP)
        report = {}
        syncing = threading.Thread(target=lambda: report.update(tablet.send(cmd="sync")))
        syncing.start()
        asked = None
        deadline = time.monotonic() + PATIENCE_S
        while asked is None and time.monotonic() < deadline:
            asked = next((node for node, address in zip(site.nodes, site.addresses)
                          if unread_at(address)), None)
        self.assertIsNotNone(asked, "one of the nodes has been asked")
        asked.stop(signal.SIGKILL)
        self.addCleanup(site.serve_again, asked)
        other = next(node for node in site.nodes if node is not asked)
        other.process.send_signal(signal.SIGCONT)
        syncing.join()
        self.assertTrue(report["ok"], report)
        self.assertEqual(report["result"]["pushed"], 5)
        self.assertEqual(report["result"]["receipt"]["last_seq"], 5)
        for last_seq in range(6, 9):
            self.written(tablet)
            self.assertEqual(tablet.do("sync")["receipt"]["last_seq"], last_seq)
        self.assertEqual(other.ask("verify").row, {"ok": True})
        self.assertEqual(other.ask("stats").row["quarantined"], 0)

    def test_are_told_that_a_body_is_too_large_and_keep_what_they_wrote(self):
        tablet = self.enrolled("first")
        tablet.do("sync")
        site.nginx.end()
        site.nginx.start(("client_max_body_size 4m;", "client_max_body_size 1k;"))
        for i in range(8):
            words = " ".join(f"{i}{number * 7919 % 9973:x}" for number in range(300))
            tablet.do("put", type="note", object={"text": words})
        answer = tablet.send(cmd="sync")
        self.assertFalse(answer["ok"])
        self.assertEqual(answer["exit"], 3)
        self.assertIn("for stor", answer["message"])
        self.assertEqual(tablet.do("status")["unsent"], 8)
        site.nginx.end()
        site.nginx.start()
        self.assertEqual(tablet.do("sync")["pushed"], 8)


class Strangers(BehindNginx):
    def test_without_a_certificate_of_this_central_get_nowhere_but_to_enrolment(self):
        others = (None, self.stranger_certificate(),
                  (site.files / "server.pem", site.files / "server.key"))
        for certificate in others:
            with self.subTest(certificate), Client(site.nginx.port, certificate) as client:
                self.assertEqual(client.post("/v1/sync"), (403, self.refusal("no_certificate")))
        with Client(site.nginx.port) as client:
            status, body = client.post("/v1/enrol")
            self.assertEqual(status, 400)  # a node has read it
            self.assertNotEqual(body, self.refusal("malformed"))
            self.assertEqual(client.post("/admin"), (404, self.refusal("no_such_path")))
        tls12 = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        tls12.check_hostname, tls12.verify_mode = False, ssl.CERT_NONE
        tls12.maximum_version = ssl.TLSVersion.TLSv1_2
        with socket.create_connection(("127.0.0.1", site.nginx.port)) as plain, \
                self.assertRaises(ssl.SSLError):
            tls12.wrap_socket(plain)

    def test_may_not_send_more_than_a_request_can_be(self):
        with Client(site.nginx.port) as client:
            self.assertEqual(client.post("/v1/enrol", b"a" * (4 * MIB + 1)),
                             (413, self.refusal("body_too_large")))
        with Client(site.nginx.port) as client:
            status, _ = client.post("/v1/enrol", headers=b"X: " + b"a" * 20_000 + b"\r\n")
            self.assertEqual(status, 400)

    def test_who_flood_are_limited_while_others_are_served(self):
        tablet = self.enrolled("first")
        said = []
        with Client(site.nginx.port, source="127.0.0.2") as flood:
            for number in range(60):
                lie = f"X-Real-IP: 192.0.2.{number}\r\n".encode()
                said.append(flood.post("/v1/enrol", headers=lie))
            self.assertIn((429, self.refusal("too_many_requests")), said)
            self.assertLess(sum(status != 429 for status, _ in said), 40)
            self.written(tablet)
            self.assertEqual(tablet.do("sync")["receipt"]["last_seq"], 1)
            self.assertEqual(flood.post("/v1/enrol")[0], 429)
        self.enrolled("second", "Bo Fiktivgaard").do("sync")


class ProxyFiles(ProgramTest):
    def test_are_written_beside_a_serving_central_and_over_nothing(self):
        central = self.central().serve()
        out = self.folder / "proxy"
        self.assertEqual(central.ask("proxy-files", "--out", out, "--host", "a.example").code, 0)
        before = (out / "server.key").read_bytes()
        self.assert_refused(central.ask("proxy-files", "--out", out, "--host", "a.example"),
                            field="out")
        self.assertEqual((out / "server.key").read_bytes(), before)
        self.assert_refused(central.ask("proxy-files", "--out", self.folder / "other", "--host",
                                        "no name"), field="host")
        self.assertFalse((self.folder / "other").exists())
        self.assert_refused(central.ask("proxy-files", "--out", self.folder / "no" / "folder",
                                        "--host", "a.example"), field="out")

    def test_a_proxy_is_named_by_its_address(self):
        central = self.central()
        for name in ("proxy.example", "0.0.0.0", ""):
            answer = run("b2go-central", "serve", "--data", central.folder, "--listen",
                         "127.0.0.1:0", "--behind-proxy", name)
            self.assertEqual(answer.code, 2)


if __name__ == "__main__":
    unittest.main()
