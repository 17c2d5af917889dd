# SPDX-License-Identifier: MIT
"""Whether it all fits: the targets with each other, published figures with
their levels, counts in the text with what is listed.
"""
from __future__ import annotations

from typing import Iterator

from .cells import Cell, Json, Remark, computed, marks_of, shortest
from .page import Report
from .sources import Figure


def consistency(report: Report) -> Json:
    words, answer = report.words, report.consistency
    anchors = {text: "fit-%d" % number
               for number, text in enumerate(answer["sentences"], 1)}
    rests = report.inputs(answer["inputs"])
    return {
        "revised": list(_revised(report)),
        "conflicts": [Remark(each["message"], refs=[
            _figure(report, id_) for id_ in each["targets"]] + _values(report, each))
            for each in answer["conflicts"]],
        "statements": [Remark(text, anchor) for text, anchor in anchors.items()
                       if text not in {each["message"] for each in answer["conflicts"]}],
        "refs": rests,
        "implied": report.table(
            words("fit.implied"),
            ("page.indicator", "page.year!", "fit.low#", "fit.high#", "fit.from"),
            [(None, _implied(report, row, anchors[row["sentence"]]))
             for row in answer["implied"]]),
        "at_bounds": report.table(
            words("fit.at_bounds"),
            ("page.indicator", "page.year!", "page.value#", "fit.growth#", "fit.from"),
            [(None, _at_bounds(report, row, anchors[row["sentence"]]))
             for row in answer["at_bounds"]]),
        "tightest": report.table(
            words("fit.tightest"),
            ("page.indicator", "page.year!", "fit.tight_target", "fit.asks#", "fit.next",
             "fit.changes#"),
            [(None, _tightest(report, row, anchors[row["sentence"]]))
             for row in answer["tightest"]]),
        "claims": report.table(
            words("fit.claims"),
            ("fit.what", "fit.stated#", "fit.listed#", "fit.agrees"),
            [(None, _claim(report, row, anchors.get(row["sentence"], "fit")))
             for row in answer["claims"]]),
    }


def _figure(report: Report, id_: str) -> Figure:
    return report.target_figure(id_, report.promised_now(id_))


def _cell(report: Report, id_: str) -> Cell:
    figure = _figure(report, id_)
    return report.cited(figure, figure.label)


def _revised(report: Report) -> Iterator[Remark]:
    """Targets that were revised after the year of the report."""
    for target in report.plan.targets:
        stated = report.promised_now(target.id)[1]
        if stated != report.promised(target.id)[1]:
            figure = _figure(report, target.id)
            yield Remark(report.words("fit.revised", name=figure.label, date=stated.date,
                                      year=report.year), refs=[figure])


def _values(report: Report, conflict: Json) -> list[Figure]:
    """The known values that take part in a conflict."""
    return [report.register.value(each["indicator"], each["year"], each["value"],
                                  each["unit"], each["kind"])
            for each in conflict["values"] if each.get("value") is not None]


def _from(report: Report, ids: list[str]) -> Cell:
    figures = [_figure(report, id_) for id_ in ids]
    return Cell(report.words.joined([each.label for each in figures]), refs=figures,
                marks=[report.words("mark.unverified")] * any(
                    each.unverified_inputs for each in figures))


def _implied(report: Report, row: Json, anchor: str) -> list[Cell]:
    ends = []
    for end in ("low", "high"):
        if row[end] is None:
            ends.append(Cell(report.words("fit.no_bound")))
            continue
        marks = marks_of(row) + ["open"] * row[end + "_open"]
        ends.append(computed(report.words, report.amount(row[end], row["unit"]), anchor, marks))
    return [Cell(report.indicator(row["indicator"])), Cell(str(row["year"])), *ends,
            _from(report, row["from"])]


def _at_bounds(report: Report, row: Json, anchor: str) -> list[Cell]:
    words, marks = report.words, marks_of(row)
    return [Cell(report.indicator(row["indicator"])), Cell(str(row["year"])),
            computed(words, report.amount(row["value"], row["unit"]), anchor, marks),
            computed(words, shortest(row["growth_needed"]), anchor, marks),
            _from(report, row["from"])]


def _tightest(report: Report, row: Json, anchor: str) -> list[Cell]:
    words, marks = report.words, marks_of(row)
    asks = "%s %s" % (words.of("comparator", row["comparator"]),
                      report.amount(row["asks"], row["unit"]))
    changes = row["changes_at"] and "%s %s" % (
        report.indicator(row["free"]), report.amount(row["changes_at"], row["free_unit"]))
    return [Cell(report.indicator(row["indicator"])), Cell(str(row["year"])),
            _cell(report, row["target"]), computed(words, asks, anchor, marks),
            _cell(report, row["next"]), computed(words, changes, anchor, marks)]


def _claim(report: Report, row: Json, anchor: str) -> list[Cell]:
    words = report.words
    agrees = "yes" if row["agrees"] else "no"
    return [Cell(words.of("what", row["what"])),
            Cell(str(row["stated"]), anchor=anchor), Cell(str(row["listed"]), anchor=anchor),
            report.badge("page", agrees)]


def published(report: Report) -> Json:
    """Published figures against the ones computed from the levels."""
    words, rows = report.words, report.reconcile["figures"]
    anchors = ["check-%d" % number for number in range(1, len(rows) + 1)]
    return {
        "table": report.table(
            words("check.table"),
            ("page.indicator", "page.year!", "check.published#", "check.computed#",
             "rule.verdict"),
            [(None, _published(report, row, anchor)) for row, anchor in zip(rows, anchors)]),
        "remarks": [Remark(row["sentence"], anchor, _levels(report, row),
                           report.of_year(row), report.badge("reconciled", row["verdict"]))
                    for row, anchor in zip(rows, anchors)],
    }


def _levels(report: Report, row: Json) -> list[Figure]:
    return [report.register.input({**each, "kind": "observed" if each["stage"] else "derived"})
            for each in row["inputs"]]


def _published(report: Report, row: Json, anchor: str) -> list[Cell]:
    words = report.words
    figure = report.register.input(
        {**row, "kind": "published", "value": row["published"]})
    shown = computed(words, row["computed"], anchor, ["unverified"] * row["unverified"])
    if row["computed"] is None:
        shown.remark = words("page.lacks", what=report.missing(row["missing"]))
    else:
        shown.text = report.amount(row["computed"], row["unit"])
    return [Cell(report.indicator(row["indicator"])), Cell(str(row["year"])),
            report.cited(figure, report.amount(row["published"], row["unit"])), shown,
            report.badge("reconciled", row["verdict"])]
