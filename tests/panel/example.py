#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the panel example says of a table, and of tables that are wrong.

usage: example.py PANEL PLANS DATA

Expected rows were worked out by hand before the program ran. Prints TAP.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

PLAN = """kjplan: 1
plan: {id: p, title: 样例, years: 2021-2024}
indicators:
  st: {name: 科技支出, scope: 各市, unit: 万元}
  revenue: {name: 收入, scope: 各市, unit: 亿元}
  gdp: {name: 生产总值, scope: 各市, unit: 亿元}
rules:
  rigid:
    name: 高于收入增幅
    indicator: st
    years: 2022-2024
    clauses: [{outpace: {of: revenue}}, {grow_at_least: 3 %}]
"""

# 甲 2022: 100 * 104 / 100 = 104 and a fen, 0.000001; 2023: 105 * 1.03 =
# 108.15, revenue being the same; 2024: 108.15 * 1.03 = 111.3945, no revenue.
# 乙 2022: neither figure, 50 * 1.03; 2023: no base; 2024: 50 * 1.03.
TABLE = """地区,年份,科技支出,revenue（亿元）,备注
甲,2021,100,100,
乙,2021,50,20,
甲,2022,105,104,见附表
甲,2023,108.15万元,104,
乙,2023,50,21,
"""
ROWS = [
    ("甲", 2022, "105", "104.000001", False, "holds", "outpace"),
    ("甲", 2023, "108.15", "108.15", False, "holds", "grow_at_least"),
    ("甲", 2024, None, "111.3945", True, "not_assessable", "grow_at_least"),
    ("乙", 2022, None, "51.5", True, "not_assessable", "grow_at_least"),
    ("乙", 2023, "50", None, True, "not_assessable", None),
    ("乙", 2024, None, "51.5", True, "not_assessable", "grow_at_least"),
]

# table, words on stderr
WRONG = [
    ("地区,科技支出\n甲,1\n", ":1:1: error: a column region or year"),
    ("region,year,st\n甲,2022,1\n甲,20x2,1\n", ":3:2: error: no year"),
    ("region,year,st\n甲,2022,1\n甲,2022,1\n", ":3:2: error: this region"),
    ("region,year,st\n甲,2022,-1\n", ":2:3: error: cannot be below zero"),
    ("region,year,st\n甲,2022,1..2\n", ":2:3: error: 1..2"),
    ("region,year,st\n,2022,1\n", ":2:1: error: no region"),
    ("region,year,st\n甲,2022,\"1\"\n", ":2:1: error: a cell cannot hold"),
    ("region,year,st\n", ":2:1: error: no figures"),
    ("region,year,revenue\n甲,2022,1\n", ":1:1: error: the column of the"),
    ("", ":1:1: error: a column region or year"),
    ("region,year,st\n甲,2022,1\n".encode("gb18030"), "not UTF-8"),
]

# A rule of the shipped table: year and shortfall in 亿元, by subtraction.
BROKEN = {
    "北京": "2016 (2.0200)  2020 (22.4600)",
    "上海": "2019 (36.8300)  2022 (36.4500)",
    "广东": "2011 (10.5217)  2014 (70.6063)  2020 (213.0600)  2023 (3.3200)",
    "江苏": "",
    "安徽": "2020 (7.9700)",
    "湖北": "2020 (31.4300)",
    "四川": "2020 (3.2500)  2022 (44.0000)",
    "山东": "2014 (2.0800)  2020 (7.1400)  2022 (59.0600)",
}


def run(*command):
    return subprocess.run([str(each) for each in command], encoding="utf-8",
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def rows_of(text):
    found = []
    for region in json.loads(text)["regions"]:
        for year in region["years"]:
            found.append((region["region"], year["year"], year["value"],
                          year["floor"], year["partial"], year["verdict"],
                          year["binding"]))
    return found


def main(panel, plans, data):
    folder = pathlib.Path(tempfile.mkdtemp())
    plan = folder / "plan.yaml"
    table = folder / "table.csv"
    plan.write_text(PLAN, encoding="utf-8")
    results = []

    def check(right, label, *shown):
        results.append(right)
        print("%sok %d - %s" % ("" if right else "not ", len(results), label))
        if not right:
            print("# " + "\n# ".join(str(each) for each in shown))

    table.write_text(TABLE, encoding="utf-8")
    answer = run(panel, table, "--plan", plan, "--json", "--lang", "en")
    check(answer.returncode == 0 and rows_of(answer.stdout) == ROWS, "rows",
          answer.stdout, answer.stderr)
    check("table.csv:1:5: note: 备注 is no indicator" in answer.stderr,
          "a column that is not used is named", answer.stderr)
    for text in ("\ufeff" + TABLE, TABLE.replace("\n", "\r\n")):
        table.write_bytes(text.encode("utf-8"))
        again = run(panel, table, "--plan", plan, "--json")
        check(again.stdout == answer.stdout, "byte order mark, CRLF",
              again.stdout)
    for number, (text, words) in enumerate(WRONG):
        table.write_bytes(text if isinstance(text, bytes)
                          else text.encode("utf-8"))
        wrong = run(panel, table, "--plan", plan, "--lang", "en")
        check(wrong.returncode == 1 and words in wrong.stderr and
              not wrong.stdout, "wrong table %d" % number, wrong.returncode,
              wrong.stderr)
    provinces = run(panel, pathlib.Path(data) / "provinces.csv", "--plan",
                    pathlib.Path(plans) / "panel.yaml", "--rule", "never-below",
                    "--strict")
    lines = {line.split()[0]: line for line in provinces.stdout.splitlines()
             if line.split()}
    check(provinces.returncode == 3, "strict", provinces.returncode)
    for region, words in BROKEN.items():
        line = lines.get(region, "")
        check(line.endswith("  " + words if words else "761.46") and
              line.count("(") == words.count("("), region, line)
    for command in ((panel,), (panel, table), (panel, table, "--plan", plan,
                                               "--lang", "fr")):
        check(run(*command).returncode == 2, "usage")
    check(run(panel, pathlib.Path(data) / "provinces.csv", "--plan",
              pathlib.Path(plans) / "panel.yaml", "--rule", "none")
          .returncode == 2, "no such rule")
    check(run(panel, folder / "none.csv", "--plan", plan).returncode == 1,
          "no such table")
    print("1..%d" % len(results))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
