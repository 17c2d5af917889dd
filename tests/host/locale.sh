#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/host/locale.sh PROGRAM FOLDER - makes locales and runs PROGRAM in them.
set -eu
program=$1
folder=$2
locales=$(mktemp -d)
trap 'rm -rf "$locales"' EXIT

if ! command -v localedef >/dev/null || ! test -e /usr/share/i18n/locales/zh_CN
then
  echo 'missing: locale sources (Debian: locales)'
  exit 77
fi
# make NAME CHARACTERS ENCODING: numbers of Germany, letters of another country.
# No order of words, which takes localedef ten seconds; it warns of that, and
# then has status 1.
make() {
  {
    printf 'comment_char %%\nescape_char /\n'
    for part in "LC_CTYPE $2" 'LC_NUMERIC de_DE' 'LC_MONETARY de_DE'; do
      printf '%s\ncopy "%s"\nEND %s\n' "${part% *}" "${part#* }" "${part% *}"
    done
  } >"$locales/source"
  localedef -c -i "$locales/source" -f "$3" "$locales/$1" 2>/dev/null || true
}

# The plain names of languages are aliases of locales that may not be there.
make tr_HOST tr_TR UTF-8   # small I is not i
make zh_HOST zh_CN GB2312  # no UTF-8
LOCPATH=$locales "$program" "$folder" tr_HOST zh_HOST
