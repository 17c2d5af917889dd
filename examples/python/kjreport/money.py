# SPDX-License-Identifier: MIT
"""The money: the growth rule year by year, and the paths in their corridor."""
from __future__ import annotations

from typing import TYPE_CHECKING

from . import charts
from .cells import (PROJECTED_KINDS, Cell, Chart, Json, Remark, computed, marks_of,
                    shortest, unknown)
from .page import Report
from .sources import digits

if TYPE_CHECKING:
    from kjplan import Row


# -- The growth rule ----------------------------------------------------------

def rules(report: Report) -> list[Json]:
    return [_rule(report, rule, number)
            for number, rule in enumerate(report.audit["rules"], 1)]


def _rule(report: Report, rule: Json, number: int) -> Json:
    words, row = report.words, report.plan.rules[rule["rule"]]
    anchors = ["rule-%d-%d" % (number, each["year"]) for each in rule["years"]]
    name = report.named(row)
    return {
        "name": name, "anchor": "rule-%d" % number,
        "text": words("rule.of", indicator=report.indicator(rule["indicator"]),
                      base=words.of("base", rule["base"])),
        "clauses": [_clause(report, clause) for clause in row.children("clauses")],
        "chart": _rule_chart(report, rule, name, number),
        "table": report.table(
            words("rule.table", name=name),
            ("page.year!", "rule.verdict", "rule.amount#", "rule.floor#", "rule.headroom#",
             "rule.growth#"),
            [(None, _rule_year(report, rule, each, anchor))
             for each, anchor in zip(rule["years"], anchors)], rule["unit"]),
        "remarks": [_rule_remark(report, each, anchor)
                    for each, anchor in zip(rule["years"], anchors)],
    }


def _rule_remark(report: Report, year: Json, anchor: str) -> Remark:
    return Remark(year["sentence"], anchor, report.inputs(year["inputs"]),
                  str(year["year"]), report.badge("verdict", year["verdict"]))


def _rule_year(report: Report, rule: Json, year: Json, anchor: str) -> list[Cell]:
    words = report.words
    verdict = report.badge("verdict", year["verdict"])
    if year["unwaived"]:
        verdict.remark = words("rule.unwaived", verdict=words.of("verdict", year["unwaived"]))
    others = [each for each in year["inputs"]
              if (each["indicator"], each["year"]) != (rule["indicator"], year["year"])]
    below = marks_of({"projected": any(each["kind"] in PROJECTED_KINDS for each in others),
                      "unverified": any(each["unverified"] for each in others),
                      "partial": year["partial"]})
    return [Cell(str(year["year"])), verdict,
            report.value(rule["indicator"], year["year"], year, anchor, rule["unit"]),
            _bounded(report, year, "floor", anchor, below),
            _bounded(report, year, "headroom", anchor, marks_of(year)),
            computed(words, shortest(year["growth"]), anchor,
                     [mark for mark in marks_of(year) if mark != "partial"])]


def _bounded(report: Report, row: Json, name: str, anchor: str, marks: list[str]) -> Cell:
    """A floor, or what is above it. Where no clause applies there is none,
    which is known; where one has no least amount the floor is partial."""
    if row["floor"] is None and not row["partial"]:
        return Cell(report.words("rule.no_floor"), anchor=anchor)
    return computed(report.words, row[name], anchor, marks)


def _clause(report: Report, clause: Row) -> Remark:
    """A clause in words, with all that changes it, and where it stands."""
    words = report.words
    values = {name: digits(clause[name])
              for name in ("growth", "share", "tolerance", "margin")}
    values |= {"reference": report.named(clause.reference), "lookback": clause.lookback,
               "amount": report.amount(digits(clause.amount), clause.unit_of("amount")),
               "since": clause.since, "years": _years(clause),
               "at": _years_named(report, clause),
               "stage": words.of("stage", clause.stage)}
    more = {"strict": clause.strict, "tolerance": clause.tolerance, "margin": clause.margin,
            "since": clause.since, "at": values["at"], "stage": clause.stage,
            "hold": clause.kind == "outpace" and clause.when_falling == "hold",
            "years": values["years"], "any_of": clause.any_of}
    kind = "not_below_earlier" if (clause.lookback or 1) > 1 else clause.kind
    said = [words("clause." + kind, **values)]
    said += [words("more." + key, **values) for key, holds in more.items() if holds]
    basis = clause.basis
    stands = [text for text in (basis.title, basis.article, basis.quote) if text] if basis else []
    return Remark(said[0] + (words.bracketed(words.joined(said[1:])) if said[1:] else ""),
                  label=" ".join(stands) or words("rule.no_basis"))


def _years(clause: Row) -> str:
    """Those it applies in, where they are said."""
    years = (clause.first_year, clause.last_year)
    return "-".join(str(year) for year in dict.fromkeys(years) if year)


def _years_named(report: Report, clause: Row) -> str:
    """Years that a clause names one by one, with their amounts."""
    words, said = report.words, []
    for row in clause.children("clause_years"):
        year = words("page.of_year", name="", year=row.year).strip()
        amount = [report.amount(digits(row.amount), row.unit_of("amount"))]
        said.append(" ".join([year] + amount * (row.amount is not None)))
    return words.joined(said)


