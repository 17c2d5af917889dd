# SPDX-License-Identifier: MIT
"""The charts of the report: inline SVG, drawn by Matplotlib.

One unit of a drawing is one CSS pixel at its own width, so the sizes of its
texts are known; each chart is drawn twice, for a screen and for a phone, and
the page shows the one that fits. Texts stay texts and take the font of the
page. A number is written beside its mark only where it fits its slot: all of
them stand in a table below the chart.
"""
from __future__ import annotations

import functools
import math
import xml.etree.ElementTree as xml
from dataclasses import dataclass
from typing import Callable, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .svg import (GREY, INK, TEXT, WIDTHS, cleaned, drawn, own_names, svg_text, text_width,
                  wrapped)

# Okabe and Ito's colours, which the colour-blind can tell apart.
BLUE, SKY, VERMILION = "#0072B2", "#56B4E9", "#D55E00"
PAPER, RULE_LINE = "#ffffff", "#d9dde1"

HEIGHTS = {"wide": 250, "narrow": 220}
LEFT, RIGHT, TOP = 56, 20, 26
# Below the axis: the years, or years and verdicts.
YEARS, YEARS_AND_VERDICTS = 26, 46
LINE, THICK = 17, 12
CUT = (-12.0, 112.0)

# What stands for what, in a chart and in its key.
BAR = {"facecolor": BLUE, "edgecolor": BLUE}
PROJECTED = {"facecolor": "#cfe6f5", "edgecolor": BLUE, "hatch": "////"}
SHORT = {"facecolor": VERMILION, "edgecolor": INK, "hatch": "xxxx"}
BAND = {"facecolor": SKY, "edgecolor": "none", "alpha": 0.3}
OPEN_BAND = {"facecolor": PAPER, "edgecolor": SKY, "hatch": "\\\\\\\\", "linewidth": 0}
FLOOR = {"color": INK, "linewidth": 2.4}
PATH_LINE = {"color": BLUE, "linewidth": 2.2, "marker": "o", "markersize": 6}
PATH_FLOOR = {"color": INK, "linewidth": 1.6, "linestyle": (0, (4, 2)),
              "marker": "_", "markersize": 9, "markeredgewidth": 1.6}
VERDICT_MARKS = {
    "holds": {"marker": "o", "color": BLUE},
    "broken": {"marker": "X", "color": VERMILION},
    "not_assessable": {"marker": "D", "markerfacecolor": PAPER,
                       "markeredgecolor": GREY},
    "exempt": {"marker": "s", "markerfacecolor": PAPER, "markeredgecolor": INK},
}


@dataclass
class RuleYear:
    year: int
    verdict: str
    value: str | None
    floor: str | None
    kind: str
    short: bool


@dataclass
class PathYear:
    year: int
    value: str | None
    floor: str | None
    least: str | None
    greatest: str | None


@dataclass
class Progress:
    """How far one target has come; `done` and `time` in percent."""

    label: str
    text: str
    done: str | None
    time: str | None
    late: bool


# -- What charts share -------------------------------------------------------

def _axes(figure: Figure, form: str, years: Sequence[int], bottom: float) -> Axes:
    width, height = WIDTHS[form], HEIGHTS[form]
    axes = figure.add_axes([LEFT / width, bottom / height,
                            (width - LEFT - RIGHT) / width,
                            (height - TOP - bottom) / height])
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", color=RULE_LINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.patch.set_visible(False)
    axes.tick_params(length=0, labelsize=TEXT, pad=5)
    axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
    _year_ticks(axes, form, years)
    axes.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(_tick))
    return axes


def _tick(value: float, _: int) -> str:
    if abs(value) >= 1e7:
        return "%.3g" % value
    return "%g" % round(value, 6)


def _slot(form: str, years: Sequence[int]) -> float:
    """Pixels that a year has."""
    return (WIDTHS[form] - LEFT - RIGHT) / (years[-1] - years[0] + 1.2)


def _year_ticks(axes: Axes, form: str, years: Sequence[int]) -> None:
    every = math.ceil(text_width("2025 ") / _slot(form, years))
    shown = [year for year in years if (years[-1] - year) % every == 0]
    axes.set_xticks(shown, [str(year) for year in shown])


