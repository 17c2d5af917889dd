#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ctypes and nothing else: types by hand, numbers from the cdef.

usage: ctypes_plain.py LIBRARY CDEF PLAN BAD_PLAN
"""
import ctypes
import re
import sys
from ctypes import POINTER, byref, c_char_p, c_int32, c_int64, c_void_p
from decimal import Decimal

FLOOR_2015 = 70016494620327
BROKEN = [2014, 2017, 2020, 2021]

# Without argtypes a handle is cut to 32 bits, so every call used is declared.
CALLS = {
    "kjp_answer_ref": (c_void_p, c_void_p),
    "kjp_answer_table": (c_void_p, c_void_p, c_int32),
    "kjp_answer_unref": (None, c_void_p),
    "kjp_audit_run": (c_int32, c_void_p, c_void_p, POINTER(c_void_p),
                      POINTER(c_void_p)),
    "kjp_error_free": (None, c_void_p),
    "kjp_error_message": (c_char_p, c_void_p, c_int32),
    "kjp_error_status": (c_int32, c_void_p),
    "kjp_error_table": (c_void_p, c_void_p),
    "kjp_plan_load": (c_int32, c_char_p, c_void_p, POINTER(c_void_p),
                      POINTER(c_void_p)),
    "kjp_plan_table": (c_void_p, c_void_p, c_int32),
    "kjp_plan_unref": (None, c_void_p),
    "kjp_table_amount": (c_int32, c_void_p, c_int32, c_int32,
                         POINTER(c_int64)),
    "kjp_table_count": (c_int32, c_void_p),
    "kjp_table_int": (c_int32, c_void_p, c_int32, c_int32),
    "kjp_table_text": (c_char_p, c_void_p, c_int32, c_int32),
    "kjp_table_unit_quanta": (c_int64, c_void_p, c_int32, c_int32),
}


def declared(library):
    calls = ctypes.CDLL(library)
    for name, (result, *parameters) in CALLS.items():
        function = getattr(calls, name)
        function.restype, function.argtypes = result, parameters
    return calls


def numbers_of(cdef):
    """Every KJP_... = N of the declarations."""
    with open(cdef, encoding="utf-8") as file:
        return {name: int(number) for name, number in
                re.findall(r"\b(KJP_\w+)\s*=\s*(-?\d+)", file.read())}


def check_years(C, K, answer):
    years = C.kjp_answer_table(answer, K["KJP_AUDIT_YEARS"])
    year = {C.kjp_table_int(years, row, K["KJP_AUDIT_YEAR_YEAR"]): row
            for row in range(C.kjp_table_count(years))}
    assert [each for each, row in year.items()
            if C.kjp_table_text(years, row, K["KJP_AUDIT_YEAR_VERDICT"]) ==
            b"broken"] == BROKEN
    quanta, floor = c_int64(), K["KJP_AUDIT_YEAR_FLOOR"]
    assert C.kjp_table_amount(years, year[2015], floor, byref(quanta)) == 1
    assert quanta.value == FLOOR_2015
    assert Decimal(quanta.value) / C.kjp_table_unit_quanta(
        years, year[2015], floor) == Decimal("7001.6494620327")


def check_error(C, K, error):
    findings = C.kjp_error_table(error)
    places = [tuple(C.kjp_table_int(findings, row, K["KJP_FINDING_" + each])
                    for each in ("LINE", "COLUMN"))
              for row in range(C.kjp_table_count(findings))]
    assert C.kjp_error_status(error) == K["KJP_E_SCHEMA"]
    assert len(set(places)) == len(places) == 10, places
    assert C.kjp_error_message(error, K["KJP_LANGUAGE_ZH"]) == \
        C.kjp_table_text(findings, 0, K["KJP_FINDING_MESSAGE_ZH"])


def main(library, cdef, plan_file, bad_file):
    C, K = declared(library), numbers_of(cdef)
    plan, answer, error = c_void_p(), c_void_p(), c_void_p()
    assert C.kjp_plan_load(plan_file.encode(), None, byref(plan),
                           byref(error)) == K["KJP_OK"]
    assert C.kjp_audit_run(plan, None, byref(answer), byref(error)) == 0
    assert error.value is None
    # The plan goes first, then one of two references to the answer.
    C.kjp_plan_unref(plan)
    second = C.kjp_answer_ref(answer)
    C.kjp_answer_unref(answer)
    check_years(C, K, second)
    C.kjp_answer_unref(second)

    assert C.kjp_plan_load(bad_file.encode(), None, byref(plan),
                           byref(error)) < 0
    assert plan.value is None
    check_error(C, K, error)
    C.kjp_error_free(error)
    for release in (C.kjp_plan_unref, C.kjp_answer_unref, C.kjp_error_free):
        release(None)
    print("ctypes: the audit and the findings, exactly")


if __name__ == "__main__":
    main(*sys.argv[1:])
