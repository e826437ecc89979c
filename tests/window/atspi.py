"""A small assistive program: reads windows and acts in them through the system's libatspi."""

import ctypes
import time

PATIENCE_S = 60
# Of libatspi's enumerations, those that are asked about.
STATES = {"checked": 4, "enabled": 8, "focused": 12, "sensitive": 24, "showing": 25, "selected": 23}
ROLES = {23: "frame", 29: "label", 40: "password text", 43: "push button", 75: "application",
         79: "entry", 62: "toggle button", 83: "heading", 11: "combo box", 2: "alert",
         39: "panel", 54: "status bar", 32: "list item", 42: "progress bar", 44: "radio button",
         37: "page tab", 52: "spin button"}


# A look after this long, whether or not anything was told.
LATEST_MS = 100
_Woken = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)


class _Error(ctypes.Structure):
    _fields_ = [("domain", ctypes.c_uint32), ("code", ctypes.c_int), ("message", ctypes.c_char_p)]


class _Rect(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("x", "y", "width", "height")]


_atspi = ctypes.CDLL("libatspi.so.0")
_glib = ctypes.CDLL("libglib-2.0.so.0")


def _call(name, returns, *arguments):
    """A function that reports errors the way libatspi does; None if it failed."""
    function = getattr(_atspi, name)
    function.restype = returns
    error = ctypes.POINTER(_Error)()
    result = function(*arguments, ctypes.byref(error))
    if error:
        _glib.g_error_free(error)
        return None
    return result


def _text(name, *arguments):
    words = _call(name, ctypes.c_void_p, *arguments)
    return "" if words is None else ctypes.string_at(words).decode()


def _interface(name, thing):
    function = getattr(_atspi, name)
    function.restype = ctypes.c_void_p
    found = function(thing)
    return None if found is None else ctypes.c_void_p(found)


class Thing:
    """Something a window shows, as it is told to assistive programs."""

    def __init__(self, pointer):
        self._own = ctypes.c_void_p(pointer)

    @property
    def name(self):
        return _text("atspi_accessible_get_name", self._own)

    @property
    def description(self):
        return _text("atspi_accessible_get_description", self._own)

    @property
    def role(self):
        number = _call("atspi_accessible_get_role", ctypes.c_int, self._own)
        return ROLES.get(number, str(number))

    @property
    def states(self):
        _atspi.atspi_accessible_get_state_set.restype = ctypes.c_void_p
        found = ctypes.c_void_p(_atspi.atspi_accessible_get_state_set(self._own))
        return {name for name, number in STATES.items()
                if _atspi.atspi_state_set_contains(found, number)}

    @property
    def text(self):
        """None if it has none."""
        part = _interface("atspi_accessible_get_text_iface", self._own)
        return None if part is None else _text("atspi_text_get_text", part, 0, -1)

    @property
    def place(self):
        part = _interface("atspi_accessible_get_component_iface", self._own)
        rect = _call("atspi_component_get_extents", ctypes.POINTER(_Rect), part, 0)
        return (rect[0].x, rect[0].y, rect[0].width, rect[0].height)

    @property
    def children(self):
        count = _call("atspi_accessible_get_child_count", ctypes.c_int, self._own) or 0
        found = [_call("atspi_accessible_get_child_at_index", ctypes.c_void_p, self._own, index)
                 for index in range(count)]
        return [Thing(pointer) for pointer in found if pointer]

    def everything(self):
        for child in self.children:
            yield child
            yield from child.everything()

    def activate(self):
        part = _interface("atspi_accessible_get_action_iface", self._own)
        return bool(part and _call("atspi_action_do_action", ctypes.c_int, part, 0))

    def open_menu(self):
        """What can be done with a field's text."""
        part = _interface("atspi_accessible_get_action_iface", self._own)
        return bool(part and _call("atspi_action_do_action", ctypes.c_int, part, 1))

    def write(self, text):
        part = _interface("atspi_accessible_get_editable_text_iface", self._own)
        return bool(part and _call("atspi_editable_text_set_text_contents", ctypes.c_int, part,
                                   text.encode()))

    def take_focus(self):
        part = _interface("atspi_accessible_get_component_iface", self._own)
        return bool(part and _call("atspi_component_grab_focus", ctypes.c_int, part))


class Reader:
    """What is on the desktop of this session. Much of it libatspi remembers, as it does for any
    assistive program, until an event from the window says that it has changed."""

    def __init__(self):
        _atspi.atspi_init()
        _atspi.atspi_get_desktop.restype = ctypes.c_void_p
        self.desktop = ctypes.c_void_p(_atspi.atspi_get_desktop(0))

    def wait(self, find, what):
        """The first result of `find` that is something."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            while _glib.g_main_context_iteration(None, 0):
                pass
            found = find()
            if found:
                return found
            self._sleep_until_something_happens()
        raise AssertionError(f"waited for {what}")

    @staticmethod
    def _sleep_until_something_happens():
        """Until the bus brings an event, which every change of a window does, or soon at the
        latest: what was asked for may have come while it was looked for."""
        late = _Woken(lambda _: 1)
        source = _glib.g_timeout_add(LATEST_MS, late, None)
        _glib.g_main_context_iteration(None, 1)
        _glib.g_source_remove(source)

    def window(self, title):
        def find():
            for program in Thing(self.desktop.value).children:
                for window in program.children:
                    if window.name == title:
                        return window
            return None
        return self.wait(find, f"a window {title}")
