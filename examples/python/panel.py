#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""panel.py PLAN TABLE.csv [RULE] - who broke the floor, and by how much?

The table has a row a region and year (地区, 年份, or region, year) and a column
for each indicator of the rule, by id or name, with a unit in brackets where it
is not the plan's. An empty cell is not known. Amounts are exact.
"""
import csv
import re
import sys

import kjarrays
import kjplan
import numpy

REGION, YEAR = ("地区", "region"), ("年份", "year")


def indicators_of(plan, head):
    """Of each column that is one: its id, and the unit of its cells."""
    found = {}
    for column in head:
        name, unit = re.fullmatch(r"(.*?)\s*(?:[(（](.*)[)）])?", column).groups()
        for indicator in plan.indicators:
            if name in (indicator.id, indicator.name):
                found[column] = indicator.id, unit or indicator.unit
    return found


def column_of(names, head, file):
    found = [name for name in names if name in head]
    if not found:
        sys.exit("%s: no column %s" % (file, " or ".join(names)))
    return found[0]


def put(array, place, cell, unit):
    if cell:
        if array[place] != kjarrays.MISSING:
            raise ValueError("this region has this year already")
        array[place] = kjplan.quanta(cell, unit)


def read(plan, file):
    """Regions, years, and by id of an indicator an array of quanta."""
    with open(file, encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    head = list(rows[0]) if rows else []
    region, year = (column_of(names, head, file) for names in (REGION, YEAR))
    regions = list(dict.fromkeys(row[region] for row in rows))
    columns = indicators_of(plan, head)
    line = 1
    try:
        years = sorted({int(row[year]) for row in rows})
        shape = len(regions), years[-1] - years[0] + 1
        arrays = {name: numpy.full(shape, kjarrays.MISSING)
                  for name, _ in columns.values()}
        for line, row in enumerate(rows, 2):
            place = regions.index(row[region]), int(row[year]) - years[0]
            for column, (name, unit) in columns.items():
                put(arrays[name], place, row[column], unit)
    except ValueError as error:
        sys.exit("%s:%d: %s" % (file, line, error))
    return regions, years, arrays


def asks_for(panel, indicator):
    """Whether the rule speaks of it."""
    try:
        panel.set(indicator, None)
    except kjplan.PlanError:
        return False
    return True


def main(plan_file, table, rule=None):
    plan = kjplan.load(plan_file)
    regions, years, arrays = read(plan, table)
    panel = kjarrays.Panel(plan, rule, entities=len(regions),
                           first_year=years[0], last_year=years[-1])
    ruled = panel.rule.indicator
    if ruled.id not in arrays:
        sys.exit("%s: no column %s" % (table, ruled.name))
    for name, quanta in arrays.items():
        if asks_for(panel, name):
            panel.set(name, quanta)
    judged = panel.run()
    for entity, year in numpy.argwhere(judged.verdicts == kjarrays.BROKEN):
        spent, floor = (kjplan.decimal(array[entity, year], ruled.unit)
                        for array in (arrays[ruled.id], judged.floors))
        print("%s %d: %s %s, at least %s, short by %s" % (
            regions[entity], years[0] + year, spent, ruled.unit, floor,
            floor - spent))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (kjplan.PlanError, OSError) as error:
        sys.exit(str(error))
