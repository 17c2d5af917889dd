# SPDX-License-Identifier: MIT
"""The answers of one plan, and what every section of the report needs of them:
names, and numbers that lead back to their source.
"""
from __future__ import annotations

import json
from typing import TYPE_CHECKING, Iterable, Sequence

from . import charts
from .cells import PROJECTED_KINDS, Cell, Chart, Json, Table, badge, columns, one_line, unknown
from .sources import Figure, Register, digits
from .words import Words

if TYPE_CHECKING:
    from kjplan import Answer, Plan, Row

class Report:
    """The answers of one plan, and what every section needs of them."""

    def __init__(self, plan: Plan, language: str, year: int, method: str | None,
                 **options: str | None) -> None:
        self.plan, self.words, self.year = plan, Words(language), year
        self.register = Register(plan)
        self.target_ids = {row.id for row in plan.targets}
        self.assessed = plan.assess(year, method=method, **options)
        self.assess = self._told(self.assessed)
        self.schedule = self._told(plan.assess(year, method="schedule", **options))
        self.audit = self._told(plan.audit(**options))
        self.path = self._told(plan.path(corridor=True, **options))
        self.consistency = self._told(plan.consistency(**options))
        self.reconcile = self._told(plan.reconcile(**options))

    def _told(self, answer: Answer) -> Json:
        """What it says; its figures are registered."""
        self.register.add(answer)
        return json.loads(answer.to_json(self.words.language))

    # -- Names --

    def named(self, row: Row | None) -> str:
        """In the language of the page, else in the other, else the id."""
        if row is None:
            return ""
        name = (row["name_" + self.words.language] or row.name_zh or row.name_en
                or row.get("id"))
        return one_line(name)

    def title_of(self, row: Row) -> str:
        """Of the plan, or of a scenario."""
        return one_line(row["title_" + self.words.language] or row.title_zh or row.title_en
                        or row.id)

    def indicator(self, id_: str) -> str:
        return self.named(self.plan.indicators[id_])

    def of_year(self, spot: Json) -> str:
        return self.words("page.of_year", name=self.indicator(spot["indicator"]),
                          year=spot["year"])

    def missing(self, spots: Iterable[Json]) -> str:
        """By indicator, with all its years."""
        years: dict[str, list[str]] = {}
        for spot in spots:
            years.setdefault(spot["indicator"], []).append(str(spot["year"]))
        return self.words.joined([
            self.words("page.of_years", name=self.indicator(id_), years=self.words.joined(of))
            for id_, of in years.items()])

    # -- Cells --

    def badge(self, group: str, word: str) -> Cell:
        return badge(self.words, group, word)

    def figure_marks(self, figure: Figure) -> list[str]:
        words = self.words
        marks = [words.of("kind", figure.kind)] * (figure.kind not in ("observed", "target"))
        marks += [words("mark.projected")] * (figure.kind == "target" and any(
            each.kind in PROJECTED_KINDS for each in figure.inputs))
        return marks + [words("mark.unverified")] * figure.unverified_inputs

    def cited(self, figure: Figure, text: str) -> Cell:
        return Cell(text, figure=figure, marks=self.figure_marks(figure))

    def value(self, indicator: str, year: int, row: Json, anchor: str,
              unit: str | None = None, first_year: int | None = None) -> Cell:
        """The value of an answer's row, led back to its source."""
        if row["value"] is None:
            return unknown(self.words, self.missing(row.get("missing", ())), anchor)
        figure = self.register.value(indicator, year, row["value"], row.get("unit") or unit,
                                     row["kind"], first_year)
        shown = row["value"] if unit else self.amount(row["value"], row.get("unit"))
        return self.cited(figure, shown)

    def amount(self, value: str | None, unit: str | None) -> str:
        """The unit is never parted from its number."""
        if value is None:
            return self.words("page.unknown")
        return "%s\u00a0%s" % (value, unit) if unit else value

    def inputs(self, rows: Iterable[Json]) -> list[Figure]:
        return [self.register.input(row) for row in rows]

    def table(self, caption: str, labels: Sequence[str],
              rows: Iterable[tuple[str | None, list[Cell]]], unit: str | None = None) -> Table:
        if unit:
            caption += self.words.bracketed(self.words("page.unit", unit=unit))
        return Table(caption, columns(self.words, *labels), list(rows))

    # -- Targets by name --

    def bound(self, row: Json, stated: Row) -> str:
        """What a target asks for: `row` has comparator, bound, upper, unit;
        `stated` is the target or its revision."""
        said = [self.words.of("comparator", row["comparator"])]
        if row["bound"] is None:
            said.append(self.words("target.not_known" if "verdict" in row else "target.refers",
                                   reference=self.reference(stated)))
        else:
            ends = [row["bound"]] + [row["upper"]] * (row["upper"] is not None)
            said.append(" – ".join(self.amount(end, row["unit"]) for end in ends))
        return " ".join(said)

    def reference(self, stated: Row) -> str:
        """The figure that a bound is taken from."""
        due = stated.get("target", stated).last_year
        return self.words("target.reference", name=self.named(stated.bound_indicator),
                          year=stated.bound_year or due)

    def promised(self, id_: str) -> tuple[Json, Row]:
        """What a target asks for in the year of the report, and where it
        stands: in the target, or in its revision in force."""
        row = self.assessed.assess_targets[self.plan.targets[id_].index]
        return self.assess["targets"][row.index], row.revision or row.target

    def promised_now(self, id_: str) -> tuple[Json, Row]:
        """The same by its last revision, which consistency goes by."""
        target, as_of = self.plan.targets[id_], self.assess["as_of"]
        stated = max((row for row in target.children("revisions")
                      if as_of is None or row.date <= as_of),
                     key=lambda row: row.date, default=target)
        return {"comparator": stated.comparator, "bound": digits(stated.bound),
                "upper": digits(stated.upper), "unit": stated.unit_of("bound")}, stated

    def target_short(self, id_: str) -> str:
        """Its name, or its indicator and years."""
        target = self.plan.targets[id_]
        years = [target.first_year] * target.over + [target.last_year]
        return self.named(target) if target.name else self.words(
            "page.of_year", name=self.named(target.indicator),
            year="-".join(map(str, years)))

    def target_name(self, id_: str, promise: tuple[Json, Row] | None = None) -> str:
        """With what it asks for, where it has no name of its own."""
        if self.plan.targets[id_].name:
            return self.target_short(id_)
        return self.words.sentences([
            self.target_short(id_), self.bound(*promise or self.promised(id_))])

    def target_figure(self, id_: str, promise: tuple[Json, Row] | None = None) -> Figure:
        row, stated = promise or self.promised(id_)
        return self.register.target(self.plan.targets[id_], row, stated,
                                    self.target_name(id_, promise))

    def target_cell(self, id_: str) -> Cell:
        return Cell(self.target_name(id_), anchor=self.target_anchor(id_))

    def target_anchor(self, id_: str) -> str:
        return "target-%d" % (self.plan.targets[id_].index + 1)

    # -- Charts --

    def chart(self, name: str, title: str, key: Sequence[tuple[str, str]],
               forms: dict[str, str]) -> Chart:
        return Chart(name, forms, title, [
            (charts.swatch("%s-key-%d" % (name, number), mark), self.words(word))
            for number, (mark, word) in enumerate(key)])
