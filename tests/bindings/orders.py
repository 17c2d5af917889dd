#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Handles go in every order, in three ways, and what is left still answers.

usage: orders.py PLAN   (the plan of Baotou)
"""
import gc
import itertools
import sys
from decimal import Decimal

import kjplan

# 2023: 1 亿元 x 108 / 100, and one fen more.
FLOOR = Decimal("1.0800000001")


def made(file):
    """One of each, and how to see that it still answers."""
    plan = kjplan.load(file)
    answer = plan.audit()
    return {
        "plan": plan,
        "answer": answer,
        "table": answer.rows,
        "row": answer.audit_clauses[1],
        "builder": plan.builder(),
        "error": refusal(plan),
    }


def refusal(plan):
    try:
        plan.audit("nothing")
    except kjplan.PlanError as error:
        return error
    raise AssertionError("a rule that is not there was audited")


ALIVE = {
    "plan": lambda plan: plan.plan[0].id == "baotou-2022",
    "answer": lambda answer: answer[0].floor == FLOOR and answer[0].sentence,
    "table": lambda table: table[0].floor == FLOOR and
        table[0].rule.rule.id == "rigid-growth",
    "row": lambda row: row.least == FLOOR and row.clause.kind == "outpace",
    "builder": lambda builder: builder.build().plan[0].id == "baotou-2022",
    "error": lambda error: "nothing" in str(error) and
        error.diagnostics[0].code == "argument-invalid",
}


def dropped(_):
    """The last reference went: at once, in CPython."""


def closed(one):
    if hasattr(one, "close"):
        one.close()
        one.close()


def collected(one):
    """In a cycle that only the collector sees."""
    ring = [one]
    ring.append(ring)
    del ring, one
    gc.collect()


def main(file):
    gc.collect()
    gc.freeze()
    for way in (dropped, closed, collected):
        # The last letters of all orders, where collecting takes long.
        orders = itertools.permutations(ALIVE)
        for order in itertools.islice(orders, None, None,
                                      6 if way is collected else 1):
            left = made(file)
            for name in order:
                way(left.pop(name))
                for other, one in left.items():
                    assert ALIVE[other](one), (way, order, name, other)
    closed_handles_are_refused(file)
    print("every order of %d handles" % len(ALIVE))


def closed_handles_are_refused(file):
    with kjplan.load(file) as plan, plan.audit() as answer:
        row = answer[0]
    assert row.floor == FLOOR
    for use in (lambda: plan.targets, lambda: answer[0], plan.audit,
                answer.to_json, lambda: kjplan.compare(answer, answer)):
        try:
            use()
        except ValueError as error:
            assert "closed" in str(error), error
        else:
            raise AssertionError("a closed handle was used")


if __name__ == "__main__":
    main(*sys.argv[1:])
