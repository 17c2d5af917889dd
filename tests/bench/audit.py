#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What one audit costs, without its sentences and with them.

usage: audit.py AUDIT

AUDIT is the program of audit.c.
"""
import sys

import rounds

ROUNDS = 5
TIMES = "500"


def main(program):
    taken = rounds.take_turns(
        {name: [program, name, TIMES] for name in ("silent", "told")}, ROUNDS)
    counted = [rounds.instructions([program, name, "100"])
               for name in taken]
    print(rounds.table(
        ["one audit", "µs at the least", "instructions", ": silent"],
        [[name, "%.0f" % min(float(fields[2]) for fields in taken[name]),
          "absent: valgrind" if count is None else count // 100,
          "%.2f" % rounds.ratio(taken, name, "silent")]
         for name, count in zip(taken, counted)]))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
