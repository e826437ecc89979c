"""What a store holds, said so that two runs of the same day say the same: no ids, times, devices."""

import datetime
import re

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
# What people know a record by, in this order.
NAMES = ("name", "display_name", "label_da", "recipient", "kind")
MOST_RECORDS = 10_000


def types(tablet):
    """All but notices, which are one person's own."""
    return [row["type"] for row in tablet.run("schema").rows if row["type"] != "notice"]


def records(tablet):
    """Every record there is, as it is stored, by type."""
    return {kind: tablet.do("list", type=kind, limit=MOST_RECORDS) for kind in types(tablet)}


class _Plain:
    def __init__(self, stored, today):
        self.rows = {row["id"]: row for rows in stored.values() for row in rows}
        self.today = today

    def name(self, identifier):
        row = self.rows.get(identifier)
        if row is None:
            return "unknown"
        fields = row["fields"]
        for field in NAMES:
            if isinstance(fields.get(field), str):
                return fields[field]
        if "subject" in fields:
            return f"{row['type']} {self.name(fields['subject'])}"
        return f"{row['type']} {fields.get('id_type', '')}".strip()

    def value(self, value):
        if isinstance(value, dict):
            return {part: self.value(each) for part, each in value.items()}
        if isinstance(value, list):
            return sorted(self.value(each) for each in value)
        if not isinstance(value, str):
            return value
        if value in self.rows:
            return self.name(value)
        if INSTANT.fullmatch(value):
            return "an instant"
        if DATE.fullmatch(value):
            days = (datetime.date.fromisoformat(value) - self.today).days
            return "in a year" if days in (365, 366) else f"today + {days}"
        return value


def in_order(rows):
    return sorted(rows, key=lambda row: sorted(map(repr, row.items())))


def plain(stored, kinds, today):
    """The records of those types: {type: [fields...]} in an order of their own."""
    maker = _Plain(stored, today)
    told = {}
    for kind in kinds:
        rows = [maker.value(row["fields"]) for row in stored[kind]]
        for row in rows:
            if "contact_code" in row:
                row["contact_code"] = "a code"
        told[kind] = in_order(rows)
    return told
