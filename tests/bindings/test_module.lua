-- SPDX-License-Identifier: MIT
-- test_module.lua ROOT - what the Lua module promises beyond the library's own
-- answers.
local kjplan = require "kjplan"
local root = arg[1]
local BAOTOU = root .. "/examples/plans/baotou-2022.yaml"
local TEN = root .. "/tests/data/bad/ten-mistakes.yaml"
local HEAD = "kjplan: 1\nplan: {id: p, title: t, years: 2022-2025}\n"

local function same(found, wanted)
  if found ~= wanted then
    error(("%s, not %s"):format(tostring(found), tostring(wanted)), 2)
  end
end

-- The error of a call that must fail.
local function refused(made, err)
  if made ~= nil or type(err) ~= "table" then error("not refused", 2) end
  assert(err.status < 0 and #tostring(err) > 0)
  return err
end

local tests = {}

function tests.every_mistake_of_a_file_with_its_place()
  local err = refused(kjplan.load(TEN, {language = "en"}))
  same(#err, 10)
  same(err[1].code, "key-unknown")
  same(err[1].line, 7)
  same(err[1].column, 3)
  same(err[1].file, TEN)
  same(err[1].message, "plan has no key issuer")
  same(err[1].hint, "write issuers")
  same(select(2, err.message:gsub("\n", "\n")), 9)
end

function tests.a_file_that_cannot_be_read_is_named()
  for _, name in ipairs {"/nowhere/plan.yaml", root} do
    local err = refused(kjplan.load(name))
    same(err[1].file, name)
    assert(tostring(err):find(name, 1, true))
  end
end

function tests.texts_that_are_no_utf8_or_hold_nul()
  refused(kjplan.load "a\0b")
  refused(kjplan.parse(HEAD .. "x-a: \0\n"))
  refused(kjplan.parse "\255")
  refused(kjplan.parse "")
  refused(kjplan.builder():set("/plan/id", "a\0b"))
  refused(kjplan.builder():set("/plan/id", "\255"))
end

function tests.options_that_do_not_exist_or_do_not_fit()
  local plan = assert(kjplan.load(BAOTOU))
  refused(plan:audit "nothing")
  refused(plan:audit {scenario = "nothing"})
  refused(plan:audit {year = 2024})
  refused(plan:assess(1066))
  refused(plan:consistency "nothing")
  refused(kjplan.load(BAOTOU, {max_nodes = 3}))
  refused(kjplan.load(BAOTOU, {scenario = "low"}))
  refused(kjplan.load(BAOTOU, {language = "fr"}))
  assert(plan:path {strengths = {"ensure", "strive"}, corridor = true})
  same(assert(plan:assess(2024, {as_of = "2024-12-31"})).answer[1].as_of,
       "2024-12-31")
end

function tests.amounts_are_exact()
  local plan = assert(kjplan.load(BAOTOU))
  local year = assert(plan:audit("rigid-growth", {scenario = "low"}))[1]
  -- 2023: 1 亿元 x 103 / 100, and one fen more.
  same(year.floor.text, "1.0300000001")
  same(tostring(year.floor), "1.0300000001")
  same(year.floor.quanta, 10300000001LL)
  same(year.floor.unit, "亿元")
  same(year.year, 2023)
  same(year.projected, true)
  assert(not pcall(function() return year.floor + 1 end))
end

function tests.what_is_not_known_is_nil()
  local plan = assert(kjplan.load(BAOTOU))
  same(plan.indicators:find "projects".growth, nil)
  same(assert(plan:audit())[1].exemption, nil)
  same(plan.targets[1].nothing, nil)
end

function tests.rows_walk_to_their_source()
  local answer = assert(assert(kjplan.load(BAOTOU)):audit())
  local year = answer[1]
  same(year.runner_up.clause.rule.id, "rigid-growth")
  same(year.rule.rule, answer[2].rule.rule)
  same(year.rule.rule.name, "政府研发投入刚性增长机制")
  local clauses = year:children "audit_clauses"
  same(#clauses, 2)
  same(clauses[2].name, "outpace:revenue")
  same(year.index, 1)
  assert(year.sentence:find "2023")
  same(clauses[2].sentence, nil)
end

function tests.children_need_not_stand_together()
  local plan = assert(kjplan.parse(HEAD .. [[
indicators:
  a: {name: a, scope: s, unit: 项}
  b: {name: b, scope: s, unit: 项}
targets:
  first: {indicator: a, year: 2022, at_least: 1}
  second: {indicator: b, year: 2022, at_least: {indicator: a}}
  third: {indicator: a, year: 2023, at_least: 1}
]]))
  local a = plan.indicators[1]
  local targets = a:children "targets"
  same(#targets, 2)
  same(targets[2].id, "third")
  same(a:children("targets", "bound_indicator")[1].id, "second")
  same(#a:children "peers", 0)
  assert(not pcall(a.children, a, "nothing"))
  assert(not pcall(a.children, a, "roles"))
end

function tests.builder_says_what_a_file_says()
  local builder = assert(kjplan.builder())
  for _, each in ipairs {
    {"/kjplan", 1}, {"/plan/id", "p"}, {"/plan/title", "t"},
    {"/plan/years", "2022-2025"}, {"/indicators/st/name", "科技支出"},
    {"/indicators/st/scope", "市本级"}, {"/indicators/st/unit", "亿元"},
    {"/indicators/st/values/2021", "1.3 亿元"}} do
    assert(builder:set(each[1], each[2]))
  end
  assert(builder:series("st", {2022, 2023},
                        {assert(kjplan.quanta("1.4", "亿元")), 15000000000LL},
                        "final"))
  assert(builder:remove "/indicators/st/values/2023")
  local plan = assert(builder:build())
  same(#plan.observations, 2)
  same(plan.observations[1].value.text, "1.3")
  same(plan.observations[2].value.text, "1.4")
  same(assert(kjplan.parse(plan:to_yaml())):to_yaml(), plan:to_yaml())
  refused(builder:set("/x-a", 1.5))
  refused(builder:set("no pointer", "x"))
  refused(builder:series("st", {2022}, {}))
  refused(builder:series("st", {2022}, {1}, "rumour"))
  same(refused(builder:set("/plan/yeers", "x"):build())[1].pointer,
       "/plan/yeers")
end

function tests.quantities_go_both_ways()
  same(kjplan.quanta("12,500 万元", "亿元"), 12500000000LL)
  same(kjplan.decimal(12500000000LL, "亿元"), "1.25")
  refused(kjplan.quanta("3 %", "亿元"))
end

function tests.plans_are_saved_and_statistics_laid_over()
  local plan, file = assert(kjplan.load(BAOTOU)), os.tmpname()
  assert(plan:save(file))
  same(assert(kjplan.load(file)):to_yaml(), plan:to_yaml())
  os.remove(file)
  refused(plan:save(root))
  assert(plan:with_statistics(root .. "/examples/data/baotou-statistics.csv"))
  refused(plan:with_statistics "/nowhere.csv")
  same(plan:check()[1].code, "claim-differs")
  assert(kjplan.schema():find "^{")
end

local names = {}
for name in pairs(tests) do names[#names + 1] = name end
table.sort(names)
print("1.." .. #names)
local failed = false
for i, name in ipairs(names) do
  local good, err = xpcall(tests[name], debug.traceback)
  print(("%sok %d - %s"):format(good and "" or "not ", i, name))
  if not good then
    failed = true
    print("# " .. err:gsub("\n", "\n# "))
  end
end
os.exit(failed and 1 or 0)
