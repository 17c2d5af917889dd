#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The report as a command: what it writes, what it prints, how it ends."""
from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BAOTOU = ROOT / "examples/plans/baotou-2022.yaml"
TEN = ROOT / "tests/data/bad/ten-mistakes.yaml"
DIAGNOSTIC = re.compile(r"\S+:\d+:\d+: (error|warning|note): .+ \[[a-z0-9-]+\]")


class Command(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.page = self.folder / "report.html"

    def run_report(self, *words: object, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, ROOT / "examples/python/report.py", *map(str, words)],
            cwd=self.folder, env={**os.environ, **environment}, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def ends(self, status: int, *words: object) -> str:
        run = self.run_report(*words, "-o", self.page)
        self.assertEqual((run.returncode, run.stdout), (status, ""), run.stderr)
        self.assertNotIn("Traceback", run.stderr)
        self.assertEqual(self.page.exists(), status == 0)
        return run.stderr

    def test_writes_a_page_and_prints_notes_as_diagnostics(self) -> None:
        self.assertRegex(self.ends(0, BAOTOU, "--year", 2024), DIAGNOSTIC)
        self.assertIn('<html lang="zh-Hans">', self.page.read_text(encoding="utf-8"))

    def test_takes_the_language_asked_for(self) -> None:
        self.assertIn("the text states 6 measures",
                      self.ends(0, BAOTOU, "--year", 2024, "--lang", "en"))
        self.assertIn('<html lang="en">', self.page.read_text(encoding="utf-8"))

    def test_two_runs_write_the_same_bytes(self) -> None:
        written = []
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai")):
            self.run_report(BAOTOU, "--year", 2024, "-o", self.page, PYTHONHASHSEED=seed,
                            TZ=zone, SOURCE_DATE_EPOCH=seed * 9)
            written.append(self.page.read_bytes())
        self.assertEqual(*written)

    def test_a_wrong_plan_is_1_with_every_mistake_on_a_line(self) -> None:
        lines = self.ends(1, TEN, "--year", 2024).splitlines()
        self.assertEqual(len(lines), 10)
        for line in lines:
            self.assertRegex(line, DIAGNOSTIC)

    def test_a_file_that_is_not_there_is_1(self) -> None:
        self.assertIn("nowhere.yaml", self.ends(1, "nowhere.yaml", "--year", 2024))

    def test_a_place_that_cannot_be_written_is_1(self) -> None:
        run = self.run_report(BAOTOU, "--year", 2024, "-o", self.folder / "no/report.html")
        self.assertEqual(run.returncode, 1)
        self.assertNotIn("Traceback", run.stderr)

    def test_wrong_usage_is_2(self) -> None:
        for words in ((), (BAOTOU, "--year", 1066),
                      (BAOTOU, "--year", 2024, "--lang", "fr"),
                      (BAOTOU, "--year", 2024, "--scenario", "none-such"),
                      (BAOTOU, "--year", 2024, "--as-of", "yesterday")):
            with self.subTest(words=words):
                self.assertTrue(self.ends(2, *words))


if __name__ == "__main__":
    unittest.main()
