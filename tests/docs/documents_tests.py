#!/usr/bin/env python3
"""The documents name what exists: paths, test cases, commands and their options, entities."""

import json
import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path(os.environ["B2GO_PROGRAM_DIR"])
DOCUMENTS = sorted(
    [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md",
     ROOT / "ui_imgui/README.md", *ROOT.glob("docs/**/*.md")])
TOP = ("core", "sync", "ui_imgui", "platform", "fixtures", "tests", "scripts", "docs", ".ci")
PATH = re.compile(r"(?<![\w/.$-])((?:" + "|".join(map(re.escape, TOP)) + r")/[\w./-]*[\w/])")
LINK = re.compile(r"\]\(([^)#]+)")
CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
# Test cases are sentences: at least three underscores between words.
SENTENCE = re.compile(r"`([a-z0-9]+(?:_[a-z0-9]+){3,})`")
CASE = re.compile(r"(?:BOOST_\w*TEST_CASE\w*\s*\(\s*|def test_)(\w+)")
# Words that promise text instead of giving it.
UNWRITTEN = re.compile(r"\b(place" + r"holder|lorem|tbd|w" + r"ip|to be written)\b", re.IGNORECASE)
WITH_VALUE = ("--store", "--data", "--lang", "--key-file")


def name(document):
    return str(document.relative_to(ROOT))


def code_of(text):
    """Every piece of code a document shows: fenced blocks with their lines joined, inline code."""
    for block in FENCE.findall(text):
        yield from block.replace("\\\n", " ").splitlines()[1:-1]
    yield from CODE.findall(FENCE.sub("", text))


def commands_in(text):
    """(program, subcommand or None, the word after it, options) of every command shown."""
    for line in code_of(text):
        for part in re.split(r"[|;]|&&|\$\(", line):
            words = part.split()
            at = next((i for i, word in enumerate(words)
                       if re.fullmatch(r"(?:\S*/)?(b2go|b2go-central)", word)), None)
            if at is None or any("=" not in word and word not in ("sudo", "$", "exec", "then")
                                 for word in words[:at]):
                continue
            program = words[at].rsplit("/", 1)[-1]
            rest, subcommand, options, further = words[at + 1:], None, [], None
            while rest:
                word = rest.pop(0)
                if word in ("#", "<", ">", "&", "→"):
                    break
                if word.startswith("--"):
                    options.append(word.split("=")[0].rstrip(").,"))
                    if subcommand is None and word in WITH_VALUE and rest:
                        rest.pop(0)
                elif subcommand is None:
                    subcommand = word.rstrip("`),")
                    further = rest[0] if rest else None
            yield program, subcommand, further, options


class Documents(unittest.TestCase):
    texts = {document: document.read_text(encoding="utf-8") for document in DOCUMENTS}
    helps = {}

    def help_of(self, program, *subcommand):
        key = (program, *subcommand)
        if key not in self.helps:
            shown = subprocess.run([str(PROGRAMS / program), *subcommand, "--help"],
                                   capture_output=True, text=True, check=False)
            self.helps[key] = shown.stdout + shown.stderr
        return self.helps[key]

    def test_every_path_exists(self):
        for document, text in self.texts.items():
            for path in PATH.findall(text):
                self.assertTrue((ROOT / path).exists(), f"{name(document)}: {path}")
            for target in LINK.findall(text):
                if "://" not in target:
                    self.assertTrue((document.parent / target).exists(),
                                    f"{name(document)}: {target}")

    def test_every_test_case_exists_where_it_is_said_to_be(self):
        cases = {}
        for path in [*ROOT.glob("tests/**/*.cpp"), *ROOT.glob("tests/**/*.py")]:
            for case in CASE.findall(path.read_text(encoding="utf-8")):
                cases.setdefault(case, set()).add(str(path.relative_to(ROOT)))
        for document, text in self.texts.items():
            for line in FENCE.sub("", text).splitlines():
                files = {path for path in PATH.findall(line) if path.startswith("tests/")}
                for case in SENTENCE.findall(line):
                    self.assertIn(case, cases, name(document))
                    if files:
                        self.assertTrue(files & cases[case], f"{name(document)}: {case}")

    def test_every_command_and_option_is_in_its_help(self):
        shown = 0
        for document, text in self.texts.items():
            for program, subcommand, further, options in commands_in(text):
                where = f"{name(document)}: {program} {subcommand}"
                shown += 1
                if subcommand is None:
                    continue
                known = self.help_of(program)
                self.assertRegex(known, rf"(?m)^\s+{re.escape(subcommand)}\b", where)
                both = known + self.help_of(program, subcommand)
                if further and "Subcommands:" in both.removeprefix(known):
                    self.assertRegex(both, rf"(?m)^\s+{re.escape(further)}\b", where)
                    both += self.help_of(program, subcommand, further)
                for option in options:
                    self.assertRegex(both, rf"{re.escape(option)}(?![\w-])", where)
        self.assertGreater(shown, 20)

    def test_every_entity_is_in_the_glossary_under_its_labels(self):
        glossary = self.texts[ROOT / "docs/GLOSSARY.md"].splitlines()
        schema = subprocess.run([str(PROGRAMS / "b2go"), "schema"], capture_output=True, text=True,
                                check=True).stdout
        for line in schema.splitlines():
            entity = json.loads(line)
            row = f"| {entity['label']['da']} | `{entity['type']}` | {entity['label']['en']}"
            self.assertTrue(any(each.startswith(row) for each in glossary), row)

    def test_nothing_is_left_to_be_written(self):
        for document, text in self.texts.items():
            for number, line in enumerate(text.splitlines(), 1):
                self.assertIsNone(UNWRITTEN.search(line), f"{name(document)}:{number}")


if __name__ == "__main__":
    unittest.main()
