#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/checks/header-strict.sh INCLUDE LANGUAGE COMPILER... - each public
# header stands alone, without a warning: LANGUAGE c is C99 without extensions
# that C++ may read as well, c++ is C++11.
set -eu
include=$1
language=$2
shift 2
case $language in
c) flags='-std=c99 -Wc++-compat -Wstrict-prototypes' ;;
*) flags='-std=c++11' ;;
esac

status=0
for header in "$include"/kjplan/*.h; do
  name=kjplan/${header##*/}
  # flags is a list
  # shellcheck disable=SC2086
  printf '#include <%s>\n#include <%s>\n' "$name" "$name" |
    "$@" -x "$language" $flags -pedantic-errors -Wall -Wextra -Wundef -Werror \
      -fsyntax-only -I "$include" - || {
    echo "$name: does not stand alone as $language"
    status=1
  }
done
exit $status
