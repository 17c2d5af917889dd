#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/package.sh - builds the Debian packages of doc/packaging/ from a copy of
# this tree in a scratch folder, has lintian read them, and uses them unpacked
# as a stranger would; nothing is installed. Every test is a function below and
# a row of the last lines. A line a test; the last is `N passed, N failed,
# N skipped`, the exit status 0 where none failed.
set -eu
cd "$(dirname "$0")/.."
source=$PWD
version=$(sed -n "s/^  version: '\(.*\)',$/\1/p" meson.build)
functions=$(sed -n 's/^ *\(kjp_[a-z_0-9]*\);.*/\1/p' lib/kjplan.map)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/libkjplan-$version
library=$work/libkjplan0
development=$work/libkjplan-dev
root=$work/root
passed=0
failed=0
skipped=0
unset DEB_BUILD_OPTIONS DEB_BUILD_PROFILES

die() {
  echo "$*"
  exit 1
}

# refused COMMAND... - it must fail, or find nothing. (`!` does not end a test.)
refused() {
  if "$@"; then
    die "not refused: $*"
  fi
}

# try NAME FUNCTION - one test; it is heard only if it fails. Never called
# where its status is asked for: the test would not end at its first failure.
try() {
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
    tail -n 60 "$work/log"
    echo "failed: $1"
    failed=$((failed + 1))
  fi
}

skip() {
  echo "skipped: $1 (missing: $2)"
  skipped=$((skipped + 1))
}

# What the build needs and is not here, by the names of Debian.
missing() {
  command -v dpkg-buildpackage >/dev/null || {
    echo "dpkg-buildpackage (Debian: dpkg-dev)"
    return
  }
  LC_ALL=C dpkg-checkbuilddeps doc/packaging/debian/control 2>&1 |
    sed 's/.* build dependencies: //'
}

# The one file of the build of that name, which may be a pattern.
made() {
  find "$work" -maxdepth 1 -name "$1" | grep .
}

# field PACKAGE FIELD
field() {
  dpkg-deb -f "$(made "$1_*.deb")" "$2"
}

# The source as a tarball of its own, then both packages and their tests.
build() {
  mkdir "$tree"
  tar -c --exclude=./.git --exclude=./build --exclude='./build-*' . |
    tar -x -C "$tree"
  tar -cz -C "$work" -f "$work/libkjplan_$version.orig.tar.gz" "${tree##*/}"
  cp -R doc/packaging/debian "$tree/debian"
  (cd "$tree" && dpkg-buildpackage -us -uc)
  dpkg-deb -x "$(made 'libkjplan0_*.deb')" "$library"
  dpkg-deb -x "$(made 'libkjplan-dev_*.deb')" "$development"
  mkdir "$root"
  cp -R "$library/." "$development/." "$root"
}

without_a_warning() {
  lintian --no-cfg --allow-root --fail-on error,warning \
    "$(made 'libkjplan_*.changes')"
}

versions() {
  for package in libkjplan0 libkjplan-dev; do
    case $(field "$package" Version) in
    "$version"-*) ;;
    *) die "$package is not of version $version" ;;
    esac
  done
}

# Nothing but the library and what Debian wants of every package: another
# libkjplan may stand beside it.
library_contents() {
  (cd "$library" && find . ! -type d) >"$work/files"
  refused grep -v -e '^\./usr/lib/[^/]*/libkjplan\.so\.0[.0-9]*$' \
    -e '^\./usr/share/doc/libkjplan0/' \
    -e '^\./usr/share/lintian/overrides/libkjplan0$' "$work/files"
  readelf -dW "$library"/usr/lib/*/libkjplan.so.0 >"$work/dynamic"
  grep -q 'SONAME.*\[libkjplan\.so\.0\]' "$work/dynamic"
  grep -q 'NODELETE' "$work/dynamic"
}

development_contents() {
  for header in include/kjplan/*.h; do
    cmp "$header" "$development/usr/include/kjplan/${header##*/}"
  done
  cmp "$tree"/obj-*/include/kjplan.cdef \
    "$development/usr/share/kjplan/kjplan.cdef"
  test -s "$development/usr/share/kjplan/kjplan-1.schema.json"
  for name in $functions; do
    test -s "$development/usr/share/man/man3/$name.3.gz" || die "$name: no page"
  done
  test -s "$(echo "$development"/usr/lib/*/libkjplan.a)"
  test "$(readlink "$development"/usr/lib/*/libkjplan.so)" = libkjplan.so.0
  cmp examples/plans/national.yaml \
    "$development/usr/share/doc/libkjplan-dev/examples/plans/national.yaml"
  # Debian compresses a page of more than 4 KiB.
  test -s "$(echo "$development"/usr/share/doc/libkjplan-dev/README.md*)"
  for module in python/kjplan.py lua/kjplan.lua; do
    ls "$development/usr/share/doc/libkjplan-dev/examples/$module"* >/dev/null
  done
  test -d "$development/usr/share/doc/libkjplan-dev/zh"
}

