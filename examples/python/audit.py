#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""audit.py PLAN [RULE] - is the growth rule kept, and what is the least?"""
import sys

import kjplan

try:
    for year in kjplan.load(sys.argv[1]).audit(*sys.argv[2:]):
        print(year.year, year.verdict, year.floor, year.sentence)
except kjplan.PlanError as error:
    sys.exit(str(error))
