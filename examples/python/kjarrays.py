# SPDX-License-Identifier: MIT
"""kjarrays - panels and simulations of kjplan on NumPy arrays.

Copy this file beside kjplan.py; it wants NumPy.

    import kjarrays, kjplan

    panel = kjarrays.Panel(kjplan.load("panel.yaml"), "never-below",
                           entities=31, first_year=2010, last_year=2024)
    panel.set("st", quanta)             # int64, a row an entity; not copied
    judged = panel.run(threads=2)
    short = judged.verdicts == kjarrays.BROKEN

Figures are whole quanta: fen, 10^-6 of a count, 10^-9 of a ratio, as
kjplan.quanta() makes them; MISSING is one that is not known. What a panel is
given it reads where it stands: change it between two runs if you like, but
not during one. A call lets other threads of Python run.
"""
from __future__ import annotations

from datetime import date
from typing import Any, Iterator, NamedTuple

import numpy

import kjplan
from kjplan import C, ffi

MISSING = numpy.iinfo(numpy.int64).min

#: Verdicts.
NOT_RULED, TOO_LARGE = C.KJP_PANEL_NOT_RULED, C.KJP_PANEL_TOO_LARGE
HOLDS, BROKEN = C.KJP_VERDICT_HOLDS, C.KJP_VERDICT_BROKEN
NOT_ASSESSABLE = C.KJP_VERDICT_NOT_ASSESSABLE
EXEMPT = C.KJP_VERDICT_EXEMPT
#: States of a least path, besides TOO_LARGE.
FEASIBLE, INFEASIBLE = (C.KJP_PANEL_PATH_FEASIBLE,
                        C.KJP_PANEL_PATH_INFEASIBLE)
UNKNOWN = C.KJP_PANEL_PATH_UNKNOWN
#: Bits of a flag.
PARTIAL, PROJECTED = C.KJP_PANEL_PARTIAL, C.KJP_PANEL_PROJECTED
UNVERIFIED = C.KJP_PANEL_UNVERIFIED
UNWAIVED_BROKEN = C.KJP_PANEL_UNWAIVED_BROKEN
UNWAIVED_NOT_ASSESSABLE = C.KJP_PANEL_UNWAIVED_NOT_ASSESSABLE


# -- Arrays at the door: lent as they are, or refused ------------------------

def _refuse(kind: type, name: str, wanted: str, found: str,
            instead: str) -> None:
    raise kind("%s: %s is wanted, this is %s; write %s" % (
        name, wanted, found, instead))


def _check_type(name: str, array: Any, dtypes: tuple[Any, ...]) -> None:
    wanted = " or ".join(map(str, dtypes))
    if isinstance(array, numpy.ma.MaskedArray):
        _refuse(TypeError, name, "an array and its mask apart",
                "a masked array", "set(indicator, a.data, "
                "known=~numpy.ma.getmaskarray(a))")
    if not isinstance(array, numpy.ndarray):
        _refuse(TypeError, name, "a NumPy array of " + wanted,
                "a " + type(array).__name__,
                "numpy.array(..., dtype=numpy.%s)" % dtypes[0])
    if array.dtype in dtypes:
        return
    if array.dtype.kind == "f":
        _refuse(TypeError, name, wanted, str(array.dtype), "whole quanta as "
                "kjplan.quanta() makes them: floats hold no exact amounts")
    _refuse(TypeError, name, wanted, str(array.dtype),
            "a.astype(numpy.%s)" % dtypes[0])


def _check_form(name: str, array: Any, shape: tuple[int, ...]) -> None:
    if array.shape != shape:
        _refuse(ValueError, name,
                "the shape %s, a row an entity%s" % (
                    shape, " and a column a year" * (len(shape) > 1)),
                str(array.shape),
                "numpy.ascontiguousarray(a.T)" if array.shape == shape[::-1]
                else "an array of that shape")
    if not array.flags.c_contiguous:
        _refuse(ValueError, name, "an array whose rows lie one after another "
                "(strides %s)" % (
                    numpy.empty(shape, array.dtype).strides,),
                "one of strides %s" % (array.strides,),
                "numpy.ascontiguousarray(a)")
    if not array.flags.aligned:
        _refuse(ValueError, name, "an array at a multiple of %d bytes"
                % array.itemsize, "one that is not", "a.copy()")


def _lent(name: str, array: Any, ctype: str, dtypes: tuple[Any, ...],
          shape: tuple[int, ...]) -> Any:
    """The very memory of the array, which is kept as long as this is."""
    _check_type(name, array, dtypes)
    _check_form(name, array, shape)
    return ffi.from_buffer(ctype, array)


