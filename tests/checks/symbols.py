#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what the library imports against the list of what it may.

usage: symbols.py LIBRARY LIST LIB_FOLDER

Each line of LIST is NAME...: why. A name that the library imports and the list
lacks is a fault, and so is one that neither the library nor a source of
LIB_FOLDER names any more, names apart that the toolchain adds (_...).
"""
import pathlib
import re
import subprocess
import sys

# Whatever the reason: what prints, ends the host, or asks for what is its own.
NEVER = re.compile(
    r"(v|f|vf|d|vd)?printf|f?puts|f?putc|putchar|perror|fwrite|abort|_?exit|"
    r"__assert_fail|(secure_)?getenv|(set|put|unset)env|setlocale|newlocale|"
    r"uselocale|localeconv|time|localtime(_r)?|gettimeofday|clock_gettime|"
    r"chdir|signal|sigaction|raise|kill|system|rand|random|strto(d|f|ld|l|ll)|"
    r"calloc|realloc|strdup|g_malloc\w*|g_realloc\w*|g_strdup\w*|g_new\w*|"
    r"g_slice\w*|g_log\w*|g_print\w*|g_return\w*|g_getenv|g_ascii_strto\w*|"
    r"g_hash\w*|g_string\w*|g_p?tr?_?array\w*|g_checksum\w*")


def imported(library):
    lines = subprocess.run(["nm", "-D", "--undefined-only", library],
                           check=True, capture_output=True,
                           text=True).stdout.splitlines()
    return {line.split()[-1].split("@")[0] for line in lines}


def listed(path, complain):
    names = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        found, _, reason = line.partition(":")
        if not reason.strip():
            complain("%s:%d: no reason" % (path.name, number))
        names += found.split()
    for name in sorted({name for name in names if names.count(name) > 1}):
        complain("%s is listed twice" % name)
    return set(names)


def main(library, list_file, folder):
    faults = []
    found = imported(library)
    allowed = listed(pathlib.Path(list_file), faults.append)
    sources = "\n".join(path.read_text(encoding="utf-8") for path in
                        pathlib.Path(folder).rglob("*.[ch]"))
    spoken = set(re.findall(r"\w+", sources))
    for name in sorted(found - allowed):
        faults.append("%s is imported, and not in %s" % (name, list_file))
    for name in sorted(allowed):
        if NEVER.fullmatch(name):
            faults.append("%s may never be listed" % name)
        if name not in found and not name.startswith("_") and \
                name not in spoken and name.removesuffix("64") not in spoken:
            faults.append("%s is listed, and nobody calls it" % name)
    print("\n".join(faults) or "%d symbols imported" % len(found))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
