# SPDX-License-Identifier: MIT
"""Awkward texts, and a tree of a plan as YAML that says each value in one of the ways YAML has for it."""
import re

from plan_yaml import FULL_WIDTH, Plain, Text

AWKWARD = (
    "yes", "NO", "On", "off", "y", "null", "Null", "~", "true", "FALSE", "2022", "0x1F", "017", "1e3", "1_000", "12:30",
    "2022-08-01", "2022-2025", ".inf", ".nan", "-1", "+3", "=", "<<", "- a", "-", "--- a", "---", "...", "? a", "?", ": a",
    "a: b", "a:", ":", "a #b", "#x", "&a", "*a", "!a", "!!str a", "%a", "% TAG", "@a", "`a`", "| a", "> a", "{a", "a}", "[a]",
    ",a", "a, b", " 前有空格", "后有空格 ", "  ", "\t缩进", "中\t间", "尾\t", "说“好”", "it's", "'", "''", '"', 'say "x"',
    "a\\b", "\\", "\\n", "两\n行", "第一行\n\n第三行", "行尾 \n 行首", "\n先换行", "后换行\n", "\n", "a\r\nb", "a\rb",
    "🙂", "👩‍🔬", "𠮷野", "全角：冒号，逗号（括号）｛｝【】", "name：x", "a，b", "gdp、rd", "a:b", "-ab", "2022：1", "“a”",
    "《a》：b", "：", "，", "　全角空格", "不\u00a0断", "\u00a0", "café", "αβγ", "Ё",
    "零\u200b宽", "行\u2028分", "段\u2029分", "右\u202e左", "\ufeff前", "铃\a", "\x7f", "下\x85行", "\ufdd0", "00", "0", "", "''",
    "市科技局", "见原文", "第八十六条", "https://example.cn/?a=1&b=2#c", "R&D 经费", "Two words", "x" * 300, "长文本" * 1667,
    "一 " * 2500, "行\n" * 800, "'\"\\: #{}[],&*!|>%@`\n\t")
PARTS = ("科技", "a", "date", " ", "  ", ": ", " #", "'", '"', "\\", "\n", "\t", "，", "：", "🙂", "-", "0", "[", "}", "é", "\u2028", "\r", "%")
ORDINARY = ("市科技局", "行动方案", "按公报", "Plan", "R&D 经费", "第九条", "初步核算数", "见附件 2")
NAMED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\", "\a": "\\a", "\x85": "\\N", "\u2028": "\\L",
         "\u2029": "\\P", "\u00a0": "\\_"}
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]")
EMPTY = ("", "~", "null", "Null", "NULL")
# Where plain YAML is sure to say the text: letters, and inside it what YAML has no use for.
SAFE = re.compile(r"^[0-9A-Za-z_./\u4e00-\u9fff][-0-9A-Za-z_./()&%=+ \u4e00-\u9fff\uff0c\uff1a\uff08\uff09]*\Z")
# What the reader takes for a key with a full-width colon, or for a list with full-width commas.
SLIP = re.compile("^[0-9a-z_-]+[\uff1a\uff0c\u3001]")
TIDY_LINE = re.compile("^[^\\s%#\x00-\x1f-][^\t\r]*\\Z")


def awkward(rng):
    """A text; most are awkward for some reader of YAML. Never empty."""
    draw = rng.random()
    if draw < 0.35:
        return rng.choice(ORDINARY) + rng.choice(("", " ", "")) + str(rng.randint(1, 99))
    if draw < 0.85:
        return rng.choice(AWKWARD[:-30] if rng.random() < 0.5 else AWKWARD) or "空"
    return "".join(rng.choice(PARTS) for _ in range(rng.randint(1, 12)))


