#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""cffi in ABI mode over the installed declarations, unchanged.

usage: cffi_audit.py LIBRARY CDEF PLAN BAD_PLAN
"""
import gc
import sys
import warnings
from decimal import Decimal

from cffi import FFI

# As in tests/data/audit/national.expect: 亿元 of 2015, in fen.
FLOOR_2015 = 70016494620327
BROKEN = [2014, 2017, 2020, 2021]

ffi = FFI()


def text(pointer):
    return None if pointer == ffi.NULL else ffi.string(pointer).decode()


def exact(table, row, column):
    """The amount in its unit as an exact Decimal, or None."""
    quanta = ffi.new("int64_t *")
    if not C.kjp_table_amount(table, row, column, quanta):
        return None
    return Decimal(quanta[0]) / C.kjp_table_unit_quanta(table, row, column)


def load(name):
    """(plan, None) or (None, error); both go when Python lets go of them."""
    plan, error = ffi.new("kjp_plan **"), ffi.new("kjp_error **")
    if C.kjp_plan_load(name.encode(), ffi.NULL, plan, error) != C.KJP_OK:
        return None, ffi.gc(error[0], C.kjp_error_free)
    assert error[0] == ffi.NULL
    return ffi.gc(plan[0], C.kjp_plan_unref), None


def audit(plan):
    answer, error = ffi.new("kjp_answer **"), ffi.new("kjp_error **")
    status = C.kjp_audit_run(plan, ffi.NULL, answer, error)
    assert status == C.KJP_OK, text(
        C.kjp_error_message(error[0], C.KJP_LANGUAGE_EN))
    return ffi.gc(answer[0], C.kjp_answer_unref)


def check_years(answer):
    years = C.kjp_answer_table(answer, C.KJP_AUDIT_YEARS)
    rows = range(C.kjp_table_count(years))
    year = {C.kjp_table_int(years, row, C.KJP_AUDIT_YEAR_YEAR): row
            for row in rows}
    assert list(year) == list(range(2013, 2025)), year
    assert [each for each, row in year.items()
            if C.kjp_table_int(years, row, C.KJP_AUDIT_YEAR_VERDICT) ==
            C.KJP_VERDICT_BROKEN] == BROKEN
    assert text(C.kjp_table_text(years, year[2014],
                                 C.KJP_AUDIT_YEAR_VERDICT)) == "broken"
    assert exact(years, year[2015], C.KJP_AUDIT_YEAR_FLOOR) == Decimal(
        FLOOR_2015) / 10**10 == Decimal("7001.6494620327")
    assert text(C.kjp_table_unit(years, year[2015],
                                 C.KJP_AUDIT_YEAR_FLOOR)) == "亿元"
    check_bulk(years, year[2015])


def check_bulk(years, row):
    """All amounts of a column in one call, and one number past the end."""
    count = C.kjp_table_count(years)
    quanta, known = ffi.new("int64_t[]", count), ffi.new("uint8_t[]", count)
    assert C.kjp_table_copy_amounts(years, C.KJP_AUDIT_YEAR_FLOOR, quanta,
                                    known, count) == count
    assert quanta[row] == FLOOR_2015 and all(known)
    assert C.kjp_table_copy_amounts(years, C.KJP_AUDIT_YEAR_FLOOR, ffi.NULL,
                                    ffi.NULL, 0) == count
    numbers = ffi.new("int32_t[]", [-7] * count)
    assert C.kjp_table_copy_ints(years, C.KJP_AUDIT_YEAR_YEAR, numbers,
                                 count - 1) == count
    assert list(numbers) == list(range(2013, 2024)) + [-7]


def check_error(error):
    assert C.kjp_error_status(error) == C.KJP_E_SCHEMA
    findings = C.kjp_error_table(error)
    places = [(C.kjp_table_int(findings, row, C.KJP_FINDING_LINE),
               C.kjp_table_int(findings, row, C.KJP_FINDING_COLUMN))
              for row in range(C.kjp_table_count(findings))]
    assert len(places) == len(set(places)) == 10, places
    assert places == sorted(places)
    assert text(C.kjp_table_text(findings, 0,
                                 C.KJP_FINDING_CODE)) == "key-unknown"
    assert text(C.kjp_table_text(findings, 0, C.KJP_FINDING_POINTER)) == \
        "/plan/issuer"
    assert text(C.kjp_table_text(findings, 99, C.KJP_FINDING_CODE)) is None


def check_orders(name):
    """Handles may go in any order, and a reference keeps what it names."""
    plan, _ = load(name)
    answer = audit(plan)
    kept = C.kjp_plan_table(C.kjp_answer_plan(answer), C.KJP_PLAN)
    del plan
    gc.collect()
    assert text(C.kjp_table_text(kept, 0, C.KJP_PLAN_ID)) == "national"
    second = ffi.gc(C.kjp_answer_ref(answer), C.kjp_answer_unref)
    del answer
    gc.collect()
    check_years(second)


def main(library, cdef, plan_file, bad_file):
    global C
    warnings.simplefilter("error")
    with open(cdef, encoding="utf-8") as file:
        ffi.cdef(file.read())
    C = ffi.dlopen(library)
    assert text(C.kjp_version_text()) == "%d.%d.%d" % (
        C.kjp_version() >> 16, C.kjp_version() >> 8 & 255,
        C.kjp_version() & 255)
    plan, error = load(plan_file)
    assert error is None
    check_years(audit(plan))
    nothing, error = load(bad_file)
    assert nothing is None
    check_error(error)
    check_orders(plan_file)
    print("cffi: the audit and the findings, exactly")


if __name__ == "__main__":
    main(*sys.argv[1:])
