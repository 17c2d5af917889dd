#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/run.sh - builds and runs the core suites; the last line is
# `N passed, N failed, N skipped`, the exit status 0 where none failed.
#
# As root it installs what is missing from Debian; without root what needs it
# is skipped, and named.
set -eu
cd "$(dirname "$0")/.."

have_all() {
  for tool in meson ninja cc c++ pkg-config luajit readelf; do
    command -v "$tool" >/dev/null || return 1
  done
  /usr/bin/python3 -c 'import cffi' 2>/dev/null &&
    pkg-config --exists 'glib-2.0 >= 2.66' yaml-0.1 'criterion >= 2.4'
}

packages='meson ninja-build gcc g++ libc6-dev pkgconf libglib2.0-dev
  libyaml-dev libcriterion-dev luajit python3 python3-cffi'
if test "$(id -u)" -eq 0 && ! have_all; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq -o DPkg::Lock::Timeout=300 update
  # packages is a list
  # shellcheck disable=SC2086
  apt-get -qq -o DPkg::Lock::Timeout=300 install -y \
    --no-install-recommends $packages >/dev/null
fi

# Again where it was there: what was missing then may have been installed.
if test -e build/build.ninja; then
  meson setup --reconfigure build
else
  meson setup build
fi
ninja -C build
meson test -C build --no-rebuild --print-errorlogs || true
exec python3 tests/tally.py build/meson-logs/testlog.json
