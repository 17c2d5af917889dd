# SPDX-License-Identifier: MIT
"""ffi_python.py cffi|ctypes CDEF LIBRARY PLAN - what a call and a bulk copy
cost from Python. A line: name, ns a call, copying the kept draws to memcpy of
as many bytes, the sum of what was copied.
"""
import ctypes
import sys
import time

import numpy

CALLS, DRAWS, TIMES, ROUNDS = 200000, 1000000, 5, 7


def least(work):
    """Seconds of the quickest of some."""
    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took)


def with_cffi(cdef, library):
    from cffi import FFI
    ffi = FFI()
    with open(cdef, encoding="utf-8") as file:
        ffi.cdef(file.read())
    C = ffi.dlopen(library)

    def make(kind, function, *arguments):
        made = ffi.new(kind + " **")
        assert function(*arguments, made, ffi.NULL) == 0
        return made[0]

    def copy(into, of):
        ffi.memmove(ffi.from_buffer(into), ffi.from_buffer(of), into.nbytes)

    return (C, ffi.NULL, make, copy,
            lambda array: ffi.from_buffer("int64_t[]", array))


def with_ctypes(_, library):
    C = ctypes.CDLL(library)
    pointer = ctypes.c_void_p
    for name in ("kjp_plan_table", "kjp_answer_table", "kjp_options_new"):
        getattr(C, name).restype = pointer
    C.kjp_plan_table.argtypes = [pointer, ctypes.c_int32]
    C.kjp_table_count.argtypes = [pointer]
    C.kjp_options_set.argtypes = [pointer, ctypes.c_char_p, ctypes.c_char_p,
                                  pointer]
    C.kjp_simulation_step.argtypes = [pointer, ctypes.c_int64, pointer]
    C.kjp_simulation_copy_draws.argtypes = [pointer, ctypes.c_int32, pointer,
                                            ctypes.c_int32]

    def make(_, function, *arguments):
        made = pointer()
        function.argtypes = [
            pointer if each is None or isinstance(each, (pointer, int))
            else ctypes.c_char_p for each in arguments] + [pointer, pointer]
        assert function(*arguments, ctypes.byref(made), None) == 0
        return made

    def copy(into, of):
        ctypes.memmove(into.ctypes.data, of.ctypes.data, into.nbytes)

    return C, None, make, copy, lambda array: array.ctypes.data


def main(name, cdef, library, plan_file):
    C, null, make, copy, room = (
        with_cffi if name == "cffi" else with_ctypes)(cdef, library)
    plan = make("kjp_plan", C.kjp_plan_load, plan_file.encode(), null)
    table = C.kjp_plan_table(plan, 1)
    options = C.kjp_options_new()
    assert C.kjp_options_set(options, b"kept", b"%d" % DRAWS, null) == 0
    simulation = make("kjp_simulation", C.kjp_simulation_new, plan, options)
    assert C.kjp_simulation_step(simulation, DRAWS, null) == 0
    into, of = numpy.zeros(DRAWS, numpy.int64), numpy.ones(DRAWS, numpy.int64)

    def call():
        count = C.kjp_table_count
        for _ in range(CALLS):
            count(table)

    def nothing():
        for _ in range(CALLS):
            pass

    def draws():
        assert C.kjp_simulation_copy_draws(simulation, 1, room(into),
                                           DRAWS) == DRAWS

    ratios = sorted(least(draws) / least(lambda: copy(into, of))
                    for _ in range(ROUNDS))
    draws()
    print("%s\t%.4g\t%.3f\t%d" % (
        name, 1e9 * (least(call) - least(nothing)) / CALLS,
        ratios[ROUNDS // 2], int(into.sum())))


if __name__ == "__main__":
    main(*sys.argv[1:])
