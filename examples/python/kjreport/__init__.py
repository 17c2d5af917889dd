# SPDX-License-Identifier: MIT
"""One HTML page of a plan, to read: see ../report.py and doc/report.md."""
import logging

# What Matplotlib says of fonts and of its cache, from its import on, is no
# diagnostic of a plan.
logging.getLogger("matplotlib").setLevel(logging.ERROR)
