# SPDX-License-Identifier: MIT
"""Trials of mutants in a build of Meson's: one file compiled, programs linked
anew with it, tests until one fails."""
import collections
import json
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
import time

RUNNER = "tests/mutants/runner"
STATIC = "lib/libkjplan.a"
SHARED = "lib/libkjplan.so.0.0.0"
SONAME = "libkjplan.so.0"

# Tests of Meson's that a mutant meets which no unit test has killed, and how
# many cases they try where that is theirs to choose: few, for what comes here
# mostly survives.
LATER = {
    "operations": 0, "digest": 0, "random123": 0, "answers": 0,
    "replay-wide": 0, "replay-quantity": 0, "audit-golden": 0,
    "path-golden": 0, "tables": 0, "replay-csv": 0, "replay-plan": 0,
    "panel-agree": 0, "oracle": 20, "path-oracle": 20, "assess-oracle": 10}

# Unit tests that look at the clock: a busy machine is no mutant.
CLOCK = ("csv/time_grows_with_the_size_and_no_faster",)

# A file with this in it has a function for each kind of processor; these flags
# leave the wider kinds out, so that the others are tried.
KINDS = "WIDEST("
NARROWER = ("-DKJP__NO_AVX512", "-DKJP__ONE_WIDTH")

LEAST_SECONDS = 5
SKIPPED = 77
LIMITED = ("sh", "-c", 'ulimit -v 8000000; ulimit -c 0; exec "$@"', "sh")

Outcome = collections.namedtuple("Outcome", "kind by", defaults=("",))


