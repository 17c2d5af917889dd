# SPDX-License-Identifier: MIT
"""Writes a plan of the audit oracle's model as a plan file, varying how YAML lets the same thing be said."""

from audit_oracle import COUNT_PREFIX, MONEY_UNITS, RATE_UNITS, decimal_text, unit_quanta

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
RATIO_UNITS, POINT_UNITS = ("%", "‰", "成"), ("pp", "个百分点", "bp")
SECTIONS = ("plan", "organisations", "indicators", "targets", "rules")
DIGITS_BEFORE, DIGITS_AFTER, MOST_FEN = 15, 10, 10**17  # what the reader takes by default
NOT_PLAIN = set(",[]{}#:&*!|>'\"%@`")


class Plain(str):
    """A scalar that is never quoted: a number, a truth value, a span."""


class Text(str):
    """A scalar that may be quoted, and must be where plain YAML would misread it."""


class TooMuch(Exception):
    """An amount of money above what the reader takes: the plan is drawn anew."""


def within_limits(n, dimension, unit):
    """Whether the amount can be written in this unit with no more digits than the reader takes."""
    whole, _, part = decimal_text(n, unit_quanta(dimension, unit)).lstrip("-").partition(".")
    return len(whole) <= DIGITS_BEFORE and len(part) <= DIGITS_AFTER


