#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# tests/checks/analyse.sh [TOOL...] - static analysis of lib/ and examples/, in
# which a finding is a failure. Every tool is a function below and a row of the
# table. A line a tool; the last is `N passed, N failed, N skipped`, the exit
# status 0 where none failed.
#
# What is false is silenced where it stands, with why; a check that is of no use
# here is off in .clang-tidy or in the table, with why.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
skipped=0

# Name, program, Debian's package, function; the quick ones first.
tools='
gcc-analyzer gcc          gcc         gcc_analyzer
cppcheck     cppcheck     cppcheck    cppcheck_all
clang-tidy   run-clang-tidy clang-tidy clang_tidy
scan-build   scan-build   clang-tools scan_build
'

# Off for GCC 12: it asks for the padding of structures that functions return
# by value, and says so without a place.
gcc_off=(-Wno-analyzer-use-of-uninitialized-value)
# Off for scan-build, as in .clang-tidy.
clang_off=(-disable-checker unix.Malloc)

# prepare BUILD COMPILER [OPTION...]: no tests, and the headers that are made.
prepare() {
  local build=$1 compiler=$2
  shift 2
  CC=$compiler meson setup "$build" -Dtests=disabled -Dffi_tests=disabled \
    -Ddocs=disabled "$@"
}

# The targets of BUILD that match a pattern.
targets() {
  ninja -C "$1" -t targets all | sed -n "s/^\($2\): .*/\1/p"
}

objects() {
  targets "$1" '\(lib\|examples\)\/.*\.c\.o'
}

compile() {
  # Names of ours, without a blank.
  # shellcheck disable=SC2046
  ninja -k 0 -C "$1" $(objects "$1")
}

# What is compiled of lib/ and examples/, once each, for tools that read it.
database() {
  prepare "$work/clang" clang
  # shellcheck disable=SC2046
  ninja -C "$work/clang" $(targets "$work/clang" 'examples\/.*\.h')
  mkdir "$work/database"
  python3 - "$work/clang" "$work/database" <<'PYTHON'
import json, sys
with open(sys.argv[1] + "/compile_commands.json") as file:
    commands = json.load(file)
with open(sys.argv[2] + "/compile_commands.json", "w") as file:
    json.dump([each for each in commands
               if each["output"].startswith(("lib/", "examples/"))], file)
PYTHON
}

gcc_analyzer() {
  prepare "$work/gcc" gcc -Dwerror=true \
    -Dc_args="-fanalyzer ${gcc_off[*]}"
  compile "$work/gcc"
}

cppcheck_all() {
  test -d "$work/database" || database
  # An include that is missing is a file that was not read.
  cppcheck -j "$(nproc)" --project="$work/database/compile_commands.json" \
    --library=gtk --enable=warning,performance,portability --inline-suppr \
    --quiet --error-exitcode=1
}

clang_tidy() {
  test -d "$work/database" || database
  run-clang-tidy -quiet -p "$work/database"
}

scan_build() {
  local command=(scan-build --use-cc=clang --status-bugs "${clang_off[@]}"
    -o "$work/reports")
  "${command[@]}" meson setup "$work/scan" -Dtests=disabled \
    -Dffi_tests=disabled -Ddocs=disabled
  # shellcheck disable=SC2046
  "${command[@]}" ninja -C "$work/scan" $(objects "$work/scan")
}

try() {
  local status=0
  # Not where its status is asked for: it would not end at its first failure.
  set +e
  (
    set -e
    "$2"
  ) >"$work/log" 2>&1
  status=$?
  set -e
  if test "$status" -eq 0; then
    echo "passed: $1"
    passed=$((passed + 1))
  else
    cat "$work/log"
    echo "failed: $1"
    failed=$((failed + 1))
  fi
}

wanted=" ${*:-$(awk '{ printf "%s ", $1 }' <<<"$tools")} "
while read -r name program package function; do
  case $wanted in
  *" $name "*) ;;
  *) continue ;;
  esac
  if ! command -v "$program" >/dev/null; then
    echo "skipped: $name (missing: $program (Debian: $package))"
    skipped=$((skipped + 1))
  else
    try "$name" "$function" </dev/null
  fi
done <<<"${tools:1:-1}"
echo "$passed passed, $failed failed, $skipped skipped"
test "$failed" -eq 0
