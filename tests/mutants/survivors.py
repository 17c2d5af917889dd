# SPDX-License-Identifier: MIT
"""The list of mutants that survive, and why: see the head of survivors.txt."""
import collections

import source

ANY = "any"


class Survivors:
    def __init__(self, path, texts):
        # (file, text of the line): [change and reason, as written]
        self.entries = collections.defaultdict(list)
        file = line = None
        for row in path.read_text("utf-8").splitlines():
            indent = len(row) - len(row.lstrip())
            if not row.strip() or row.startswith("#"):
                continue
            if indent == 0:
                file = row
            elif indent == 2:
                line = row.strip()
                self.entries[file, line] = self.entries[file, line]
            elif indent == 4:
                self.entries[file, line].append(row.strip())
            elif indent == 6:
                self.entries[file, line][-1] += " " + row.strip()
            else:
                raise SystemExit("survivors.txt: indented by %d: %s" % (
                    indent, row))
        self.stale = list(self.stale_entries(texts))

    def stale_entries(self, texts):
        found = collections.defaultdict(set)
        for file in {file for file, _ in self.entries} & set(texts):
            for mutant in source.mutants(file, texts[file]):
                found[file, mutant.text].add(change(mutant))
        for key, rows in self.entries.items():
            for row in rows or ["nothing said"]:
                if not any(row.startswith(each) for each in found[key] | (
                        {ANY + ": "} if found[key] else set())):
                    yield "%s: `%s`: %s" % (*key, row)

    def rows(self, mutant):
        return self.entries.get((mutant.file, mutant.text), [])

    def names(self, mutant):
        """Whether this very change is listed."""
        return any(row.startswith(change(mutant)) for row in self.rows(mutant))

    def reason(self, mutant):
        """Why it survives, or None."""
        for row in self.rows(mutant):
            for start in (change(mutant), ANY + ": "):
                if row.startswith(start):
                    return row[len(start):].strip()
        return None


def change(mutant):
    return "%s -> %s: " % (mutant.before, mutant.after)
