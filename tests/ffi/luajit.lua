-- SPDX-License-Identifier: MIT
-- luajit.lua LIBRARY CDEF PLAN BAD_PLAN - LuaJIT's ffi over the installed
-- declarations, unchanged.
local library, cdef, plan_file, bad_file = unpack(arg)
local ffi = require "ffi"

-- As in tests/data/audit/national.expect: 亿元 of 2015, in fen.
local FLOOR_2015 = 70016494620327LL
local BROKEN = "2014 2017 2020 2021"

local file = assert(io.open(cdef))
ffi.cdef(file:read "*a")
file:close()
local C = ffi.load(library)

local function text(pointer)
  return pointer ~= nil and ffi.string(pointer) or nil
end

local function load(name)
  local plan, err = ffi.new "kjp_plan *[1]", ffi.new "kjp_error *[1]"
  if C.kjp_plan_load(name, nil, plan, err) ~= C.KJP_OK then
    return nil, ffi.gc(err[0], C.kjp_error_free)
  end
  return ffi.gc(plan[0], C.kjp_plan_unref)
end

local function audit(plan)
  local answer, err = ffi.new "kjp_answer *[1]", ffi.new "kjp_error *[1]"
  local status = C.kjp_audit_run(plan, nil, answer, err)
  assert(status == C.KJP_OK,
         text(C.kjp_error_message(err[0], C.KJP_LANGUAGE_EN)))
  return ffi.gc(answer[0], C.kjp_answer_unref)
end

-- An amount in its unit, as decimal text: digits of the quanta with the point
-- put in. A double would not hold them.
local function exact(tab, row, column)
  local quanta = ffi.new "int64_t[1]"
  if C.kjp_table_amount(tab, row, column, quanta) ~= 1 then return nil end
  local per = C.kjp_table_unit_quanta(tab, row, column)
  local whole, rest = quanta[0] / per, quanta[0] % per
  local places = #tostring(per):gsub("LL$", "") - 1
  local digits = tostring(rest):gsub("LL$", "")
  return tostring(whole):gsub("LL$", "") .. "." ..
    ("0"):rep(places - #digits) .. digits, quanta[0]
end

local function check_years(answer)
  local years = C.kjp_answer_table(answer, C.KJP_AUDIT_YEARS)
  local broken, floor = {}, nil
  for row = 0, C.kjp_table_count(years) - 1 do
    local year = C.kjp_table_int(years, row, C.KJP_AUDIT_YEAR_YEAR)
    local verdict = C.kjp_table_int(years, row, C.KJP_AUDIT_YEAR_VERDICT)
    if verdict == C.KJP_VERDICT_BROKEN then broken[#broken + 1] = year end
    if year == 2015 then floor = row end
  end
  assert(table.concat(broken, " ") == BROKEN, table.concat(broken, " "))
  local decimal, quanta = exact(years, floor, C.KJP_AUDIT_YEAR_FLOOR)
  assert(quanta == FLOOR_2015, decimal)
  assert(decimal == "7001.6494620327", decimal)
end

local function check_error(err)
  local findings, places = C.kjp_error_table(err), {}
  assert(C.kjp_error_status(err) == C.KJP_E_SCHEMA)
  assert(C.kjp_table_count(findings) == 10)
  for row = 0, 9 do
    local place = C.kjp_table_int(findings, row, C.KJP_FINDING_LINE) .. ":" ..
      C.kjp_table_int(findings, row, C.KJP_FINDING_COLUMN)
    assert(not places[place], place)
    places[place] = true
  end
  assert(text(C.kjp_table_text(findings, 0, C.KJP_FINDING_CODE)) ==
         "key-unknown")
  assert(text(C.kjp_table_text(findings, 99, C.KJP_FINDING_CODE)) == nil)
end

local plan = assert(load(plan_file))
local answer = audit(plan)
-- The answer keeps its plan, whoever else lets go of it.
plan = nil
collectgarbage() collectgarbage()
check_years(answer)
local second = ffi.gc(C.kjp_answer_ref(answer), C.kjp_answer_unref)
answer = nil
collectgarbage() collectgarbage()
check_years(second)

local none, err = load(bad_file)
assert(none == nil)
check_error(err)

-- The library stays mapped though its namespace goes (-z nodelete).
second, err, C = nil, nil, nil
collectgarbage() collectgarbage()
print "luajit: the audit and the findings, exactly"
