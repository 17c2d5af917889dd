#!/bin/sh
# SPDX-License-Identifier: MIT
# examples/quick-start.sh - builds the library and audits the plan of Baotou.
#
# As root it installs what is missing from Debian; without root it says what
# to install and stops.
set -eu
cd "$(dirname "$0")/.."
plan=examples/plans/baotou-2022.yaml
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Runs a command, which is heard only if it fails.
quietly() {
  "$@" >"$log" 2>&1 || {
    cat "$log" >&2
    echo "quick-start.sh: failed: $*" >&2
    exit 1
  }
}

have_all() {
  for tool in meson ninja cc pkg-config; do
    command -v "$tool" >/dev/null || return 1
  done
  pkg-config --exists 'glib-2.0 >= 2.66' yaml-0.1
}

packages='meson ninja-build gcc libc6-dev pkgconf libglib2.0-dev libyaml-dev'
if ! have_all; then
  if test "$(id -u)" -ne 0; then
    echo "quick-start.sh: install first: $packages" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-get -o DPkg::Lock::Timeout=300 update
  # packages is a list
  # shellcheck disable=SC2086
  quietly apt-get -o DPkg::Lock::Timeout=300 install -y \
    --no-install-recommends $packages
fi

test -e build/build.ninja || quietly meson setup build
quietly ninja -C build programs
build/examples/audit "$plan"
