#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Panels and simulations on NumPy arrays: the same as one plan at a time and
as one run, nothing copied, and wrong arrays refused with what to write.

usage: test_arrays.py PLAN   (a plan of which something is drawn)
"""
import sys
import threading
import tracemalloc

import kjarrays
import kjplan
import numpy
from kjarrays import MISSING, Panel, Simulation
from kjplan import ffi

FIRST, LAST, ENTITIES = 2010, 2021, 310
YEARS = LAST - FIRST + 1
PLAN = """kjplan: 1
plan: {id: p, title: 面板, years: 2011-2021}
indicators:
  st: {name: 科技支出, scope: 各市, unit: 亿元}
  revenue: {name: 收入, scope: 各市, unit: 亿元}
  spending: {name: 支出, scope: 各市, unit: 亿元}
rules:
  quick: {name: 增, indicator: st, years: 2011-2021, clauses: [
    {not_below_previous: {}}, {grow_at_least: 3 %}, {outpace: {of: revenue}}]}
  share: {name: 比, indicator: st, years: 2011-2021, clauses: [
    {share_not_below_previous: {of: spending}},
    {share_at_least: {of: spending, value: 2.5 %}}]}
  either: {name: 或, indicator: st, years: 2011-2021,
    exempt: [{year: 2020, reason: 疫情, authority: 市人大}],
    clauses: [{any_of: [{grow_at_least: 5 %}, {not_below_peak: {}}]},
              {outpace: {of: spending}}]}
"""


# -- As the audit has it -----------------------------------------------------

def draw_figures(random, size):
    """Amounts that grow and shrink, some missing, some years on the edge."""
    start = random.integers(1, size, (ENTITIES, 1))
    steps = random.choice([0.97, 1, 1.03, 1.05, 1.2], (ENTITIES, YEARS))
    figures = (start * numpy.cumprod(steps, axis=1)).astype(numpy.int64)
    figures[random.random(figures.shape) < 0.1] = MISSING
    return figures


def audits(plan, arrays, known):
    """Of each entity the plan with its figures, audited."""
    years = range(FIRST, LAST + 1)
    for entity in range(ENTITIES):
        builder = plan.builder()
        for name, array in arrays.items():
            there = [(year, int(array[entity, year - FIRST]))
                     for year in years
                     if array[entity, year - FIRST] != MISSING
                     and (name != "st" or known[entity, year - FIRST])]
            if there:
                builder.series(name, *zip(*there))
        yield builder.build().audit()


def bindings_of(audit):
    """The first clause of each year that is the floor, by row of the year."""
    columns = [audit.audit_clauses.series(name).values
               for name in ("year", "any_of", "binding", "clause")]
    found = {}
    for year, any_of, binding, clause in zip(*columns):
        if any_of == -1 and binding == 1:
            found.setdefault(year, clause)
    return found


def rows_of(audit):
    """(rule, year): floor, verdict, binding, partial."""
    rows = audit.rows
    floors, known = rows.series("floor")
    bound = bindings_of(audit)
    return {
        (rule, year): (floor if there else MISSING, verdict,
                       bound.get(row, -1), partial)
        for row, (rule, year, floor, there, verdict, partial) in enumerate(zip(
            rows.series("rule").values, rows.series("year").values,
            floors.tolist(), known, rows.series("verdict").values,
            rows.series("partial").values))}


def check_same():
    random = numpy.random.default_rng(20261124)
    plan = kjplan.parse(PLAN)
    arrays = {"st": draw_figures(random, 10**10),
              "revenue": draw_figures(random, 10**11),
              "spending": draw_figures(random, 10**11)}
    known = random.random(arrays["st"].shape) < 0.95
    for array in arrays.values():
        array.flags.writeable = False
    judged = []
    for rule in plan.rules:
        with Panel(plan, rule.id, entities=ENTITIES, first_year=FIRST,
                   last_year=LAST) as panel:
            for name in ("st", "revenue", "spending"):
                try:
                    panel.set(name, arrays[name],
                              known if name == "st" else None)
                except kjplan.PlanError:
                    assert (rule.id, name) in NOT_ASKED, (rule.id, name)
            judged.append(panel.run(threads=2))
    compared = 0
    seen = set()
    for entity, audit in enumerate(audits(plan, arrays, known)):
        # rows of one rule follow those of the other, in the plan's order
        rules = audit.audit_rules.series("rule").values
        for (at, year), wanted in rows_of(audit).items():
            of = judged[rules[at]]
            place = entity, year - FIRST
            found = (of.floors[place], of.verdicts[place], of.bindings[place],
                     of.flags[place] & kjarrays.PARTIAL)
            assert found == wanted, (entity, year, rules[at], found, wanted)
            seen.add(wanted[1])
            compared += 1
    assert compared >= 10000 and seen == {1, 2, 3, 4}, (compared, seen)
    return compared


NOT_ASKED = {("quick", "spending"), ("share", "revenue"),
             ("either", "revenue")}


# -- By hand -----------------------------------------------------------------

def small(entities=2):
    """Over 2010-2012 against `quick`."""
    return Panel(kjplan.parse(PLAN), "quick", entities=entities,
                 first_year=2010, last_year=2012)


def check_by_hand():
    # 100 yuan; 3 % more are 103; 110 x 1.03 = 113.3. Revenue doubles, then
    # stays: above 200; 0 % is what revenue did in 2012.
    spent = numpy.array([[10000, 11000, 11330], [10000, MISSING, 9999]])
    revenue = numpy.array([[5, 10, 10], [5, 5, 5]])
    panel = small().set("st", spent).set("revenue", revenue)
    judged = panel.run()
    assert judged.floors.tolist() == [[MISSING, 20001, 11330],
                                      [MISSING, 10300, MISSING]]
    assert judged.verdicts.tolist() == [[0, 2, 1], [0, 3, 3]]
    assert judged.bindings.tolist() == [[-1, 2, 1], [-1, 1, -1]]
    assert panel.rule.id == "quick"
    assert panel.run(1, 1).floors.tolist() == [[MISSING, 10300, MISSING]]
    assert panel.run(2).verdicts.shape == (0, 3)
    known = numpy.array([[1, 1, 0], [1, 1, 1]], dtype=numpy.uint8)
    assert panel.set("st", spent, known).run().verdicts[0].tolist() == [0, 2, 3]
    assert panel.set("st", spent, known.astype(bool)).run().verdicts[
        0].tolist() == [0, 2, 3]
    assert panel.set("st", None).run().verdicts[0].tolist() == [0, 3, 3]


LEAST = """kjplan: 1
plan: {id: l, title: 各市, years: 2022-2024}
indicators: {st: {name: 科技支出, scope: 各市, unit: 元}}
rules: {r: {indicator: st, years: 2023-2024, clauses: [
  {amount_at_least: {2024: 0.20}}]}}
