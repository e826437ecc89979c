"""Three ways to use the open window: by finger, by hardware keyboard, by an assistive program.

All know what they want by its Danish label and kind, as a person does, and wait for what the window
shows next. `at` chooses among several of the same label, in reading order.
"""

import re

KINDS = {"button": ("button",), "choice": ("toggle", "radio"), "pick": ("pick_field",),
         "field": ("field", "secret_field"), "tab": ("tab",), "row": ("row",),
         "heading": ("heading",)}
SPOKEN_KINDS = {"button": ("push button",), "choice": ("toggle button", "radio button"),
                "pick": ("combo box",), "field": ("entry", "password text"),
                "tab": ("page tab",), "row": ("list item",), "heading": ("heading",)}
# To the group, in it, and once more if it changed meanwhile.
MOST_TURNS = 5


def fits(wanted, label):
    """A label is meant whole, a pattern anywhere in it."""
    return bool(wanted.search(label)) if isinstance(wanted, re.Pattern) else wanted == label


def chosen_one(found, at):
    """The `at`-th of what was found, counted from the end if negative; None if it is not there."""
    return found[at] if -len(found) <= at < len(found) else None


class Hand:
    """What every hand can do with what `press`, `write` and `see` mean to it."""

    def choose(self, label, at=0):
        raise NotImplementedError

    def press(self, label, kind="button", at=0):
        raise NotImplementedError

    def write(self, label, text, at=0):
        raise NotImplementedError

    def see(self, part):
        raise NotImplementedError

    def see_none(self, label):
        """Until no button is called so any more."""
        raise NotImplementedError

    def arrive(self, title):
        raise NotImplementedError

    def go(self, tab, title=None):
        """To a screen, until it is there: the one before may show the same words."""
        self.press(tab, "tab")
        self.arrive(title or tab)

    def unlock(self, passphrase):
        self.write("Adgangssætning", passphrase)
        self.press("Lås op")

    def narrow(self, text):
        """Shortens a long list to look through, where that helps."""

    def pick(self, field, option, at=0):
        self.press(field, "pick", at)
        self.narrow(option)
        self.press(option, "choice", -1)

    def pick_many(self, field, options):
        self.press(field, "pick")
        for option in options:
            self.choose(option, -1)
        self.press("Færdig")

    def pick_date(self, field, date, at=0):
        """`date` as it is told: what is spoken of the day, and the months to turn forward."""
        spoken, months = date
        self.press(field, "pick", at)
        for _ in range(months):
            self.press("Næste måned")
        self.press(spoken, "choice")


class _Eyes(Hand):
    """Sees what the window describes."""

    def __init__(self, window):
        self.window = window

    def _find(self, label, kind, at):
        found = [node for node in self.window.shown.all(role=KINDS[kind])
                 if fits(label, node["label"])]
        return chosen_one(found, at)

    def _wait_for(self, label, kind, at, what="be there", also=lambda node: True):
        def ready(_):
            node = self._find(label, kind, at)
            return node is not None and node["enabled"] and also(node)
        self.window.wait(ready, f"{kind} {label} to {what}")
        return self._find(label, kind, at)

    def see(self, part):
        self.window.wait(lambda shown: shown.says(part), f"to see {part!r}")

    def arrive(self, title):
        self._wait_for(title, "heading", 0)

    def see_none(self, label):
        self.window.wait(lambda _: self._find(label, "button", 0) is None, f"no {label}")

    def choose(self, label, at=0):
        self.press(label, "choice", at)
        self._wait_for(label, "choice", at, "be chosen", lambda node: node["on"])

    def _wait_written(self, label, text, at):
        self._wait_for(label, "field", at, f"hold {text!r}",
                       lambda node: node["role"] == "secret_field" or node["value"] == text)


class Finger(_Eyes):
    """Taps, drags, and types on the keyboard that the window shows."""

    def press(self, label, kind="button", at=0):
        self._wait_for(label, kind, at)
        self.window.tap_found(lambda: self._find(label, kind, at), f"{kind} {label}")

    def unlock(self, passphrase):
        self.write("Adgangssætning", passphrase)  # the keyboard's last key is enough

    def write(self, label, text, at=0):
        self.press(label, "field", at)
        self._wait_for(label, "field", at, "have the focus", lambda node: node["focused"])
        window = self.window
        window.wait(lambda shown: shown.keys, "the keyboard on the glass")
        if "q" not in window.shown.keys:
            self._tap_keys(["abc"])
            window.wait(lambda shown: "q" in shown.keys, "the letters")
        # Up to the next capital as fast as the glass takes it, then the key for capitals.
        for run in re.findall(r"[A-ZÆØÅ]?[^A-ZÆØÅ]*", text):
            if run[:1].isupper():
                self._tap_keys(["Skift"])
                window.wait(lambda shown: "Q" in shown.keys, "capitals")
            self._tap_keys([{" ": "Mellemrum"}.get(letter, letter) for letter in run])
            if run[:1].isupper():
                window.wait(lambda shown: "q" in shown.keys, "small letters again")
        self._wait_written(label, text, at)
        self._tap_keys(["Færdig"])
        window.wait(lambda shown: not shown.keys, "the keyboard to go")

    def _tap_keys(self, labels):
        keys = {label.lower(): rect for label, rect in self.window.shown.keys.items()}
        middles = [(x + width / 2, y + height / 2)
                   for x, y, width, height in (keys[label.lower()] for label in labels)]
        if middles:
            self.window.display.tap_all(middles)