def run(command, seconds, **more):
    """The exit status and the output, or (None, "") after seconds."""
    process = subprocess.Popen(
        [*LIMITED, *command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, start_new_session=True, **more)
    try:
        output, _ = process.communicate(timeout=seconds)
        return process.returncode, output.decode(errors="replace")
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return None, ""


class Build:
    """What Meson knows of a build."""

    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        self.tests = {test["name"]: test
                      for test in self.introspected("tests")}
        self.links = {}
        self.compiles = collections.defaultdict(list)
        with open(self.path("compile_commands.json")) as file:
            for entry in json.load(file):
                source = os.path.normpath(
                    os.path.join(self.folder, entry["file"]))
                if entry["output"].startswith("lib/"):
                    self.compiles[source].append(entry)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def introspected(self, what):
        with open(self.path("meson-info", "intro-%s.json" % what)) as file:
            return json.load(file)

    def make(self):
        """Builds what trials need."""
        files = {target["id"]: target["filename"]
                 for target in self.introspected("targets")}
        wanted = {os.path.relpath(file, self.folder)
                  for name in LATER for id in self.tests[name]["depends"]
                  for file in files[id]}
        subprocess.run(["ninja", "-C", self.folder, RUNNER, STATIC, SHARED,
                        *sorted(wanted)], check=True,
                       stdout=subprocess.DEVNULL)

    def environment(self, test):
        return {**os.environ, **test["env"]}

    def compile(self, source, text, folder, *flags):
        """{object of the build: object of this text}, or None."""
        objects = {}
        for entry in self.compiles[source]:
            out = os.path.join(folder, "%d.o" % len(objects))
            command = shlex.split(entry["command"])
            del command[command.index("-MD"):]
            # From the standard input: its name is not in the object.
            command += ["-w", *flags, "-iquote", os.path.dirname(source),
                        "-x", "c", "-", "-c", "-o", out]
            if subprocess.run(command, input=text.encode(), cwd=self.folder,
                              stderr=subprocess.DEVNULL).returncode:
                return None
            objects[entry["output"]] = out
        return objects

    def link_command(self, target):
        if target not in self.links:
            lines = subprocess.run(
                ["ninja", "-C", self.folder, "-t", "commands", target],
                check=True, capture_output=True, text=True).stdout.splitlines()
            self.links[target] = shlex.split(lines[-1])
        return list(self.links[target])

    def is_static(self, target):
        return STATIC in self.link_command(target)

    def link(self, target, objects, out):
        """Whether the target could be linked with these objects in place of
        the build's."""
        command = self.link_command(target)
        command[command.index("-o") + 1] = out
        if STATIC in command:
            # What they define is not looked for in the archive.
            at = command.index(STATIC)
            command[at:at] = objects.values()
        else:
            command = [objects.get(word, word) for word in command]
        return subprocess.run(command, cwd=self.folder,
                              stderr=subprocess.DEVNULL).returncode == 0


class Units:
    """The unit tests and how long each takes."""

    def __init__(self, build):
        self.build = build
        self.environment = build.environment(build.tests["golden"])
        status, output = run([build.path(RUNNER)], 3600, cwd=build.folder,
                             env=self.environment)
        if status != 0:
            raise SystemExit("failed without a mutant: " + output[-500:])
        self.seconds = {name: float(seconds) for name, _, seconds in (
            line.rpartition("=") for line in output.splitlines()
            if "=" in line)}
        for name in CLOCK:
            del self.seconds[name]
        self.kills = collections.Counter()
        self.lock = threading.Lock()

    def order(self, mutant):
        """(near, far): the tests most likely to kill a mutant, and the others;
        what killed in this file comes first, then what is quick."""
        noun = os.path.basename(mutant.file)[:-len(".c")]
        def is_near(name):
            suite = name.partition("/")[0]
            return self.kills[mutant.file, name] > 0 or \
                suite.split("_")[0] == noun.split("-")[0]
        with self.lock:
            names = sorted(self.seconds, key=lambda name: (
                -self.kills[mutant.file, name], self.seconds[name]))
            near = [name for name in names if is_near(name)]
        return near, [name for name in names if name not in set(near)]

    def trial(self, mutant, runner, names):
        """The outcome, or None where every test passed."""
        if not names:
            return None
        limits = ["%s=%d" % (name, LEAST_SECONDS + 10 * self.seconds[name])
                  for name in names]
        status, output = run([runner, *limits], 3600, cwd=self.build.folder,
                             env=self.environment)
        if status == 0:
            return None
        by = output.splitlines()[-1] if output else "?"
        with self.lock:
            self.kills[mutant.file, by] += 1
        return Outcome("timeout" if status == 2 else "killed", by)


class Later:
    """The tests of Meson's in LATER, and how long each takes."""

    def __init__(self, build):
        self.build = build
        self.seconds = {}
        for name in LATER:
            begin = time.monotonic()
            status, output = self.run_one(name, {}, build.path("lib"), 3600)
            if status not in (0, SKIPPED):
                raise SystemExit("failed without a mutant: %s\n%s" % (
                    name, output[-1000:]))
            if status == 0:
                self.seconds[name] = time.monotonic() - begin

    def program(self, name):
        """The target that a test runs, where it has the library within."""
        target = os.path.relpath(self.build.tests[name]["cmd"][0],
                                 self.build.folder)
        return target if target.startswith("tests/") and \
            self.build.is_static(target) else None

    def run_one(self, name, programs, folder, seconds):
        test = self.build.tests[name]
        command = list(test["cmd"])
        command[0] = programs.get(name, command[0])
        if LATER[name]:
            command[command.index("--count") + 1] = str(LATER[name])
        return run(command, seconds, cwd=self.build.folder, env={
            **self.build.environment(test), "LD_LIBRARY_PATH": folder})

    def trial(self, objects, folder):
        programs = {}
        if not self.build.link(SHARED, objects, os.path.join(folder, SONAME)):
            return Outcome("invalid")
        os.symlink(SONAME, os.path.join(folder, "libkjplan.so"))
        for name in sorted(self.seconds, key=self.seconds.get):
            target = self.program(name)
            if target:
                programs[name] = os.path.join(folder, name)
                self.build.link(target, objects, programs[name])
            status, _ = self.run_one(name, programs, folder,
                                     60 + 10 * self.seconds[name])
            if status is None:
                return Outcome("timeout", name)
            if status != 0:
                return Outcome("killed", name)
        return None


class Trials:
    def __init__(self, folder):
        self.build = Build(folder)
        self.build.make()
        self.units = Units(self.build)
        self.later = Later(self.build)

    def same_code(self, source, text, changed, folder):
        """Whether a compiler that tries finds the two texts to be the same."""
        codes = []
        for each in (text, changed):
            objects = self.build.compile(source, each, folder, "-O2")
            codes.append([open(path, "rb").read()
                          for path in objects.values()])
        return codes[0] == codes[1]

    def outcome(self, mutant, source, text, changed):
        """How the mutant ended: invalid, killed, timeout, equivalent or
        survived."""
        folder = tempfile.mkdtemp(prefix="mutant-")
        os.chmod(folder, 0o755)  # some tests give up their rights
        try:
            return self.outcome_in(folder, mutant, source, text, changed)
        finally:
            shutil.rmtree(folder)

    def narrower(self, mutant, source, changed, folder, names):
        """The outcome on processors of other kinds, or None."""
        for flag in NARROWER if KINDS in changed else ():
            objects = self.build.compile(source, changed, folder, "-O0", flag)
            runner = os.path.join(folder, "narrower")
            self.build.link(RUNNER, objects, runner)
            killed = self.units.trial(mutant, runner, names)
            if killed:
                return killed
        return None

    def outcome_in(self, folder, mutant, source, text, changed):
        objects = self.build.compile(source, changed, folder, "-O0")
        runner = os.path.join(folder, "runner")
        if objects is None or not self.build.link(RUNNER, objects, runner):
            return Outcome("invalid")
        near, far = self.units.order(mutant)
        again = os.path.join(folder, "again")
        os.mkdir(again)
        killed = self.units.trial(mutant, runner, near) or \
            self.narrower(mutant, source, changed, again, near)
        if killed:
            return killed
        if self.same_code(source, text, changed, again):
            return Outcome("equivalent")
        return self.units.trial(mutant, runner, far) or \
            self.later.trial(objects, folder) or Outcome("survived")
