# SPDX-License-Identifier: MIT
"""One HTML page of a plan, to read: see ../report.py and doc/report.md."""
