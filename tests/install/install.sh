#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/install/install.sh CASE BUILD SOURCE PREFIX - uses what is installed as
# a stranger would: by pkg-config, without a look at the source tree. A case is
# a function below; meson.build lists them, and sets CC, CXX, MESON, PYTHON.
set -eu
case=$1
build=$2
source=$3
prefix=$4
here=$source/tests/install
plan=$source/examples/plans/national.yaml
stage=$build/tests/install/stage
root=$stage$prefix
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() {
  echo "$*"
  exit 1
}

# The one file of that name below the stage.
staged() {
  found=$(find "$root" -name "$1")
  test -n "$found" || die "no $1"
  echo "$found"
}

# The stage is the prefix from now on, for compilers and for programs. The .pc
# is moved there as a packager would move it: PKG_CONFIG_SYSROOT_DIR would move
# GLib too, which is not there.
see_installed() {
  library=$(staged libkjplan.so)
  sed "s|^prefix=.*|prefix=$root|" "$(staged kjplan.pc)" >"$work/kjplan.pc"
  export PKG_CONFIG_PATH="$work${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
  export LD_LIBRARY_PATH="${library%/*}${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
}

# compile PROGRAM COMPILER-AND-ARGUMENTS... - with the flags of pkg-config.
compile() {
  program=$1
  shift
  # flags is a list
  # shellcheck disable=SC2046
  "$@" -Wall -Werror -o "$program" $(pkg-config --cflags --libs kjplan)
}

# The program audits the national plan, a line a year.
check_answer() {
  "$@" "$plan" >"$work/answer" || die "it fails: $*"
  cat "$work/answer"
  test "$(grep -c . "$work/answer")" = 12 || die "12 years are wanted"
  grep -qx '2015 holds 70016494620327' "$work/answer" || die "2015 is wrong"
  test "$(awk '$2 == "broken" { printf "%s ", $1 }' "$work/answer")" = \
    "2014 2017 2020 2021 " || die "other years are broken"
}

# Every public header, the declarations, the library, and what .pc says.
contents() {
  for header in "$source"/include/kjplan/*.h; do
    cmp "$header" "$root/include/kjplan/${header##*/}"
  done
  library=$(staged libkjplan.so)
  readelf -dW "$library" | grep -q 'SONAME.*\[libkjplan\.so\.0\]' ||
    die "the SONAME is not libkjplan.so.0"
  readelf -dW "$library" | grep -q 'NODELETE' || die "no -z nodelete"
  test -e "${library%/*}/libkjplan.so.0" || die "no libkjplan.so.0"
  grep -qx "prefix=$prefix" "$(staged kjplan.pc)" || die "another prefix"
  see_installed
  cmp "$build/include/kjplan.cdef" "$(pkg-config --variable=cdef kjplan)"
  test "$(pkg-config --libs-only-l kjplan | tr -d ' ')" = -lkjplan ||
    die "more than -lkjplan: $(pkg-config --libs kjplan)"
}

# Before it is installed, .pc names the same things in the build.
uninstalled() {
  export PKG_CONFIG_PATH="$build/meson-uninstalled"
  cmp "$build/include/kjplan.cdef" "$(pkg-config --variable=cdef kjplan)"
}

# For a machine whose programs cannot be run there is no schema: .pc names none.
cross() {
  cat >"$work/cross" <<END
[binaries]
c = ['$(echo "$CC" | sed "s/ /', '/g")']
pkgconfig = 'pkg-config'
[properties]
needs_exe_wrapper = true
[host_machine]
system = 'linux'
cpu_family = '$(uname -m)'
cpu = '$(uname -m)'
endian = 'little'
END
  "$MESON" setup --cross-file "$work/cross" -Dtests=disabled \
    -Dexamples=disabled -Ddocs=disabled "$work/made" "$source"
  grep '^cdef=' "$work/made/meson-private/kjplan.pc"
  if grep '^schema=' "$work/made/meson-private/kjplan.pc"; then
    die "a schema is named that is not made"
  fi
}

