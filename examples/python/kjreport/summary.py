# SPDX-License-Identifier: MIT
"""The beginning and the end of the report: the verdicts in short, what needs
attention, and where every number comes from.
"""
from __future__ import annotations

from typing import Iterable, Iterator

from .cells import Cell, Json, Remark, badge
from .page import Report
from .sources import Figure

OUTCOMES = ("met", "missed", "not_due", "undetermined")


def summary(report: Report) -> Json:
    words, rows = report.words, report.assess["targets"]
    counts = {word: sum(row["verdict"] == word for row in rows) for word in OUTCOMES}
    return {
        "all": words("summary.targets", all=len(rows)),
        "tiles": [(str(count), badge(words, "outcome", word))
                  for word, count in counts.items()] if rows else [],
        "rules": list(_rules_of_year(report)),
        "attention": list(_attention(report)),
    }


def _rules_of_year(report: Report) -> Iterator[Remark]:
    for number, rule in enumerate(report.audit["rules"], 1):
        for year in rule["years"]:
            if year["year"] == report.year:
                yield Remark(
                    year["sentence"], "rule-%d-%d" % (number, report.year),
                    report.inputs(year["inputs"]),
                    report.named(report.plan.rules[rule["rule"]]),
                    report.badge("verdict", year["verdict"]))


def _attention(report: Report) -> Iterator[Cell]:
    """What a reader must not overlook, with the place where it is told."""
    yield from _broken(report)
    yield from _targets(report)
    words, answer = report.words, report.consistency
    for number, path in enumerate(report.path["paths"], 1):
        if path["feasible"] is False:
            yield Cell(words("summary.infeasible", name=report.indicator(path["indicator"])),
                       anchor="path-%d" % number)
    counts = (
        ("conflicts", len(answer["conflicts"]), "fit"),
        ("claims", sum(not each["agrees"] for each in answer["claims"]), "fit"),
        ("differs", sum(each["verdict"] == "differs" for each in report.reconcile["figures"]),
         "check"),
        ("unverified", len(unverified(report)), "unverified"),
        ("findings", len(report.assess["findings"]), "findings"),
    )
    for word, count, anchor in counts:
        if count:
            yield Cell(words("summary." + word, count=count), anchor=anchor)


def _broken(report: Report) -> Iterator[Cell]:
    """Years to come are not broken yet: up to the year of the report."""
    words = report.words
    for number, rule in enumerate(report.audit["rules"], 1):
        years = [str(each["year"]) for each in rule["years"]
                 if each["verdict"] == "broken" and each["year"] <= report.year]
        if years:
            name = report.named(report.plan.rules[rule["rule"]])
            yield Cell(words("summary.broken", name=name, years=words.joined(years)),
                       anchor="rule-%d" % number)


def _targets(report: Report) -> Iterator[Cell]:
    for row in report.assess["targets"]:
        word = next((each for each in (row["verdict"], row["class"]) if each in (
            "missed", "undetermined", "moving_away", "off_track", "at_risk")), None)
        if word and row["class"] != "achieved":
            yield Cell(report.words("summary." + word, name=report.target_name(row["target"])),
                       anchor=report.target_anchor(row["target"]))


# -- Sources -------------------------------------------------------------------

def unverified(report: Report) -> list[Figure]:
    return [each for each in report.register.figures.values() if each.unverified]


def sources(report: Report) -> Json:
    """Numbers the figures: nothing may be cited after it."""
    words, figures = report.words, report.register.numbered()
    labels = ("source.number!", "page.indicator", "page.year!", "source.stage!", "page.value#",
              "source.line!", "source.source", "source.verified")
    return {
        "unverified": report.table(
            words("source.unverified"),
            ("page.indicator", "page.year!", "page.value#", "source.source"),
            [(None, _unverified_row(report, each)) for each in figures if each.unverified]),
        "table": report.table(words("source.table"), labels, [
            (each.anchor, _source_row(report, each)) for each in figures]),
        "defaults": report.table(
            words("source.defaults"), ("source.pointer", "source.default"),
            [(None, [Cell(pointer), Cell(value)]) for pointer, value in _defaults(report)]),
    }


def _defaults(report: Report) -> Iterable[tuple[str, str]]:
    """Of all questions, each once."""
    found = {(each["pointer"], each["value"]): None
             for answer in (report.assess, report.audit, report.path, report.consistency,
                            report.reconcile)
             for each in answer["defaults"]}
    return list(found)


def _name(report: Report, figure: Figure) -> Cell:
    return Cell(figure.label or report.indicator(figure.indicator))


def _source(report: Report, figure: Figure) -> Cell:
    words, source, note = report.words, figure.source, figure.note
    if figure.inputs and figure.kind != "target":
        return Cell(words("source.derived"), refs=figure.inputs)
    if source is None:
        where = {"assumed": "source.plan_itself", "planned": "source.plan_path",
                 "derived": "source.computed"}
        return Cell(words(where.get(figure.kind, "source.not_stated")), remark=note)
    said = [text for text in (source.title, source.article, source.date) if text]
    return Cell(" ".join(said) or source.url or words("source.not_stated"),
                remark=words.joined([text for text in (source.quote, note) if text]),
                refs=figure.inputs, address=source.url)


def _checked(report: Report, figure: Figure) -> Cell:
    if figure.unverified:
        return Cell(report.words("source.is_unverified"), tone="warn")
    if figure.kind in ("observed", "published", "target"):
        return Cell(report.words("source.is_verified"))
    return Cell(report.words("page.not_applicable"))


def _source_row(report: Report, figure: Figure) -> list[Cell]:
    words = report.words
    how = words.of("stage", figure.stage) if figure.stage else words.of("kind", figure.kind)
    return [Cell("[%d]" % figure.number), _name(report, figure), Cell(str(figure.year)),
            Cell(how), Cell(report.amount(figure.value, figure.unit)),
            Cell(str(figure.line) if figure.line else words("page.none")),
            _source(report, figure), _checked(report, figure)]


def _unverified_row(report: Report, figure: Figure) -> list[Cell]:
    return [_name(report, figure), Cell(str(figure.year)),
            Cell(report.amount(figure.value, figure.unit), figure=figure),
            _source(report, figure)]
