-- SPDX-License-Identifier: MIT
-- dump.lua QUESTION... -- PLAN... - what dump.c prints, through the Lua module.
local kjplan = require "kjplan"

local FINDING = {"severity", "code", "file", "line", "column", "pointer",
                 "message", "expected", "found", "hint", "related_line",
                 "related_column"}

local function line(head, text)
  io.write(head, " ", (text:gsub("\n", "\\n")), "\n")
end

local function shown(value)
  if type(value) == "table" and value.text then
    return value.text .. " " .. value.unit
  end
  if type(value) == "table" then return "#" .. value.index - 1 end
  return (tostring(value):gsub("\n", "\\n"))
end

local function dump_tables(object)
  for _, name in ipairs(object:tables()) do
    local rows = object[name]
    print(("table %s %d"):format(name, #rows))
    for _, row in ipairs(rows) do
      for _, name in ipairs(rows:columns()) do
        local value = row[name]
        if value ~= nil then io.write(" ", name, "=", shown(value)) end
      end
      io.write "\n"
    end
    line("csv", rows:to_csv())
  end
end

local function dump_error(err)
  print("refused " .. err.status)
  for _, finding in ipairs(err) do
    for _, name in ipairs(FINDING) do
      io.write("|", finding[name] == nil and "" or shown(finding[name]))
    end
    io.write "\n"
  end
end

local function dump_pages(object, rows)
  for _, language in ipairs {"zh", "en"} do
    line("json", object:to_json(language))
    line("text", object:to_text(language))
    for i = 1, rows do line("sentence", object:sentence(i, language)) end
  end
end

local function ask(plan, asked)
  print("question " .. asked)
  local options = {}
  for name, value in asked:gmatch "([%w-]+)=(%S+)" do
    options[name:gsub("-", "_")] = value
  end
  local answer, err = plan[asked:match "^%w+"](plan, options)
  if not answer then return dump_error(err) end
  dump_pages(answer, #answer)
  dump_tables(answer)
  answer:close()
end

-- The audit, against what it was on a day.
local function compare(plan)
  local before = plan:audit {as_of = "2024-06-30"}
  local after = plan:audit()
  local answer = before and after and kjplan.compare(before, after)
  if not answer then return end
  print "compare"
  dump_pages(answer, #answer)
  dump_tables(answer)
end

local questions, files, here = {}, {}, nil
for _, each in ipairs(arg) do
  if each == "--" then here = files
  else table.insert(here or questions, each) end
end
for _, file in ipairs(files) do
  print("plan " .. file)
  local plan, err = kjplan.load(file)
  if plan then
    dump_pages(plan:check(), 0)
    dump_tables(plan)
    for _, each in ipairs(questions) do ask(plan, each) end
    compare(plan)
    plan:close()
  else
    dump_error(err)
  end
end