class Writer:
    def __init__(self, plan, rng):
        self.plan, self.rng = plan, rng
        self.indicators = {i["id"]: i for i in plan["indicators"]}

    def chance(self, p):
        return self.rng.random() < p

    # Scalars

    def number(self, n, dimension, unit):
        """A bare number, in the unit of the indicator it belongs to."""
        text = decimal_text(n, unit_quanta(dimension, unit))
        if self.chance(0.1) and len(text.partition(".")[2]) < DIGITS_AFTER:
            text += "0" if "." in text else ".0"
        return Plain(text)

    def quantity(self, n, dimension, unit):
        """The same amount as text with a unit of its own."""
        other = self.rng.choice([u for u in self.units(dimension, unit) if within_limits(n, dimension, u)])
        text = decimal_text(n, unit_quanta(dimension, other))
        whole, dot, part = text.partition(".")
        if len(whole) > 3 and self.chance(0.2):
            whole = "{:,}".format(int(whole))
        text = whole + dot + part
        if self.chance(0.08):
            text = text.translate(FULL_WIDTH)
        return Text(text + (" " if other.isascii() and other[0].isalpha() or self.chance(0.5) else "") + other)

    def units(self, dimension, unit):
        if dimension == "count":
            label = unit[1:] if unit[0] in COUNT_PREFIX else unit
            return [label] + [prefix + label for prefix in COUNT_PREFIX]
        return {"money": list(MONEY_UNITS), "ratio": RATIO_UNITS, "points": POINT_UNITS}[dimension]

    def amount(self, n, ind):
        if ind["dimension"] == "money" and n > MOST_FEN:
            raise TooMuch
        bare = self.chance(0.6) and within_limits(n, ind["dimension"], ind["unit"])
        shape = self.number if bare else self.quantity
        return shape(n, ind["dimension"], ind["unit"])

    def rate(self, n, dimension="ratio"):
        assert dimension in ("ratio", "points") and set(RATIO_UNITS + POINT_UNITS) == set(RATE_UNITS)
        return self.quantity(n, dimension, "%")

    def span(self, years):
        first, last = years
        return Plain(first if first == last and self.chance(0.7) else "%d-%d" % (first, last))

    def shuffled(self, pairs, p=0.3):
        pairs = [(k, v) for k, v in pairs if v is not None]
        if self.chance(p):
            self.rng.shuffle(pairs)
        return dict(pairs)

    def title(self, text):
        return {"zh": Text(text), "en": Text("Plan " + self.plan["id"])} if self.chance(0.15) else Text(text)

    # Sections

    def observations(self, ind):
        def stage_map(seen):
            return self.shuffled([(stage, self.observation(each, ind)) for stage, each in seen.items()])

        def year(seen):
            only = seen.get("final") if len(seen) == 1 else None
            if only and not only["known_on"] and self.chance(0.8):
                return self.amount(only["value"], ind)
            return stage_map(seen)

        return self.shuffled([(y, year(seen)) for y, seen in sorted(ind["values"].items())], 0.1)

    def observation(self, seen, ind):
        amount = self.amount(seen["value"], ind)
        if not seen["known_on"] and self.chance(0.85):
            return amount
        note = Text("按公报") if self.chance(0.1) else None
        known = Text(seen["known_on"]) if seen["known_on"] else None
        return self.shuffled([("value", amount), ("known_on", known), ("note", note)])

    def assume(self, ind):
        assume = ind["assume"]
        growth = assume.get("growth")
        if isinstance(growth, dict):
            growth = {y: self.rate(g) for y, g in growth.items()}
        elif growth is not None:
            growth = self.rate(growth)
        amounts = {y: self.amount(a, ind) for y, a in assume.get("amounts", {}).items()}
        return self.shuffled([("growth", growth), ("amounts", amounts or None)])

    def comparable(self, stated, ind):
        value, owed = stated
        if owed is None and self.chance(0.8):
            return self.amount(value, ind)
        return self.shuffled([("value", self.amount(value, ind)),
                              ("owed", None if owed is None else self.amount(owed, ind))])

    def derive(self, ind):
        kind, ids = ind["derive"]
        return {kind: Plain(ids[0]) if kind in ("lag", "growth", "cumulative") else [Plain(i) for i in ids]}

    def indicator(self, ind):
        def years(field, shape):
            return {y: shape(v, ind) for y, v in ind[field].items()} or None

        return self.shuffled([
            ("name", self.title("指标 " + ind["id"])), ("scope", Text(ind["scope"])), ("unit", Text(ind["unit"])),
            ("direction", Plain("more") if self.chance(0.2) else None),
            ("derive", self.derive(ind) if ind["derive"] else None),
            ("mixed_scope", Plain("true") if ind["derive"] and self.plan["scope_mixed"] else None),
            ("values", self.observations(ind) or None),
            ("one_off", years("one_off", self.amount)),
            ("comparable_base", years("comparable_base", self.comparable)),
            ("assume", self.assume(ind) if ind["assume"] else None)])

    def clause(self, c, ind):
        body = getattr(self, "clause_" + c["kind"])(c, ind)
        return {c["kind"]: body}

    def options(self, c, pairs, refers=False):
        extra = [("years", self.span(c["years"]) if c.get("years") else None),
                 ("stage", Plain(c["stage"]) if c.get("stage") else None),
                 ("mixed_scope", Plain("true") if refers and self.plan["scope_mixed"] else None),
                 ("note", Text("见原文") if self.chance(0.05) else None),
                 ("basis", {"title": Text("条例"), "article": Text("第九条")} if self.chance(0.05) else None)]
        return self.shuffled(pairs + extra)

    def short(self, body, key):
        """A map with one key may be written as that key's value alone."""
        return body[key] if list(body) == [key] and self.chance(0.7) else body

    def flag(self, c, key):
        return Plain("true") if c.get(key) else Plain("false") if self.chance(0.05) else None

    def tolerance(self, c):
        return self.rate(c["tolerance"]) if "tolerance" in c else None

    def clause_not_below_previous(self, c, ind):
        back = Plain(c["lookback"]) if "lookback" in c else None
        return self.options(c, [("strict", self.flag(c, "strict")), ("lookback", back), ("tolerance", self.tolerance(c))])

    def clause_not_below_peak(self, c, ind):
        return self.options(c, [])

    def clause_grow_at_least(self, c, ind):
        return self.short(self.options(c, [("value", self.rate(c["value"]))]), "value")

    def clause_grow_by_at_least(self, c, ind):
        return self.short(self.options(c, [("value", self.amount(c["value"], ind))]), "value")

    def clause_outpace(self, c, ind):
        margin = self.rate(c["margin"], "points") if c.get("margin") is not None else None
        falling = "hold" if c.get("hold") else "literal" if self.chance(0.1) else None
        return self.options(c, [("of", Plain(c["of"])), ("margin", margin),
                                ("when_falling", Plain(falling) if falling else None)], True)

    def clause_share_at_least(self, c, ind):
        return self.options(c, [("of", Plain(c["of"])), ("value", self.rate(c["value"]))], True)

    def clause_share_not_below_previous(self, c, ind):
        return self.options(c, [("of", Plain(c["of"])), ("strict", self.flag(c, "strict")),
                                ("tolerance", self.tolerance(c))], True)

    def clause_average_growth_at_least(self, c, ind):
        at = [Plain(y) for y in c["at"]] if c.get("at") else None
        return self.options(c, [("value", self.rate(c["value"])), ("since", Plain(c["since"])), ("at", at)])

    def clause_amount_at_least(self, c, ind):
        amounts = {y: self.amount(a, ind) for y, a in c["amounts"].items()}
        body = self.options(c, [("amounts", amounts)])
        return self.short(body, "amounts")

    def clause_at_least_peers(self, c, ind):
        return self.short(self.options(c, [("peers", [Plain(p) for p in c["peers"]])], True), "peers")

    def clause_any_of(self, c, ind):
        members = [self.clause(m, ind) for m in c["clauses"]]
        return self.short(self.options(c, [("clauses", members)]), "clauses")

    def rule(self, rule):
        ind = self.indicators[rule["indicator"]]
        exempt = [self.shuffled([("year", Plain(y)), ("reason", Text("重大自然灾害")), ("authority", Text("市人大常委会"))])
                  for y in rule["exempt"]]
        base = rule["base"] if rule["base"] != "actual" or self.chance(0.3) else None
        return self.shuffled([
            ("name", Text("刚性增长 " + rule["id"]) if self.chance(0.8) else None), ("indicator", Plain(ind["id"])),
            ("years", self.span(rule["years"])), ("stage", Plain(rule["stage"]) if rule["stage"] else None),
            ("base", Plain(base) if base else None),
            ("clauses", [self.clause(c, ind) for c in rule["clauses"]]), ("exempt", exempt or None)])

    def target(self, target):
        ind = self.indicators[target["indicator"]]
        when = ("over", self.span(target["over"])) if "over" in target else ("year", Plain(target["year"]))
        return self.shuffled([
            ("indicator", Plain(ind["id"])), when, (target["comparator"], self.amount(target["bound"], ind)),
            ("strength", Plain(target["strength"]) if target["strength"] else None),
            ("owner", Plain("st-bureau") if self.chance(0.5) else None)])

    def document(self):
        plan = self.plan
        sections = {
            "kjplan": Plain(1),
            "plan": {"id": Plain(plan["id"]), "title": self.title("行动方案 " + plan["id"]),
                     "years": Plain("%d-%d" % plan["years"])},
            "organisations": {"st-bureau": {"name": Text("市科技局")}},
            "indicators": {i["id"]: self.indicator(i) for i in plan["indicators"]},
            "targets": {t["id"]: self.target(t) for t in plan["targets"]} or None,
            "rules": {r["id"]: self.rule(r) for r in plan["rules"]}}
        return self.shuffled(list(sections.items()), 0.25)

    # YAML

    def scalar(self, node):
        text = str(node)
        if not isinstance(node, Text):
            return text
        if self.chance(0.6) and not NOT_PLAIN & set(text[:1]) and not NOT_PLAIN - {"%"} & set(text):
            return text
        return ("'%s'" if self.chance(0.5) else '"%s"') % text

    def flow(self, node):
        if isinstance(node, dict):
            return "{%s}" % ", ".join("%s: %s" % (k, self.flow(v)) for k, v in node.items())
        if isinstance(node, list):
            return "[%s]" % ", ".join(self.flow(v) for v in node)
        return self.scalar(node)

    def block(self, node, depth, flow):
        """Lines of a block map or list; deeper ones turn to flow style with the chance given."""
        pad, lines = " " * depth, []
        pairs = [(str(k) + ":", v) for k, v in node.items()] if isinstance(node, dict) else [("-", v) for v in node]
        for key, value in pairs:
            nested = isinstance(value, (dict, list)) and value and not (depth and self.chance(flow))
            if not nested:
                lines.append("%s%s %s" % (pad, key, self.flow(value)))
            elif key == "-" and isinstance(value, dict):
                inner = self.block(value, depth + 2, flow)
                lines += [pad + "- " + inner[0][depth + 2:]] + inner[1:]
            else:
                lines += [pad + key] + self.block(value, depth + 2, flow)
            if self.chance(0.01):
                lines.append("# 注")
        return lines


def plan_text(plan, rng):
    """The plan file as text; rng decides only how it is written."""
    writer = Writer(plan, rng)
    lines = writer.block(writer.document(), 0, rng.choice((0.1, 0.5, 0.9)))
    text = rng.choice(("\n",) * 19 + ("\r\n",)).join(lines + [""])
    return ("\ufeff" if rng.random() < 0.03 else "") + text