_INT64, _INT32 = numpy.dtype(numpy.int64), numpy.dtype(numpy.int32)
_UINT8, _BOOL = numpy.dtype(numpy.uint8), numpy.dtype(numpy.bool_)
#: What is written: how C and NumPy call its elements.
_RESULTS = {"floors": ("int64_t[]", _INT64), "verdicts": ("uint8_t[]", _UINT8),
            "bindings": ("int32_t[]", _INT32), "flags": ("uint8_t[]", _UINT8),
            "least": ("int64_t[]", _INT64), "states": ("uint8_t[]", _UINT8)}


# -- Panels ------------------------------------------------------------------

class Judged(NamedTuple):
    """What a run says, a row an entity and a column a year; None where it was
    not asked for."""

    floors: Any    #: int64: least quanta that keep the rule, or MISSING
    verdicts: Any  #: uint8: HOLDS, BROKEN, ...
    bindings: Any  #: int32: row of plan.clauses, or -1
    flags: Any     #: uint8: PARTIAL, ...


class Least(NamedTuple):
    """The least paths of entities; None where it was not asked for."""

    least: Any   #: int64, a row an entity and a column a year: quanta, or MISSING
    states: Any  #: uint8, an entity each: FEASIBLE, INFEASIBLE, ...


class Panel(kjplan._Closing):
    """A rule of a plan, and the figures it is held against."""

    def __init__(self, plan: kjplan.Plan, rule: str | None = None, *,
                 entities: int, first_year: int, last_year: int,
                 scenario: str | None = None, paths: bool = False,
                 as_of: date | str | None = None, shape: str | None = None,
                 strengths: str | None = None) -> None:
        self._language = plan._of.language
        super().__init__(kjplan._make(
            "kjp_panel", C.kjp_panel_new, plan._of.handle,
            kjplan._options({"rule": rule, "scenario": scenario,
                             "paths": paths, "as_of": as_of, "shape": shape,
                             "strengths": strengths}),
            entities, first_year, last_year, language=self._language))
        self.plan = plan
        self.entities, self.first_year = entities, first_year
        self.years = last_year - first_year + 1
        self._arrays: dict[str, tuple[Any, Any]] = {}
        self._anchors: Any = ffi.NULL

    @property
    def rule(self) -> kjplan.Row:
        """The row of its rule."""
        return self.plan.rules[C.kjp_panel_rule(self._of)]

    def set(self, indicator: str, quanta: Any, known: Any = None) -> Panel:
        """Figures of an indicator in every entity and year, in place of the
        plan's: an int64 array, C-contiguous, 0 or more or MISSING. In `known`
        (bool or uint8) 0 is missing, too. None: the plan's own again. The
        arrays are not copied; this object keeps them."""
        shape = self.entities, self.years
        lent = known_lent = ffi.NULL
        if quanta is not None:
            lent = _lent(indicator, quanta, "int64_t[]", (_INT64,), shape)
        if known is not None:
            known_lent = _lent(indicator + ", known", known, "uint8_t[]",
                               (_BOOL, _UINT8), shape)
        kjplan._do(C.kjp_panel_set, self._of, kjplan._bytes(indicator), lent,
                   known_lent, language=self._language)
        self._arrays[indicator] = lent, known_lent
        return self

    def run(self, first_entity: int = 0, count: int | None = None, *,
            threads: int = 1, floors: Any = True, verdicts: Any = True,
            bindings: Any = True, flags: Any = True) -> Judged:
        """Judges `count` entities (None: all that follow). Of each result,
        True makes an array, None leaves it out, and an array of yours is
        written to. Ranges that do not overlap may run at once."""
        count = self._count(first_entity, count)
        given = {"floors": floors, "verdicts": verdicts, "bindings": bindings,
                 "flags": flags}
        made = {name: self._result(name, array, (count, self.years))
                for name, array in given.items()}
        kjplan._do(C.kjp_panel_run, self._of, first_entity, count, threads,
                   *(pointer for _, pointer in made.values()),
                   language=self._language)
        return Judged(*(array for array, _ in made.values()))

    def set_anchors(self, quanta: Any) -> Panel:
        """Amounts that the path of every entity goes through, in place of the
        plan's: an array as in set(), MISSING where there is none. None: the
        plan's again."""
        lent = ffi.NULL
        if quanta is not None:
            lent = _lent("anchors", quanta, "int64_t[]", (_INT64,),
                         (self.entities, self.years))
        kjplan._do(C.kjp_panel_set_anchors, self._of, lent,
                   language=self._language)
        self._anchors = lent
        return self

    def least(self, first_entity: int = 0, count: int | None = None, *,
              threads: int = 1, least: Any = True,
              states: Any = True) -> Least:
        """The least path that keeps the rule, and caps and anchors of the ruled
        indicator's path, of `count` entities; arrays as in run()."""
        count = self._count(first_entity, count)
        made = (self._result("least", least, (count, self.years)),
                self._result("states", states, (count,)))
        kjplan._do(C.kjp_panel_least, self._of, first_entity, count, threads,
                   *(pointer for _, pointer in made), language=self._language)
        return Least(*(array for array, _ in made))

    def _count(self, first_entity: int, count: int | None) -> int:
        return max(self.entities - first_entity, 0) if count is None else count

    def _result(self, name: str, array: Any,
                shape: tuple[int, ...]) -> tuple[Any, Any]:
        ctype, dtype = _RESULTS[name]
        if array is None or array is False:
            return None, ffi.NULL
        if array is True:
            array = numpy.empty(shape, dtype)
        pointer = _lent(name, array, ctype, (dtype,), shape)
        if not array.flags.writeable:
            _refuse(ValueError, name, "an array that can be written to",
                    "read-only", "True for a new one")
        return array, pointer