see_packages() {
  export PKG_CONFIG_SYSROOT_DIR="$root"
  PKG_CONFIG_PATH=$(echo "$root"/usr/lib/*/pkgconfig)
  LD_LIBRARY_PATH=$(dirname "$PKG_CONFIG_PATH")
  export PKG_CONFIG_PATH LD_LIBRARY_PATH
}

pkg_config_file() {
  see_packages
  test "$(pkg-config --modversion kjplan)" = "$version"
  unset PKG_CONFIG_SYSROOT_DIR
  for name in cdef schema; do
    test -s "$root$(pkg-config --variable="$name" kjplan)" || die "no $name"
  done
  test "$(pkg-config --variable=prefix kjplan)" = /usr
}

# libyaml is linked, not copied: the override of lintian rests on it.
dependencies() {
  full=$(field libkjplan0 Version)
  field libkjplan-dev Depends | grep -F "libkjplan0 (= $full)"
  for name in libglib2.0-dev libyaml-dev; do
    field libkjplan-dev Depends | grep -F "$name"
  done
  for name in libc6 libglib2.0-0 libyaml-0-2; do
    field libkjplan0 Depends | grep -F "$name"
  done
}

multiarch() {
  test "$(field libkjplan0 Multi-Arch)" = same
  test "$(field libkjplan-dev Multi-Arch)" = same
  triplet=$(dpkg-architecture -qDEB_HOST_MULTIARCH)
  test "$(ls "$root/usr/lib")" = "$triplet"
}

# Every function of the map under the node that brought it, and no other.
symbols() {
  awk '/^KJPLAN_/ { node = $1; print node "@" node }
    /^ *kjp_/ { sub(/;.*/, ""); print $1 "@" node }' lib/kjplan.map |
    sort >"$work/wanted"
  dpkg-deb -I "$(made 'libkjplan0_*.deb')" symbols |
    sed -n 's/^ \([^ ]*@[^ ]*\) .*/\1/p' | sort | diff "$work/wanted" -
}

# A function that the list does not know stops the build.
new_symbol() {
  sed '$d' "$tree/debian/libkjplan0.symbols" >"$work/short"
  cd "$tree"
  refused dpkg-gensymbols -c4 -plibkjplan0 -I"$work/short" -O"$work/long" \
    -e"$(echo "$library"/usr/lib/*/libkjplan.so.0)" 2>"$work/said"
  grep 'new symbols' "$work/said"
}

# The folder of the build is in no file that is handed on; what is compressed
# is looked at as it was before.
no_path() {
  refused grep -rl -F "$work" "$root" "$tree/debian/tmp/usr/share"
}

# check_answer PROGRAM - it audits the national plan, a line a year.
check_answer() {
  "$1" "$source/examples/plans/national.yaml" >"$work/answer"
  cat "$work/answer"
  test "$(grep -c . "$work/answer")" = 12
  grep -qx '2015 holds 70016494620327' "$work/answer"
}

# The flags of pkg-config are a list
# shellcheck disable=SC2046
program() {
  see_packages
  cc -std=c99 -Wall -Werror -o "$work/shared" tests/install/outside.c \
    $(pkg-config --cflags --libs kjplan)
  readelf -dW "$work/shared" | grep 'NEEDED.*\[libkjplan\.so\.0\]'
  check_answer "$work/shared"
}

# shellcheck disable=SC2046
static_program() {
  see_packages
  rm "$root"/usr/lib/*/libkjplan.so
  cc -o "$work/static" tests/install/outside.c \
    $(pkg-config --static --cflags --libs kjplan)
  readelf -dW "$work/static" >"$work/dynamic"
  refused grep 'NEEDED.*kjplan' "$work/dynamic"
  check_answer "$work/static"
}

python() {
  python3 tests/ffi/ctypes_plain.py "$root"/usr/lib/*/libkjplan.so.0 \
    "$root/usr/share/kjplan/kjplan.cdef" examples/plans/national.yaml \
    tests/data/bad/ten-mistakes.yaml
}

use_packages() {
  if command -v lintian >/dev/null; then
    try 'lintian: no error, no warning' without_a_warning
  else
    skip 'lintian: no error, no warning' 'lintian (Debian: lintian)'
  fi
  try 'version of meson.build' versions
  try 'libkjplan0 holds the library alone' library_contents
  try 'libkjplan-dev holds all else' development_contents
  try 'kjplan.pc' pkg_config_file
  try 'dependencies' dependencies
  try 'Multi-Arch' multiarch
  try 'symbols are those of the map' symbols
  try 'a symbol that is not listed is a failure' new_symbol
  try 'no path of the build' no_path
  try 'a program by pkg-config' program
  try 'a program by pkg-config --static' static_program
  try 'Python with the declarations' python
}

lacking=$(missing)
if test -n "$lacking"; then
  skip 'Debian packages' "$lacking"
else
  try 'dpkg-buildpackage' build
  test "$failed" -gt 0 || use_packages
fi
echo "$passed passed, $failed failed, $skipped skipped"
test "$failed" -eq 0
