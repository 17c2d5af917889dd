#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""panel.py says who broke the floor, to the last digit, and where a table is
wrong.

usage: test_panel_script.py SCRIPT PLAN TABLE   (the provinces)
"""
import pathlib
import subprocess
import sys
import tempfile

# By subtraction from the table: 287.8 - 285.78, 433.42 - 410.96, ...
BROKEN = """\
北京 2016: 285.78 亿元, at least 287.8, short by 2.02
北京 2020: 410.96 亿元, at least 433.42, short by 22.46
上海 2019: 389.54 亿元, at least 426.37, short by 36.83
上海 2022: 386.25 亿元, at least 422.7, short by 36.45
广东 2011: 203.92 亿元, at least 214.4417, short by 10.5217
广东 2014: 274.3315 亿元, at least 344.9378, short by 70.6063
广东 2020: 955.73 亿元, at least 1168.79, short by 213.06
广东 2023: 980.46 亿元, at least 983.78, short by 3.32
安徽 2020: 369.98 亿元, at least 377.95, short by 7.97
湖北 2020: 287.85 亿元, at least 319.28, short by 31.43
四川 2020: 181.7 亿元, at least 184.95, short by 3.25
四川 2022: 229.12 亿元, at least 273.12, short by 44.00
山东 2014: 147.0572 亿元, at least 149.1372, short by 2.0800
山东 2020: 298.62 亿元, at least 305.76, short by 7.14
山东 2022: 313.26 亿元, at least 372.32, short by 59.06
"""

# What stands in a table, and what is said of it.
WRONG = [
    ("", "no column 地区 or region"),
    ("region,st\n甲,1\n", "no column 年份 or year"),
    ("region,year,spending\n甲,2022,1\n", "no column 财政科学技术支出"),
    ("region,year,st\n甲,2022,1\n甲,2022,2\n", ":3: this region has"),
    ("region,year,st\n甲,2022,1\n甲,2023,1..2\n", ":3: "),
    ("region,year,st\n甲,20x2,1\n", "'20x2'"),
    ("region,year,st\n甲,2022,-1\n", "应为 0 或以上"),
    ("region,year,st,spending\n甲,2022,1,-1\n", "应为 0 或以上"),
]


def main(script, plan, table):
    def run(*arguments):
        return subprocess.run(
            [sys.executable, script, *map(str, arguments)], encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)

    done = run(plan, table, "never-below")
    assert done.returncode == 0 and done.stdout == BROKEN, (
        done.stdout, done.stderr)
    wrong = pathlib.Path(tempfile.mkdtemp()) / "table.csv"
    for text, words in WRONG:
        wrong.write_text(text, encoding="utf-8")
        done = run(plan, wrong, "share-kept")
        assert done.returncode == 1 and words in done.stderr, (text, done)
        assert "Traceback" not in done.stderr and not done.stdout, done
    # 1,2 and 0,9 thousand: 万元 in brackets; a gap breaks nothing
    wrong.write_text("地区,年份,st（万元）,注\n甲,2021,1.2,\n甲,2022,0.9,\n"
                     "甲,2023,,\n甲,2024,0.1,\n", encoding="utf-8-sig")
    done = run(plan, wrong, "never-below")
    assert done.stdout == ("甲 2022: 0.00009 亿元, at least 0.00012, "
                           "short by 0.00003\n"), done
    assert run(plan).returncode == 1 and run(plan, "/none").returncode == 1


if __name__ == "__main__":
    main(*sys.argv[1:])