# -- Simulations -------------------------------------------------------------

class Fan(NamedTuple):
    """Of an indicator, a row a year: quanta, MISSING where not defined."""

    years: Any      #: int32
    quantiles: Any  #: int64: 5, 25, 50, 75, 95 %
    means: Any      #: int64
    defined: Any    #: int32: draws in which it is


class Simulation(kjplan._Closing):
    """Draws under way: in steps as long as the caller likes, and in slices
    that other processes drew.

        simulation = kjarrays.Simulation(plan, seed=1)
        for done in simulation.steps(1000000):
            print(done, end="\\r")          # break: no more are drawn
        simulation.answer().to_text()

    For one thread at a time; `threads` are the library's own."""

    def __init__(self, plan: kjplan.Plan, indicator: str | None = None, *,
                 first_draw: int | None = None, seed: int | None = None,
                 threads: int | None = None, mode: str | None = None,
                 kept: int | None = None, scenario: str | None = None,
                 paths: bool = False,
                 as_of: date | str | None = None) -> None:
        self._language = plan._of.language
        super().__init__(kjplan._make(
            "kjp_simulation", C.kjp_simulation_new, plan._of.handle,
            kjplan._options({"indicator": indicator, "first_draw": first_draw,
                             "seed": seed, "threads": threads, "mode": mode,
                             "kept": kept, "scenario": scenario,
                             "paths": paths, "as_of": as_of}),
            language=self._language))

    def step(self, draws: int) -> Simulation:
        """Draws on."""
        kjplan._do(C.kjp_simulation_step, self._of, draws,
                   language=self._language)
        return self

    def steps(self, draws: int, each: int = 65536) -> Iterator[int]:
        """Draws on, `each` at a time, and says after each how many it were."""
        for done in range(0, draws, each):
            self.step(min(each, draws - done))
            yield min(done + each, draws)

    def merge(self, slice: Simulation | bytes) -> Simulation:
        """Adds a slice of the same with other draws: one of this process, or
        what to_bytes() of another said. Where that is refused nothing is
        added."""
        if isinstance(slice, Simulation):
            kjplan._do(C.kjp_simulation_merge, self._of, slice._of,
                       language=self._language)
        else:
            data = ffi.from_buffer("char[]", slice)
            kjplan._do(C.kjp_simulation_merge_bytes, self._of, data,
                       len(data), language=self._language)
        return self

    def to_bytes(self) -> bytes:
        """What was drawn, for merge() elsewhere; the same draws have the same
        bytes."""
        text = kjplan._make("kjp_text", C.kjp_simulation_to_bytes, self._of,
                            language=self._language)
        return ffi.buffer(C.kjp_text_data(text), C.kjp_text_size(text))[:]

    def answer(self) -> kjplan.Answer:
        """What the draws so far say."""
        return kjplan.Answer("simulate", kjplan._make(
            "kjp_answer", C.kjp_simulation_answer, self._of,
            language=self._language), self._language)

    def draws(self, fan_year: int) -> Any:
        """The kept draws of a year of a fan (a row of
        answer.simulation_fan_years): int64 quanta, MISSING where not
        defined."""
        count = C.kjp_simulation_copy_draws(self._of, fan_year, ffi.NULL, 0)
        quanta = numpy.empty(count, _INT64)
        C.kjp_simulation_copy_draws(
            self._of, fan_year, ffi.from_buffer("int64_t[]", quanta), count)
        return quanta


def fans(answer: kjplan.Answer) -> dict[str, Fan]:
    """The fans of a simulation by indicator, copied in bulk."""
    table = answer.simulation_fan_years
    of = table.series("fan").values
    columns = {name: _quanta(table, name) for name in
               ("p05", "p25", "p50", "p75", "p95", "mean")}
    quantiles = numpy.stack(list(columns.values())[:5], axis=1)
    years = table.series("year").values
    defined = table.series("defined").values
    return {fan.indicator.id: Fan(years[rows], quantiles[rows],
                                  columns["mean"][rows], defined[rows])
            for fan in answer.simulation_fans
            for rows in [of == fan.index]}


def _quanta(table: kjplan.Table, column: str) -> Any:
    values, known = table.series(column)
    return numpy.where(known, values, MISSING)
