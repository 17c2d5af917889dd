#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The drawing of a plan: every text is within the page, and none on another.

usage: test_draw.py PLAN
"""
import io
import itertools
import sys
import warnings

import draw
import kjplan
from matplotlib.text import Text


def boxes(figure):
    """Of the texts that show something."""
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    return [(text.get_text(), text.get_window_extent(renderer))
            for text in figure.findobj(Text)
            if text.get_visible() and text.get_text().strip()]


def within(box, page):
    return (page.x0 <= box.x0 and box.x1 <= page.x1 and
            page.y0 <= box.y0 and box.y1 <= page.y1)


def check(plan, year):
    figure = draw.draw(plan, year)
    found = boxes(figure)
    assert len(found) > 30, found
    for text, box in found:
        assert within(box, figure.bbox), "cut: " + text
    for (one, first), (other, second) in itertools.combinations(found, 2):
        assert not first.overlaps(second), (one, other)
    for kind in ("png", "svg"):
        file = io.BytesIO()
        figure.savefig(file, format=kind)
        assert file.tell() > 20000, kind
    draw.plt.close(figure)


def main(file):
    warnings.simplefilter("error")  # such as a glyph that no font has
    plan = kjplan.load(file)
    for fonts in (draw.FONTS, ()):
        draw.FONTS = fonts
        for year in (2022, 2024, 2025):
            check(plan, year)
    print("drawn in %s" % draw.choose_language())


if __name__ == "__main__":
    main(*sys.argv[1:])