c() {
  see_installed
  # A compiler may have arguments
  # shellcheck disable=SC2086
  compile "$work/outside" $CC -std=c99 -pedantic-errors "$here/outside.c"
  check_answer "$work/outside"
}

cpp17() {
  see_installed
  # shellcheck disable=SC2086
  compile "$work/outside" $CXX -std=c++17 -pedantic-errors "$here/outside.cpp"
  check_answer "$work/outside"
}

# The program of the README, as it stands.
readme() {
  see_installed
  # shellcheck disable=SC2016
  sed -n '/^```c$/,/^```$/{/^```/d;p;}' "$source/README.md" >"$work/readme.c"
  # shellcheck disable=SC2086
  compile "$work/readme" $CC "$work/readme.c"
  (cd "$source" && "$work/readme") | grep -q baotou-2022 ||
    die "the program of the README does not answer"
}

# An example, which uses GLib for its options.
# The block of the README in a language, run by what is installed and a module
# of the examples: the page of the plan, and a year of it, exactly.
readme_in() {
  # shellcheck disable=SC2016
  sed -n '/^```'"$1"'$/,/^```$/{/^```/d;p;}' "$source/README.md" >"$work/readme"
  shift
  (cd "$source" && "$@" "$work/readme") >"$work/answer" || die "it fails: $*"
  grep -q baotou-2022 "$work/answer" || die "no page"
  grep -q '^2023.1\.0800000001.2023 年' "$work/answer" || die "no year"
}

run_python() {
  readme_in python env PYTHONDONTWRITEBYTECODE=1 \
    PYTHONPATH="$source/examples/python" "$PYTHON"
}

run_lua() {
  readme_in lua env LUA_PATH="$source/examples/lua/?.lua" luajit
}

readme_python() {
  see_installed
  run_python
}

readme_lua() {
  see_installed
  run_lua
}

# The library by itself: its declarations are found by pkg-config.
see_apart() {
  see_installed
  cp "$library" "$work/libkjplan.so.0"
  export LD_LIBRARY_PATH="$work"
}

apart_python() {
  see_apart
  run_python
}

apart_lua() {
  see_apart
  run_lua
}

example() {
  see_installed
  # shellcheck disable=SC2046,SC2086
  compile "$work/audit" $CC "$source/examples/audit.c" \
    $(pkg-config --cflags --libs glib-2.0)
  "$work/audit" --json "$plan" >"$work/answer" || die "the example fails"
  grep -q 'verdict' "$work/answer" || die "the example does not answer"
}

cmake() {
  see_installed
  cp "$here/outer/CMakeLists.txt" "$here/outside.c" "$work"
  (cd "$work" && command cmake -S . -B made && command cmake --build made)
  check_answer "$work/made/outside"
}

# meson_project OPTION... - outer/, made in $work/made.
meson_project() {
  cp "$here/outer/meson.build" "$here/outside.c" "$work"
  "$MESON" setup "$@" "$work/made" "$work"
  ninja -C "$work/made" outside
  check_answer "$work/made/outside"
}

meson() {
  see_installed
  meson_project --wrap-mode=nofallback
}

# This source tree within another; without optimization, for speed.
subproject() {
  mkdir "$work/subprojects"
  ln -s "$source" "$work/subprojects/kjplan"
  meson_project --force-fallback-for=kjplan -Dbuildtype=plain \
    -Dkjplan:buildtype=plain
}

headers_c99() {
  # shellcheck disable=SC2086
  sh "$source/tests/checks/header-strict.sh" "$root/include" c $CC
}

headers_cpp11() {
  # shellcheck disable=SC2086
  sh "$source/tests/checks/header-strict.sh" "$root/include" c++ $CXX
}

"$PYTHON" "$here/stage.py" "$MESON" "$build" "$stage"
"$case"
