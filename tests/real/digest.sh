#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/real/digest.sh ROOT - builds digest.c and operations.c with gcc and
# clang, at every level of optimisation and for every width of vectors this
# processor has, and runs each: the same bits, or it fails. Skipped (77)
# without one of the two.
set -eu
root=$1
for compiler in gcc clang; do
  if ! command -v "$compiler" >/dev/null; then
    echo "missing: $compiler (Debian: $compiler)"
    exit 77
  fi
done
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT

# One a line: by the processor that runs it; one width alone.
machines=-DKJP__ONE_WIDTH
if test "$(uname -m)" = x86_64; then
  machines="-march=x86-64
-march=x86-64 -DKJP__NO_AVX512
-march=x86-64 -DKJP__ONE_WIDTH
-march=x86-64-v2 -DKJP__ONE_WIDTH"
  grep -qw fma /proc/cpuinfo && machines="$machines
-march=x86-64-v3 -DKJP__ONE_WIDTH"
fi

glib=$(pkg-config --cflags --libs glib-2.0)
faults=0
for compiler in gcc clang; do
  for level in -O0 -O1 -O2 -O3; do
    while read -r machine; do
      # shellcheck disable=SC2086
      "$compiler" -std=c11 -ffp-contract=off -fno-math-errno \
        -fno-trapping-math $level $machine -o "$here/digest" \
        "$root/tests/real/digest.c" "$root/lib/base/random.c" \
        "$root/lib/base/real.c" -lm
      # shellcheck disable=SC2086
      "$compiler" -std=c11 -ffp-contract=off -fno-math-errno \
        -fno-trapping-math $level $machine -I "$root/include" \
        -o "$here/operations" "$root/tests/real/operations.c" \
        "$root/lib/value/graph.c" "$root/lib/value/graph-run.c" \
        "$root/lib/base/rows.c" "$root/lib/base/arena.c" \
        "$root/lib/base/random.c" "$root/lib/base/real.c" $glib -lm
      if "$here/digest" >"$here/out" && "$here/operations" >>"$here/out"; then
        echo "ok: $compiler $level $machine"
      else
        echo "not ok: $compiler $level $machine"
        cat "$here/out"
        faults=1
      fi
    done <<EOF
$machines
EOF
  done
done
exit $faults
