#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The report in Chromium: at the width of a phone, a tablet and a desk, and on
paper. Pictures of what was seen are left in the folder named.

usage: test_browser.py CHROMIUM CHROMEDRIVER PICTURES
"""
from __future__ import annotations

import base64
import json
import pathlib
import re
import sys
import unittest
from typing import Any, Iterator

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from pages import looked_at

WIDTHS = (360, 768, 1280)
LEAST_TEXT = 11
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
         "--hide-scrollbars", "--force-device-scale-factor=1")

# What of the page reaches beyond its width; the size of the smallest text;
# texts of a chart that overlap, or that reach out of it.
LOOK = """
const page = document.documentElement;
const seen = [...document.querySelectorAll('figure > svg')]
    .filter(svg => svg.getClientRects().length);
const texts = svg => [...svg.querySelectorAll('text')].map(
    text => ({said: text.textContent, box: text.getBoundingClientRect()}));
const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 ||
                        a.bottom <= b.top + 2 || b.bottom <= a.top + 2;
const overlaps = [], cut = [], sizes = [];
for (const svg of seen) {
  const all = texts(svg), frame = svg.getBoundingClientRect();
  const scale = frame.width / svg.viewBox.baseVal.width;
  for (const text of svg.querySelectorAll('text'))
    sizes.push(parseFloat(getComputedStyle(text).fontSize) * scale);
  all.forEach((a, i) => all.slice(i + 1).forEach(b => {
    if (!apart(a.box, b.box)) overlaps.push([a.said, b.said]);
  }));
  for (const {said, box} of all)
    if (box.left < frame.left - 1 || box.right > frame.right + 1 ||
        box.top < frame.top - 3 || box.bottom > frame.bottom + 3) cut.push(said);
}
return {over: page.scrollWidth - page.clientWidth, overlaps, cut,
        forms: [...new Set(seen.map(svg => svg.getAttribute('class')))],
        charts: seen.length, figures: document.querySelectorAll('figure').length,
        least: Math.min(99, ...sizes),
        scrolls: [...document.querySelectorAll('.table')]
            .filter(each => each.scrollWidth > each.clientWidth + 1).length};
"""


def started(chromium: str, driver: str) -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service(driver), options=options)


class Browser(unittest.TestCase):
    chromium, driver, pictures = "", "", pathlib.Path()

    @classmethod
    def setUpClass(cls) -> None:
        cls.pictures.mkdir(parents=True, exist_ok=True)
        cls.files = {}
        for name, text in looked_at():
            file = (cls.pictures / name.replace(" ", "-")).with_suffix(".html")
            file.write_text(text, encoding="utf-8")
            cls.files[name] = file
        cls.chrome = started(cls.chromium, cls.driver)
        cls.addClassCleanup(cls.chrome.quit)

    def set_width(self, width: int) -> None:
        self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})

    def requests(self) -> Iterator[str]:
        for entry in self.chrome.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                yield message["params"]["request"]["url"]

    def picture(self, file: pathlib.Path, width: int) -> None:
        taken = self.chrome.execute_cdp_cmd("Page.captureScreenshot", {
            "captureBeyondViewport": True, "optimizeForSpeed": True,
            "clip": {"x": 0, "y": 0, "width": width, "height": 3000, "scale": 1}})
        (self.pictures / ("%s-%d.png" % (file.stem, width))).write_bytes(
            base64.b64decode(taken["data"]))

    def test_at_every_width(self) -> None:
        for name, file in self.files.items():
            self.set_width(WIDTHS[0])
            self.chrome.get(file.as_uri())
            for width in WIDTHS:
                self.set_width(width)
                with self.subTest(page=name, width=width):
                    self.looks_right(self.chrome.execute_script(LOOK), width, name)
                self.picture(file, width)
            with self.subTest(page=name):
                self.assertEqual(self.chrome.get_log("browser"), [])
                self.assertEqual([url for url in self.requests()
                                  if url not in (file.as_uri(), "data:,")], [])

    def looks_right(self, seen: dict[str, Any], width: int, name: str) -> None:
        self.assertLessEqual(seen["over"], 0)
        self.assertEqual(seen["overlaps"], [])
        self.assertEqual(seen["cut"], [])
        self.assertEqual(seen["charts"], seen["figures"])
        self.assertGreaterEqual(seen["least"], LEAST_TEXT)
        if seen["charts"]:
            self.assertEqual(seen["forms"], ["narrow" if width < 720 else "wide"])
        if "hostile" not in name:
            self.assertEqual(seen["scrolls"], 0)

    def test_on_paper(self) -> None:
        for name, file in self.files.items():
            with self.subTest(page=name):
                self.chrome.get(file.as_uri())
                printed = base64.b64decode(self.chrome.execute_cdp_cmd("Page.printToPDF", {
                    "preferCSSPageSize": True, "printBackground": True})["data"])
                file.with_suffix(".pdf").write_bytes(printed)
                sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
                self.assertTrue(sheets)
                for wide, high in sheets:
                    self.assertAlmostEqual(float(wide), 595, delta=2)
                    self.assertAlmostEqual(float(high), 842, delta=2)


if __name__ == "__main__":
    Browser.pictures = pathlib.Path(sys.argv.pop())
    Browser.driver, Browser.chromium = sys.argv.pop(), sys.argv.pop()
    unittest.main()
