"""b2go-tablet as a screen reader meets it: read, typed into and acted in over AT-SPI alone."""

import sys
import unittest

import session
from window import CONTACT, TITLE, WindowTest, plan_outing
from programs import PASSPHRASE


class Assistive(WindowTest):
    def setUp(self):
        super().setUp()
        from atspi import Reader
        self.central_program = self.central("--demo").serve()
        self.store = self.tablet("first").enrol(self.central_program, "Åse Demosen").open()
        plan_outing(self.store)
        self.store.close()
        self.opened = self.window(self.display(), self.store)
        self.reader = Reader()
        self.frame = self.reader.window(TITLE)

    def find(self, name, role=None):
        for thing in self.frame.everything():
            if thing.name == name and (role is None or thing.role == role):
                return thing
        return None

    def wait_for(self, name, role=None):
        return self.reader.wait(lambda: self.find(name, role), f"{role} {name}")

    def unlock(self):
        field = self.wait_for("Adgangssætning", "password text")
        self.assertTrue(field.write(PASSPHRASE))
        button = self.wait_for("Lås op", "push button")
        self.reader.wait(lambda: "enabled" in button.states, "Lås op to become possible")
        self.assertTrue(button.activate())
        return self.wait_for("I dag", "heading")

    def test_the_whole_tree_of_the_lock_is_read_in_danish(self):
        self.wait_for("Lås op", "push button")
        told = {(thing.role, thing.name) for thing in self.frame.everything() if thing.name}
        self.assertIn(("password text", "Adgangssætning"), told)
        self.assertIn(("radio button", "English"), told)
        shown = {node["label"] for node in self.opened.shown.nodes if node["label"]}
        self.assertEqual({name for _, name in told}, shown)

    def test_an_assistive_program_unlocks_and_goes_to_a_screen(self):
        field = self.wait_for("Adgangssætning", "password text")
        button = self.wait_for("Lås op", "push button")
        self.assertNotIn("enabled", button.states)
        self.assertTrue(field.write(PASSPHRASE))
        self.reader.wait(lambda: "enabled" in button.states, "Lås op to become possible")
        self.assertEqual(field.text, "", "a passphrase is never told")
        x, y, width, height = button.place
        self.assertTrue(x >= 0 and y > 0 and width >= 48 and height >= 48)
        self.assertTrue(button.activate())
        self.wait_for("I dag", "heading")
        self.assertIsNone(self.find("Adgangssætning"))
        citizens = self.wait_for("Borgere")
        self.assertTrue(citizens.activate())
        search = self.reader.wait(
            lambda: next((t for t in self.frame.everything() if t.role == "entry"), None),
            "the search field")
        self.assertTrue(search.take_focus())
        self.reader.wait(lambda: "focused" in search.states, "the focus")
        self.assertTrue(search.write("æøå"))
        self.reader.wait(lambda: search.text == "æøå", "the text to be taken")
        self.assertEqual(self.opened.close(), 0)
        self.assertEqual(self.opened.words(), "")

    def act(self, name, role="push button"):
        def done():
            found = self.find(name, role)
            return found is not None and "enabled" in found.states and found.activate()
        self.reader.wait(done, f"{role} {name} to be done")

    def write(self, name, text):
        field = self.wait_for(name, "entry")
        self.assertTrue(field.write(text))
        self.reader.wait(lambda: field.text == text, f"{name} to hold the text")

    def test_a_visit_by_an_assistive_program_alone_ends_in_the_store_and_at_the_central(self):
        second = self.tablet("second").enrol(self.central_program, "Bo Fiktivgaard")
        self.unlock()
        self.act("Åbn tur")
        self.act("Begynd tur")
        self.wait_for("Luk tur", "push button")
        self.act("Registrér borger")
        self.write("Navn", "Øjvind Æbeløgaard Testholm")
        self.act("Næste")
        self.write("Telefonnumre", CONTACT["phones"])
        self.write("Vej og nummer", CONTACT["address.street"])
        self.act("Gem borger")
        self.act("Emner", "combo box")
        self.act("NemKonto", "toggle button")
        self.reader.wait(lambda: "checked" in self.find("NemKonto").states, "NemKonto chosen")
        self.act("Færdig")
        self.act("Vejledning", "toggle button")
        self.act("Løst på stedet", "toggle button")
        self.reader.wait(lambda: "checked" in self.find("Løst på stedet").states, "the outcome")
        self.act("Afslut besøg")
        self.wait_for("Luk tur", "push button")
        self.act("Synk.", "page tab")
        self.act("Synkronisér nu")
        self.wait_for("Alt er sendt")
        self.assertEqual(self.opened.close(), 0)
        self.assert_visit_everywhere(self.central_program, self.store, second,
                                     "Øjvind Æbeløgaard Testholm")

    def test_a_text_is_marked_cut_and_put_in_again(self):
        self.unlock()
        self.assertTrue(self.wait_for("Borgere").activate())
        search = self.reader.wait(
            lambda: next((t for t in self.frame.everything() if t.role == "entry"), None),
            "the search field")
        search.write("æøå")
        self.reader.wait(lambda: search.text == "æøå", "the text to be taken")
        self.assertTrue(search.open_menu())
        self.wait_for("Klip", "push button")
        self.assertNotIn("enabled", self.find("Klip").states)  # nothing is marked yet
        self.act("Markér alt")
        self.act("Klip")
        self.reader.wait(lambda: search.text == "", "the text to be gone")
        self.assertTrue(search.open_menu())
        self.act("Sæt ind")
        self.reader.wait(lambda: search.text == "æøå", "the text to be there again")
        self.reader.wait(lambda: self.find("Klip") is None, "the bar to close")

    def test_a_personal_number_is_not_told_wherever_it_was_typed(self):
        self.unlock()
        self.assertTrue(self.wait_for("Borgere").activate())
        search = self.reader.wait(
            lambda: next((t for t in self.frame.everything() if t.role == "entry"), None),
            "the search field")
        search.write("678185-4321 ")
        self.reader.wait(lambda: search.text and "•" in search.text, "the number in dots")
        for thing in self.frame.everything():
            self.assertNotIn("4321", thing.name + thing.description + (thing.text or ""))


class NoSession(WindowTest):
    def test_without_a_session_bus_nothing_is_said_and_nothing_waits(self):
        central = self.central("--demo").serve()
        store = self.tablet("first").enrol(central, "Åse Demosen")
        for address in ("", "unix:path=/nowhere/at/all"):
            window = self.window(self.display(), store, environment={
                "DBUS_SESSION_BUS_ADDRESS": address, "XDG_RUNTIME_DIR": str(self.folder)})
            self.assertEqual(window.close(), 0)
            self.assertEqual(window.words(), "")


if __name__ == "__main__":
    if session.inside():
        unittest.main()
    sys.exit(session.run_again_inside())