class Keyboard(_Eyes):
    """A hardware keyboard and nothing else."""

    def press(self, label, kind="button", at=0):
        self._focus(label, kind, at)
        self.window.display.key("Return")

    def write(self, label, text, at=0):
        self._focus(label, "field", at)
        self.window.display.type(text)
        self._wait_written(label, text, at)

    def narrow(self, text):
        self.window.wait(lambda shown: shown.layer > 0, "the list to open")
        for node in self.window.shown.all(role="field"):
            self.write(node["label"], text)

    def _focus(self, label, kind, at):
        """By Tab to where it belongs, and there by arrows: as many as the order of keys asks for."""
        for _ in range(MOST_TURNS):
            target = self._wait_for(label, kind, at)
            if target["focused"]:
                return
            keys, there = self._way(target)
            self.window.display.key(*keys)
            self.window.wait(
                lambda shown, there=there: any(node["id"] == there and node["focused"]
                                               for node in shown.nodes),
                f"{keys[0]} pressed {len(keys)} times to lead towards {label}")
        raise AssertionError(f"{kind} {label} cannot be reached by keys; it shows\n"
                             f"{self.window.shown}")

    def _way(self, target):
        """The keys to press, and what has the focus then."""
        reached = [node for node in self.window.shown.all() if node["focusable"]]
        focused = next((node for node in reached if node["focused"]), None)
        group = target["group"]
        if group and focused is not None and focused["group"] == group:
            members = [node["id"] for node in reached if node["group"] == group]
            way = members.index(target["id"]) - members.index(focused["id"])
            return ["Right" if way > 0 else "Left"] * abs(way), target["id"]
        # Tab meets each group once: where its focus or its chosen one is, or else its first.
        stops, met = [], set()
        for node in reached:
            if node["group"] not in met:
                stops.append(self._representative(reached, node)["id"])
                met |= {node["group"]} - {0}
        there = self._representative(reached, target)["id"]
        if focused is None:
            return ["Tab"] * (stops.index(there) + 1), there
        # The shorter way: on a long one a message may go and take its stop with it.
        way = (stops.index(there) - stops.index(focused["id"])) % len(stops)
        back = len(stops) - way
        return (["shift+Tab"] * back if back < way else ["Tab"] * way), there

    @staticmethod
    def _representative(reached, node):
        if not node["group"]:
            return node
        members = [each for each in reached if each["group"] == node["group"]]
        return next((each for each in members if each["focused"]),
                    next((each for each in members if each["on"]), members[0]))


class Assistive(Hand):
    """A program that reads the window and acts in it over AT-SPI; sees no pixel."""

    def __init__(self, reader, frame):
        self.reader = reader
        self.frame = frame

    def _find(self, label, kind, at):
        roles = SPOKEN_KINDS[kind]
        found = [thing for thing in self.frame.everything()
                 if fits(label, thing.name) and thing.role in roles
                 and "enabled" in thing.states]
        return chosen_one(found, at)

    def press(self, label, kind="button", at=0):
        def done():
            thing = self._find(label, kind, at)
            return thing is not None and thing.activate()
        self.reader.wait(done, f"{kind} {label} to be pressed")

    def choose(self, label, at=0):
        self.press(label, "choice", at)

        def is_on():
            thing = self._find(label, "choice", at)
            return thing is not None and "checked" in thing.states
        self.reader.wait(is_on, f"{label} to be chosen")

    def write(self, label, text, at=0):
        field = self.reader.wait(lambda: self._find(label, "field", at), f"the field {label}")
        if not field.write(text):
            raise AssertionError(f"{label} cannot be written in")
        if field.role != "password text":
            self.reader.wait(lambda: field.text == text, f"{label} to hold {text!r}")

    def see(self, part):
        self.reader.wait(lambda: any(part in thing.name or part in thing.description
                                     or part in (thing.text or "")
                                     for thing in self.frame.everything()), f"to be told {part!r}")

    def arrive(self, title):
        self.reader.wait(lambda: self._find(title, "heading", 0), f"the screen {title}")

    def see_none(self, label):
        self.reader.wait(lambda: self._find(label, "button", 0) is None, f"no {label}")
