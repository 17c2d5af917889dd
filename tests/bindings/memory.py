#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Many loads and answers of a small plan do not grow the process.

usage: memory.py COUNT

What is resident is taken after a tenth of them, when all that is kept for
ever is there, and at the end.
"""
import os
import sys
from decimal import Decimal

import kjplan

PLAN = """\
kjplan: 1
plan: {id: p, title: 计划, years: 2022-2023}
indicators:
  st: {name: 科技支出, scope: 市, unit: 亿元, values: {2021: 1, 2022: 1.2}}
rules:
  r: {name: 规则, indicator: st, years: 2022, clauses: [{not_below_previous: {}}]}
"""
MARGIN = 1 << 20  # bytes: a leak of 12 bytes a round is seen in 10^5


def resident():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def once(number):
    """A load, an answer, its rows; and now and then what is refused."""
    with kjplan.parse(PLAN) as plan, plan.audit() as answer:
        assert answer[0].floor == Decimal(1)
        if number % 10 == 0:
            assert answer[0].sentence and answer.to_json()
            assert plan.builder().set("/plan/title", "t").build()
            try:
                plan.audit("nothing")
            except kjplan.PlanError as error:
                assert error.diagnostics


def main(count):
    early = None
    for number in range(int(count)):
        if number == int(count) // 10:
            early = resident()
        once(number)
    growth = resident() - early
    print("%s rounds: %d KiB, grown by %d KiB" % (count, early >> 10,
                                                  growth >> 10))
    return 0 if growth <= MARGIN else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