paths: {st: {shape: latest, from: {year: 2022}, round_to: 0.01 元,
  caps: [grow_at_most: 50 %]}}
"""


def check_least_by_hand():
    # 13 x 1.5 is 19, so 14; 8 leads to 18 at most; the third has no base.
    spent = numpy.full((3, 3), MISSING)
    spent[:, 0] = 10, 8, MISSING
    ends = numpy.full((3, 3), MISSING)
    ends[:, 2] = 0
    panel = Panel(kjplan.parse(LEAST), entities=3, first_year=2022,
                  last_year=2024).set("st", spent).set_anchors(ends)
    found = panel.least(threads=2)
    assert found.states.tolist() == [kjarrays.FEASIBLE, kjarrays.INFEASIBLE,
                                     kjarrays.UNKNOWN]
    assert found.least.tolist() == [[10, 14, 20]] + [[MISSING] * 3] * 2
    ends[0, 2] = 21  # as it stands now: nothing was copied
    mine = numpy.empty((1, 3), numpy.int64)
    assert panel.least(0, 1, least=mine, states=None) == (mine, None)
    assert mine.tolist() == [[10, 14, 21]]
    assert panel.set_anchors(None).least().least[0].tolist() == [
        10, MISSING, MISSING]
    check_raised("anchors", TypeError, ("anchors", "int64"),
                 lambda: panel.set_anchors(ends.astype(float)))
    check_raised("states", ValueError, ("states", "(3,)"),
                 lambda: panel.least(states=numpy.empty((3, 3), numpy.uint8)))
    check_raised("no path", kjplan.PlanError, ("st",), small().least)


# -- Without a copy ----------------------------------------------------------

def address(pointer):
    return int(ffi.cast("uintptr_t", pointer))


def check_not_copied():
    entities = 100000
    figures = numpy.full((entities, 3), 10000)
    known = numpy.ones(figures.shape, bool)
    given = (numpy.empty(figures.shape, numpy.int64),
             numpy.empty(figures.shape, numpy.uint8),
             numpy.empty(figures.shape, numpy.int32),
             numpy.empty(figures.shape, numpy.uint8))
    panel = small(entities)
    tracemalloc.start()
    panel.set("st", figures, known).set("revenue", figures)
    judged = panel.run(floors=given[0], verdicts=given[1], bindings=given[2],
                       flags=given[3])
    assert tracemalloc.get_traced_memory()[1] < 100000
    tracemalloc.stop()
    assert [address(pointer) for pointer in panel._arrays["st"]] == [
        figures.ctypes.data, known.ctypes.data]
    assert all(one is other for one, other in zip(judged, given))
    assert (judged.verdicts[:, 1] == kjarrays.BROKEN).all()
    figures[7, 1] = 10300  # read where it stands
    judged = panel.run(floors=None, bindings=None, flags=None)
    assert judged.floors is judged.bindings is judged.flags is None
    # 3 % more, but revenue does as much and is not outpaced
    assert judged.verdicts[7, 1] == kjarrays.BROKEN
    figures[7, 1] = 10301
    assert small(entities).set("st", figures).set(
        "revenue", numpy.full_like(figures, 10000)).run().verdicts[
            7, 1] == kjarrays.HOLDS
    del figures, known  # the panel keeps them
    assert panel.run().verdicts.shape == (entities, 3)


def check_gil():
    """Another thread of Python runs while a panel does: none would be let in
    otherwise, for this one never stops of itself."""
    figures = numpy.full((200000, 3), 10000)
    panel = small(len(figures)).set("st", figures).set("revenue", figures)
    wake, ran = threading.Lock(), []
    wake.acquire()

    def wait():
        with wake:
            ran.append(True)

    thread = threading.Thread(target=wait)
    thread.start()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        wake.release()
        before = list(ran)
        for _ in range(100):
            panel.run()
            if ran:
                break
        assert not before and ran, (before, ran)
    finally:
        sys.setswitchinterval(interval)
        thread.join()


# -- What is refused ---------------------------------------------------------

FIGURES = numpy.zeros((2, 3), numpy.int64)
#: What is wrong, what is given, what is raised, words it says.
WRONG = [
    ("floats", FIGURES + 0.5, TypeError, ("st: int64", "float64", "quanta")),
    ("int32", FIGURES.astype(numpy.int32), TypeError,
     ("int32", "write a.astype(numpy.int64)")),
    ("unsigned", FIGURES.astype(numpy.uint64), TypeError, ("uint64",)),
    ("another order of bytes", FIGURES.astype(">i8"), TypeError, (">i8",)),
    ("objects", FIGURES.astype(object), TypeError, ("object",)),
    ("a list", FIGURES.tolist(), TypeError,
     ("a list", "numpy.array(..., dtype=numpy.int64)")),
    ("a masked array", numpy.ma.masked_array(FIGURES), TypeError,
     ("known=~numpy.ma.getmaskarray(a)",)),
    ("transposed", FIGURES.T, ValueError,
     ("shape (2, 3)", "(3, 2)", "numpy.ascontiguousarray(a.T)")),
    ("one dimension", FIGURES.ravel(), ValueError, ("(6,)",)),
    ("three dimensions", FIGURES.reshape(1, 2, 3), ValueError, ("(1, 2, 3)",)),
    ("too few rows", FIGURES[:1], ValueError, ("(1, 3)",)),
    ("columns first", numpy.asfortranarray(FIGURES), ValueError,
     ("strides (24, 8)", "(8, 16)", "numpy.ascontiguousarray(a)")),
    ("every second", numpy.zeros((2, 6), numpy.int64)[:, ::2], ValueError,
     ("(48, 16)",)),
    ("backwards", FIGURES[::-1], ValueError, ("(-24, 8)",)),
    ("not aligned", numpy.zeros(49, numpy.uint8)[1:].view(numpy.int64).reshape(
        2, 3), ValueError, ("a multiple of 8", "a.copy()")),
    ("below zero", FIGURES - 1, kjplan.PlanError, ("-1", "2010")),
]
WRONG_KNOWN = [
    ("numbers", FIGURES, TypeError, ("st, known: bool or uint8", "int64")),
    ("transposed", numpy.ones((3, 2), bool), ValueError, ("(3, 2)",)),
]
READ_ONLY = numpy.zeros((2, 3), numpy.int64)
READ_ONLY.flags.writeable = False
WRONG_RESULTS = [
    ("read-only", {"floors": READ_ONLY}, ValueError, ("floors", "read-only")),
    ("of another type", {"verdicts": FIGURES.copy()}, TypeError, ("uint8",)),
    ("of another shape", {"flags": numpy.zeros((2, 2), numpy.uint8)},
     ValueError, ("(2, 2)",)),
    ("a figure's", {"floors": None}, kjplan.PlanError, ("floors",)),
]


def check_raised(label, kind, words, call):
    try:
        call()
    except kind as error:
        assert all(word in str(error) for word in words), (label, str(error))
        return
    assert False, label + " was taken"


def check_refused():
    for label, array, kind, words in WRONG:
        check_raised(label, kind, words, lambda: small().set("st", array))
    for label, array, kind, words in WRONG_KNOWN:
        check_raised("known: " + label, kind, words,
                     lambda: small().set("st", FIGURES, array))
    for label, results, kind, words in WRONG_RESULTS:
        figures = numpy.zeros((2, 3), numpy.int64)
        results = {name: figures if array is None else array
                   for name, array in results.items()}
        check_raised("result " + label, kind, words,
                     lambda: small().set("st", figures).run(**results))
    check_raised("nobody", kjplan.PlanError, ("nobody",),
                 lambda: small().set("nobody", FIGURES))
    check_raised("beyond the entities", kjplan.PlanError, (),
                 lambda: small().run(1, 2))
    panel = small()
    panel.close()
    check_raised("closed", ValueError, ("panel is closed",), panel.run)
    small(0).set("st", FIGURES[:0]).run()  # nobody is nobody


# -- Simulations -------------------------------------------------------------

# Nothing is known of 2020, and the part is not defined where y rounds to 0.
DRAWN = """kjplan: 1
plan: {id: p, title: 抽样, years: 2020-2023}
indicators:
  x: {name: 甲, scope: 市, unit: 亿元, values: {2021: 100},
    assume: {growth: 5 %, sd: 2 %}}
  y: {name: 乙, scope: 市, unit: 亿元, values: {2021: 0.0000000001},
    assume: {growth: 0 %, sd: 100 %}}
  part: {name: 比, scope: 市, unit: '%', derive: {ratio: [x, y]}}
