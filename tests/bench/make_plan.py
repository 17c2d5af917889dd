#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a plan of many targets, always the same for a number of them.

usage: make_plan.py TARGETS > plan.yaml

To ten targets there is an indicator with ten yearly figures, to twenty a
programme with five projects: about 400 bytes a target.
"""
import random
import sys

NAMES = ["全社会研究与试验发展经费", "规模以上工业企业研发经费", "地方财政科技支出",
         "技术合同成交额", "基础研究经费", "高新技术产业增加值"]
HEADS = ["坚持创新驱动发展", "完善财政科技投入稳定增长机制", "强化企业创新主体地位",
         "加快建设高水平创新型城市", "落实研发费用加计扣除政策"]
OWNERS = ["st-bureau", "finance-bureau", "statistics-bureau", "education-bureau"]
BOUNDS = ["at_least", "more_than", "at_most", "less_than"]
STRENGTHS = ["ensure", "expect", "strive"]


def indicators(pick, count):
    yield "indicators:\n"
    for i in range(count):
        value = 1 + 4 * pick.random()
        yield ("  ind-%06d:\n    name: %s（第 %d 项）\n    scope: 全市\n"
               "    unit: 亿元\n    direction: more\n    values:\n"
               % (i, pick.choice(NAMES), i))
        for year in range(2011, 2021):
            value *= 1 + 0.1 * pick.random()
            yield "      %d: %.4f\n" % (year, value)


def programmes(pick, count):
    yield "programmes:\n"
    for i in range(count):
        yield ("  prg-%06d:\n    name: 重大科技专项第 %d 号\n    lead: [%s]\n"
               "    projects:\n" % (i, i, pick.choice(OWNERS)))
        for k in range(5):
            yield ("      - id: prj-%07d\n        name: %s关键技术研究与示范\n"
                   "        start: %d\n"
                   "        status: running\n"
                   % (5 * i + k, pick.choice(NAMES), 2021 + k % 3))


def targets(pick, count, indicator_count):
    yield "targets:\n"
    for i in range(count):
        year = pick.randrange(2021, 2026)
        yield ("  tgt-%07d:\n    indicator: ind-%06d\n    year: %d\n"
               "    %s: %.2f 亿元\n    strength: %s\n    owner: %s\n"
               "    source: {title: 规划, quote: %s，到 %d 年达到规划要求，"
               "力争在全省保持前列}\n    note: 由牵头部门会同有关单位组织实施，"
               "建立年度监测和中期评估制度\n"
               % (i, pick.randrange(indicator_count), year, pick.choice(BOUNDS),
                  1 + 99 * pick.random(), pick.choice(STRENGTHS),
                  pick.choice(OWNERS), pick.choice(HEADS), year))


def main(count):
    pick = random.Random(20240601)
    known = max(1, count // 10)
    out = sys.stdout.write
    out("kjplan: 1\n\nplan:\n  id: many\n  title: 十四五科技创新规划\n"
        "  years: 2021-2025\n\norganisations:\n")
    for owner in OWNERS:
        out("  %s: {name: %s}\n" % (owner, owner))
    for part in (indicators(pick, known), programmes(pick, max(1, count // 20)),
                 targets(pick, count, known)):
        out("\n")
        for text in part:
            out(text)


if __name__ == "__main__":
    main(int(sys.argv[1]))
