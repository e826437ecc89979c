"""Wrong passphrases on the command line: counted, waited for, and forgotten after the right one."""

import time
import unittest

from programs import PASSPHRASE, ProgramTest


class WrongPassphrases(ProgramTest):
    def setUp(self):
        super().setUp()
        self.served = self.central("--demo").serve()
        self.one = self.tablet("one").enrol(self.served, "Astrid Demosen")
        self.attempts = self.one.folder / "attempts"

    def run_with(self, passphrase, *arguments):
        self.one.passphrase_file.write_text(passphrase + "\n", encoding="utf-8")
        return self.one.run(*(arguments or ("status",)))

    def wrong(self, times):
        for _ in range(times):
            answer = self.run_with("helt forkert")
            self.assertEqual(answer.code, 5, answer.words)
            self.assertIn("passer ikke", answer.words)
        return answer

    def counted(self):
        return dict(part.split("=") for part in self.attempts.read_text("utf-8").split())

    def age(self, seconds):
        """As if so much time had passed since the last try."""
        count = self.counted()
        self.attempts.write_text(
            f"wrong={count['wrong']} last={int(count['last']) - 1000 * seconds}\n", "utf-8")

    def test_cost_a_wait_that_is_told_and_grows(self):
        self.assertNotIn("Vent", self.wrong(2).words)
        self.assertIn("Vent 30 sekunder", self.wrong(1).words)
        answer = self.run_with(PASSPHRASE)
        self.assertEqual((answer.code, answer.text), (5, ""))
        self.assertIn("Vent ", answer.words)
        self.assertIn("gemt og krypteret", answer.words)
        self.assertEqual(self.counted()["wrong"], "3")  # what was not tried is no try
        self.age(31)
        self.assertIn("Vent 1 minut", self.wrong(1).words)
        self.age(61)
        self.assertIn("Vent 2 minutter", self.wrong(1).words)

    def test_are_told_in_english_too(self):
        self.wrong(3)
        answer = self.one.run("--lang", "en", "status")
        self.assertEqual(answer.code, 5)
        self.assertIn("Wait ", answer.words)

    def test_are_forgotten_after_the_right_one(self):
        self.wrong(2)
        self.assertEqual(self.run_with(PASSPHRASE).code, 0)
        self.assertEqual(self.counted()["wrong"], "0")
        self.assertNotIn("Vent", self.wrong(2).words)

    def test_are_counted_when_enrolling_again_too(self):
        enrol = ("enrol", "--central", "https://127.0.0.1:1", "--code", "AAAAA-AAAAA",
                 "--ca-fingerprint", "ab" * 32, "--fast-unlock")
        for _ in range(3):
            self.assertEqual(self.run_with("helt forkert", *enrol).code, 5)
        self.assertIn("Vent ", self.run_with(PASSPHRASE, *enrol).words)
        self.assertIn("Vent ", self.run_with(PASSPHRASE).words)

    def test_are_not_forgiven_by_damage(self):
        self.attempts.write_text("?", "utf-8")
        self.assertIn("Vent 15 minutter", self.run_with(PASSPHRASE).words)

    def test_are_counted_by_a_clock_that_nobody_can_turn(self):
        def up_ms():
            return int(1000 * time.clock_gettime(time.CLOCK_BOOTTIME))
        before = up_ms()
        self.wrong(1)
        self.assertTrue(before <= int(self.counted()["last"]) <= up_ms() + 1)

    def test_nobody_tries_while_another_program_is_on_the_store(self):
        self.one.open()
        self.one.do("status")
        answer = self.run_with("helt forkert")
        self.assertEqual(answer.code, 6, answer.words)
        self.assertEqual(self.counted()["wrong"], "0")


if __name__ == "__main__":
    unittest.main()
