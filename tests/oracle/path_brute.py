# SPDX-License-Identifier: MIT
"""All feasible paths of a tiny plan, by trying every amount: the inequalities as the specification prints them, whole
numbers only, no least amounts and no recursion over years, to hold path_oracle against.

Everything is observed, at one stage; references have no adjustments and may miss a year.
"""
from path_oracle import anchor_of, promised

Q = 10**9
LARGE = 1 << 24                  # above every floor of a tiny plan


class Brute:
    def __init__(self, plan, most):
        self.path, self.plan = plan["paths"][0], plan
        self.seen = {i["id"]: {y: v["final"]["value"] for y, v in i["values"].items()} for i in plan["indicators"]}
        self.ind = next(i for i in plan["indicators"] if i["id"] == self.path["indicator"])
        self.rules, self.most, self.grid = plan["rules"], most, self.path["round_to"]
        self.first, self.base = self.path["from"]
        self.ends = self.anchors()
        self.end = max(self.ends)
        self.owed = {}

    def anchors(self):
        if self.path["through"]:
            return {y: [(a, None)] for y, a in self.path["through"].items()}
        found = {}
        for t in self.plan["targets"]:
            anchor = anchor_of("", *promised(t, None), self.grid)
            found.setdefault(t["year"], []).append((anchor.low, anchor.high))
        return found

    # One clause: True, False or None where it cannot be judged

    def holds(self, rule, c, t, x, net):
        """Whether amount x in year t is enough; net holds the clean amounts of the years before."""
        if c["kind"] == "any_of":
            found = [self.holds(rule, m, t, x, net) for m in c["clauses"] if self.present(rule, m, t)]
            return True if True in found else None if None in found else False
        known = [self.base_of(rule, t, net)] if c["kind"] in BASED else []
        if c["kind"] == "not_below_previous" and c.get("lookback", 1) > 1:
            known = [net.get(t - c["lookback"])]
        if "of" in c:
            known.append(self.seen[c["of"]].get(t))
        if c["kind"] in ("outpace", "share_not_below_previous"):
            before = self.seen[c["of"]].get(t - 1)
            known.append(before if before is None or before > 0 else None)
        if None in known:
            return None
        return INEQUALITIES[c["kind"]](self, c, t, x, net, *known)

    def base_of(self, rule, t, net):
        owed = self.floor(rule, t - 1, net) if rule["base"] == "owed" else None
        before = net.get(t - 1)
        if t in self.ind["comparable_base"]:
            value, stated = self.ind["comparable_base"][t]
            if rule["base"] == "owed" and stated is not None:
                return max(value, stated)
            return None if owed is not None and (before is None or before < owed) else value
        return before if before is None or owed is None else max(before, owed)

    @staticmethod
    def present(rule, c, t):
        if c.get("years") and not c["years"][0] <= t <= c["years"][1]:
            return False
        if c["kind"] == "amount_at_least":
            return t in c["amounts"]
        if c["kind"] == "average_growth_at_least":
            return t in (c.get("at") or [rule["years"][1]])
        return c["kind"] != "any_of" or any(Brute.present(rule, m, t) for m in c["clauses"])

    def judged(self, rule, t):
        ruled = rule["years"][0] <= t <= rule["years"][1]
        return [c for c in rule["clauses"] if ruled and self.present(rule, c, t)]

    def floor(self, rule, t, net):
        """What the year owed, tried once for each history."""
        key = rule["id"], t, tuple(sorted((y, a) for y, a in net.items() if y < t))
        if key not in self.owed:
            self.owed[key] = self.try_floor(rule, t, net)
        return self.owed[key]

    def try_floor(self, rule, t, net):
        """The smallest amount that no clause with a least amount refuses."""
        clauses = [c for c in self.judged(rule, t) if self.has_least(rule, c, t, net)]
        if not clauses:
            return None
        low, high = 0, LARGE
        while low < high:
            middle = (low + high) // 2
            kept = all(self.holds(rule, c, t, middle, net) for c in clauses)
            low, high = (low, middle) if kept else (middle + 1, high)
        return low

    def has_least(self, rule, c, t, net):
        """An any_of has a least amount only if all its members can be judged."""
        members = [m for m in c.get("clauses", [c]) if self.present(rule, m, t)]
        return all(self.holds(rule, m, t, LARGE, net) is not None for m in members)

    # Paths

    def allowed(self, t, x, gross):
        for low, high in self.ends.get(t, ()):
            if low is not None and x < low or high is not None and x > high:
                return False
        return self.under_caps(t, x, gross[t - 1]) and self.above_floors(t, x, gross)

    def under_caps(self, t, x, before):
        for cap in self.path["caps"]:
            if cap["years"] and not cap["years"][0] <= t <= cap["years"][1]:
                continue
            if cap["kind"] == "grow_at_most" and x * Q > before * (Q + cap["value"]):
                return False
            if cap["kind"] == "amount_at_most" and x > cap["amounts"].get(t, x):
                return False
            whole = self.seen[cap["of"]].get(t) if cap["kind"] == "share_at_most" else None
            if whole is not None and x * Q > cap["value"] * whole:
                return False
        return True

    def above_floors(self, t, x, gross):
        off = self.ind["one_off"]
        net = {y: a - off.get(y, 0) for y, a in gross.items()}
        if self.rules and x < off.get(t, 0):
            return False
        for rule in self.rules:
            if t in rule["exempt"]:
                continue
            for c in self.judged(rule, t):
                # A floor is the rule's least amount; what has none does not raise a path.
                if self.has_least(rule, c, t, net) and not self.holds(rule, c, t, x - off.get(t, 0), net):
                    return False
        return True

    def amounts(self, t):
        """Multiples of the grid, and the anchor of the year: the greatest lower bound, else the least upper one."""
        ends = self.ends.get(t, ())
        exact = max((low for low, _ in ends if low is not None), default=None)
        if exact is None:
            exact = min((high for _, high in ends if high is not None), default=0)
        return sorted({*range(0, self.most + 1, self.grid), max(exact, 0)})

    def paths(self, last):
        """Every feasible path of the years up to the last."""
        history = {y: a for y, a in self.seen[self.ind["id"]].items() if y < self.first}
        history[self.first] = self.base
        found = [history]
        for t in range(self.first + 1, last + 1):
            found = [p | {t: x} for p in found for x in self.amounts(t) if self.allowed(t, x, p)]
        return found

    def answer(self):
        """(least, greatest, None) by year, or (None, None, first year without a path)."""
        for last in range(self.first + 1, self.end + 1):
            found = self.paths(last)
            if not found:
                return None, None, last
        years = range(self.first + 1, self.end + 1)
        return ({t: min(p[t] for p in found) for t in years}, {t: max(p[t] for p in found) for t in years}, None)


