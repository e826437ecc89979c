"""What comes in through arguments and input and goes out through standard output."""

import json
import os
import subprocess
import unittest

from programs import BIN, ProgramTest, run


def deep(levels):
    return "[" * levels + "]" * levels


class Streams(ProgramTest):
    def setUp(self):
        super().setUp()
        self.served = self.central("--demo").serve()
        self.one = self.tablet("one").enrol(self.served, "Astrid Demosen")

    def b2go(self, *arguments, given=b"", out=subprocess.PIPE, **options):
        environment = dict(os.environ, B2GO_PASSPHRASE_FILE=str(self.one.passphrase_file))
        return subprocess.run([str(BIN / "b2go"), "--store", str(self.one.folder), *arguments],
                              input=given, stdout=out, stderr=subprocess.PIPE, env=environment,
                              check=False, **options)

    def test_json_nested_without_end_is_malformed_and_crashes_nothing(self):
        endless = deep(400_000)
        citizen = self.one.run("put", "citizen", given={"name": "Åse Demosen"}).row["id"]
        self.assertEqual(self.one.run("put", "citizen", given=endless).code, 2)
        self.assertEqual(self.one.run("edit", citizen, given=endless).code, 2)
        shallow = deep(50_000)  # what fits on a command line
        self.assertEqual(self.one.run("resolve", citizen, "name", "--reason", "r",
                                      "--value", shallow).code, 2)
        self.assertEqual(self.one.run("list", "encounter", "--where",
                                      "minutes=" + shallow).code, 2)
        lines = '{"cmd":"put","type":"citizen","object":' + endless + '}\n{"cmd":"status"}\n'
        refused, status = self.one.run("batch", "-", given=lines).rows
        self.assertEqual((refused["ok"], refused["exit"]), (False, 2))
        self.assertEqual(status["result"]["unsent"], 1)

    def test_json_nested_as_deep_as_allowed_is_read(self):
        for levels, code in ((64, 3), (65, 2)):
            line = '{"cmd":"put","type":"citizen","object":{"name":' + deep(levels - 2) + "}}\n"
            self.assertEqual(self.one.run("batch", "-", given=line).row["exit"], code, levels)

    def test_a_lost_answer_is_a_fault_and_what_was_saved_stands(self):
        before = self.one.run("status").row["unsent"]
        with open("/dev/full", "wb") as full:
            one = self.b2go("put", "citizen", given=b'{"name":"Demosen"}', out=full)
            self.assertEqual(one.returncode, 6)
            self.assertIn("er gemt", one.stderr.decode())
            lines = (json.dumps({"cmd": "put", "type": "citizen", "object": {}}) + "\n") * 3
            many = self.b2go("batch", "-", given=lines.encode(), out=full)
            self.assertEqual(many.returncode, 6)
            self.assertEqual(run_into(full, "b2go-central", "stats", "--data", self.served.folder), 6)
        # The batch ends where nobody hears it.
        self.assertEqual(self.one.run("status").row["unsent"], before + 2)

    def test_a_reader_who_went_away_is_a_fault_and_what_was_saved_stands(self):
        before = self.one.run("status").row["unsent"]
        for arguments, given in ((("put", "citizen"), b'{"name":"Demosen"}'), (("schema",), b"")):
            read, write = os.pipe()
            os.close(read)
            answer = self.b2go(*arguments, given=given, out=write)
            os.close(write)
            self.assertEqual(answer.returncode, 6)
            self.assertIn("er gemt", answer.stderr.decode())
        self.assertEqual(self.one.run("status").row["unsent"], before + 1)

    def test_a_closed_standard_output_is_a_fault_too(self):
        closed = self.b2go("status", out=None, preexec_fn=lambda: os.close(1))
        self.assertEqual(closed.returncode, 6)
        self.assertEqual((self.one.folder / "lock").read_text().count("{"), 0)

    def test_arguments_that_are_not_utf8_are_usage(self):
        for arguments in (["search", b"\xff\xfe"], ["list", "citizen", "--where", b"name=\xe6"]):
            answer = self.b2go(*arguments)
            self.assertEqual(answer.returncode, 2)
            self.assertIn("UTF-8", answer.stderr.decode())
        answer = subprocess.run([str(BIN / "b2go-central"), "backup", b"/tmp/\xff", "--data",
                                 str(self.served.folder)], capture_output=True, check=False)
        self.assertEqual(answer.returncode, 2)
        self.assertIn("UTF-8", answer.stderr.decode())

    def test_a_batch_that_cannot_be_read_is_refused(self):
        answer = self.one.run("batch", self.folder)
        self.assertEqual(answer.code, 3)
        self.assertEqual(answer.row["errors"][0]["field"], "FILE")
        self.assertTrue(answer.words)

    def test_both_programs_say_their_version(self):
        for program in ("b2go", "b2go-central"):
            answer = run(program, "--version")
            self.assertEqual(answer.code, 0)
            self.assertRegex(answer.text, rf"^{program} \d+\.\d+\.\d+\n$")


def run_into(out, program, *arguments):
    return subprocess.run([str(BIN / program), *map(str, arguments)], stdout=out,
                          stderr=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    unittest.main()
