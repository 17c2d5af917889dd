# SPDX-License-Identifier: MIT
"""Where each number of the report comes from: a register of figures.

Every figure that an answer names among its inputs gets a row; so does every
target that a bound is taken from, and every value that is derived, with the
figures at the bottom that it is derived from. Rows are numbered once all are
known, in the plan's order of indicators and years.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Iterable

if TYPE_CHECKING:
    from kjplan import Answer, Plan, Row

Json = dict[str, Any]

STAGES = ("restated", "final", "revised", "executed", "preliminary", "adjusted",
          "budget")
# Tables whose rows are figures: the column of the year.
INPUT_TABLES = {"audit_inputs": "of", "used": "year"}
# Which years of its inputs a derived value looks at; else its own.
LOOKS_BACK = {"growth": (0, -1), "lag": (-1,)}


@dataclass
class Source:
    """Where a text stands."""

    title: str | None = None
    article: str | None = None
    url: str | None = None
    date: str | None = None
    quote: str | None = None

    @classmethod
    def of(cls, row: Row | None) -> Source | None:
        return row and cls(row.title, row.article, row.url, row.date, row.quote)


@dataclass(eq=False)
class Figure:
    """A row of the register."""

    indicator: str
    year: int
    kind: str
    value: str | None
    unit: str
    stage: str | None = None
    line: int | None = None
    source: Source | None = None
    unverified: bool = False
    inputs: list[Figure] = field(default_factory=list)
    label: str | None = None
    note: str | None = None
    number: int = 0

    @property
    def anchor(self) -> str:
        return "source-%d" % self.number

    @property
    def unverified_inputs(self) -> bool:
        return self.unverified or any(each.unverified for each in self.inputs)


def digits(value: Any) -> str | None:
    """An exact amount in its shortest form."""
    return None if value is None else format(value, "f")


class Register:
    def __init__(self, plan: Plan) -> None:
        self.first_year = plan.plan[0].first_year
        self.order = {row.id: row.index for row in plan.indicators}
        self.rows = {row.id: row for row in plan.indicators}
        self.inputs: dict[str, list[str]] = {}
        for row in plan.table("inputs"):
            self.inputs.setdefault(row.indicator.id, []).append(row.input.id)
        self.observed: dict[tuple[str, int], list[Row]] = {}
        for row in plan.observations:
            self.observed.setdefault((row.indicator.id, row.year), []).append(row)
        self.figures: dict[tuple, Figure] = {}

    def add(self, answer: Answer) -> None:
        """The figures that an answer rests on."""
        for table, year in INPUT_TABLES.items():
            if table in answer.tables:
                for row in answer.table(table):
                    self._add_row(row, row[year])

    def _add_row(self, row: Row, year: int) -> None:
        self._add_figure(row, year, row.kind, next(
            (each.note for each in self.observed.get((row.indicator.id, year), ())
             if each.stage == row.stage), None))

    def _add_figure(self, row: Row, year: int, kind: str, note: str | None) -> Figure:
        return self.figures.setdefault((row.indicator.id, year, row.stage or kind), Figure(
            row.indicator.id, year, kind, digits(row.value), row.unit_of("value") or "",
            row.stage, row.line, Source.of(row.source), bool(row.unverified), note=note))

    def input(self, given: Json) -> Figure:
        """The figure that an answer's JSON names: of the plan, or derived."""
        spot = given["indicator"], given["year"]
        return self.figures.get((*spot, given["stage"] or given["kind"])) or self.value(
            *spot, given["value"], given["unit"], given["kind"])

    def value(self, indicator: str, year: int, value: str, unit: str,
              kind: str | None = None, first_year: int | None = None) -> Figure:
        """The figure of a value that is shown, of its kind where that is
        known; with `first_year` it is a sum."""
        first = year if first_year is None else first_year
        same = self.same(indicator, year, value, kind) if first == year else None
        if same:
            return same
        key = (indicator, year, kind or "derived", value, first)
        if key not in self.figures:
            row = self.rows[indicator]
            self.figures[key] = Figure(
                indicator, year, kind or "derived", value, unit, line=row.line,
                source=Source.of(row.source),
                inputs=self._bottom((indicator, each) for each in range(first, year + 1)))
        return self.figures[key]

    def same(self, indicator: str, year: int, value: str | None,
             kind: str | None = None) -> Figure | None:
        """The figure of the plan that has this value, used so far or not."""
        for figure in self._known(indicator, year):
            if figure.value == value and kind in (None, figure.kind):
                return figure
        seen = "published" if self.rows[indicator].derive else "observed"
        for row in self.observed.get((indicator, year), ()):
            if digits(row.value) == value and kind in (None, seen):
                return self._add_figure(row, year, seen, row.note)
        return None

    def target(self, target: Row, bound: Json, stated: Row, label: str) -> Figure:
        """The row of what a target asks for; `stated` is it or its revision."""
        key = (target.indicator.id, target.last_year, "target", target.index, stated.line)
        if key not in self.figures:
            self.figures[key] = Figure(
                target.indicator.id, target.last_year, "target", bound["bound"],
                bound["unit"], None, stated.line,
                Source.of(stated.source), bool(stated.get("unverified")),
                self._referred(stated, target.last_year), label, stated.note)
        return self.figures[key]

    def _referred(self, stated: Row, year: int) -> list[Figure]:
        if stated.bound_indicator is None:
            return []
        return self._bottom([(stated.bound_indicator.id, stated.bound_year or year)])

    def _known(self, indicator: str, year: int) -> list[Figure]:
        """Figures of the plan, the strongest stage first."""
        keys = [(indicator, year, word)
                for word in (*STAGES, "published", "planned", "assumed", "derived")]
        return [self.figures[key] for key in keys if key in self.figures]

    def _bottom(self, wanted: Iterable[tuple[str, int]]) -> list[Figure]:
        """The figures that values are made of, however many steps below."""
        found, seen, open_ = [], set(), list(wanted)[::-1]
        while open_:
            spot = open_.pop()
            if spot in seen:
                continue
            seen.add(spot)
            known = self._known(*spot)
            if known and known[0].kind != "published":
                found.append(known[0])
            else:
                open_ += reversed(self._steps(*spot))
        return found

    def _steps(self, indicator: str, year: int) -> list[tuple[str, int]]:
        row = self.rows[indicator]
        if row.derive == "cumulative":
            back = range(self.first_year - year, 1)
        elif row.derive == "average_growth":
            base = row.since or year - row.lookback
            back = (base - year, 0) if base < year else ()
        else:
            back = LOOKS_BACK.get(row.derive, (0,))
        return [(each, year + step) for each in self.inputs.get(indicator, ())
                for step in back]

    def numbered(self) -> list[Figure]:
        """All rows in order, each with its number."""
        rows = sorted(self.figures.items(), key=lambda item: (
            self.order[item[0][0]], item[1].kind == "target", item[0][1],
            STAGES.index(item[1].stage) if item[1].stage else len(STAGES),
            tuple(map(str, item[0]))))
        for number, (_, figure) in enumerate(rows, 1):
            figure.number = number
        return [figure for _, figure in rows]
