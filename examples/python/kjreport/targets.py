# SPDX-License-Identifier: MIT
"""The targets: what each asks for, its verdict, and how far it has come."""
from __future__ import annotations

from decimal import Decimal

from . import charts
from .cells import Cell, Chart, Json, Remark, computed, shortest
from .page import Report


def targets(report: Report) -> Json:
    words, rows = report.words, report.assess["targets"]
    method = words.of("method", report.assess["method"])
    return {
        "chart": _target_chart(report) if rows else None,
        "progress": report.table(
            words("target.progress_table"), ("target.name", "target.done#", "target.time#"),
            [(None, _progress_cells(report, row)) for row in report.schedule["targets"]]),
        "table": report.table(
            words("target.table", method=method),
            ("target.name", "target.asks", "target.value#", "target.verdict", "target.class",
             "target.needed#"),
            [(None, _target_cells(report, row)) for row in rows]),
        "remarks": [_target_remark(report, row) for row in rows],
        "rollups": report.table(
            words("target.rollups"),
            ("target.by", "outcome.met#", "outcome.missed#", "outcome.not_due#",
             "outcome.undetermined#"),
            [(None, _rollup(report, row)) for row in report.assess["rollups"]]),
        "findings": [Remark(each["message"], label=each["where"])
                     for each in report.assess["findings"]],
    }


def _target_cells(report: Report, row: Json) -> list[Cell]:
    words, id_ = report.words, row["target"]
    anchor, target = report.target_anchor(id_), report.plan.targets[id_]
    stated = report.promised(id_)[1]
    asks = report.cited(report.target_figure(id_), report.bound(row, stated))
    if stated.bound_indicator and row["bound"] is not None:
        asks.remark = report.reference(stated)
    first = row["as_first_promised"]
    if (first["bound"], first["upper"], first["comparator"]) != (
            row["bound"], row["upper"], row["comparator"]):
        asks.marks.insert(0, words("mark.revised"))
        asks.remark = words("target.first", bound=report.bound({**first, "unit": row["unit"]}, target),
                            verdict=words.of("outcome", first["verdict"]))
    progress = report.badge("class", row["class"])
    progress.remark = row["reason"] and words.of("reason", row["reason"])
    first_year = target.first_year if target.over else None
    return [Cell(report.target_short(id_), anchor=anchor), asks,
            report.value(row["indicator"], row["year"], row, anchor, first_year=first_year),
            report.badge("outcome", row["verdict"]), progress, _needed(report, row, anchor)]


def _needed(report: Report, row: Json, anchor: str) -> Cell:
    """A sum does not grow, and what is met or missed no longer has to."""
    if row["growth_needed"] is None and (
            report.plan.targets[row["target"]].over or row["class"] == "achieved"
            or row["verdict"] in ("met", "missed")):
        return Cell(report.words("page.not_applicable"))
    return computed(report.words, shortest(row["growth_needed"]), anchor,
                    ["unverified"] * row["unverified"])


def _target_remark(report: Report, row: Json) -> Remark:
    id_, target = row["target"], report.plan.targets[row["target"]]
    refs = [report.target_figure(id_)]
    if row["value"] is not None:
        refs.append(report.register.value(
            row["indicator"], row["year"], row["value"], row["unit"], row["kind"],
            target.first_year if target.over else None))
    if row["base"] is not None and target.base_value is None:
        refs.append(report.register.value(row["indicator"], row["base_year"], row["base"],
                                          row["unit"]))
    return Remark(row["sentence"], report.target_anchor(id_), refs, report.target_name(id_),
                  report.badge("outcome", row["verdict"]))


def _rollup(report: Report, row: Json) -> list[Cell]:
    words, key = report.words, row["key"]
    if row["by"] == "strength":
        name = words.of("strength", key)
    else:
        name = (report.named(report.plan.organisations[key]) if key
                else words("target.no_owner"))
    return [Cell(name)] + [Cell(str(row[outcome])) for outcome in (
        "met", "missed", "not_due", "undetermined")]


def _percent(share: str | None) -> str | None:
    return share and shortest(format(Decimal(share) * 100, "f"))


def _progress_cells(report: Report, row: Json) -> list[Cell]:
    anchor, marks = report.target_anchor(row["target"]), ["unverified"] * row["unverified"]
    reason = report.words.of("reason", row["reason"]) if row["reason"] else ""
    cells = [report.target_cell(row["target"])]
    for share, rests in ((row["ratio"], marks), (row["schedule"], [])):
        cell = computed(report.words, _percent(share), anchor, rests)
        cell.remark = reason if share is None else None
        cells.append(cell)
    return cells


def _target_chart(report: Report) -> Chart:
    words = report.words
    rows, lines = [], []
    for row in report.schedule["targets"]:
        name, done, time = (report.target_name(row["target"]), _percent(row["ratio"]),
                            _percent(row["schedule"]))
        late = row["class"] in ("off_track", "moving_away", "at_risk")
        reason = words.of("reason", row["reason"]) if row["reason"] else words(
            "page.unknown")
        known = done is not None and time is not None
        rows.append(charts.Progress(
            name, words("target.bar", done=done, time=time) if known
            else words("target.no_bar", reason=reason), done, time, late))
        lines.append(words("target.chart_row", name=name, done=done, time=time) if known
                     else words("target.chart_unknown", name=name, reason=reason))
    key = [("bar", "target.key.done"), ("short", "target.key.late"), ("floor", "target.key.time")]
    title = words("target.chart")
    return report.chart("chart-targets", title, key,
                  charts.target_chart("chart-targets", title, lines, rows))
