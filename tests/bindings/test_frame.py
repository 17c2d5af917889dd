#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tables as pandas and NumPy have them say what their CSV says.

usage: test_frame.py PLAN...
"""
import csv
import io
import sys
from decimal import Decimal

import numpy
import pandas

import kjplan

NUMBERS = (kjplan.C.KJP_TYPE_INT, kjplan.C.KJP_TYPE_BOOLEAN,
           kjplan.C.KJP_TYPE_WORD, kjplan.C.KJP_TYPE_ROW,
           kjplan.C.KJP_TYPE_AMOUNT)


def shown(cell):
    """A cell of a frame as CSV writes it."""
    if cell is None or cell is pandas.NA:
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, (bool, numpy.bool_)):
        return str(cell).lower()
    return str(cell)


def check_frame(table):
    head, *rows = csv.reader(io.StringIO(table.to_csv(), newline=""))
    frame = table.frame()
    assert list(frame.columns) == head, head
    assert [[shown(cell) for cell in row]
            for row in frame.itertuples(index=False)] == rows, table


def check_series(table):
    for column in table.columns.values():
        if column.type not in NUMBERS:
            continue
        series = table.series(column.name)
        cells = [row[column.name] for row in table]
        assert isinstance(series.values, numpy.ndarray)
        assert list(series.known) == [cell is not None for cell in cells]
        for row, cell, value in zip(table, cells, series.values):
            if isinstance(cell, Decimal):
                assert value == kjplan.quanta(cell, row.unit_of(column.name))
            elif isinstance(cell, kjplan.Row):
                assert value == cell.index
            elif isinstance(cell, int):
                assert value == cell


def main(*files):
    count = 0
    for file in files:
        plan = kjplan.load(file)
        last = plan.plan[0].last_year
        for of in (plan, plan.audit(), plan.path(), plan.assess(last),
                   plan.consistency(), plan.reconcile(),
                   kjplan.compare(plan.audit(), plan.audit())):
            for name in of.tables:
                check_frame(of.table(name))
                check_series(of.table(name))
                count += 1
    audit = kjplan.load(files[0]).audit()
    assert audit.frame()["floor"].map(type).eq(Decimal).all()
    assert str(audit.frame()["year"].dtype) == "Int64"
    print("%d tables" % count)


if __name__ == "__main__":
    main(*sys.argv[1:])
