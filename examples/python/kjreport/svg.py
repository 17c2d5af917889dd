# SPDX-License-Identifier: MIT
"""From a Matplotlib figure to a piece of the page: SVG without a font, a size
or a name of its own, told to a screen reader.
"""
from __future__ import annotations

import io
import re
import unicodedata
import warnings
import xml.etree.ElementTree as xml
from typing import Callable, Sequence

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

INK, GREY = "#1b1f23", "#5f6770"
TEXT = 12
WIDTHS = {"wide": 720, "narrow": 312}

STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "kjplan",
    "font.family": ["Noto Sans CJK SC", "DejaVu Sans"],
    "font.size": TEXT,
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.unicode_minus": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.linewidth": 0.8,
}

Draw = Callable[[Figure, str], None]


def text_width(text: str) -> float:
    """In pixels, on the safe side: the font is the reader's."""
    return TEXT * sum(map(_letter_width, text))


def _letter_width(letter: str) -> float:
    """Of the height: a Chinese character is as wide as high."""
    if unicodedata.east_asian_width(letter) in "WFA" or letter in "MWmw@%":
        return 1.0
    return 0.75 if letter.isupper() else 0.6


def wrapped(text: str, width: float, most: int = 2) -> list[str]:
    """At most so many lines; what does not fit is left out, and `…` says so."""
    lines, rest = [], text
    while rest and len(lines) < most:
        end = 1
        while end < len(rest) and text_width(rest[:end + 1]) <= width:
            end += 1
        blank = rest.rfind(" ", 0, end + 1) if end < len(rest) else -1
        end = blank if blank > end // 2 else end
        lines.append(rest[:end].strip())
        rest = rest[end:].strip()
    if rest:
        lines[-1] = lines[-1][:-1] + "…"
    return lines


def svg_text(draw: Draw, form: str, width: float, height: float) -> str:
    buffer = io.StringIO()
    with matplotlib.rc_context(STYLE), warnings.catch_warnings():
        # A font that is not there only makes the measure less sure.
        warnings.simplefilter("ignore")
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        FigureCanvasSVG(figure)
        figure.patch.set_visible(False)
        draw(figure, form)
        figure.savefig(buffer, format="svg", metadata={
            key: None for key in ("Creator", "Date", "Format", "Type")})
    return buffer.getvalue()


def own_names(root: xml.Element, name: str) -> None:
    """Ids that nothing refers to go; the others become the chart's own."""
    whole = xml.tostring(root, encoding="unicode")
    used = set(re.findall(r'(?:url\(#|href="#)([^)"]+)', whole))
    for element in root.iter():
        for key, value in list(element.items()):
            if key == "id" and value not in used:
                del element.attrib[key]
            elif key == "id":
                element.set(key, "%s-%s" % (name, value))
            elif key == "href":
                element.set(key, "#%s-%s" % (name, value[1:]))
            else:
                element.set(key, value.replace("url(#", "url(#%s-" % name))


def _described(root: xml.Element, name: str, title: str, lines: Sequence[str]) -> None:
    for tag, text, at in (("title", title, 0), ("desc", " ".join(lines), 1)):
        element = xml.Element(tag, {"id": "%s-%s" % (name, tag)})
        element.text = text
        root.insert(at, element)
    root.set("role", "img")
    root.set("aria-labelledby", "%s-title %s-desc" % (name, name))


def cleaned(svg: str) -> xml.Element:
    """Without namespaces and what the page says itself: fonts and joins."""
    root = xml.fromstring(svg)
    for element in root.iter():
        for child in list(element):
            if child.tag.endswith(("}style", "}metadata")):
                element.remove(child)
        element.tag = element.tag.partition("}")[2]
        element.attrib = {key.rpartition("}")[2]: value
                          for key, value in element.items()}
    for text in root.iter("text"):
        text.set("style", re.sub(r"font: ([\d.]+)px [^;]*", r"font-size: \1px",
                                 text.get("style", "")))
        del text.attrib["transform"]
    del root.attrib["version"]
    return root


def drawn(name: str, title: str, lines: Sequence[str], height: dict[str, float],
          draw: Draw) -> dict[str, str]:
    """The two forms of a chart as SVG, by form."""
    made = {}
    for form, width in WIDTHS.items():
        root = cleaned(svg_text(draw, form, width, height[form]))
        own = "%s-%s" % (name, form)
        own_names(root, own)
        _described(root, own, title, lines)
        root.attrib.update({"class": form, "width": str(width),
                            "height": "%g" % height[form]})
        made[form] = xml.tostring(root, encoding="unicode")
    return made
