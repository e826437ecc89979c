"""Drives the real b2go-tablet: taps what it says it shows, and waits for what it shows next."""

import datetime
import json
import os
import pathlib
import queue
import subprocess
import sys
import tempfile
import threading
import time
import zoneinfo

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

from programs import BIN, ProgramTest  # noqa: E402

from display import Display  # noqa: E402

TITLE = "Borgerservice 2GO"
# Far more than anything takes on a busy machine: only a failure waits this long.
PATIENCE_S = 60
# Of the citizen that is registered.
CONTACT = {"phones": "00 00 12 12", "address.street": "Søndre Ærøvej 3, Åbyhøj"}
TAPPED = ("button", "toggle", "radio", "tab", "field", "secret_field", "pick_field", "row")


class Shown:
    """What the window showed when it had last come to rest."""

    def __init__(self, head, nodes):
        self.screen = head["screen"]
        self.nodes = nodes
        # Of the keyboard on the glass: what a key shows, and where; empty while it is closed.
        self.keys = {key["label"]: key["rect"] for key in head["keys"]}
        self.layer = max((node["layer"] for node in nodes), default=0)

    def all(self, label=None, key=None, role=None):
        return [node for node in self.nodes
                if node["layer"] == self.layer
                and (label is None or node["label"] == label)
                and (key is None or node["key"] == key)
                and (role is None or node["role"] == role or node["role"] in role)]

    def find(self, label=None, key=None, role=None):
        """What a person means: rather what can be tapped than a text that says the same."""
        found = self.all(label, key, role)
        found.sort(key=lambda node: node["role"] not in TAPPED)
        return found[0] if found else None

    def says(self, part):
        return any(part in node["label"] or part in node["value"] or part in node["description"]
                   for node in self.nodes)

    def __str__(self):
        lines = [f"screen {self.screen}, layer {self.layer}"]
        for node in self.nodes:
            lines.append(f"  {node['role']} {node['key']!r} {node['label']!r} {node['value']!r}"
                         f" {node['description']!r}"
                         f"{'' if node['enabled'] else ' disabled'}{' on' if node['on'] else ''}"
                         f"{' focused' if node['focused'] else ''}")
        return "\n".join(lines)


class Window:
    """b2go-tablet with its window open on a display."""

    def __init__(self, display, store, *options, environment=None):
        self.display = display
        self.errors = open(str(store) + ".window.log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [str(BIN / "b2go-tablet"), "--store", str(store), "--describe", *options],
            env={**display.environment, **(environment or {})}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=self.errors, text=True)
        self.trees = queue.Queue()
        self.is_read = True
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.shown = None
        self.wait(lambda shown: True, "the window to open")
        self.id = self.display.windows(TITLE)[0]
        # Without a window manager nobody else says where the keys go.
        self.display.do("windowfocus", "--sync", self.id)

    def _read(self):
        for line in self.process.stdout:
            head = json.loads(line)
            nodes = [json.loads(self.process.stdout.readline()) for _ in range(head["nodes"])]
            self.trees.put(Shown(head, nodes))
            if not self.is_read:
                return
        self.trees.put(None)

    def stop(self, _=None):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stdout.close()
        self.errors.close()

    def stop_reading(self):
        """Nobody reads what it shows any more, once it has shown one thing more."""
        self.is_read = False
        self.display.key("Tab")
        self.reader.join()
        self.process.stdout.close()

    def close(self):
        """By its cross; the exit code."""
        self.display.ask_to_close(self.id)
        return self.process.wait(timeout=PATIENCE_S)

    def words(self):
        """What it wrote on standard error."""
        return pathlib.Path(self.errors.name).read_text(encoding="utf-8")

    def _take(self, seconds):
        tree = self.trees.get(timeout=seconds) if seconds else self.trees.get_nowait()
        if tree is None:
            raise AssertionError(f"b2go-tablet ended with {self.process.wait()}: {self.words()}")
        self.shown = tree

    def wait(self, condition, what):
        """Until what is shown, and has come to rest, fulfils the condition."""
        deadline = time.monotonic() + PATIENCE_S
        try:
            while not self.trees.empty():
                self._take(0)
            while self.shown is None or not condition(self.shown):
                self._take(max(deadline - time.monotonic(), 0.001))
        except queue.Empty:
            raise AssertionError(f"waited for {what}; it shows\n{self.shown}") from None
        return self.shown

    def wait_for(self, label=None, **how):
        self.wait(lambda shown: shown.find(label, **how), f"{label} {how}")
        return self.shown.find(label, **how)

    def wait_screen(self, name):
        return self.wait(lambda shown: shown.screen == name, f"the screen {name}")

    def tap(self, label=None, **how):
        """Scrolls it into view as a finger does, and taps it."""
        self.wait(lambda shown: (shown.find(label, **how) or {}).get("enabled"),
                  f"{label} {how} to be there and enabled")
        return self.tap_found(lambda: self.shown.find(label, **how), f"{label} {how}")

    def tap_found(self, find, what):
        """The same of what `find` finds in what is shown."""
        for _ in range(30):
            node = find()
            x, y, width, height = node["visible"]
            whole = node["rect"]
            if width > 0 and height > min(whole[3], 40) * 0.9:
                self.display.tap(x + width / 2, y + height / 2)
                return node
            self._scroll_towards(whole)
        raise AssertionError(f"{what} cannot be scrolled to; it shows\n{self.shown}")

    def _scroll_towards(self, rect):
        before = self.shown
        x = round(rect[0] + rect[2] / 2)
        start, end = (560, 240) if rect[1] > 300 else (240, 560)
        self.display.press(x, start)
        self.display.move(x, end)
        # Held until the window has come to rest under the finger, so that nothing is thrown.
        self.wait(lambda shown: shown is not before, "something to move")
        self.display.lift()

    def write(self, text, label=None, **how):
        """Taps the field and types on the hardware keyboard."""
        self.tap(label, **how)
        self.wait(lambda shown: shown.find(label, **how)["focused"], f"{label} {how} to have focus")
        self.display.type(text)
        if self.shown.find(label, **how)["role"] != "secret_field":
            self.wait(lambda shown: (shown.find(label, **how) or {}).get("value") == text,
                      f"{label} {how} to hold {text!r}")

    def unlock(self, passphrase):
        self.wait_screen("laas")
        self.write(passphrase, key="passphrase")
        self.tap(key="unlock")