class Renderer:
    def __init__(self, rng):
        self.rng = rng
        self.flows = rng.choice((0.1, 0.5, 0.9))
        self.aliased = rng.choice((0, 0.03, 0.15))
        self.anchors, self.count = {}, 0

    def chance(self, p):
        return self.rng.random() < p

    # Scalars

    def single(self, text):
        if "\n" in text or "\t" in text or FORBIDDEN.search(text):
            return None
        return "'%s'" % text.replace("'", "''")

    def escaped(self, char, often):
        if char in NAMED and (char in '"\\' or FORBIDDEN.match(char) or char in "\n\t\r" or self.chance(0.5)):
            return NAMED[char]
        if FORBIDDEN.match(char) or (ord(char) > 0x7E and self.chance(often)):
            code = ord(char)
            return "\\x%02X" % code if code < 0x100 else "\\u%04X" % code if code < 0x10000 else "\\U%08x" % code
        return char

    def double(self, text):
        often = self.rng.choice((0, 0, 0.1, 1)) if len(text) < 2000 else 0
        return '"%s"' % "".join(self.escaped(c, often) for c in text)

    def text(self, text):
        plain = SAFE.match(text) and text not in EMPTY and not text.endswith(" ") and not SLIP.match(text)
        if plain and self.chance(0.6):
            return text
        return (self.chance(0.5) and self.single(text)) or self.double(text)

    def scalar(self, node):
        if isinstance(node, Text):
            return self.text(str(node))
        return '"%s"' % node if self.chance(0.03) else str(node)

    def key(self, key):
        return self.text(key) if isinstance(key, str) else '"%d"' % key if self.chance(0.05) else str(key)

    def lines_of(self, node, pad):
        """A text of several lines as a block of its own; None where YAML would not give the same text back."""
        text = str(node)
        body = text[:-1] if text.endswith("\n") else text
        lines = body.split("\n")
        if not isinstance(node, Text) or "\n" not in text or FORBIDDEN.search(text) or self.chance(0.4):
            return None
        if not all(TIDY_LINE.match(line) and not line.endswith(" ") for line in lines):
            return None
        style = self.rng.choice("|>")
        gap = [pad + "  " + line for line in lines]
        if style == ">":
            gap = [each for line in gap for each in (line, "")][:-1]
        return [style + ("" if text.endswith("\n") else "-")] + gap

    # Anchors and aliases

    def same_as(self, node):
        kind = "text" if isinstance(node, Text) else "plain" if isinstance(node, Plain) else "tree"
        return kind + repr(node)

    def known(self, node):
        """An alias for what was anchored already, or ''."""
        name = self.anchors.get(self.same_as(node))
        return "*" + name if name and self.chance(0.5) else ""

    def anchor(self, node):
        if not self.chance(self.aliased) or self.count > 100 or self.same_as(node) in self.anchors:
            return ""
        self.count += 1
        self.anchors[self.same_as(node)] = "a%d" % self.count
        return "&a%d " % self.count

    # Trees

    def flow(self, node, fresh=True):
        found = fresh and self.known(node)
        if found:
            return found + " "
        mark = self.anchor(node) if fresh else ""
        if isinstance(node, dict):
            return mark + "{%s}" % ", ".join("%s: %s" % (self.key(k), self.flow(v)) for k, v in node.items())
        if isinstance(node, list):
            return mark + "[%s]" % ", ".join(self.flow(v) for v in node)
        return mark + self.scalar(node)

    def value(self, node, depth, deep):
        """What stands behind a key or a dash, and the lines below."""
        found = self.known(node)
        pad = " " * depth
        if found:
            return found, []
        mark = self.anchor(node)
        if isinstance(node, (dict, list)) and node and not (deep and self.chance(self.flows)):
            return mark.rstrip(), self.block(node, depth + 2)
        lines = None if isinstance(node, (dict, list)) else self.lines_of(node, pad)
        if lines:
            return mark + lines[0], lines[1:]
        return mark + self.flow(node, False), []

    def block(self, node, depth):
        pad, lines = " " * depth, []
        pairs = [(self.key(k) + ":", v) for k, v in node.items()] if isinstance(node, dict) else [("-", v) for v in node]
        for key, each in pairs:
            head, below = self.value(each, depth, depth > 0)
            if key == "-" and not head and below:
                head, below = below[0].lstrip(" "), below[1:]
            lines += [("%s%s %s" % (pad, key, head)).rstrip(" ")] + below
            if self.chance(0.01) and not below:
                lines.append(pad + "# 注：" + self.rng.choice(ORDINARY))
        return lines

    def document(self, tree):
        lines = self.block(tree, 0)
        if self.chance(0.1):
            lines = ["---"] + lines + ["..."]
        text = self.rng.choice(("\n",) * 9 + ("\r\n",)).join(lines + [""])
        return ("\ufeff" if self.chance(0.05) else "") + text


def widened(rng, text):
    """Digits, or some, as full-width ones."""
    return text.translate(FULL_WIDTH) if rng.random() < 0.08 else text
