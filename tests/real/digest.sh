#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/real/digest.sh ROOT [ARCHIVE] - builds digest.c and operations.c with gcc
# and clang, at every level of optimisation and for every width of vectors this
# processor has, and runs each: the same bits, or it fails. At every level of
# both, whatever of the library works with doubles is built too, the rest taken
# from ARCHIVE, and answers.c run. Skipped (77) without one of the two.
set -eu
if test "$1" = --build; then
  root=$2 archive=$3 compiler=$4 level=$5 machine=$6
  here=$(mktemp -d)
  trap 'rm -rf "$here"' EXIT
  glib=$(pkg-config --cflags --libs glib-2.0 yaml-0.1)
  cd "$here"

  # compiled PROGRAM ARGUMENT... - runs the compiler as all of it is built.
  compiled() {
    # shellcheck disable=SC2086
    "$compiler" -std=c11 -ffp-contract=off -fno-math-errno \
      -fno-trapping-math -I "$root/include" $level $machine "$@" $glib -lm
  }
  base="$root/lib/base/random.c $root/lib/base/real.c"
  graph="$root/lib/value/graph.c $root/lib/value/graph-run.c"
  # shellcheck disable=SC2086
  compiled -c $base $graph "$root/lib/base/rows.c" "$root/lib/base/arena.c"
  compiled -o digest "$root/tests/real/digest.c" random.o real.o
  compiled -o operations "$root/tests/real/operations.c" ./*.o
  ./digest >out && ./operations >>out || { cat out; exit 1; }
  if test -n "$archive" && test "$machine" = -DKJP__ALL_WIDTHS; then
    compiled -c "$root"/lib/value/drawing*.c "$root/lib/value/shock.c" \
      "$root"/lib/answer/simulate*.c
    compiled -o answers "$root/tests/real/answers.c" ./*.o "$archive" -pthread
    ./answers "$root/examples/plans/baotou-2022.yaml" >>out ||
      { cat out; exit 1; }
  fi
  exit
fi

root=$1
archive=${2:+$(realpath "$2")}
for compiler in gcc clang; do
  if ! command -v "$compiler" >/dev/null; then
    echo "missing: $compiler (Debian: $compiler)"
    exit 77
  fi
done

# One a line: by the processor that runs it; one width alone.
machines="-DKJP__ALL_WIDTHS
-DKJP__ONE_WIDTH"
if test "$(uname -m)" = x86_64; then
  machines="$machines
-DKJP__NO_AVX512
-march=x86-64-v2 -DKJP__ONE_WIDTH"
  grep -qw fma /proc/cpuinfo && machines="$machines
-march=x86-64-v3 -DKJP__ONE_WIDTH"
fi

# Two at a time.
for compiler in gcc clang; do
  for level in -O0 -O1 -O2 -O3; do
    echo "$machines" | while read -r machine; do
      printf '%s\0' "$compiler" "$level" "$machine"
    done
  done
done | xargs -0 -n 3 -P 2 sh -c '
  if out=$(sh "$0" --build "$1" "$2" "$3" "$4" "$5" 2>&1); then
    echo "ok: $3 $4 $5"
  else
    printf "not ok: %s %s %s\n%s\n" "$3" "$4" "$5" "$out"
    exit 1
  fi' "$0" "$root" "$archive"