def _fitting(form: str, years: Sequence[int], labels: Sequence[str | None]) -> bool:
    widest = max((text_width(label) for label in labels if label), default=0)
    return widest + 4 <= _slot(form, years)


def _plain(value: str | None) -> float:
    return math.nan if value is None else float(value)


def _scaled(axes: Axes, values: Sequence[float]) -> float:
    """Sets the amounts' axis, from 0 or below, and returns its top."""
    known = [value for value in values if not math.isnan(value)] or [1.0]
    top, least = max(max(known), 0.0), min(min(known), 0.0)
    top = top if top > least else least + 1.0
    axes.set_ylim(least, top + (top - least) * 0.08)
    return axes.get_ylim()[1]


def _above(axes: Axes, year: int, height: float, text: str) -> None:
    axes.annotate(text, (year, height), (0, 6), textcoords="offset points",
                  ha="center", va="bottom", fontsize=TEXT, annotation_clip=False)


# -- The charts --------------------------------------------------------------

def rule_chart(name: str, title: str, lines: Sequence[str],
               years: Sequence[RuleYear], unknown: str) -> dict[str, str]:
    """Amounts as bars, floors as strokes, the verdict as a mark below."""
    span = [each.year for each in years]
    labels = [unknown if each.value is None else each.value for each in years]

    def draw(figure: Figure, form: str) -> None:
        axes = _axes(figure, form, span, YEARS_AND_VERDICTS)
        _scaled(axes, [_plain(text) for each in years
                       for text in (each.value, each.floor)])
        fits = _fitting(form, span, labels)
        for each, label in zip(years, labels):
            _draw_year(axes, each, _slot(form, span))
            if fits:
                high = [_plain(text) for text in (each.value, each.floor, "0") if text]
                _above(axes, each.year, max(high), label)

    return drawn(name, title, lines, HEIGHTS, draw)


def _bar_style(each: RuleYear) -> dict[str, object]:
    if each.short:
        return SHORT
    return PROJECTED if each.kind in ("planned", "assumed") else BAR


def _draw_year(axes: Axes, each: RuleYear, slot: float) -> None:
    half = min(0.28, 24 / slot)
    if each.value is not None:
        axes.bar(each.year, float(each.value), width=half * 2, **_bar_style(each))
    if each.floor is not None:
        axes.hlines(float(each.floor), each.year - half * 1.4, each.year + half * 1.4,
                    **FLOOR)
    axes.plot([each.year], [-0.19], transform=axes.get_xaxis_transform(),
              clip_on=False, markersize=min(8, slot * 0.8), linestyle="none",
              **VERDICT_MARKS[each.verdict])


def path_chart(name: str, title: str, lines: Sequence[str],
               points: Sequence[PathYear]) -> dict[str, str]:
    """The path as a line within its corridor, the floor dashed."""
    span = [each.year for each in points]
    value, floor, least, greatest = (
        [_plain(getattr(each, column)) for each in points]
        for column in ("value", "floor", "least", "greatest"))
    labels = [each.value for each in points]

    def draw(figure: Figure, form: str) -> None:
        axes = _axes(figure, form, span, YEARS)
        top = _scaled(axes, value + floor + least + greatest)
        _corridor(axes, span, least, greatest, top)
        axes.plot(span, value, **{**PATH_LINE, "markersize": min(6, _slot(form, span) * 0.6)})
        axes.plot(span, floor, **PATH_FLOOR)
        if _fitting(form, span, labels):
            for each in points:
                if each.value is not None:
                    _above(axes, each.year, float(each.value), each.value)

    return drawn(name, title, lines, HEIGHTS, draw)


def _corridor(axes: Axes, span: Sequence[int], least: Sequence[float],
              greatest: Sequence[float], top: float) -> None:
    """Where nothing bounds it, dots up to the edge say that it goes on."""
    if all(map(math.isnan, least)):
        return
    axes.fill_between(span, least, greatest, **BAND)
    if any(not math.isnan(low) and math.isnan(high)
           for low, high in zip(least, greatest)):
        to = [top if math.isnan(high) else high for high in greatest]
        axes.fill_between(span, least, to, where=[not math.isnan(low) for low in least],
                          **OPEN_BAND)


