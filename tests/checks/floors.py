#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the sources to the house: what includes what, and what nobody calls.

usage: floors.py ROOT [LIBRARY]

ROOT is the folder of the project, LIBRARY the built libkjplan.so.
"""
import pathlib
import re
import subprocess
import sys

# From the ground up. A floor may include itself and what stands beside it.
BELOW = {
    "base": (),
    "quantity": ("base",),
    "rule": ("base", "quantity"),
    "plan": ("base", "quantity", "rule"),
    "format": ("base", "quantity", "rule", "plan"),
    "value": ("base", "quantity", "rule", "plan"),
    "answer": ("base", "quantity", "rule", "plan", "value"),
    "report": ("base", "quantity", "rule", "plan", "value", "answer"),
}
YAML = ("lib/format/yaml.c", "lib/format/emit.c")  # the reader, the writer
NEEDED = re.compile(r"(libyaml-0|libglib-2\.0|libc|libm|ld-linux.*)\.so\.\d+")

# Not in lib/: it would jump, misread a number under some locale, print, stop
# the host, ask its environment, a clock or a network, or let libyaml build a tree without bounds.
FORBIDDEN = re.compile(
    r"\bgoto\b|\bstdout\b|"
    r"\b(strto[df]|strtold|atof|setlocale|abort|assert|g_assert\w*|_?exit|"
    r"(secure_|g_)?getenv|printf|puts|putchar|g_print|g_printerr|g_message|"
    r"g_error|g_warning|chdir|signal|time|localtime|"
    r"clock_gettime|socket|connect|yaml_parser_load)\s*\(")
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)

# Files that must say whose they are in their first line; after #! or the line
# that names a plan's schema, in the second.
SOURCES = (
    "meson.build", "meson_options.txt", ".ci/run", "include/*", "include/**/*",
    "lib/**/*", "pkgconfig/*", "doc/**/meson.build", "doc/api/*.py", "doc/api/*.sh",
    "doc/packaging/debian/rules",
    "tests/**/*.cpp", "examples/**/*.c",
    "examples/**/*.sh", "examples/**/*.py", "examples/**/*.lua",
    "examples/**/*.yaml", "examples/**/meson.build", "tests/**/*.c",
    "tests/**/*.h", "tests/**/*.py", "tests/**/*.sh", "tests/**/*.lua",
    "tests/**/meson.build", "tests/**/*.dict",
)


def read(path):
    return path.read_text(encoding="utf-8")


def code_of(text):
    """A C text without comments and without what stands in quotes; the
    lines stay."""
    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, lambda match: " " + "\n" * match[0].count("\n"),
                  text, flags=re.S)


def check_include(root, path, opening, name, complain):
    floor = path.relative_to(root / "lib").parts[0]
    allowed = BELOW[floor] + (floor,)
    where = path.relative_to(root)
    if opening == '"':
        target = (path.parent / name).resolve()
        if not target.is_relative_to(root / "lib"):
            complain("%s: includes %s from outside lib/" % (where, name))
        elif target.relative_to(root / "lib").parts[0] not in allowed:
            complain("%s: %s stands above or beside it" % (where, name))
    elif name == "yaml.h" and str(where) not in YAML:
        complain("%s: <yaml.h> belongs into %s" % (where, " and ".join(YAML)))


def check_floors(root, complain):
    for path in sorted((root / "lib").rglob("*.[ch]")):
        parts = path.relative_to(root / "lib").parts
        if len(parts) != 2 or parts[0] not in BELOW:
            complain("%s: stands on no floor" % path.relative_to(root))
            continue
        for opening, name in INCLUDE.findall(read(path)):
            check_include(root, path, opening, name, complain)


def check_calls(root, complain):
    for path in sorted((root / "lib").rglob("*.[ch]")):
        for number, line in enumerate(code_of(read(path)).splitlines(), 1):
            for match in FORBIDDEN.finditer(line):
                complain("%s:%d: %s" % (path.relative_to(root), number,
                                        line.strip()))


def check_public_headers(root, complain):
    for path in sorted((root / "include").rglob("*.h")):
        text = read(path)
        where = path.relative_to(root)
        for _, name in INCLUDE.findall(text):
            if not re.match(r"kjplan/|stddef\.h$|stdint\.h$", name):
                complain("%s: includes <%s>" % (where, name))
        for word in re.findall(r"\b(?:G[A-Z][a-z]\w+|g_\w+|yaml_\w+)",
                               code_of(text)):
            complain("%s: %s" % (where, word))


def check_first_lines(root, complain):
    for path in sorted({p for glob in SOURCES for p in root.glob(glob)}):
        if not path.is_file() or "__pycache__" in path.parts:
            continue
        lines = read(path).splitlines()[:2]
        led = lines and lines[0].startswith(("#!", "# yaml-language-server:"))
        first = lines[1:] if led else lines[:1]
        if not first or "SPDX-License-Identifier: MIT" not in first[0]:
            complain("%s: no SPDX line at its head" % path.relative_to(root))


def check_unit_tests(root, complain):
    """A test that was written and is not in the list never runs."""
    listed = re.findall(r"^  '(\w+)': (?:public|private),$",
                        read(root / "tests/unit/meson.build"), re.M)
    files = [path.stem[len("test_"):]
             for path in (root / "tests/unit").glob("test_*.c")]
    for name in sorted(set(listed) ^ set(files)):
        complain("tests/unit/meson.build: %s has no row, or no file" % name)


def check_links(root, complain):
    for path in [root / "README.md", *sorted((root / "doc").glob("*.md"))]:
        if not path.exists():
            continue
        for link in re.findall(r"\]\(([^)#:\s]+)[^):]*\)", read(path)):
            if not (path.parent / link).exists():
                complain("%s: no %s" % (path.relative_to(root), link))


def check_libraries(library, complain):
    dynamic = subprocess.run(["readelf", "-dW", library], check=True,
                             capture_output=True, text=True).stdout
    for name in re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic):
        if not NEEDED.fullmatch(name):
            complain("%s is linked" % name)
    if "NODELETE" not in dynamic:
        complain("the library can be unloaded: -z nodelete is missing")


def main(root, library=None):
    faults = []
    root = pathlib.Path(root).resolve()
    for check in (check_floors, check_calls, check_public_headers,
                  check_first_lines, check_unit_tests, check_links):
        check(root, faults.append)
    if library:
        check_libraries(library, faults.append)
    print("\n".join(faults) or "the house is in order")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
