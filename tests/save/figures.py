# SPDX-License-Identifier: MIT
"""Random valid indicators, targets and rules of whole plans, with every key they may have."""
from audit_oracle import MONEY_UNITS, PER_ONE, decimal_text, unit_quanta
from plan_yaml import Plain, Text, Writer, within_limits
from render import awkward, widened

COMPARATORS = ("at_least", "more_than", "at_most", "less_than", "within")
STAGE_ORDER = ("restated", "final", "revised", "executed", "preliminary", "adjusted", "budget")
STATUSES = ("planned", "approved", "running", "completed", "stopped")
LABELS = ("项", "家", "人年", "亿美元", "件/万人", "km", "yes", "null", "吨 标准煤", "n")
ODD_IDS = ("null", "yes", "no", "on", "y", "n", "true", "false", "kjplan", "z" * 63, "e1", "inf", "a-", "b_2")
MONEY, COUNT, RATIO, POINTS = "money", "count", "ratio", "points"
SAID = {"not_below_previous": (("strict", "false"), ("lookback", "1")), "share_not_below_previous": (("strict", "false"),),
        "outpace": (("when_falling", "literal"),)}
SHORT = {"grow_at_least": "value", "grow_by_at_least": "value", "amount_at_least": "amounts", "at_least_peers": "peers",
         "any_of": "clauses"}
REFERRING = ("outpace", "share_at_least", "share_not_below_previous", "at_least_peers")
ONE = {MONEY: 100 * 10**4, COUNT: 10**6, RATIO: 10**7, POINTS: 10**7}