def target_chart(name: str, title: str, lines: Sequence[str],
                 rows: Sequence[Progress]) -> dict[str, str]:
    """A bar a target: its length is the way done, the stroke the time gone."""
    said = {form: [(wrapped(row.label, width), wrapped(row.text, width)) for row in rows]
            for form, width in WIDTHS.items()}
    height = {form: sum(map(_row_height, texts)) for form, texts in said.items()}
    first, last = _limits([float(row.done) for row in rows if row.done])

    def draw(figure: Figure, form: str) -> None:
        axes = figure.add_axes([0, 0, 1, 1])
        axes.set_axis_off()
        axes.set_ylim(height[form], 0)
        axes.set_xlim(0, WIDTHS[form])
        scale = (WIDTHS[form] - 2) / (last - first)
        top = 0.0
        for row, texts in zip(rows, said[form]):
            bar = _draw_texts(axes, top, *texts)
            _draw_progress(axes, row, bar, lambda share: 1 + (_cut(share) - first) * scale)
            top += _row_height(texts)

    return drawn(name, title, lines, height, draw)


def _row_height(texts: tuple[list[str], list[str]]) -> float:
    return LINE * sum(map(len, texts)) + THICK + 20


def _draw_texts(axes: Axes, top: float, above: list[str], below: list[str]) -> float:
    """Where the bar between them begins."""
    bar = top + LINE * len(above) + 6
    for texts, start, colour in ((above, top, INK), (below, bar + THICK + 3, GREY)):
        for number, text in enumerate(texts, 1):
            axes.text(0, start + LINE * number - 2, text, va="baseline", color=colour)
    return bar


def _cut(share: float) -> float:
    """A bar that goes further is cut, and an arrow says so."""
    return max(CUT[0], min(CUT[1], share))


def _limits(shares: Sequence[float]) -> tuple[float, float]:
    """What the axis shows: all of the way, and what goes beyond."""
    first, last = (_cut(each) for each in (min(shares, default=0), max(shares, default=0)))
    room = 4.0
    return (first - room if first < 0 else 0.0), (last + room if last > 100 else 100.0)


def _draw_progress(axes: Axes, row: Progress, top: float,
                   place: Callable[[float], float]) -> None:
    bar = {"height": THICK, "bottom": top, "align": "edge", "linewidth": 0.8}
    axes.bar(place(0), width=place(100) - place(0), facecolor="#eef0f2", edgecolor=GREY,
             linestyle="-" if row.done else (0, (3, 2)), **bar)
    if row.done is None or row.time is None:
        return
    done = float(row.done)
    axes.bar(place(0), width=place(done) - place(0), **(SHORT if row.late else BAR), **bar)
    if _cut(done) != done:
        axes.plot([place(done)], [top + THICK / 2], marker="<" if done < 0 else ">",
                  markersize=11, color=INK, clip_on=False)
    axes.vlines(place(float(row.time)), top - 4, top + THICK + 4, **FLOOR)


# -- Keys --------------------------------------------------------------------

KEYS = {
    "bar": BAR, "projected": PROJECTED, "short": SHORT, "band": BAND,
    "open_band": OPEN_BAND, "floor": FLOOR, "path_line": PATH_LINE,
    "path_floor": PATH_FLOOR, **VERDICT_MARKS,
}


@functools.cache
def _swatch_text(key: str) -> str:
    def draw(figure: Figure, _: str) -> None:
        axes = figure.add_axes([0, 0, 1, 1])
        axes.set_axis_off()
        axes.set_xlim(0, 26)
        axes.set_ylim(0, 14)
        style = KEYS[key]
        if "facecolor" in style:
            axes.bar(1, 10, width=24, bottom=2, align="edge", **style)
        elif "marker" in style and "linewidth" not in style:
            axes.plot([13], [7], markersize=8, linestyle="none", **style)
        else:
            axes.plot([1, 13, 25], [7, 7, 7], **style)

    return svg_text(draw, "wide", 26, 14)


def swatch(name: str, key: str) -> str:
    """The mark of a key, drawn as the charts draw it."""
    root = cleaned(_swatch_text(key))
    own_names(root, name)
    root.attrib.update({"width": "26", "height": "14", "aria-hidden": "true"})
    return xml.tostring(root, encoding="unicode")
