"""What the programs have acknowledged, and whether it is still there."""

import dataclasses


class Lost(AssertionError):
    """Something that was acknowledged is missing or wrong."""


@dataclasses.dataclass
class Note:
    """A record written once: its text is there or it is lost."""

    id: str
    text: str

    def check(self, card, where):
        if card["fields"].get("text") != self.text:
            raise Lost(f"{where}: note {self.id} does not hold its text")


@dataclasses.dataclass
class Count:
    """One tablet writes rising numbers into a field. A later number, acknowledged or not, replaces
    an earlier one."""

    id: str
    number: int

    @staticmethod
    def word(number):
        return f"Åse nummer {number}"

    def check(self, card, where):
        word = card["fields"].get("preferred_name") or "nothing 0"
        if int(word.split()[-1]) < self.number:
            raise Lost(f"{where}: {self.id} is at \"{word}\", {self.number} was acknowledged")


@dataclasses.dataclass
class Side:
    """One of two edits of the same field that had both seen the same: it stays, alone or beside
    the other."""

    id: str
    word: str

    def check(self, card, where):
        words = {card["fields"].get("name")}
        words |= {version["value"] for version in card["concurrent"].get("name", [])}
        if self.word not in words:
            raise Lost(f"{where}: {self.id} has lost one side's words")


class Ledger:
    """One tablet's acknowledged saves, and how far the central has acknowledged them."""

    def __init__(self):
        self.saves = []  # (seq, Note | Count | Side), rising
        self.received_seq = 0
        self._looked_at = 0
        self._looked_at_received_seq = 0

    def saved(self, seq, save):
        self.saves.append((seq, save))

    def received(self, receipt):
        if receipt:
            self.received_seq = max(self.received_seq, receipt["last_seq"])

    def covered(self):
        return [(seq, save) for seq, save in self.saves if seq <= self.received_seq]

    def take_new(self):
        """The saves, and those covered by a receipt, that were not taken before."""
        saves = self.saves[self._looked_at:]
        covered = [one for one in self.covered() if one[0] > self._looked_at_received_seq]
        self._looked_at = len(self.saves)
        self._looked_at_received_seq = self.received_seq
        return saves, covered

    @staticmethod
    def check(tablet, saves, where):
        """Every one of the saves is on the tablet. Returns how many were looked at."""
        cards = {}
        for seq, save in saves:
            if save.id not in cards:
                answer = tablet.send(cmd="get", id=save.id)
                if not answer["ok"]:
                    raise Lost(f"{where}: {save.id} of seq {seq} is gone: {answer['message']}")
                cards[save.id] = answer["result"]
            save.check(cards[save.id], where)
        return len(saves)
