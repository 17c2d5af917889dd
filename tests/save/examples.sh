#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/save/examples.sh CHECK AUDIT IMPORT EMBED PLAN - the examples that make
# plans: what they save loads, what they refuse leaves the file as it was.
set -eu
check=$(realpath "$1") audit=$(realpath "$2") import=$(realpath "$3")
embed=$(realpath "$4") plan=$(realpath "$5")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
  echo "$1" >&2
  exit 1
}

printf '指标,年份,阶段,数值,单位,来源\r\n地区生产总值,2024,决算,4600.5,亿元,"年鉴, 二"\r\nrd,2021,final,68,,\r\n' |
  iconv -f UTF-8 -t GB18030 >table.csv
"$import" --lang en "$plan" table.csv -o new.yaml >said 2>noted
grep -q 'Saved in new.yaml: [0-9]* observations' said || fail "$(cat said)"
grep -q 'table.csv:3:15: note: rd 2021 final: was 67.37, is 68' noted ||
  fail "$(cat noted)"
grep -q "2024: {final: {value: 4600.5, source: {title: '\\{0,1\\}年鉴, 二" new.yaml ||
  fail "$(cat new.yaml)"
"$check" --lang en new.yaml 2>noted | grep -q '6 measures stated, 5 listed' ||
  fail 'check of what was saved'
"$audit" new.yaml >/dev/null 2>&1 || fail 'audit of what was saved'

# The same bytes are no plan, and what to do is said.
status=0
"$check" --lang en table.csv 2>noted || status=$?
test $status -eq 1 || fail 'a table was taken for a plan'
grep -q 'iconv -f GB18030 -t UTF-8' noted || fail "$(cat noted)"

# A wrong table: every mistake at its place, and the file stays.
cp new.yaml old.yaml
printf 'indicator,year,stage,value,unit\nnosuch,2021,,1,\nrd,20x1,,1,\n' >bad.csv
status=0
"$import" "$plan" bad.csv -o new.yaml 2>noted || status=$?
test $status -eq 1 || fail 'a wrong table was taken'
grep -q '^bad.csv:2:1: error: .*reference-unknown' noted || fail "$(cat noted)"
grep -q '^bad.csv:3:4: error: .*year-invalid' noted || fail "$(cat noted)"
cmp new.yaml old.yaml

# The plan that is built in memory is judged like the one in the file.
"$embed" >built 2>noted || fail "$(cat noted)"
"$audit" "$plan" >read 2>/dev/null
test -s built || fail 'embed says nothing'
grep -c . built >/dev/null
for word in 不低于 刚性增长; do
  grep -q "$word" built || fail "embed lacks $word"
done
