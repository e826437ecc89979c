"""A display of its own for one test, with a finger, a keyboard and an eye."""

import collections
import ctypes
import os
import pathlib
import struct
import subprocess


class Display:
    """An Xvfb on a number that was free, with a Danish keyboard; `close` ends it."""

    def __init__(self, folder, width=1280, height=800, options=()):
        self.folder = pathlib.Path(folder)
        self.width = width
        self.height = height
        read, write = os.pipe()
        self.log = open(self.folder / "xvfb.log", "w", encoding="utf-8")
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24",
             "-fbdir", str(self.folder), "-nolisten", "tcp", "-noreset", *options],
            stdout=self.log, stderr=self.log, pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as number:
            said = number.readline().strip()
        if not said:
            self.close()
            raise AssertionError("Xvfb did not start: " +
                                 (self.folder / "xvfb.log").read_text(encoding="utf-8"))
        self.name = f":{said}"
        self.environment = dict(os.environ, DISPLAY=self.name, LC_ALL="C.UTF-8")
        # Letters are pressed as on a Danish keyboard; without it every æ would first have to be
        # given a key.
        subprocess.run(["setxkbmap", "dk"], env=self.environment, check=True,
                       stderr=subprocess.DEVNULL)

    def close(self):
        if self.server is not None:
            self.server.terminate()
            self.server.wait()
            self.server = None
            self.log.close()

    def picture(self):
        """What is on the display now, as bytes to compare."""
        return (self.folder / "Xvfb_screen0").read_bytes()

    def colours(self):
        """How many pixels of each colour are on the display now."""
        picture = self.picture()
        header, size = struct.unpack(">I", picture[:4])[0], 4 * self.width * self.height
        colours = struct.unpack(">I", picture[76:80])[0] * 12  # their table lies between
        return collections.Counter(memoryview(picture)[header + colours:][:size].cast("I"))

    def do(self, *arguments):
        done = subprocess.run(["xdotool", *map(str, arguments)], env=self.environment,
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise AssertionError(f"xdotool {arguments}: {done.stderr}")
        return done.stdout

    def windows(self, title):
        """The visible windows with that title."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"],
                               env=self.environment, capture_output=True, text=True, check=False)
        return [int(line) for line in found.stdout.split()]

    def tap(self, x, y):
        self.tap_all([(x, y)])

    def tap_all(self, points):
        """One after the other, as fast as they come; a click would wait after each."""
        self.do(*[word for x, y in points for word in
                  ("mousemove", round(x), round(y), "mousedown", 1, "mouseup", 1)])

    def press(self, x, y):
        self.do("mousemove", round(x), round(y), "mousedown", 1)

    def move(self, x, y):
        self.do("mousemove", round(x), round(y))

    def lift(self):
        self.do("mouseup", 1)

    def type(self, text):
        self.do("type", "--delay", "5", text)

    def key(self, *keys):
        self.do("key", *keys)

    def ask_to_close(self, window):
        """What a window manager sends when its cross is tapped; this display has none."""
        client_message = 33
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong

        class Message(ctypes.Structure):
            _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong),
                        ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                        ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                        ("format", ctypes.c_int), ("data", ctypes.c_long * 5),
                        ("padding", ctypes.c_long * 24)]

        display = ctypes.c_void_p(x11.XOpenDisplay(self.name.encode()))

        def atom(name):
            return x11.XInternAtom(display, name, 0)

        message = Message(type=client_message, window=window,
                          message_type=atom(b"WM_PROTOCOLS"), format=32)
        message.data[0] = atom(b"WM_DELETE_WINDOW")
        x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0),
                       ctypes.byref(message))
        x11.XCloseDisplay(display)
