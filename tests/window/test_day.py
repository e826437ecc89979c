"""A visit from unlock to synced in the real window, by finger and Danish keyboard."""

import unittest

from window import CONTACT, WindowTest, plan_outing
from programs import PASSPHRASE

NAME = "Åse Blåbærgrød Prøvekjær"


class Day(WindowTest):
    def begin(self):
        """A central, two enrolled tablets, an outing today on the first, and its window."""
        central = self.central("--demo").serve()
        first = self.tablet("first").enrol(central, "Astrid Demosen").open()
        second = self.tablet("second").enrol(central, "Bo Fiktivgaard")
        plan_outing(first)
        first.close()
        display = self.display()
        return central, first, second, display, self.window(display, first)

    def register(self, window):
        window.tap("Registrér borger")
        window.wait_screen("registrer")
        window.write(NAME, key="name")
        window.tap("Næste")
        for key, text in CONTACT.items():
            window.write(text, key=key)
        window.tap("Gem borger")
        window.wait_screen("besoeg")
        window.wait(lambda shown: shown.says(NAME), "the citizen's name")

    def visit(self, window):
        window.tap(key="subjects")
        window.wait(lambda shown: shown.layer == 1, "the sheet of subjects")
        window.tap("NemKonto")
        window.wait(lambda shown: shown.find("NemKonto")["on"], "NemKonto to be chosen")
        window.tap("Færdig")
        window.wait(lambda shown: shown.layer == 0, "the sheet to close")
        window.tap("Vejledning")
        window.tap("Løst på stedet")
        window.wait(lambda shown: not shown.says("mangler"), "nothing to be missing")
        window.tap("Afslut besøg")
        window.wait_screen("tur")

    def sync(self, window):
        window.tap(key="sync")
        window.wait_screen("synk")
        window.tap("Synkronisér nu")
        window.wait(lambda shown: shown.says("Alt er sendt"), "everything to be sent")

    def test_a_visit_by_finger_and_keyboard_ends_in_the_store_and_at_the_central(self):
        central, first, second, display, window = self.begin()
        locked = display.picture()
        window.unlock(PASSPHRASE)
        window.wait_screen("idag")
        self.assertNotEqual(display.picture(), locked)
        window.tap("Åbn tur")
        window.tap("Begynd tur")
        window.wait_for("Luk tur")
        self.register(window)
        self.visit(window)
        window.wait(lambda shown: shown.says(NAME), "the visit on the outing")
        self.sync(window)
        self.assertEqual(window.close(), 0)
        self.assertEqual(window.words(), "")

        self.assert_visit_everywhere(central, first, second, NAME)

    def focus(self, window, **how):
        """Tab until it has the focus."""
        window.wait_for(**how)
        for _ in range(80):
            node = window.shown.find(**how)
            if node is not None and node["focused"]:
                return
            before = window.shown
            window.display.key("Tab")
            window.wait(lambda shown, before=before: shown is not before, "the focus to move")
        self.fail(f"{how} cannot be reached by Tab; it shows\n{window.shown}")

    def press(self, window, **how):
        self.focus(window, **how)
        window.display.key("Return")

    def test_the_same_visit_by_keyboard_alone(self):
        central, first, second, display, window = self.begin()
        self.focus(window, key="passphrase")
        display.type(PASSPHRASE)
        display.key("Return")
        window.wait_screen("idag")
        self.press(window, label="Åbn tur")
        self.press(window, label="Begynd tur")
        window.wait_for("Luk tur")
        self.press(window, key="register")
        window.wait_screen("registrer")
        self.focus(window, key="name")
        display.type(NAME)
        self.press(window, label="Næste")
        for key, text in CONTACT.items():
            self.focus(window, key=key)
            display.type(text)
        self.press(window, label="Gem borger")
        window.wait_screen("besoeg")
        self.press(window, key="subjects")
        window.wait(lambda shown: shown.layer == 1, "the sheet of subjects")
        self.focus(window, key="search")
        display.type("nemk")
        self.press(window, label="NemKonto")
        self.press(window, label="Færdig")
        window.wait(lambda shown: shown.layer == 0, "the sheet to close")
        self.press(window, label="Vejledning")
        self.press(window, label="Løst på stedet")
        window.wait(lambda shown: not shown.says("mangler"), "nothing to be missing")
        self.press(window, label="Afslut besøg")
        window.wait_screen("tur")
        self.focus(window, key="today")
        while not window.shown.find(key="sync")["focused"]:
            before = window.shown
            display.key("Down")
            window.wait(lambda shown, before=before: shown is not before, "the focus to move")
        display.key("Return")
        window.wait_screen("synk")
        self.press(window, label="Synkronisér nu")
        window.wait(lambda shown: shown.says("Alt er sendt"), "everything to be sent")
        self.assertEqual(window.close(), 0)
        self.assert_visit_everywhere(central, first, second, NAME)

    def test_what_was_begun_is_there_after_the_window_was_closed(self):
        _, first, _, display, window = self.begin()
        window.unlock(PASSPHRASE)
        window.tap("Åbn tur")
        window.tap("Begynd tur")
        window.wait_for("Luk tur")
        window.tap("Registrér borger")
        window.wait_screen("registrer")
        window.write("Øjvind Demosen", key="name")
        self.assertEqual(window.close(), 0)
        again = self.window(display, first)
        again.unlock(PASSPHRASE)
        again.tap("Fortsæt turen")
        again.wait_screen("tur")
        again.tap("Registrér borger")
        again.wait(lambda shown: (shown.find(key="name") or {}).get("value") == "Øjvind Demosen",
                   "the draft")

    def test_another_text_size_is_drawn_at_once_and_stays_drawn(self):
        _, _, _, display, window = self.begin()
        window.unlock(PASSPHRASE)
        window.tap("Indstillinger")
        window.wait_screen("indstillinger")
        for size in ("200 %", "175 %", "100 %"):
            window.tap(size)
            window.wait(lambda shown, size=size: shown.find(size)["on"], f"{size} to be chosen")
            colours = display.colours()
            # Letters have many shades at their edges; a page without them has a handful.
            self.assertGreater(len(colours), 100, size)
            self.assertNotIn(0, [colour for colour, _ in colours.most_common(2)], size)

    def test_wrong_passphrases_are_told_and_cost_a_wait(self):
        _, _, _, _, window = self.begin()
        for _ in range(2):
            window.unlock("helt forkert")
            window.wait(lambda shown: shown.says("passer ikke"), "to be told")
        self.assertTrue(window.shown.says("forsøg"))
        self.assertFalse(window.shown.says("helt forkert"))

    def test_mistakes_in_one_program_are_waited_for_in_all_the_others(self):
        _, first, _, _, window = self.begin()
        other = self.window(self.display(), first)
        for opened in (window, other):
            opened.unlock("helt forkert")
            opened.wait(lambda shown: shown.says("passer ikke"), "to be told")
        first.passphrase_file.write_text("også forkert\n", encoding="utf-8")
        third = first.run("status")
        self.assertEqual(third.code, 5, third.words)
        self.assertIn("Vent 30 sekunder", third.words)
        for opened in (window, other):
            opened.unlock(PASSPHRASE)
            opened.wait(lambda shown: shown.says("Vent"), "to be told to wait")
            self.assertEqual(opened.shown.screen, "laas")
            self.assertFalse(opened.shown.says("passer ikke"))
            self.assertEqual(opened.close(), 0)

    def test_who_has_a_keyboard_just_types_and_ctrl_a_marks_however_quickly(self):
        _, _, _, display, window = self.begin()
        for _ in range(2):
            window.wait_screen("laas")
            window.wait(lambda shown: shown.find(key="passphrase")["focused"], "the focus")
            display.type(PASSPHRASE)
            display.key("Return")
            window.wait_screen("idag")
            window.tap(key="lock")
        window.wait_screen("laas")
        display.type(PASSPHRASE + "\n")
        window.wait_screen("idag")
        window.tap("Borgere")
        window.tap(key="search")
        window.wait(lambda shown: shown.find(key="search")["focused"], "the focus")
        for text in ("Åse", "Bo", "Ærø"):
            # All of it within a frame: no pause between the keys, nor within the chord.
            display.do("key", "--delay", "0", "ctrl+a", "type", "--delay", "0", text)
            window.wait(lambda shown, text=text: shown.find(key="search")["value"] == text,
                        f"{text} and nothing else")

    def test_a_word_is_marked_by_finger_and_cut(self):
        _, _, _, display, window = self.begin()
        window.unlock(PASSPHRASE)
        window.tap("Borgere")
        window.write("Åse Demosen", key="search")
        x, y, _, height = window.shown.find(key="search")["visible"]
        display.press(x + 75, y + height / 2)
        window.wait_for("Markeringens slutning", role="handle")
        display.lift()
        window.tap("Klip")
        window.wait(lambda shown: "Klip" not in [node["label"] for node in shown.nodes]
                    and shown.find(key="search")["value"] != "Åse Demosen", "a word to be cut")
        window.write(window.shown.find(key="search")["value"], key="search")

    def test_a_display_too_small_for_it_says_so_and_an_upright_one_is_used(self):
        _, first, _, _, opened = self.begin()
        self.assertEqual(opened.close(), 0)
        small = self.window(self.display(200, 200), first)
        self.assertTrue(small.shown.says("for lille"))
        self.assertEqual(small.close(), 0)
        self.assertEqual(small.words(), "")
        upright = self.window(self.display(600, 1024), first)
        upright.unlock(PASSPHRASE)
        upright.wait_screen("idag")
        upright.tap("Åbn tur")
        upright.wait_screen("tur")

    def test_a_search_finds_by_danish_letters_as_they_are_typed(self):
        _, first, _, _, window = self.begin()
        self.assertEqual(window.close(), 0)
        first.open()
        for name in ("Ærø Demosen", "Øster Demosen", "Åse Demosen"):
            first.do("put", type="citizen", object={"name": name})
        first.close()
        window = self.window(self.display(), first)
        window.unlock(PASSPHRASE)
        window.tap("Borgere")
        for text, name in (("æ", "Ærø Demosen"), ("ø", "Øster Demosen"), ("å", "Åse Demosen")):
            window.tap(key="search")
            window.wait(lambda shown: shown.find(key="search")["focused"], "the focus")
            window.display.key({"æ": "ae", "ø": "oslash", "å": "aring"}[text])
            window.wait(lambda shown: shown.find(key="search")["value"] == text
                        and [row["label"] for row in shown.all(role="row")] == [name],
                        f"only {name}")
            window.tap("Tøm feltet")
            window.wait(lambda shown: shown.find(key="search")["value"] == "", "an empty field")


if __name__ == "__main__":
    unittest.main()
