#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""dump.py QUESTION... -- PLAN... - what dump.c prints, through the Python
module."""
import sys
from decimal import Decimal

import kjplan


def shown(row, name):
    """A cell as dump.c writes it, or None."""
    cell = row[name]
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, Decimal):
        return "%s %s" % (format(cell, "f"), row.unit_of(name))
    if isinstance(cell, kjplan.Row):
        return "#%d" % cell.index
    return None if cell is None else str(cell).replace("\n", "\\n")


def line(head, text):
    print(head, text.replace("\n", "\\n"))


def dump_tables(of):
    for name in of.tables:
        table = getattr(of, name)
        print("table", name, len(table))
        for row in table:
            print("".join(" %s=%s" % (column, cell) for column, cell in (
                (column, shown(row, column)) for column in row)
                if cell is not None))
        line("csv", table.to_csv())


def dump_error(error):
    print("refused", error.status)
    for finding in error.diagnostics:
        print("".join("|" + ("" if each is None else str(each))
                      for each in finding).replace("\n", "\\n"))


def dump_pages(of, rows=()):
    for language in ("zh", "en"):
        line("json", of.to_json(language))
        line("text", of.to_text(language))
        for row in rows:
            line("sentence", row.sentence_in(language))


def ask(plan, asked):
    print("question", asked)
    name, *options = asked.split()
    pairs = (each.split("=") for each in options)
    given = {option.replace("-", "_"): value for option, value in pairs}
    try:
        answer = getattr(plan, name)(**given)
    except kjplan.PlanError as error:
        dump_error(error)
    else:
        dump_pages(answer, answer)
        dump_tables(answer)


def compare(plan):
    """The audit, against what it was on a day."""
    try:
        answer = kjplan.compare(plan.audit(as_of="2024-06-30"), plan.audit())
    except kjplan.PlanError:
        return
    print("compare")
    dump_pages(answer, answer)
    dump_tables(answer)


def main(*arguments):
    asked = arguments.index("--")
    for file in arguments[asked + 1:]:
        print("plan", file)
        try:
            plan = kjplan.load(file)
        except kjplan.PlanError as error:
            dump_error(error)
            continue
        dump_pages(plan.check())
        dump_tables(plan)
        for each in arguments[:asked]:
            ask(plan, each)
        compare(plan)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="",
                           errors="surrogateescape")
    main(*sys.argv[1:])
