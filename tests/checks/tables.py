#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds doc/tables.md to what the library says of its tables, or writes it.

usage: tables.py DUMP PLAN PAGE [--write]

DUMP is the built dump-tables, PLAN a plan with rows in every table.
"""
import subprocess
import sys

import page

MAKER = "tests/checks/tables.py"


def main(dump, plan, page_name, mode=None):
    made = subprocess.run([dump, plan], check=True, encoding="utf-8",
                          stdout=subprocess.PIPE).stdout.splitlines()
    if mode == "--write":
        return page.write(page_name, MAKER, made)
    status = page.held(page_name, MAKER, made)
    unclear = [line for line in made
               if "| ? |" in line or "`?`" in line or "(null)" in line]
    for line in unclear:
        print("PLAN does not tell:", line)
    return 1 if unclear else status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
