#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What every page of the report keeps, and what the page of Baotou says.

The numbers of `Baotou` were worked out by hand, from the plan and the meaning
of a rule: 1.4423 × 108 ÷ 100 and one fen more is 1.5576840001.
"""
from __future__ import annotations

import re
import unittest

from lxml.etree import _Element as Element

from pages import HOSTILE, ROOT, golden_pages, made, parsed, shown_pages, words

# Kinds that are no observation, as the register and the marks call them.
KINDS = {"zh": ("假定", "计划", "推算"), "en": ("assumed", "planned", "derived")}
UNVERIFIED = {"zh": "未核实", "en": "unverified"}
DIGIT = re.compile(r"\d")


def one(root: Element, path: str) -> Element:
    found = root.xpath(path)
    assert len(found) == 1, (path, len(found))
    return found[0]


def rows(root: Element, caption: str) -> dict[str, list[str]]:
    """The cells of the table with this caption, by its first column."""
    table = one(root, '//table[caption[starts-with(., "%s")]]' % caption)
    return {words(row[0]): [words(cell) for cell in row[1:]]
            for row in table.xpath("tbody/tr")}


class Every(unittest.TestCase):
    """Over all plans, in both languages."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.pages = [(name, language, text, parsed(text))
                     for source in (shown_pages, golden_pages)
                     for name, language, text in source()]

    def each(self, check) -> None:
        for name, language, text, root in self.pages:
            with self.subTest(page=name):
                check(language, text, root)

    def test_has_enough_pages(self) -> None:
        self.assertGreater(len(self.pages), 80)

    def test_says_its_language(self) -> None:
        self.each(lambda language, _, root: self.assertEqual(
            root.get("lang"), {"zh": "zh-Hans", "en": "en"}[language]))

    def test_ids_are_unique_and_fragments_resolve(self) -> None:
        def check(_, text: str, root: Element) -> None:
            ids = root.xpath("//@id")
            self.assertEqual(len(ids), len(set(ids)))
            named = [href[1:] for href in root.xpath("//@href") if href.startswith("#")]
            named += re.findall(r"url\(#([^)]+)\)", text)
            named += " ".join(root.xpath("//@aria-labelledby")).split()
            self.assertEqual(set(named) - set(ids), set())
        self.each(check)

    def test_loads_nothing(self) -> None:
        def check(_, text: str, root: Element) -> None:
            self.assertEqual(root.xpath("//script|//iframe|//object|//embed|//img|//base"), [])
            self.assertEqual(root.xpath("//@src|//@srcset|//@onload|//@action"), [])
            self.assertEqual(root.xpath("//link/@href"), ["data:,"])
            self.assertEqual(re.findall(r"@import|url\((?!#)", "".join(
                root.xpath("//style/text()") + root.xpath("//@style"))), [])
            for href in root.xpath("//body//@href"):
                self.assertRegex(href, r"^(#|https?://)")
            self.assertIn("default-src 'none'", one(root, "//meta/@content[contains(., 'src')]"))
        self.each(check)

    def test_headings_are_in_order(self) -> None:
        def check(_, __, root: Element) -> None:
            levels = [int(each.tag[1]) for each in root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
            self.assertEqual(levels[0], 1)
            self.assertEqual(levels.count(1), 1)
            for before, after in zip(levels, levels[1:]):
                self.assertLessEqual(after, before + 1)
        self.each(check)

    def test_has_landmarks(self) -> None:
        def check(_, __, root: Element) -> None:
            for landmark in ("header", "nav", "main", "footer"):
                one(root, "//body/" + landmark)
            for section in root.xpath("//section"):
                self.assertTrue(section.get("aria-labelledby"))
        self.each(check)

    def test_tables_have_captions_and_scopes(self) -> None:
        def check(_, __, root: Element) -> None:
            for table in root.xpath("//table"):
                self.assertTrue(words(one(table, "caption")))
                self.assertEqual(set(table.xpath("thead//th/@scope")), {"col"})
                for row in table.xpath("tbody/tr"):
                    self.assertEqual(row[0].get("scope"), "row")
                    self.assertEqual(len(row), len(table.xpath("thead/tr/th")))
        self.each(check)

    def test_charts_are_told_and_their_numbers_stand_in_a_table(self) -> None:
        def check(_, __, root: Element) -> None:
            for svg in root.xpath("//figure/*[local-name()='svg']"):
                self.assertEqual(svg.get("role"), "img")
                for tag in ("title", "desc"):
                    self.assertTrue(words(one(svg, "./*[local-name()='%s']" % tag)))
            for figure in root.xpath("//figure"):
                after = figure.getnext()
                self.assertEqual(after.get("class"), "table")
        self.each(check)

    def test_no_cell_is_empty(self) -> None:
        def check(_, text: str, root: Element) -> None:
            for cell in root.xpath("//td|//th|//dd|//li"):
                self.assertTrue(words(cell))
            self.assertNotRegex(words(root), r"\bNone\b|\bnan\b|Undefined")
        self.each(check)

    def test_a_number_leads_to_where_it_comes_from(self) -> None:
        def check(_, __, root: Element) -> None:
            for cell in root.xpath("//td[@class='number']"):
                if cell.xpath("ancestor::section[@id='sources']"):
                    continue
                if cell.xpath("ancestor::table[@id='rollups']"):
                    continue
                shown = "".join(cell.xpath(".//text()[not(ancestor::*[@class='remark'])]"))
                if DIGIT.search(shown):
                    self.assertTrue(cell.xpath(".//a[starts-with(@href, '#')]"), words(cell))
        self.each(check)

    def test_a_number_that_is_not_verified_says_so_in_a_word(self) -> None:
        def check(language: str, __, root: Element) -> None:
            word = UNVERIFIED[language]
            marked = {row.get("id") for row in root.xpath("//tr[starts-with(@id, 'source-')]")
                      if words(row[-1]).endswith(word)}
            for link in root.xpath("//td[@class='number']//a"):
                cell = link.xpath("ancestor::td")[0]
                if link.get("href")[1:] in marked and not cell.xpath(
                        "ancestor::section[@id='sources' or @id='unverified']"):
                    self.assertIn(word, words(cell))
        self.each(check)

    def test_a_number_that_is_no_observation_says_so_in_a_word(self) -> None:
        def check(language: str, __, root: Element) -> None:
            kinds = {row.get("id"): words(row[3])
                     for row in root.xpath("//tr[starts-with(@id, 'source-')]")}
            for link in root.xpath("//section[not(@id='sources')]//td[@class='number']//a"):
                kind = kinds.get(link.get("href")[1:])
                if kind in KINDS[language]:
                    self.assertIn(kind, words(link.xpath("ancestor::td")[0]))
        self.each(check)

    def test_chinese_in_an_english_page_is_said_to_be_chinese(self) -> None:
        def check(language: str, __, root: Element) -> None:
            if language == "zh":
                return
            for text in root.xpath("//main//p//text()|//main//td//text()"):
                if re.search("[\u4e00-\u9fff]", text):
                    self.assertTrue(text.getparent().xpath(
                        "ancestor-or-self::*[@lang='zh-Hans']"), text)
        self.each(check)


class Baotou(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.plan = ROOT / "examples/plans/baotou-2022.yaml"
        cls.root = parsed(made(cls.plan, "zh", 2024))

    def test_tells_the_verdicts_in_short(self) -> None:
        tiles = [words(tile) for tile in self.root.xpath("//ul[@class='tiles']/li")]
        self.assertEqual(tiles, ["0 ● 完成", "0 ✕ 未完成", "6 □ 未到期", "1 ◇ 无法判定"])

    def test_tells_the_rule_year_by_year(self) -> None:
        self.assertEqual(rows(self.root, "政府研发投入刚性增长机制：逐年结论"), {
            "2023": ["● 符合", "1.4423 假定", "1.0800000001 测算", "0.3622999999 测算",
                     "44.23 测算"],
            "2024": ["● 符合", "2.0801 假定", "1.5576840001 测算", "0.5224159999 测算",
                     "44.221 测算"],
            "2025": ["◇ 不能判断", "◇ 未知 缺市本级财政科技投入 2025 年的数",
                     "2.2465080001 测算", "◇ 未知", "◇ 未知"]})

    def test_has_three_charts_in_two_forms(self) -> None:
        self.assertEqual(self.root.xpath("//figure/*[local-name()='svg']/@class"),
                         ["wide", "narrow"] * 3)

    def test_tells_the_path(self) -> None:
        path = rows(self.root, "市本级财政科技投入：逐年计划数")
        self.assertEqual([path[year][0] for year in ("2022", "2023", "2024", "2025")],
                         ["1 计划", "1.4422 计划", "2.0801 计划", "3 计划"])
        self.assertEqual(path["2025"][4], "无上限")
        self.assertIn("7.5223 亿元", words(one(self.root, "//section[@id='path-1']")))

    def test_tells_the_progress(self) -> None:
        progress = rows(self.root, "时序进度：图中各数")
        self.assertEqual(progress["全社会R&D经费 2025 年不低于 125 亿元"],
                         ["15.4954017 未核实", "75"])
        self.assertEqual(progress["全社会研发投入强度 2025 年高于 3 %"],
                         ["-39.6265996 未核实", "75"])
        self.assertEqual(progress["新增孵化器等载体 2022-2025 年不低于 30 个"],
                         ["◇ 未知 评估年份没有观测值"] * 2)

    def test_a_later_revision_counts_where_the_targets_are_fitted(self) -> None:
        fit = words(one(self.root, "//section[@id='fit']"))
        self.assertIn("全社会R&D经费 2025 年不低于 100 亿元：本节按 2025-01-10 起的要求计", fit)
        self.assertEqual(fit.count("125 亿元"), fit.count("原承诺不低于 125 亿元"))

    def test_counts_that_do_not_agree(self) -> None:
        self.assertEqual(rows(self.root, "文中所称数"),
                         {"工程": ["10", "10", "● 是"], "措施": ["6", "5", "✕ 否"]})

    def test_walks_a_derived_number_back(self) -> None:
        """76.3 ÷ 4575 is 1.66775956 %, and both stand in the table."""
        link = one(self.root, "//table[@id='targets-table']//tr[th[contains(., '强度')]][1]"
                              "/td[2]//a")
        self.assertEqual(words(link), "1.6677596 %")
        derived = one(self.root, "//tr[@id='%s']" % link.get("href")[1:])
        bottom = [one(self.root, "//tr[@id='%s']" % href[1:])
                  for href in derived.xpath(".//a/@href")]
        self.assertEqual([[words(cell) for cell in row[1:6]] for row in bottom], [
            ["全社会R&D经费", "2024", "最终", "76.3 亿元", "79"],
            ["地区生产总值", "2024", "初步", "4575 亿元", "60"]])
        self.assertTrue(words(bottom[0]).endswith("未核实"))

    def test_options_change_the_page(self) -> None:
        late = parsed(made(self.plan, "en", 2024, scenario="late", method="schedule",
                           as_of="2024-12-31"))
        head = {words(pair[0]): words(pair[1]) for pair in late.xpath("//header/dl/div")}
        self.assertEqual((head["Scenario"], head["Known on"], head["Method of progress"]),
                         ("late money", "2024-12-31", "schedule"))
        self.assertEqual(rows(late, "市本级财政科技投入: planned by year")["2023"][0],
                         "1.0801 planned")


class EveryKey(unittest.TestCase):
    """A clause in words, with all that changes it."""

    def test_tells_the_clauses_of_a_rule(self) -> None:
        root = parsed(made(ROOT / "doc/samples/every-key.yaml", "zh", 2023))
        clauses = [words(each) for each in root.xpath("//section[@id='rule-1']/ul[1]/li")]
        for said in ("不低于 2 年前（容许下降 5 %） 依据未写明",
                     "增幅高于财政经常性收入（高出不少于 1 个百分点、参照下降时按不降计） "
                     "科学技术进步法 第八十六条",
                     "比上年增加不少于 0.2 亿元（任一项之一） 依据未写明"):
            self.assertIn(said, clauses)

    def test_names_the_years_of_a_clause(self) -> None:
        root = parsed(made(ROOT / "doc/samples/every-key.yaml", "zh", 2023))
        said = words(one(root, "//section[@id='rule-1']/ul[1]"))
        self.assertIn("年均增长不低于 5 %（自 2020 年起算、2025 年、2026 年）", said)
        self.assertIn("不低于各年规定的数额（2025 年 3 亿元）", said)
        self.assertIn("占财政经常性收入不低于 2.5 %（参照只取最终数、适用 2022 年）", said)


class Hostile(unittest.TestCase):
    """A plan's text is text, wherever it comes out."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.text = made(HOSTILE, "zh", 2024)
        cls.root = parsed(cls.text)

    def test_title_comes_out_as_text(self) -> None:
        self.assertEqual(words(one(self.root, "//h1")),
                         "<script>alert('title')</script> {{ 7 * 7 }} & \"科技\"")

    def test_nothing_of_it_is_markup(self) -> None:
        self.assertEqual(self.root.xpath("//script|//img|//b|//i"), [])
        for element in self.root.iter():
            for name in element.attrib:
                self.assertFalse(name.startswith("on"), name)

    def test_a_script_is_no_address(self) -> None:
        self.assertEqual([href for href in self.root.xpath("//@href")
                          if "javascript" in href], [])
        self.assertIn('https://example.org/a?b=1&c="2"', self.root.xpath("//@href"))

    def test_charts_hold_it_as_text(self) -> None:
        said = words(one(self.root, "//*[@id='chart-path-1-wide-title']"))
        self.assertTrue(said.startswith("\"><script>alert(1)</script><b>投入 $\\frac{1}{2}$"))


if __name__ == "__main__":
    unittest.main()