def more(strict, left, right):
    return left > right if strict else left >= right


def previous(brute, c, t, x, net, b):
    return more(c.get("strict"), x * Q, (Q - c.get("tolerance", 0)) * b)


def peak(brute, c, t, x, net):
    earlier = [a for y, a in net.items() if y < t]
    return x >= max(earlier) if earlier else None


def pace(brute, c, t, x, net, b, now, before):
    now = max(now, before) if c.get("hold") else now
    if c.get("margin") is None:
        return x * before > b * now
    return x * Q * before >= b * (Q * now + c["margin"] * before)


def share_kept(brute, c, t, x, net, b, now, before):
    return more(c.get("strict"), x * before * Q, (Q - c.get("tolerance", 0)) * b * now)


def average(brute, c, t, x, net):
    n, since = t - c["since"], net.get(c["since"])
    return None if since is None else x * Q**n >= since * (Q + c["value"])**n


def peers(brute, c, t, x, net):
    found = [brute.seen[i].get(t) for i in c["peers"]]
    return None if None in found else len(found) * x >= sum(found)


BASED = ("not_below_previous", "grow_at_least", "grow_by_at_least", "outpace", "share_not_below_previous")
INEQUALITIES = {
    "not_below_previous": previous,
    "not_below_peak": peak,
    "grow_at_least": lambda brute, c, t, x, net, b: x * Q >= b * (Q + c["value"]),
    "grow_by_at_least": lambda brute, c, t, x, net, b: x >= b + c["value"],
    "outpace": pace,
    "share_at_least": lambda brute, c, t, x, net, e: x * Q >= c["value"] * e,
    "share_not_below_previous": share_kept,
    "average_growth_at_least": average,
    "amount_at_least": lambda brute, c, t, x, net: x >= c["amounts"][t],
    "at_least_peers": peers,
}
