#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/under.sh asan|valgrind COMMAND... - runs a test so that what a checker
# finds counts.
#
# Criterion runs each test in a child and forgets how the child ended once it
# has reported: a leak, an error found by valgrind, or a fault in a clean-up
# passes. The checkers write their findings into files here; one that is not
# empty fails the test. tests/under-proof holds this script to it.
set -eu
checker=$1
shift
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
chmod 1777 "$logs" # some tests give up their rights

status=0
case $checker in
asan)
  # The last of equal options counts: an outer call of this script, or Meson,
  # may have set some already.
  ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=1:log_path=$logs/asan" \
  UBSAN_OPTIONS="${UBSAN_OPTIONS-}:halt_on_error=1:log_path=$logs/ubsan" \
    "$@" || status=$?
  ;;
valgrind)
  valgrind -q --trace-children=yes --leak-check=full \
    --errors-for-leak-kinds=definite --show-leak-kinds=definite \
    --error-exitcode=99 --vgdb=no --log-file="$logs/%p" "$@" || status=$?
  ;;
*)
  echo "under.sh: no checker is called $checker" >&2
  exit 2
  ;;
esac

findings=$(find "$logs" -type f -size +0)
if test -n "$findings"; then
  find "$logs" -type f -size +0 -exec cat {} + >&2
  exit 1
fi
exit $status
