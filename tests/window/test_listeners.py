"""What listens to the window may hang or go: a speech service, or who reads its description."""

import time
import unittest

from speech import Speech
from window import PATIENCE_S, WindowTest


class Listeners(WindowTest):
    def setUp(self):
        super().setUp()
        central = self.central("--demo").serve()
        self.store = self.tablet("first").enrol(central, "Astrid Demosen")
        (self.store.folder / "window").write_text("language=da\nread_aloud=1\n", encoding="utf-8")

    def listened(self):
        """A window that has said something to a speech service."""
        speech = Speech(str(self.folder))
        self.addCleanup(speech.close)
        opened = self.window(self.display(), self.store, environment=speech.environment)
        self.walk(opened)
        self.assertTrue(speech.wait_said(lambda said: len(said) > 0, PATIENCE_S))
        return speech, opened

    def walk(self, opened):
        """To what Tab leads to; what has the focus then."""
        before = self.focused(opened.shown)
        opened.display.key("Tab")
        opened.wait(lambda shown: self.focused(shown) not in (None, before), "the focus to move")
        return self.focused(opened.shown)

    @staticmethod
    def focused(shown):
        return next(((node["key"], node["label"]) for node in shown.nodes if node["focused"]), None)

    def test_a_speech_service_that_falls_silent_holds_nothing_up(self):
        speech, opened = self.listened()
        speech.fall_silent()
        walked = [self.walk(opened) for _ in range(4)]
        self.assertGreater(len(set(walked)), 1)
        self.assertEqual(opened.close(), 0)
        self.assertEqual(opened.words(), "")

    def test_of_all_that_waited_only_the_newest_is_said(self):
        speech, opened = self.listened()
        speech.fall_silent()
        walked = [self.walk(opened) for _ in range(4)]
        speech.speak_again()
        newest = walked[-1][1]
        self.assertTrue(speech.wait_said(lambda said: newest in said[-1], PATIENCE_S), speech.said)
        # What was first, what was being said when it fell silent, and the newest.
        self.assertLessEqual(len(speech.said), 3, speech.said)
        self.assertEqual(opened.close(), 0)

    def test_a_speech_service_that_never_answers_does_not_keep_the_window_open(self):
        speech = Speech(str(self.folder))
        self.addCleanup(speech.close)
        speech.fall_silent()
        opened = self.window(self.display(), self.store, environment=speech.environment)
        self.walk(opened)
        self.walk(opened)
        self.assertEqual(opened.close(), 0)

    def test_a_speech_service_that_goes_is_told_of_once_and_ends_nothing(self):
        speech, opened = self.listened()
        speech.close()
        for _ in range(3):
            self.walk(opened)
        opened.unlock(self.store.passphrase_file.read_text(encoding="utf-8").strip())
        opened.wait_screen("idag")
        self.assertEqual(opened.close(), 0)
        self.assertEqual(opened.words().count("Oplæsningen er holdt op"), 1, opened.words())

    def test_a_reader_of_the_description_who_goes_is_told_of_once_and_ends_nothing(self):
        opened = self.window(self.display(), self.store)
        opened.stop_reading()
        deadline = time.monotonic() + PATIENCE_S
        while not opened.words() and time.monotonic() < deadline:
            opened.display.key("Tab")
        opened.display.key("Tab")
        self.assertEqual(opened.close(), 0)
        self.assertEqual(opened.words().count("standard output"), 1, opened.words())

    def test_a_description_of_a_picture_that_nobody_reads_is_a_fault(self):
        file = self.folder / "picture.png"
        with open("/dev/full", "wb") as full:
            ended = self.run_tablet(self.store, "--screenshot", file, "--screen", "laas",
                                    "--describe", out=full)
        self.assertEqual(ended.returncode, 6, ended.stderr)
        self.assertIn("standard output", ended.stderr)


if __name__ == "__main__":
    unittest.main()
