"""Strangers on the network against the real b2go-central, all at once: it lives, its memory stays
bounded, and a tablet syncs meanwhile."""

import contextlib
import pathlib
import socket
import ssl
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

from programs import ProgramTest  # noqa: E402

MIB = 1024 * 1024
MOST_MEMORY = 256 * MIB
POST = b"POST /v1/sync HTTP/1.1\r\nHost: h\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
# Each is refused or cut off; none may be taken for a request.
CORPUS = [
    *(CHUNKED + chunk for chunk in (
        b"-1\r\n", b"-1\r\nabc\r\n", b"ffffffffffffffff\r\nabc", b"fffffffffffffffff\r\n",
        b"7fffffffffffffff\r\n", b"8000000000000000\r\n", b"40000001\r\nabc", b"0x5\r\nabcde\r\n",
        b"+5\r\nabcde\r\n", b" 5\r\nabcde\r\n", b"5;" + b"e" * 70_000 + b"\r\n", b"\r\n",
        b"5\r\nabcdeXX", b"xyz\r\n", b"1\r\na\r\n" * 20_000 + b"zz\r\n")),
    *(POST + header + b"\r\nabcde" for header in (
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Content-Length: -1\r\n", b"Content-Length: 5x\r\n",
        b"Content-Length: 18446744073709551616\r\n", b"Content-Length: 18446744073709551615\r\n",
        b"Content-Length: 4194305\r\n", b"Transfer-Encoding: gzip, chunked\r\n",
        b"Transfer-Encoding: chunked, gzip\r\n", b": empty\r\n", b"No Colon\r\n",
        b"X: \x00\r\n", b"X: " + b"a" * 20_000 + b"\r\n", b"X: a\r\n" * 20_000)),
    b"\r\n" * 30_000, b"\x00" * 5000, b"GET\r\n\r\n", b"POST /v1/sync HTTP/9.9\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
    b"GET /v1/../v1/health HTTP/1.1\r\nHost: h\r\n\r\n",
    b"CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: h\r\n\r\n",
    b"POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Length: 20\r\n\r\n" + b"\x28\xb5\x2f\xfd" * 5,
]


def memory_of(pid, what):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith(what + ":"):
                return int(line.split()[1]) * 1024
    raise AssertionError(what)


def is_instrumented(pid):
    """A sanitizer's own memory says nothing about the program's."""
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps:
        return any("libasan" in line or "libtsan" in line for line in maps)


class Strangers:
    """Connections to one central, from addresses of their own, kept open until the end."""

    def __init__(self, central):
        host, port = central.address.rsplit(":", 1)
        self.address = (host, int(port))
        self.open = contextlib.ExitStack()
        self.trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.trusting.check_hostname = False
        self.trusting.verify_mode = ssl.CERT_NONE

    def tcp(self, peer):
        connection = socket.create_connection(self.address, source_address=(f"127.0.1.{peer}", 0))
        connection.settimeout(60)
        return self.open.enter_context(connection)

    def tls(self, peer):
        return self.open.enter_context(self.trusting.wrap_socket(self.tcp(peer)))


def send(connection, data):
    """As much as the other side takes; how much that was."""
    sent = 0
    try:
        while sent < len(data):
            sent += connection.send(data[sent:sent + 65536])
    except OSError:
        pass
    return sent


def read_to_end(connection):
    text = b""
    try:
        while part := connection.recv(65536):
            text += part
    except OSError:
        pass
    return text


class Hostile(ProgramTest):
    def setUp(self):
        super().setUp()
        self.served = self.central("--demo").serve()
        self.at_work = self.tablet("first").enrol(self.served, "Astrid Demosen").open()
        self.strangers = Strangers(self.served)
        self.addCleanup(self.strangers.open.close)

    def check_serves(self):
        made = self.at_work.do("put", type="note", object={"text": "Under angreb"})
        report = self.at_work.do("sync")
        self.assertEqual(report["receipt"]["last_seq"], made["seq"])
        self.assertIsNone(self.served.process.poll(), "the central lives")
        if not is_instrumented(self.served.process.pid):
            most = memory_of(self.served.process.pid, "VmHWM")
            self.assertLess(most, MOST_MEMORY, f"{most / MIB:.0f} MiB")

    def test_nothing_in_the_corpus_is_taken_for_a_request(self):
        said = []
        for number, request in enumerate(CORPUS):
            said.append((request, self.strangers.tls(1 + number % 200)))
            send(said[-1][1], request)
        for request, connection in said:
            with self.subTest(request[:120]):
                answer = read_to_end(connection)
                self.assertFalse(answer.startswith(b"HTTP/1.1 2"), answer[:200])
        self.check_serves()

    def test_many_who_are_slow_and_large_at_once_keep_nobody_out(self):
        for peer in range(1, 9):  # half-open: no handshake
            for _ in range(40):
                self.strangers.tcp(peer)
        for peer in range(11, 15):  # half a handshake
            for _ in range(20):
                self.strangers.tcp(peer).sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")
        for peer in range(21, 23):  # half a header, half a body
            for _ in range(10):
                send(self.strangers.tls(peer), POST + b"X: ")
                send(self.strangers.tls(peer), POST + b"Content-Length: 100\r\n\r\nabc")
        self.check_serves()
        for peer in range(31, 35):  # bodies that are whole but for their last byte
            for _ in range(15):
                body = POST + b"Content-Length: 4194304\r\n\r\n" + b"a" * (4 * MIB - 1)
                send(self.strangers.tls(peer), body)
        self.check_serves()

    def test_a_header_of_two_hundred_megabytes_is_cut_off(self):
        connection = self.strangers.tls(1)
        send(connection, b"GET /v1/health HTTP/1.1\r\n")
        line = b"X-Filler: " + b"a" * 65_000 + b"\r\n"
        sent = 0
        while sent < 200 * MIB:
            part = send(connection, line)
            sent += part
            if part < len(line):
                break
        self.assertLess(sent, 64 * MIB)
        self.check_serves()


if __name__ == "__main__":
    unittest.main()
