# SPDX-License-Identifier: MIT
"""The shapes of a path between two points, and rounding to its grid: no binary floating point."""
from collections import namedtuple
from decimal import Decimal, localcontext
from fractions import Fraction
from math import ceil, floor

from audit_oracle import round_half_away

Root = namedtuple("Root", "y0 y1 k n")          # y0 * (y1/y0)^(k/n)


class Undecided(Exception):
    """What the specification leaves open, or this model does not settle: no test."""


class Unknown(Exception):
    """A figure that the path needs is missing."""

    def __init__(self, *missing):
        super().__init__(missing)
        self.missing = frozenset(missing)


def up(n, grid):
    return -(-ceil(n) // grid) * grid


def down(n, grid):
    return floor(n) // grid * grid


# Curves: exact fractions, roots that are compared as powers, and the one that is approximate by nature

def integer_root(x, n):
    """The largest integer whose nth power does not exceed x."""
    low, high = 0, 1 << (x.bit_length() // n + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**n <= x else (low, middle - 1)
    return low


def nearest(curve, grid):
    """The multiple of the grid next to a curve's value, half away from zero."""
    if isinstance(curve, Root):
        y0, y1, k, n = curve
        return (integer_root(2**n * y0**(n - k) * y1**k // grid**n, n) + 1) // 2 * grid
    if isinstance(curve, Decimal):
        steps = curve / grid
        if abs(abs(steps - int(steps)) - Decimal("0.5")) < Decimal("0.001") + steps / 10**14:
            raise Undecided("a logistic value next to a half")
        return int(steps + Decimal("0.5")) * grid
    return round_half_away(Fraction(curve) / grid) * grid


def logistic(s):
    with localcontext() as context:
        context.prec = 60

        def raw(x):
            return 1 / (1 + (Decimal(-10) * (x - Decimal("0.5"))).exp())

        x = Decimal(s.numerator) / Decimal(s.denominator)
        return (raw(x) - raw(Decimal(0))) / (raw(Decimal(1)) - raw(Decimal(0)))


WAYS = {
    "linear": lambda s: s,
    "front_loaded": lambda s: 1 - (1 - s)**2,
    "back_loaded": lambda s: s * s,
    "s_curve": lambda s: 3 * s**2 - 2 * s**3,
    "step": lambda s: Fraction(int(s == 1)),
}