targets: {t: {indicator: x, year: 2023, at_least: 110}}
"""


def check_simulation(make):
    plan = make()
    options = {"seed": 7, "kept": 1000}
    whole = Simulation(plan, **options).step(5000)
    stepped = Simulation(plan, threads=2, **options)
    assert list(stepped.steps(5000, 2000)) == [2000, 4000, 5000]
    assert stepped.to_bytes() == whole.to_bytes()
    once = plan.simulate(draws=5000, **options)
    assert whole.answer().to_json() == once.to_json()
    merged = Simulation(plan, **options)
    for first, draws in ((3000, 2000), (0, 1000), (1000, 2000)):
        slice = Simulation(make(), first_draw=first,
                           **options).step(draws)
        merged.merge(slice.to_bytes() if first else slice)
    assert merged.to_bytes() == whole.to_bytes()
    for wrong in (b"", whole.to_bytes(), whole.to_bytes()[:-1], b"x" * 8000):
        check_raised("bytes", kjplan.PlanError, ("bytes",),
                     lambda: merged.merge(wrong))
    check_fans(whole, once)


def check_fans(simulation, answer):
    fans = kjarrays.fans(answer)
    assert fans
    cells = list(answer.simulation_fan_years)
    for name, fan in fans.items():
        rows = [row for row in cells if row.fan.indicator.id == name]
        assert fan.years.tolist() == [row.year for row in rows]
        assert fan.defined.tolist() == [row.defined for row in rows]
        for at, row in enumerate(rows):
            unit = row.unit_of("p50")
            wanted = [MISSING if row[each] is None
                      else kjplan.quanta(row[each], unit)
                      for each in ("p05", "p25", "p50", "p75", "p95", "mean")]
            assert fan.quantiles[at].tolist() == wanted[:5], row
            assert fan.means[at] == wanted[5], row
            draws = simulation.draws(row.index)
            assert draws.shape == (1000,) and draws.dtype == numpy.int64
            draws = numpy.sort(draws[draws != MISSING])
            ranks = [(len(draws) * part + 99) // 100 - 1
                     for part in (5, 25, 50, 75, 95)]
            assert wanted[:5] == (draws[ranks].tolist() if len(draws)
                                  else [MISSING] * 5), row
    assert simulation.draws(len(cells)).shape == (0,)


def main(file):
    check_by_hand()
    check_least_by_hand()
    check_not_copied()
    check_gil()
    check_refused()
    check_simulation(lambda: kjplan.load(file))
    check_simulation(lambda: kjplan.parse(DRAWN))
    print("%d rows as the audit has them" % check_same())


if __name__ == "__main__":
    main(*sys.argv[1:])