def plan_outing(tablet, status="ready"):
    """Today's outing of the tablet's one member of staff: at noon, since nobody goes alone in the
    evening, whenever the tests are run."""
    noon = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Copenhagen")).replace(
        hour=12, minute=0, second=0)
    start = noon.astimezone(datetime.timezone.utc)
    return tablet.do("put", type="outing", object={
        "location": tablet.do("list", type="location")[0]["id"],
        "start": start.strftime("%Y-%m-%dT%H:%M:%SZ"), "status": status,
        "staff": [tablet.do("list", type="staff")[0]["id"]]})["id"]


class WindowTest(ProgramTest):
    """A test with a folder, a display and programs of its own."""

    def tearDown(self):
        # Windows and displays end before the folder they live in.
        self.doCleanups()
        super().tearDown()

    def display(self, *size, options=()):
        display = Display(tempfile.mkdtemp(dir=self.folder), *size, options=options)
        self.addCleanup(display.close)
        return display

    def window(self, display, tablet, *options, environment=None):
        window = Window(display, tablet.folder, *options, environment=environment)
        self.addCleanup(window.stop)
        return window

    def assert_visit_everywhere(self, central, first, second, name):
        """One visit, about NemKonto, of one citizen registered on the way, sent and sound."""
        for tablet in (first.open(), second.open()):
            tablet.do("sync")
            found = tablet.do("search", text=name.lower())
            self.assertEqual([one["fields"]["name"] for one in found], [name])
            citizen = tablet.do("get", id=found[0]["id"])
            self.assertEqual(citizen["fields"]["phones"], [CONTACT["phones"]])
            self.assertEqual(citizen["fields"]["address"]["street"], CONTACT["address.street"])
            visits = [one for one in tablet.do("list", type="encounter")
                      if one["fields"].get("citizen") == found[0]["id"]]
            self.assertEqual(len(visits), 1)
            fields = visits[0]["fields"]
            self.assertEqual((fields["handling_mode"], fields["outcome"]), ("guidance", "solved"))
            subject = tablet.do("get", id=fields["subjects"][0])
            self.assertEqual(subject["fields"]["label_da"], "NemKonto")
            self.assertEqual([one["fields"]["status"] for one in tablet.do("list", type="outing")],
                             ["ongoing"])
            self.assertEqual(tablet.do("status")["unsent"], 0)
            self.assertEqual(tablet.do("verify"), {"ok": True})
        checked = central.ask("verify")
        self.assertEqual((checked.code, checked.row), (0, {"ok": True}))

    def run_tablet(self, tablet, *arguments, display=None, passphrase=True,
                   out=subprocess.PIPE):
        """b2go-tablet until it ends."""
        environment = {name: value for name, value in os.environ.items()
                       if name not in ("DISPLAY", "WAYLAND_DISPLAY", "B2GO_PASSPHRASE_FILE")}
        if display is not None:
            environment["DISPLAY"] = display
        if passphrase:
            environment["B2GO_PASSPHRASE_FILE"] = str(tablet.passphrase_file)
        return subprocess.run([str(BIN / "b2go-tablet"), "--store", str(tablet.folder),
                               *map(str, arguments)],
                              env=environment, stdin=subprocess.DEVNULL, stdout=out,
                              stderr=subprocess.PIPE, text=True, check=False, timeout=PATIENCE_S)