class Figures(Writer):
    def __init__(self, plan, rng):
        super().__init__(plan, rng)
        self.years, self.own, self.taken = plan["years"], {}, set()
        self.funds = {}  # quanta left to give away, by indicator and year
        self.scope = self.some_text()
        self.organisations = [self.new_id("org") for _ in range(rng.randint(1, 4))]
        self.sources = [self.new_source() for _ in range(3)]
        self.project_status = rng.sample(STATUSES, rng.randint(1, 4))

    # Small things

    def some_text(self):
        return Text(awkward(self.rng))

    def maybe(self, p, made):
        return made() if self.chance(p) else None

    def new_id(self, prefix):
        name = self.rng.choice(ODD_IDS) if self.chance(0.1) else "%s-%d" % (prefix, len(self.taken))
        while name in self.taken:
            name = "%s_%d" % (prefix, self.rng.randint(0, 10**6))
        self.taken.add(name)
        return name

    def word(self, words):
        return Plain(self.rng.choice(words))

    def truth(self):
        return self.word(("true", "false"))

    def title(self, text=None):
        both = [("zh", self.some_text()), ("en", self.some_text())]
        kept = self.rng.sample(both, self.rng.randint(1, 2))
        return dict(kept) if self.chance(0.3) else self.some_text()

    def date(self):
        return Plain("%d-%02d-%02d" % (self.year(), self.rng.randint(1, 12), self.rng.randint(1, 28)))

    def new_source(self):
        texts = {key: self.some_text() for key in ("title", "article", "url", "quote") if self.chance(0.5)}
        if self.chance(0.5) or not texts:
            texts["date"] = self.date()
        return self.shuffled(list(texts.items()), 0.5)

    def source(self, p=0.2):
        return self.maybe(p, lambda: self.rng.choice(self.sources) if self.chance(0.5) else self.new_source())

    def about(self, p=0.15):
        return [("source", self.source(p)), ("note", self.maybe(p, self.some_text))]

    def extras(self):
        names = ("x-by", "x-a b", "x-说明", "x-", "x-a: b", "x-1", "x-#", "x-'q'", "x-" + "k" * 200, "x-\n", "x-{", "x- ")
        return [(k, self.some_text()) for k in self.rng.sample(names, self.rng.choice((0, 0, 0, 0, 1, 1, 2)))]

    def entry(self, pairs):
        return self.shuffled(pairs + self.extras(), 0.4)

    def year(self):
        return self.rng.randint(*self.years)

    def some_years(self, most=3):
        count = min(most, self.years[1] - self.years[0] + 1)
        return self.rng.sample(range(self.years[0], self.years[1] + 1), self.rng.randint(1, count))

    def some_span(self):
        return self.span(sorted((self.year(), self.year())))

    def indicators_of(self, *dimensions):
        return [name for name, ind in self.own.items() if ind["dimension"] in dimensions]

    # Quantities

    def figure(self, dimension, low=1):
        n = self.rng.randint(low, 10**self.rng.randint(1, 6)) * self.rng.choice((1, ONE[dimension] // 100, ONE[dimension]))
        return max(low, n - n % self.rng.choice((1, 1, 10, 10**4)))

    def number(self, n, dimension, unit):
        per = PER_ONE[dimension] if not unit else unit_quanta(dimension, unit)
        text = decimal_text(n, per)
        room = min(10, len(str(per)) - 1) - len(text.partition(".")[2])
        if room > 0 and self.chance(0.3):
            text += ("" if "." in text else ".") + "0" * self.rng.randint(1, room)
        return Plain(widened(self.rng, text))

    def amount(self, n, ind):
        if not ind["unit"]:
            return self.number(n, RATIO, "")
        fits = within_limits(n, ind["dimension"], ind["unit"])
        return self.number(n, ind["dimension"], ind["unit"]) if fits and self.chance(0.5) else self.other_unit(n, ind)

    def other_unit(self, n, ind):
        unit = ind["unit"] or "%"
        return self.quantity(n, ind["dimension"], unit)

    def some_rate(self, low=-50, high=300):
        return self.rate(self.rng.choice((1, 10**5, 10**7)) * self.rng.randint(low, high))

    # Indicators

    def staged(self, ind, year, n):
        """A year of observations; the strongest stage is `n`."""
        if self.chance(0.35):
            return self.amount(n, ind)
        stages = sorted(self.rng.sample(STAGE_ORDER, self.rng.randint(1, 4)), key=STAGE_ORDER.index)
        pairs = [(stages[0], self.seen(n, ind))] + [(s, self.seen(n + self.rng.randint(0, 9), ind)) for s in stages[1:]]
        return self.shuffled(pairs + [("source", self.source(0.3))], 0.5)

    def seen(self, n, ind):
        if self.chance(0.5):
            return self.amount(n, ind)
        return self.shuffled([("value", self.amount(n, ind)), ("known_on", self.maybe(0.4, self.date)),
                              ("unverified", self.maybe(0.3, self.truth))] + self.about(0.3), 0.5)

    def values(self, name, ind):
        made, n = [], self.figure(ind["dimension"])
        for year in range(self.years[0] - 2, self.years[1] + 1):
            n = max(1, n + n * self.rng.randint(-5, 12) // 100)
            if not self.chance(0.85):
                continue
            shown = -n if ind["signed"] else n
            made.append((year, self.staged(ind, year, shown)))
            if not ind["signed"]:
                self.funds[name, year] = n // 8
        return self.shuffled(made, 0.3) or None

    def assumed(self, ind):
        growth = self.some_rate(-90) if self.chance(0.5) else {y: self.some_rate(-90) for y in self.some_years()}
        amounts = {y: self.amount(self.figure(ind["dimension"]), ind) for y in self.some_years()}
        persistence = Plain(self.rng.choice(("0.3", "-1", "1", "0.50", "0", "-0.999999999")))
        pairs = [("growth", growth), ("amounts", amounts), ("sd", self.rate(self.rng.randint(0, 10**8))),
                 ("persistence", persistence)]
        return self.shuffled([p for p in pairs if self.chance(0.6)] or pairs[:1], 0.5)

    def adjusted(self, ind, owed):
        def one():
            amount = self.amount(self.figure(ind["dimension"]), ind)
            if self.chance(0.5):
                return amount
            more = self.amount(self.figure(ind["dimension"]), ind) if owed and self.chance(0.5) else None
            return self.shuffled([("value", amount), ("owed", more)] + self.about(0.4), 0.5)
        return {y: one() for y in self.some_years()}

    def add(self, prefix, dimension, unit, **fields):
        name = self.new_id(prefix)
        ind = self.own[name] = {"dimension": dimension, "unit": unit, "signed": False}
        ind.update(fields)
        return name

    def own_indicator(self, name, ind):
        plain = not ind.get("derive") and not ind.get("count_of")
        values = self.values(name, ind) if plain or (ind.get("derive") and self.chance(0.4)) else None
        derive = ind.get("derive")
        return self.entry([
            ("name", self.title()), ("scope", self.scope), ("unit", Text(ind["unit"])), ("values", values),
            ("direction", self.maybe(0.3, lambda: self.word(("more", "less")))),
            ("derive", {derive[0]: derive[1]} if derive else None), ("count_of", ind.get("count_of")),
            ("mixed_scope", self.truth() if derive and self.chance(0.2) else None),
            ("one_off", self.maybe(0.2, lambda: self.adjusted(ind, False)) if plain else None),
            ("comparable_base", self.maybe(0.2, lambda: self.adjusted(ind, True)) if plain else None),
            ("assume", self.maybe(0.4, lambda: self.assumed(ind)) if not ind.get("count_of") else None)] + self.about())

    def declare(self):
        """Indicators of every kind, and one derived by each operation."""
        money = [self.add("money", MONEY, self.rng.choice(list(MONEY_UNITS))) for _ in range(3)]
        label = self.rng.choice(LABELS)
        counts = [self.add("count", COUNT, label) for _ in range(2)]
        rates = [self.add("rate", RATIO, self.rng.choice(("%", "‰", "成", ""))) for _ in range(2)]
        self.add("points", POINTS, self.rng.choice(("pp", "个百分点", "bp")), signed=self.chance(0.3))
        self.add("balance", MONEY, "万元", signed=True)
        unit = self.own[money[0]]["unit"]
        recipes = [(MONEY, unit, "sum", money), (MONEY, "元", "average", money), (MONEY, unit, "difference", money[:2]),
                   (POINTS, "pp", "difference", rates), (MONEY, unit, "product", [rates[0], money[1]]),
                   (COUNT, label, "product", counts), (RATIO, "%", "ratio", money[1:]), (MONEY, "元", "ratio", [money[0], counts[0]]),
                   (RATIO, "‰", "growth", counts[0]), (MONEY, unit, "lag", money[2]), (COUNT, label, "cumulative", counts[1])]
        for dimension, unit, kind, ids in self.rng.sample(recipes, self.rng.randint(0, len(recipes))):
            inputs = [Text(i) for i in ids] if isinstance(ids, list) else Text(ids)
            self.add(kind, dimension, unit, derive=(kind, inputs))
        if self.chance(0.5):
            count = [("programmes", Plain("projects")), ("status", [Plain(s) for s in self.project_status])]
            self.add("works", COUNT, "项", count_of=self.shuffled(count, 0.5))
        names = list(self.own)
        self.rng.shuffle(names)
        return {name: self.own_indicator(name, self.own[name]) for name in names}

    # Targets

    def reference(self, name, ind):
        alike = [i for i in self.own if self.own[i]["dimension"] == ind["dimension"]]
        other = self.rng.choice([i for i in alike if i != name] or [None])
        dimension = POINTS if ind["dimension"] == RATIO else ind["dimension"]
        plus = self.figure(dimension) * self.rng.choice((1, -1))
        shown = self.other_unit(plus, ind) if ind["dimension"] != RATIO else self.rate(plus, POINTS)
        return self.shuffled([("indicator", Text(other) if other and self.chance(0.7) else None),
                              ("year", Plain(self.years[0] - 1)),
                              ("times", self.maybe(0.4, lambda: Plain(self.rng.choice(("2", "0", "1.50", "3.0", "0.000000001"))))),
                              ("plus", shown if self.chance(0.4) else None)], 0.5)

    def bound(self, name, ind):
        comparator = self.rng.choice(COMPARATORS)
        low = self.figure(ind["dimension"])
        if comparator == "within":
            return comparator, [self.amount(low, ind), self.amount(low + self.rng.randint(0, low), ind)]
        return comparator, self.reference(name, ind) if self.chance(0.35) else self.amount(low, ind)

    def revisions(self, name, ind):
        dates = sorted({str(self.date()) for _ in range(self.rng.randint(0, 3))}, key=lambda _: self.rng.random())
        return [self.shuffled([("on", Plain(d)), self.bound(name, ind), ("unverified", self.maybe(0.3, self.truth))] +
                              self.about(0.3), 0.5) for d in dates]

    def own_target(self, name):
        ind = self.own[name]
        when = ("year", Plain(self.year())) if self.chance(0.6) else ("over", self.some_span())
        base = [("year", Plain(self.year() - 5)), ("value", self.maybe(0.5, lambda: self.amount(self.figure(ind["dimension"]), ind)))]
        return self.entry([
            ("name", self.maybe(0.4, self.title)), ("indicator", Text(name)), when, self.bound(name, ind),
            ("strength", self.maybe(0.5, lambda: self.word(("ensure", "expect", "strive")))),
            ("owner", self.maybe(0.4, lambda: Text(self.rng.choice(self.organisations)))),
            ("base", self.shuffled(base) if self.chance(0.3) else None), ("mixed_scope", self.maybe(0.2, self.truth)),
            ("revisions", self.maybe(0.3, lambda: self.revisions(name, ind)))] + self.about())

    # Rules

    def longer(self, clause):
        """A clause of the oracle's, with more said about it."""
        (kind, body), = clause.items()
        if kind in SHORT and not (isinstance(body, dict) and SHORT[kind] in body) and self.chance(0.5):
            body = {SHORT[kind]: body}
        if kind in SHORT and not (isinstance(body, dict) and SHORT[kind] in body):
            return {kind: [self.longer(m) for m in body] if kind == "any_of" else body}
        if kind == "any_of":
            body = dict(body, clauses=[self.longer(m) for m in body["clauses"]])
        said = [(k, Plain(v)) for k, v in SAID.get(kind, ()) if self.chance(0.3)]
        more = said + [("basis", self.source()), ("note", self.maybe(0.2, self.some_text))]
        if kind in REFERRING and "mixed_scope" not in body and self.chance(0.1):
            more.append(("mixed_scope", Plain("true")))
        return {kind: self.shuffled(list(dict([p for p in more if p[1] is not None], **body).items()), 0.4)}

    def told_rule(self, rule):
        made = self.rule(rule)
        made["clauses"] = [self.longer(c) for c in made["clauses"]]
        for each in made.get("exempt", ()):
            each.update(reason=self.title(), authority=self.some_text())
            if self.chance(0.4):
                each["source"] = self.rng.choice(self.sources)
        made.pop("name", None)
        return self.entry(list(made.items()) + [("name", self.maybe(0.6, self.title))] + self.about())
