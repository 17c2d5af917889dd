#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/under-proof/prove.sh UNDER CHECKER PROGRAM FAULT... - holds
# tests/under.sh to what it is for: the clean test passes under it and each
# planted fault fails.
set -eu
under=$1
checker=$2
program=$3
shift 3
output=$(mktemp)
trap 'rm -f "$output"' EXIT

run() {
  "$under" "$checker" "$program" --tap --filter "planted/$1" >"$output" 2>&1
}

# A filter that matches nothing would pass as well.
if ! run clean || ! grep -q '^ok .*clean  (' "$output"; then
  cat "$output"
  echo "the clean test does not pass"
  exit 1
fi
for fault in "$@"; do
  if run "$fault"; then
    cat "$output"
    echo "$fault: planted, and passed"
    exit 1
  fi
  echo "$fault: found"
done
