#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/install/install.sh MESON BUILD SOURCE PREFIX COMPILER... - installs into
# a folder of its own and uses what is there as a stranger would: by
# pkg-config, without a look at the source tree.
set -eu
meson=$1
build=$2
source=$3
prefix=$4
shift 4
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

die() {
  echo "$*"
  exit 1
}

"$meson" install -C "$build" --destdir "$stage" --no-rebuild >"$stage/log" ||
  die "$(cat "$stage/log")"
root=$stage$prefix

# What is there: every public header, the declarations, the library.
for header in "$source"/include/kjplan/*.h; do
  cmp "$header" "$root/include/kjplan/${header##*/}"
done
cmp "$build/include/kjplan.cdef" "$root/share/kjplan/kjplan.cdef"
pc=$(find "$stage" -name kjplan.pc)
test -n "$pc" || die "no kjplan.pc"
library=$(find "$stage" -name libkjplan.so)
test -n "$library" || die "no libkjplan.so"
readelf -dW "$library" | grep -q 'SONAME.*\[libkjplan\.so\.0\]' ||
  die "the SONAME is not libkjplan.so.0"
readelf -dW "$library" | grep -q 'NODELETE' || die "no -z nodelete"
test -e "${library%/*}/libkjplan.so.0" || die "no libkjplan.so.0"

# .pc and all that it names lie below the stage.
export PKG_CONFIG_PATH="${pc%/*}"
cdef=$(pkg-config --variable=cdef kjplan)
test "$cdef" = "$prefix/share/kjplan/kjplan.cdef" || die "cdef=$cdef"
export PKG_CONFIG_SYSROOT_DIR="$stage"
test "$(pkg-config --libs-only-l kjplan | tr -d ' ')" = -lkjplan ||
  die "more than -lkjplan: $(pkg-config --libs kjplan)"
flags=$(pkg-config --cflags --libs kjplan)
# flags is a list
# shellcheck disable=SC2086
"$@" -Wall -Werror "$source/tests/install/outside.c" -o "$stage/outside" $flags

LD_LIBRARY_PATH=${library%/*} "$stage/outside" \
  "$source/examples/plans/national.yaml" >"$stage/answer"
cat "$stage/answer"
test "$(grep -c . "$stage/answer")" = 12 || die "12 years are wanted"
grep -qx '2015 holds 70016494620327' "$stage/answer" || die "2015 is wrong"
test "$(awk '$2 == "broken" { printf "%s ", $1 }' "$stage/answer")" = \
  "2014 2017 2020 2021 " || die "other years are broken"

# The program of the README, as it stands.
# shellcheck disable=SC2016
sed -n '/^```c$/,/^```$/{/^```/d;p;}' "$source/README.md" >"$stage/readme.c"
# shellcheck disable=SC2086
"$@" -Wall -Werror "$stage/readme.c" -o "$stage/readme" $flags
(cd "$source" && LD_LIBRARY_PATH=${library%/*} "$stage/readme") |
  grep -q baotou-2022 || die "the program of the README does not answer"
