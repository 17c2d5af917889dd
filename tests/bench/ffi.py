#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a call and a copy of 10^6 kept draws cost through FFI, next to memcpy.

usage: ffi.py CDEF LIBRARY PLAN

Exits with 1 where what was copied differs between languages, or a copy takes
more than twice as long as memcpy.
"""
import importlib.util
import pathlib
import shutil
import statistics
import sys

import rounds

ROUNDS = 3
MOST = 2


def commands_of(given):
    here = pathlib.Path(__file__).parent
    python = [sys.executable, str(here / "ffi_python.py")]
    there = importlib.util.find_spec
    wanted = {
        "cffi": (there("cffi") and there("numpy"), python + ["cffi"]),
        "ctypes": (there("numpy"), python + ["ctypes"]),
        "luajit": (shutil.which("luajit"), ["luajit", str(here / "ffi.lua")]),
    }
    for name, (found, _) in wanted.items():
        if not found:
            print("absent: %s" % name)
    return {name: command + list(given)
            for name, (found, command) in wanted.items() if found}


def main(*given):
    taken = rounds.take_turns(commands_of(given), ROUNDS)
    rows = [[name, "%.3g" % min(float(fields[1]) for fields in lines),
             "%.2f" % statistics.median(float(fields[2]) for fields in lines)]
            for name, lines in taken.items()]
    print(rounds.table(["through", "ns a call at the least",
                        "copying 10^6 draws : memcpy"], rows))
    sums = {fields[3] for lines in taken.values() for fields in lines}
    print("sums: %s" % ("equal" if len(sums) < 2 else sorted(sums)))
    return 1 if len(sums) > 1 or any(float(row[2]) > MOST
                                     for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
