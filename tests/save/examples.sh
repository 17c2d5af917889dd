#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/save/examples.sh CHECK AUDIT IMPORT EMBED PLAN TABLE - the examples that
# make plans: what they save loads, what they refuse leaves the file as it was.
set -eu
check=$(realpath "$1") audit=$(realpath "$2") import=$(realpath "$3")
embed=$(realpath "$4") plan=$(realpath "$5") table=$(realpath "$6")
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
grep -q '^Saved in new.yaml: 1 observations added, 1 replaced.$' said || fail "$(cat said)"
grep -q 'table.csv:3:15: note: rd 2021 final: was 67.37 亿元, is 68 亿元' noted ||
  fail "$(cat noted)"
grep -q "2024: {final: {value: 4600.5, source: {title: '\\{0,1\\}年鉴, 二" new.yaml ||
  fail "$(cat new.yaml)"
"$check" --lang en new.yaml 2>noted | grep -q '6 measures stated, 5 listed' ||
  fail 'check of what was saved'
"$audit" new.yaml >/dev/null 2>&1 || fail 'audit of what was saved'

# The table that is shipped, in both encodings and over the plan's own file:
# twelve figures are new, three stand in the plan.
cp "$plan" own.yaml
"$import" --lang zh own.yaml "$table" -o own.yaml >said 2>noted
test "$(tail -n 1 said)" = '已存入 own.yaml：新增 12 个观测值，替换 3 个。' ||
  fail "$(cat said)"
test "$(grep -c 'figure-replaced' noted)" -eq 3 || fail "$(cat noted)"
iconv -f UTF-8 -t GB18030 "$table" >shipped.csv
"$import" "$plan" shipped.csv -o other.yaml >said 2>noted
cmp own.yaml other.yaml
"$audit" --json own.yaml >after 2>/dev/null
"$audit" --json "$plan" >before 2>/dev/null
grep -o '"verdict":"[a-z]*"' before >verdicts
test -s verdicts || fail 'audit gives no verdict'
grep -o '"verdict":"[a-z]*"' after | cmp verdicts -

# One table of the plan as CSV; the names of all where there is none.
"$check" --csv observations own.yaml >rows 2>/dev/null
test "$(wc -l <rows)" -eq 36 || fail "$(cat rows)"
grep -q '^gdp,2022,preliminary,3749.9,亿元,1,,.*,未见公报原文,true,' rows ||
  fail "$(cat rows)"
status=0
"$check" --csv nosuch own.yaml >rows 2>noted || status=$?
test $status -eq 2 || fail 'a table that is none was printed'
test ! -s rows || fail 'something was printed'
grep -q 'nosuch.* observations ' noted || fail "$(cat noted)"
status=0
"$check" --csv rules --json own.yaml >rows 2>noted || status=$?
test $status -eq 2 || fail 'two forms at once were taken'

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

# Wrong usage: nothing is read, nothing is written.
for arguments in "$plan bad.csv" "$plan -o new.yaml" "$plan bad.csv -o new.yaml --lang fr"; do
  status=0
  # arguments is a list
  # shellcheck disable=SC2086
  "$import" $arguments >said 2>noted || status=$?
  test $status -eq 2 || fail "import $arguments: $status"
done
status=0
"$import" "$plan" table.csv -o nosuch/new.yaml >said 2>noted || status=$?
test $status -eq 1 || fail 'saved in a folder that is not there'
test ! -s said || fail "$(cat said)"
cmp new.yaml old.yaml

# The plan that is built in memory is judged like the one in the file, which
# alone has lines and a checksum.
placeless() {
  sed -E 's/"line":[0-9]+/"line":null/g
    s/"plan_sha256":"[0-9a-f]*"/"plan_sha256":null/'
}
"$embed" --json 2>/dev/null | placeless >built
"$audit" --json "$plan" 2>/dev/null | placeless >read
grep -q '"verdict":"holds"' built || fail "embed: $(cat built)"
cmp built read