def _rule_chart(report: Report, rule: Json, name: str, number: int) -> Chart | None:
    words, years = report.words, rule["years"]
    if not years:
        return None
    rows = [charts.RuleYear(
        each["year"], each["verdict"], each["value"], each["floor"], each["kind"],
        each["headroom"] is not None and each["headroom"].startswith("-")) for each in years]
    title = words("rule.chart", name=name, unit=rule["unit"])
    lines = [words("rule.chart_year", year=each.year,
                   verdict=words.of("verdict", each.verdict),
                   value=each.value or words("page.unknown"),
                   floor=each.floor or words("page.unknown"))
             for each in rows]
    key = [("floor", "rule.key.floor")]
    key += [("bar", "rule.key.value")] * any(
        each.value and not each.short and each.kind not in PROJECTED_KINDS for each in rows)
    key += [("projected", "rule.key.projected")] * any(
        each.value and not each.short and each.kind in PROJECTED_KINDS for each in rows)
    key += [("short", "rule.key.short")] * any(each.short for each in rows)
    key += [(verdict, "verdict." + verdict) for verdict in charts.VERDICT_MARKS
            if any(each.verdict == verdict for each in rows)]
    return report.chart("chart-rule-%d" % number, title, key, charts.rule_chart(
        "chart-rule-%d" % number, title, lines, rows, words("page.unknown")))


# -- Paths of money -------------------------------------------------------------

def paths(report: Report) -> list[Json]:
    return [_path(report, path, number)
            for number, path in enumerate(report.path["paths"], 1)]


FEASIBLE = {True: "path.feasible", False: "path.infeasible", None: "path.unsure"}


def _path(report: Report, path: Json, number: int) -> Json:
    words, name = report.words, report.indicator(path["indicator"])
    anchors = ["path-%d-%d" % (number, point["year"]) for point in path["points"]]
    remarks = [Remark(point["sentence"], anchor, label=str(point["year"]))
               for point, anchor in zip(path["points"], anchors)]
    remarks += [Remark(total["sentence"]) for total in path["totals"]]
    said = [words("path.shape", shape=words.of("shape", path["shape"])),
            words(FEASIBLE[path["feasible"]])]
    lacks = [words("page.lacks", what=report.missing(path["missing"]))] * bool(path["missing"])
    return {
        "name": name, "anchor": "path-%d" % number,
        "text": words.sentences(said + lacks),
        "conflict": path["conflict"] and path["conflict"]["sentence"],
        "total": Cell(report.amount(path["total"], path["unit"]),
                      anchor="path-%d-table" % number, marks=[words("kind.planned")])
        if path["total"] else unknown(words, report.missing(path["missing"])),
        "chart": _path_chart(report, path, name, number),
        "table": report.table(
            words("path.table", name=name),
            ("page.year!", "path.value#", "path.growth#", "path.made_by", "path.least#",
             "path.greatest#", "rule.floor#"),
            [(None, _point(report, path, index, anchor))
             for index, anchor in enumerate(anchors)], path["unit"]),
        "remarks": remarks,
        "refs": report.inputs(report.path["inputs"]),
    }


def _point(report: Report, path: Json, index: int, anchor: str) -> list[Cell]:
    words, point, base = report.words, path["points"][index], index == 0
    marks = [mark for mark in marks_of(point) if mark != "partial"]
    first = Cell(words("path.not_applicable"))
    least, greatest = (_end(report, path, point[end], anchor, marks)
                       for end in ("least", "greatest"))
    if point["greatest"] is None and path["bounded"] and path["feasible"]:
        greatest = Cell(words("path.unbounded"))
    growth = computed(words, shortest(point["growth"]), anchor,
                      ["projected"] + ["unverified"] * point["unverified"])
    return [Cell(str(point["year"])), _planned(report, path, point, anchor),
            first if base else growth,
            _made_by(report, point), least, greatest,
            first if base and point["floor"] is None
            else _bounded(report, point, "floor", anchor, marks_of(point))]


def _planned(report: Report, path: Json, point: Json, anchor: str) -> Cell:
    """What is planned; a base that the path does not state is a figure."""
    base = point is path["points"][0] and point["by"] != "from"
    figure = report.register.same(path["indicator"], point["year"], point["value"])
    if base and figure:
        return report.cited(figure, point["value"])
    cell = computed(report.words, point["value"], anchor, ["unverified"] * point["unverified"])
    if not base and point["value"] is not None:
        cell.marks.insert(0, report.words("kind.planned"))
    return cell


def _end(report: Report, path: Json, text: str | None, anchor: str,
         marks: list[str]) -> Cell:
    """Of the corridor, which is empty where no path keeps all."""
    if text is None and path["feasible"] is False:
        return Cell(report.words("path.no_path"))
    return computed(report.words, text, anchor, marks)


def _made_by(report: Report, point: Json) -> Cell:
    cell = Cell(report.words.of("point", point["kind"]))
    if point["by"] in report.target_ids:
        cell.remark = report.words("path.of_target", name=report.target_short(point["by"]))
    elif point["by"] not in (None, "from", "through"):
        cell.remark = point["by"]
    return cell


def _path_chart(report: Report, path: Json, name: str, number: int) -> Chart | None:
    words = report.words
    points = [charts.PathYear(*(point[column] for column in (
        "year", "value", "floor", "least", "greatest"))) for point in path["points"]]
    if sum(point.value is not None for point in points) < 2:
        return None
    title = words("path.chart", name=name, unit=path["unit"])
    lines = [words("path.chart_year", year=point.year,
                   value=report.amount(point.value, path["unit"])) for point in points]
    key = [("path_line", "path.key.path")]
    key += [("path_floor", "path.key.floor")] * any(point.floor for point in points)
    key += [("band", "path.key.corridor")] * any(
        point.least and point.greatest for point in points[1:])
    key += [("open_band", "path.key.open")] * any(
        point.least and not point.greatest for point in points)
    return report.chart("chart-path-%d" % number, title, key,
                  charts.path_chart("chart-path-%d" % number, title, lines, points))
