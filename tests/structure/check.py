#!/usr/bin/env python3
"""Fails when the repository crosses a line of its architecture.

  check.py ROOT [--link-graph FILE]

ROOT is the repository; FILE is what CMake wrote about the targets (scripts/cmake/B2goLinkGraph).
Prints one line per finding, as file:line: what is wrong, and ends with 1 if there is any.
"""

import argparse
import pathlib
import re
import subprocess
import sys

import rules

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')
CODE = (".cpp", ".hpp", ".h", ".cc")
# Six digits of a date and four more, joined, or parted by a hyphen or a space.
TEN_DIGITS = re.compile(r"(?<![0-9A-Fa-f.])(\d\d)(\d\d)\d\d[- ]?\d{4}(?![0-9A-Fa-f])")
DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def repository_files(root):
    """Every file that is or would be committed, relative to root."""
    if (root / ".git").exists():
        listed = subprocess.run(
            ["git", "-c", f"safe.directory={root}", "-C", str(root), "ls-files", "-z", "--cached",
             "--others", "--exclude-standard"], capture_output=True, check=True).stdout
        names = [name for name in listed.decode().split("\0") if name]
    else:
        names = [str(path.relative_to(root)) for path in root.rglob("*")
                 if path.relative_to(root).parts[0] != "build"]
    return sorted(name for name in names if (root / name).is_file())


def folder_of(name):
    """The box of the architecture a file lies in: "core/store", "platform", or its first part."""
    parts = pathlib.PurePosixPath(name).parts
    if len(parts) > 2 and parts[0] in ("core", "sync", "ui_imgui"):
        return f"{parts[0]}/{parts[1]}"
    return parts[0] if len(parts) > 1 else ""


def included_folder(header):
    """The box an include names, None if the header is not written like one of ours."""
    parts = header.split("/")
    if len(parts) < 2:
        return None
    if f"core/{parts[0]}" in rules.SEES:
        return f"core/{parts[0]}"
    if parts[0] in ("sync", "ui_imgui"):
        return f"{parts[0]}/{parts[1]}"
    return parts[0] if parts[0] in ("platform", "tests", "core") else None


def check_includes(name, lines, links):
    folder = folder_of(name)
    allowed = rules.closure(folder, rules.SEES)
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, header = match.groups()
        for pattern, places, why in rules.THIRD_PARTY:
            if re.fullmatch(pattern, header) and not re.fullmatch(places, name):
                yield number, f"{header} does not belong here: {why}"
        target = included_folder(header)
        if target == "core":
            yield number, f'write "{header.removeprefix("core/")}": includes start below core/'
        elif folder in rules.SEES:
            if target is not None and target not in allowed:
                yield number, f"{folder} may not see {target} ({header})"
            elif target is not None and links and target not in rules.closure(folder, links):
                yield number, f"{folder} includes {header} without linking {target}"
            elif target is None and quote == '"':
                yield number, f'"{header}" is not written from core/ or from the top'


def check_code(name, lines):
    for number, line in enumerate(lines, 1):
        code = line.split("//", 1)[0]
        for pattern, places, why in rules.FORBIDDEN_CODE:
            if re.fullmatch(places, name) and re.search(pattern, code):
                yield number, f"{why}: {code.strip()}"


def date_shaped(day, month):
    """True for the dates of real person numbers and of real replacement numbers (day + 60)."""
    day = day - 60 if day > 60 else day
    return 1 <= month <= 12 and 1 <= day <= DAYS_OF_MONTH[month - 1]


def check_text(name, lines):
    for number, line in enumerate(lines, 1):
        for word in rules.UNFINISHED:
            if re.search(rf"\b{word}\b", line):
                yield number, f"{word}: finish it or leave it out"
        for match in TEN_DIGITS.finditer(line):
            if date_shaped(int(match.group(1)), int(match.group(2))):
                # The number itself is not repeated: it may be somebody's.
                yield number, "ten digits that could be a real CPR number; use day+60, month+80"
    if name.endswith(rules.COUNTED) or folder_of(name) == "scripts":
        if len(lines) > rules.MAX_LINES:
            yield len(lines), f"more than {rules.MAX_LINES} lines: split it by idea"


def check_build_files(root, names):
    """CMakeLists open with a sentence and list their sources; no source is left uncompiled."""
    listed = {}
    for name in names:
        if pathlib.PurePosixPath(name).name == "CMakeLists.txt":
            text = (root / name).read_text()
            listed[str(pathlib.PurePosixPath(name).parent)] = text
            if not re.match(r"# \S", text):
                yield f"{name}:1: say in one sentence what the folder is"
            if re.search(r"file\s*\(\s*GLOB", text):
                yield f"{name}:1: list the sources: a glob misses new files"
    for name in names:
        path = pathlib.PurePosixPath(name)
        if path.suffix == ".cpp":
            word = re.compile(rf"(?<![\w.]){re.escape(path.name)}(?![\w.])")
            if not any(word.search(listed.get(str(parent), "")) for parent in path.parents):
                yield f"{name}:1: no CMakeLists.txt names it, so nothing compiles it"


def read_link_graph(text):
    """Returns the targets' folders and the pairs of targets linked directly."""
    folders, pairs = {}, []
    for line in text.splitlines():
        kind, first, second = line.split()
        if kind == "target":
            # The programs' folders are rooms of one box.
            folders[first] = "platform" if second.startswith("platform/") else second
        else:
            pairs.append((first, second))
    return folders, pairs


def folder_links(folders, pairs):
    """Which box links which, over all their targets."""
    links = {}
    for first, second in pairs:
        links.setdefault(folders[first], []).append(folders[second])
    return links


def check_links(folders, pairs):
    for first, second in pairs:
        source, target = folders[first], folders[second]
        if target not in rules.SEES:
            if target.startswith("tests") and not source.startswith("tests"):
                yield f"{first} links {second}: only tests see tests"
            continue
        if source in rules.SEES and target not in rules.closure(source, rules.SEES):
            yield f"{first} may not link {second}: {source} may not see {target}"
    for folder in rules.SEES:
        targets = [name for name, place in folders.items() if place == folder]
        if folder.split("/")[0] in ("core", "sync") and len(targets) > 1:
            yield f"{folder} has several targets, one is the rule: {', '.join(sorted(targets))}"


def findings(root, link_graph):
    folders, pairs = read_link_graph(link_graph)
    links = folder_links(folders, pairs)
    for what in check_links(folders, pairs):
        yield f"CMake: {what}"
    names = repository_files(root)
    yield from check_build_files(root, names)
    for name in names:
        data = (root / name).read_bytes()
        if b"\0" in data:
            continue
        lines = data.decode("utf-8", errors="replace").splitlines()
        found = list(check_text(name, lines))
        if name.endswith(CODE):
            found += check_includes(name, lines, links)
            found += check_code(name, lines)
        for number, what in sorted(found):
            yield f"{name}:{number}: {what}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--link-graph", type=pathlib.Path)
    arguments = parser.parse_args()
    graph = arguments.link_graph.read_text() if arguments.link_graph else ""
    found = list(findings(arguments.root.resolve(), graph))
    print("\n".join(found) if found else "no line of the architecture is crossed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
