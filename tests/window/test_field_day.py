"""The whole field day in the real window, once by each hand, to one and the same end.

    test_field_day.py ByFinger | ByKeyboard | ByAssistiveProgram
"""

import sys
import unittest

from window import TITLE, WindowTest, plan_outing
import end_state
import field_day
import hands
import session


class FieldDay(WindowTest):
    """Two enrolled tablets that have met; the first one's window is open."""

    def setUp(self):
        super().setUp()
        self.office = self.central("--demo").serve()
        self.first = self.tablet("first").enrol(self.office, field_day.STAFF).open()
        self.second = self.tablet("second").enrol(self.office, field_day.COLLEAGUE).open()
        # What the central has is what one gets that has had nothing before.
        self.third = self.tablet("third").enrol(self.office, "Clara Testholm").open()
        plan_outing(self.first)
        self.first.do("sync")
        self.second.do("sync")
        self.first.do("sync")
        self.first.close()
        self.opened = self.window(self.display(), self.first)

    def live(self, hand):
        address = self.office.address
        self.office.stop()
        for step in field_day.OUT_THERE:
            step(hand, self)
        self.office.serve(listen=address)
        for step in field_day.HOME_AGAIN:
            step(hand, self)
        self.assertEqual(self.opened.close(), 0)
        self.assertEqual(self.opened.words(), "")
        self.assert_ended_well()

    def colleague_edits_the_address(self):
        self.second.do("sync")
        [citizen] = self.second.do("search", text=field_day.NAME)
        address = citizen["fields"]["address"]
        self.second.do("edit", id=citizen["id"],
                       fields={"address": {**address, "street": "Demovej 21, st. th."}})

    def colleague_syncs(self):
        self.second.do("sync")

    def assert_ended_well(self):
        tablets = (self.first.open(), self.second, self.third)
        for tablet in tablets:
            tablet.do("sync")
        self.maxDiff = None
        stored = [end_state.records(tablet) for tablet in tablets]
        for other in stored[1:]:
            self.assertEqual(stored[0], other, "character for character, ids and times included")
        expected = {kind: end_state.in_order(rows) for kind, rows in field_day.END.items()}
        self.assertEqual(end_state.plain(stored[0], expected, field_day.today()), expected)
        for tablet in tablets:
            self.assert_sound(tablet)
        checked = self.office.ask("verify")
        self.assertEqual((checked.code, checked.row), (0, {"ok": True}))
        self.assertEqual(self.office.ask("conflicts").rows, [])

    def assert_sound(self, tablet):
        """Nothing unsent, nothing undecided, two promises open, and none of them nobody's."""
        status = tablet.do("status")
        self.assertEqual({name: status[name] for name in
                          ("unsent", "conflicts", "open_promises", "unowned")},
                         {"unsent": 0, "conflicts": 0, "open_promises": 2, "unowned": 0})
        self.assertEqual(tablet.do("verify"), {"ok": True})
        [citizen] = tablet.do("search", text=field_day.NAME)
        self.assertEqual(tablet.do("get", id=citizen["id"])["conflicts"], [])


class ByFinger(FieldDay):
    def test_the_field_day(self):
        self.live(hands.Finger(self.opened))


class ByKeyboard(FieldDay):
    def test_the_field_day(self):
        self.live(hands.Keyboard(self.opened))


class ByAssistiveProgram(FieldDay):
    def test_the_field_day(self):
        from atspi import Reader
        reader = Reader()
        self.live(hands.Assistive(reader, reader.window(TITLE)))


if __name__ == "__main__":
    if session.inside() or "ByAssistiveProgram" not in sys.argv:
        unittest.main()
    sys.exit(session.run_again_inside())
