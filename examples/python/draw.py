#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""draw.py PLAN OUT.svg|OUT.png YEAR - a plan on one page: its path of money
within all paths that keep the rules, and how far its targets are in a year.

Wants Matplotlib. Labels are Chinese where a font for it is installed (Debian:
fonts-wqy-zenhei or fonts-noto-cjk), else English; names stand as the plan has
them.
"""
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib import font_manager  # noqa: E402
from matplotlib.patches import Patch  # noqa: E402

import kjplan  # noqa: E402

# Okabe and Ito: told apart by the colour-blind, too.
ORANGE, SKY, GREEN, BLUE = "#E69F00", "#56B4E9", "#009E73", "#0072B2"
VERMILION, PURPLE, GREY = "#D55E00", "#CC79A7", "#767676"
FONTS = ("Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
         "Source Han Sans SC")
# Class of progress to its colour and what it is called.
CLASSES = {
    "achieved": (GREEN, {"zh": "已达到", "en": "achieved"}),
    "on_track": (BLUE, {"zh": "进度正常", "en": "on track"}),
    "at_risk": (ORANGE, {"zh": "有风险", "en": "at risk"}),
    "off_track": (VERMILION, {"zh": "滞后", "en": "off track"}),
    "moving_away": (PURPLE, {"zh": "背离目标", "en": "moving away"}),
    "not_assessable": (GREY, {"zh": "不能评定", "en": "not assessable"}),
}
UNITS = {"亿元": "100 million yuan", "万元": "10,000 yuan", "元": "yuan"}
WORDS = {
    "zh": {"planned": "计划", "floor": "规则底线",
           "feasible": "可行范围", "open above": "可行范围（不封顶）",
           "progress": "{} 年的指标值占目标值的 %", "in": "{}（{}）",
           "no value": "没有数据", "no bound": "目标值未知",
           "assumed": "（假定）"},
    "en": {"planned": "planned", "floor": "least by the rules",
           "feasible": "feasible", "open above": "feasible, without a cap",
           "progress": "value in {} as % of what the target asks for",
           "no value": "no data", "no bound": "target not known",
           "assumed": " (assumed)", "in": "{} ({})"},
}


def choose_language():
    """"zh" where Matplotlib finds a font for it."""
    there = {font.name for font in font_manager.fontManager.ttflist}
    found = [name for name in FONTS if name in there]
    plt.rcParams.update({"font.sans-serif": found + ["DejaVu Sans"],
                         "axes.unicode_minus": False, "axes.axisbelow": True})
    return "zh" if found else "en"


def label_of(row, language):
    """Its name; its id where no font can show the name."""
    return row.name if language == "zh" or row.name.isascii() else row.id


def known(points, column):
    """Years and values of a column where it is known."""
    there = [point for point in points if point[column] is not None]
    return ([point.year for point in there],
            [float(point[column]) for point in there])


def draw_corridor(axes, points, words):
    """A column a year, from the least to the greatest that can be; to the top
    where there is no bound."""
    top = axes.get_ylim()[1]
    open_above = any(point.greatest is None for point in points)
    for point in points:
        if point.least is not None:
            low = float(point.least)
            high = top if point.greatest is None else float(point.greatest)
            axes.bar(point.year, high - low, 0.4, low, color=SKY, alpha=0.35)
    axes.set_ylim(0, top)
    return Patch(color=SKY, alpha=0.35,
                 label=words["open above" if open_above else "feasible"])


def draw_path(axes, course, points, language):
    """One path: what is planned, the floor, and all that is feasible."""
    words = WORDS[language]
    axes.plot(*known(points, "value"), "o-", color=BLUE,
              label=words["planned"])
    years, floors = known(points, "floor")
    axes.hlines(floors, [year - 0.2 for year in years],
                [year + 0.2 for year in years], color=VERMILION, linewidth=2,
                label=words["floor"])
    for point in points:
        if point.value is not None:
            axes.annotate(short(point.value), (point.year, point.value),
                          (-7, 7), textcoords="offset points", ha="right")
    axes.margins(x=0.12, y=0.2)
    axes.set_ylim(bottom=0)
    axes.set_xticks([point.year for point in points])
    unit = course.indicator.unit
    axes.set_title(words["in"].format(
        label_of(course.indicator, language),
        unit if language == "zh" else UNITS.get(unit, unit)))
    axes.grid(axis="y", alpha=0.3)
    corridor = draw_corridor(axes, points, words)
    legend_below(axes, axes.get_legend_handles_labels()[0] + [corridor])


def legend_below(axes, handles):
    axes.legend(handles=handles, loc="upper center", ncol=len(handles),
                bbox_to_anchor=(0.5, -0.08), frameon=False)


def said_of(row, language):
    """What stands beside a bar: value, bound, unit."""
    words = WORDS[language]
    if row.value is None:
        return words["no value"]
    if row.bound is None:
        return words["no bound"]
    unit = row.unit_of("bound")
    return "%s / %s %s%s" % (
        short(row.value), short(row.bound),
        unit if language == "zh" or unit.isascii() else "",
        "" if row.kind in ("observed", "derived") else words["assumed"])


def short(amount):
    return format(amount.normalize(), "f") if -amount.as_tuple(
        ).exponent <= 4 else "%.2f" % amount


def draw_progress(axes, rows, year, language):
    """Bars of value against bound; what is not known says so."""
    shares = [float(100 * row.value / row.bound)
              if row.value is not None and row.bound else 0 for row in rows]
    for place, (row, share) in enumerate(zip(rows, shares)):
        axes.barh(place, share, 0.6, color=CLASSES[row["class"]][0])
        axes.annotate(said_of(row, language), (max(share, 100), place), (8, 0),
                      textcoords="offset points", va="center")
    axes.axvline(100, color="black", linewidth=1, linestyle="--")
    axes.set_yticks(range(len(rows)), [
        WORDS[language]["in"].format(label_of(row.target.indicator, language),
                                     row.due) for row in rows])
    axes.set_xlim(0, 1.5 * max([100, *shares]))
    axes.set_xticks(range(0, 101, 25))
    axes.invert_yaxis()
    axes.set_title(WORDS[language]["progress"].format(year))
    shown = {row["class"] for row in rows}
    legend_below(axes, [Patch(color=colour, label=words[language])
                        for name, (colour, words) in CLASSES.items()
                        if name in shown])


def draw(plan, year):
    """The figure: a panel for each path, and one for the targets."""
    language = choose_language()
    path, progress = plan.path(), plan.assess(year)
    heights = [3.4] * len(path.path_courses)
    if len(progress) > 0:
        heights.append(1.6 + 0.5 * len(progress))
    if not heights:
        sys.exit("the plan has neither paths nor targets")
    figure, axes = plt.subplots(
        len(heights), 1, figsize=(9, sum(heights)), squeeze=False,
        layout="constrained", height_ratios=heights)
    for each, course in zip(axes[:, 0], path.path_courses):
        draw_path(each, course, course.children("path_points"), language)
    if len(progress) > 0:
        draw_progress(axes[-1, 0], progress, year, language)
    if language == "zh":
        figure.suptitle(plan.plan[0].title, fontsize="x-large")
    return figure


if __name__ == "__main__":
    if len(sys.argv) != 4 or not sys.argv[3].isdecimal():
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    try:
        draw(kjplan.load(sys.argv[1]), int(sys.argv[3])).savefig(
            sys.argv[2], dpi=120)
    except kjplan.PlanError as error:
        sys.exit(str(error))
