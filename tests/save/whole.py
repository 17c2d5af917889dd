# SPDX-License-Identifier: MIT
"""Makes random valid whole plans, and runs a program on them that saves and loads each again.

The rules and the figures they look at come from the audit oracle's generator; all other sections are made here and in
figures.py. The same seed and number give the same text."""
import argparse
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "oracle"))

from generate import make  # noqa: E402
from plan_yaml import Plain, Text  # noqa: E402
from figures import COUNT, MONEY, STAGE_ORDER, STATUSES, Figures  # noqa: E402
from render import Renderer  # noqa: E402

SHAPES = ("linear constant_growth fixed_growth front_loaded back_loaded s_curve logistic step shares catch_up "
          "business_as_usual latest").split()
MODES = ("open-bid", "star-flag", "cabinet", "contest", "call")
KINDS = ("demonstration", "key-technology", "transformation")
CLAIMS = ("organisations", "indicators", "targets", "rules", "programmes", "projects", "measures", "policies")


def read_by(clause):
    """What a clause reads, and what its members do."""
    own = [clause["of"]] if clause.get("of") else list(clause.get("peers") or ())
    return own + [name for member in clause.get("clauses") or () for name in read_by(member)]


class Whole(Figures):
    # Paths and scenarios

    def reads(self):
        """What each indicator reads of others, were every ruled one on a path: a path may not read itself."""
        edges = {}
        for name, ind in list(self.indicators.items()) + list(self.own.items()):
            inputs = ind["derive"][1] if ind.get("derive") else ()
            edges.setdefault(name, set()).update([inputs] if isinstance(inputs, str) else map(str, inputs))
        for rule in self.plan["rules"]:
            edges.setdefault(rule["indicator"], set()).update(n for c in rule["clauses"] for n in read_by(c))
        for name, others in self.__dict__.get("chosen", {}).items():
            edges.setdefault(name, set()).update(others)
        return edges

    def reaches(self, start, end):
        edges, seen, left = self.reads(), set(), [start]
        while left:
            for name in edges.get(left.pop(), ()):
                if name == end:
                    return True
                if name not in seen:
                    seen.add(name)
                    left.append(name)
        return False

    def choose(self, name, alike):
        """An indicator that a path reads, and that does not read the path."""
        other = self.rng.choice(alike)
        self.__dict__.setdefault("chosen", {}).setdefault(name, set()).add(other)
        return other

    def points(self, ind):
        return {y: self.amount(self.figure(ind["dimension"]), ind) for y in self.some_years()}

    def cap(self, name, ind, alike):
        growth, years = self.some_rate(-90), self.maybe(0.3, self.some_span)
        more = [("years", years), ("basis", self.source()), ("note", self.maybe(0.2, self.some_text))]
        kind = self.rng.choice(("grow_at_most", "amount_at_most", "share_at_most")[:3 if alike else 2])
        if kind == "grow_at_most":
            return {kind: self.short(self.shuffled([("value", growth)] + more, 0.5), "value")}
        if kind == "amount_at_most":
            body = self.shuffled([("amounts", self.points(ind))] + [m for m in more if m[0] != "years"], 0.5)
            return {kind: self.short(body, "amounts")}
        more += [("stage", self.maybe(0.3, lambda: self.word(STAGE_ORDER))), ("mixed_scope", Plain("true"))]
        return {kind: self.shuffled([("of", Text(self.choose(name, alike))),
                                     ("value", self.rate(self.rng.randint(0, 2 * 10**9)))] + more, 0.5)}

    def of_shape(self, name, shape, alike, ind):
        if shape == "fixed_growth":
            return [("growth", self.some_rate(-90))]
        if shape == "catch_up":
            return [("of", Text(self.choose(name, alike)))]
        if shape == "shares":
            years = self.some_years()
            rising = sorted(self.rng.randint(0, 10**9) for _ in years)
            done = dict(zip(sorted(years), rising))
            return [("shares", {y: self.rate(done[y]) for y in years})]
        return []

    def path(self, name, base=None):
        """A path; an overlay where there is a base path."""
        ind = self.own.get(name) or self.indicators[name]
        alike = [i for i in self.own if i != name and self.own[i]["dimension"] == ind["dimension"]
                 and not self.reaches(i, name)]
        shape = self.rng.choice([s for s in SHAPES if alike or s != "catch_up"])
        told = base is None or self.chance(0.5)
        shape = shape if told else str(base["shape"])
        pairs = [("shape", Plain(shape))] if told else []
        pairs += self.of_shape(name, shape, alike, ind) if told or self.chance(0.5) and alike else []
        rules = [r["id"] for r in self.plan["rules"] if r["indicator"] == name]
        floors = [Text(r) for r in self.rng.sample(rules, self.rng.randint(0, len(rules)))]
        start = [("year", Plain(self.years[0] - self.rng.randint(1, 3))), ("value", self.maybe(0.5, lambda: self.amount(
            self.figure(ind["dimension"]), ind)))]
        pairs += [("from", self.maybe(0.4, lambda: self.shuffled(start, 0.5))),
                  ("through", self.maybe(0.5, lambda: self.points(ind))),
                  ("round_to", self.maybe(0.4, lambda: self.amount(self.figure(ind["dimension"]), ind))),
                  ("floors", floors if self.chance(0.5) else None),
                  ("caps", self.maybe(0.5, lambda: [self.cap(name, ind, alike) for _ in range(self.rng.randint(0, 3))]))]
        return self.shuffled(pairs + self.about() + (self.extras() if base is None else []), 0.5)

    def path_names(self, most):
        names = self.indicators_of(MONEY, COUNT) + [n for n, i in self.indicators.items() if i["dimension"] in (MONEY, COUNT)]
        ruled = [r["indicator"] for r in self.plan["rules"]]
        taken = self.rng.sample(names, self.rng.randint(0, most)) + [r for r in ruled if self.chance(0.6)]
        return [name for name in dict.fromkeys(taken) if not self.reaches(name, name)]

    def paths(self):
        return {name: self.path(name) for name in self.path_names(4)}

    def scenario(self, paths):
        names = self.rng.sample(list(self.own), self.rng.randint(0, 3))
        assume = {n: self.assumed(self.own[n]) for n in names if not self.own[n].get("count_of")}
        return self.entry([("title", self.maybe(0.6, self.title)), ("assume", assume or None),
                           ("paths", {n: self.path(n, paths.get(n)) for n in self.path_names(2)} or None)] + self.about())

    # Programmes, measures, policies

    def funding(self, limits, share):
        """Amounts of some years; of a year with a limit, `share` of it at most."""
        made = {}
        names = [name for name in self.indicators_of(MONEY) if not self.own[name]["signed"]]
        for name in self.rng.sample(names, self.rng.randint(0, 2)):
            amounts = {}
            for year in self.some_years():
                n = self.figure(MONEY)
                if (name, year) in limits:
                    n = self.rng.randint(0, limits[name, year] // share)
                amounts[year] = (n, self.amount(n, self.own[name]))
            made[name] = amounts
        return made

    def shown(self, funding):
        return {n: {y: a for y, (_, a) in years.items()} for n, years in funding.items()} or None

    def roles(self):
        drawn = self.rng.sample(self.organisations, self.rng.randint(0, len(self.organisations)))
        at = self.rng.randint(0, len(drawn))
        return [("lead", [Text(o) for o in drawn[:at]] or self.maybe(0.2, list)),
                ("members", [Text(o) for o in drawn[at:]] or self.maybe(0.2, list))]

    def texts(self, most=4):
        return [Text(t) for t in dict.fromkeys(str(self.some_text()) for _ in range(self.rng.randint(0, most)))]

    def project(self, limits, count):
        status = self.rng.choice(STATUSES + (None,))
        dated = self.chance(0.5) or status in self.project_status
        return self.entry([
            ("id", Text(self.new_id("p"))), ("name", self.title()), ("mode", self.maybe(0.5, lambda: self.word(MODES))),
            ("status", Plain(status) if status else None), ("start", Plain(self.year()) if dated else None),
            ("integrity_pledge", self.maybe(0.6, self.truth)),
            ("funding", self.shown(self.funding(limits, count)))] + self.about())

    def programme(self, count):
        own, projects = self.funding(self.funds, count), self.rng.randint(0, 4)
        limits = {where: amount // count for where, amount in self.funds.items()}
        limits.update({(n, y): a for n, years in own.items() for y, (a, _) in years.items()})
        kinds = [Plain(k) for k in self.rng.sample(KINDS, self.rng.randint(0, 3))]
        return self.entry([
            ("name", self.title()), ("fields", self.maybe(0.5, self.texts)), ("kinds", kinds if self.chance(0.6) else None),
            ("leader", self.maybe(0.5, self.some_text)), ("funding", self.shown(own)),
            ("projects", [self.project(limits, projects) for _ in range(projects)] or self.maybe(0.3, list))] +
            self.roles() + self.about())

    def measure(self):
        actions = [self.shuffled([("name", self.title()), ("status", self.maybe(0.5, lambda: self.word(STATUSES)))], 0.5)
                   for _ in range(self.rng.randint(0, 3))]
        return self.entry([("name", self.title()), ("actions", actions if self.chance(0.7) else None),
                           ("instruments", self.maybe(0.5, self.texts))] + self.roles() + self.about())

    def policy(self):
        return self.entry([
            ("name", self.title()), ("on", Text(self.rng.choice(self.indicators_of(MONEY)))),
            ("rate", self.rate(self.rng.randint(0, 2 * 10**9))),
            ("tax_rate", self.maybe(0.5, lambda: self.rate(self.rng.randint(0, 10**9)))),
            ("years", self.maybe(0.5, self.some_span)), ("basis", self.source())] + self.about())

    # The whole

    def evaluations(self):
        done = [Plain(y) if self.chance(0.4) else self.shuffled(
            [("year", Plain(y)), ("on", self.maybe(0.5, self.date))] + self.about(0.4), 0.5) for y in self.some_years()]
        return self.shuffled([("every", self.maybe(0.5, lambda: Plain("year"))), ("done", done if self.chance(0.8) else [])], 0.5)

    def head(self):
        claims = {w: Plain(self.rng.randint(0, 20)) for w in self.rng.sample(CLAIMS, self.rng.randint(1, len(CLAIMS)))}
        return self.entry([
            ("id", Text(self.new_id("plan"))), ("title", self.title()), ("years", Plain("%d-%d" % self.years)),
            ("issuers", self.maybe(0.5, lambda: self.texts() or None)), ("source", self.source(0.5)),
            ("claims", self.maybe(0.4, lambda: claims)), ("evaluations", self.maybe(0.4, self.evaluations))])

    def correlations(self):
        names, made = list(self.own), {}
        for _ in range(self.rng.randint(0, 4)):
            pair = self.rng.sample(names, 2)
            number = self.rng.choice(("0.60", "-1", "1.0", "0", "0.123456789", "-0.5"))
            made.setdefault(frozenset(pair), [Text(pair[0]), Text(pair[1]), Plain(number)])
        return list(made.values())

    def entries(self, prefix, most, made):
        return {self.new_id(prefix): made() for _ in range(self.rng.randint(0, most))}

    def document(self):
        own = self.declare()
        named = {i["id"]: self.indicator(i) for i in self.plan["indicators"]}
        paths, programmes = self.paths(), self.rng.randint(0, 3)
        sections = {
            "kjplan": Plain(1), "plan": self.head(),
            "organisations": dict({o: self.entry([("name", self.title())]) for o in self.organisations},
                                  **{"st-bureau": {"name": Text("市科技局")}}),
            "indicators": self.shuffled(list(named.items()) + list(own.items()), 0.5), "correlations": self.correlations(),
            "targets": dict({t["id"]: self.target(t) for t in self.plan["targets"]},
                            **{self.new_id("target"): self.own_target(n) for n in own if self.chance(0.4)}),
            "rules": {r["id"]: self.told_rule(r) for r in self.plan["rules"]}, "paths": paths,
            "scenarios": self.entries("scenario", 3, lambda: self.scenario(paths)),
            "programmes": {self.new_id("programme"): self.programme(programmes) for _ in range(programmes)},
            "measures": self.entries("measure", 3, self.measure), "policies": self.entries("policy", 2, self.policy)}
        kept = [(k, v) for k, v in sections.items() if v or self.chance(0.2)]
        return self.shuffled(kept + self.extras(), 0.5)


def whole(seed, number):
    plan = make(seed, number)[0]
    rng = random.Random("whole/%d/%d" % (seed, number))
    return Renderer(rng).document(Whole(plan, rng).document())


def write_all(options, folder):
    files = []
    for number in range(options.first, options.first + options.count):
        files.append(os.path.join(folder, "whole-%d-%d.yaml" % (options.seed, number)))
        with open(files[-1], "w", encoding="utf-8", newline="") as file:
            file.write(whole(options.seed, number))
    return files


def main():
    parser = argparse.ArgumentParser(description="Make whole plans; save and load each again with the program `same`.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first plan")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--same", help="the program; without it the plans are only written")
    parser.add_argument("--keep", metavar="FOLDER", help="where to leave the plans")
    parser.add_argument("files", nargs="*", help="plans to look at besides")
    options = parser.parse_args()
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        files = options.files + write_all(options, options.keep or folder)
        return subprocess.run([options.same] + files, check=False).returncode if options.same else 0


if __name__ == "__main__":
    sys.exit(main())
