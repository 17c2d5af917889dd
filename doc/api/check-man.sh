#!/bin/sh
# SPDX-License-Identifier: MIT
# doc/api/check-man.sh MAP MAN3 - every function that is exported has a man
# page, which begins with its name and what it does.
set -eu
map=$1
man=$2
functions=$(sed -n 's/^ *\(kjp_[a-z_0-9]*\);.*/\1/p' "$map")
test -n "$functions"
status=0
for name in $functions; do
  grep -q "^$name \\\\- [A-Z]" "$man/$name.3" || {
    echo "$name: no man page, or nothing is said in it"
    status=1
  }
done
exit $status
