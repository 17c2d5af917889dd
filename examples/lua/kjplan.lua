-- SPDX-License-Identifier: MIT
--- kjplan for LuaJIT: government science-and-technology plans as data, answers
-- exactly. Copy this file into your project; it wants libkjplan.
--
--   local kjplan = require "kjplan"
--   local plan = assert(kjplan.load "baotou-2022.yaml")
--   local audit = assert(plan:audit("rigid-growth", {scenario = "low"}))
--   for _, y in ipairs(audit) do
--     print(y.year, y.verdict, y.floor, y.sentence)
--   end
--
-- What fails returns nil and an error: its status (below 0), its message (a
-- line for every finding, also by tostring), and the findings as an array.
-- Ownership: plans, answers and builders go with the garbage collector, in any
-- order, or at once by :close(). The collector does not see their memory: close
-- them where there are many. What was read of a row stays.
-- Units: an amount has `text`, decimal digits in its `unit`, and `quanta`, an
-- int64_t (fen; 10^-9 of ratios and points; 10^-6 of counts; nil where 64 bits
-- are too few). It is never a Lua number, which is a double. What is not known
-- is nil. A fraction that does not end is rounded to the quantum.
-- Threads: one Lua state is one thread; nothing of it may go to another.
local ffi = require "ffi"

local kjplan = {_VERSION = "0.1.0"}

-- The library and its declarations -----------------------------------------

local C = ffi.load "libkjplan.so.0"

-- Dl_info is four pointers, the file first. Names of our own, lest they clash.
ffi.cdef [[
  int kjplan_lua_dladdr(const void *, const char **) __asm__("dladdr");
  uint32_t kjplan_lua_version(void) __asm__("kjp_version");
]]

local function read_file(name)
  local file = io.open(name)
  if not file then return nil end
  local text = file:read "*a"
  file:close()
  return text
end

-- Beside the library, installed or just built; else by pkg-config.
local function read_cdef()
  local info = ffi.new "const char *[4]"
  ffi.C.kjplan_lua_dladdr(ffi.cast("const void *", C.kjplan_lua_version), info)
  local folder = ffi.string(info[0])
  while folder:find "/" do
    folder = folder:match "^(.*)/"
    local text = read_file(folder .. "/share/kjplan/kjplan.cdef") or
      read_file(folder .. "/include/kjplan.cdef")
    if text then return text end
  end
  local pipe = io.popen "pkg-config --variable=cdef kjplan"
  local name = pipe:read "*l"
  pipe:close()
  return name and read_file(name) or error "kjplan.cdef was not found"
end

-- Another module of this process may have declared it.
if not pcall(ffi.typeof, "kjp_plan") then ffi.cdef(read_cdef()) end

do
  local major, minor, micro = kjplan._VERSION:match "(%d+)%.(%d+)%.(%d+)"
  assert(C.kjp_version() >= major * 65536 + minor * 256 + micro,
         "libkjplan " .. kjplan._VERSION .. " or later is wanted")
end

-- Calls: what they make is owned, what they refuse is thrown ----------------
-- Functions of this file throw an error; `returning` makes those that are
-- public return it.

local release = {
  kjp_plan = C.kjp_plan_unref,
  kjp_answer = C.kjp_answer_unref,
  kjp_builder = C.kjp_builder_free,
  kjp_options = C.kjp_options_free,
  kjp_error = C.kjp_error_free,
}
local languages = {zh = C.KJP_LANGUAGE_ZH, en = C.KJP_LANGUAGE_EN}
local Error = {__tostring = function(err) return err.message end}
local rows_of_error

local function refuse(status, message)
  error(setmetatable({status = status, message = message}, Error), 0)
end

local function returning(call)
  return function(...)
    local good, made = pcall(call, ...)
    if good then return made end
    if getmetatable(made) == Error then return nil, made end
    error(made, 2)
  end
end

local function owned(kind, handle)
  if handle == nil then refuse(C.KJP_E_NOMEM, "memory is out") end
  return ffi.gc(handle, release[kind])
end

local function string_of(pointer)
  return pointer ~= nil and ffi.string(pointer) or nil
end

local function text_of(text)
  local copy = ffi.string(C.kjp_text_data(text), C.kjp_text_size(text))
  C.kjp_text_free(text)
  return copy
end

-- Stands for nil in a list of arguments.
local NULL = ffi.cast("void *", nil)

-- A C string would end at a NUL.
local function name_of(value)
  local made = tostring(value)
  if made:find "%z" then
    refuse(C.KJP_E_ARGUMENT, "NUL cannot stand in a text")
  end
  return made
end

-- Calls fn with the arguments, where the result goes (if any) and the error.
-- Where an argument is lent, arguments.keep holds what it is lent by: a trace
-- may let go of a local that is not used again.
-- `language` is that of the error; nil: what it is about.
local function call(fn, arguments, out, language)
  local failed = ffi.new "kjp_error *[1]"
  arguments[#arguments + 1] = out
  arguments[#arguments + 1] = failed
  local status = fn(unpack(arguments))
  if status ~= C.KJP_OK then
    local err = rows_of_error(owned("kjp_error", failed[0]), language)
    err.status = status
    error(setmetatable(err, Error), 0)
  end
end

-- What the call makes, owned.
local function make(kind, fn, arguments, language)
  local made = ffi.new(kind .. " *[1]")
  call(fn, arguments, made, language)
  return owned(kind, made[0])
end

-- The text that the call makes; nil where it makes none.
local function text(fn, arguments)
  local made = ffi.new "kjp_text *[1]"
  call(fn, arguments, made)
  return made[0] ~= nil and text_of(made[0]) or nil
end

-- A whole number is taken, or a text; no other number can be meant exactly.
local function word_of(value)
  if type(value) ~= "number" then return name_of(value) end
  if value % 1 ~= 0 or math.abs(value) >= 2^53 then
    refuse(C.KJP_E_ARGUMENT, "write " .. value .. " as a text")
  end
  return ("%d"):format(value)
end

local function setting_of(value)
  if type(value) == "boolean" then return value and "1" or "0" end
  if type(value) == "table" then return name_of(table.concat(value, ",")) end
  return word_of(value)
end

local limits = {"max_bytes", "max_depth", "max_nodes", "max_anchors",
                "max_aliases", "max_text_bytes", "max_key_bytes", "max_digits",
                "max_yuan", "max_findings", "sha256"}

-- Options of a call, `_` for `-`; those it does not know are refused.
local function options_of(given, known)
  local options = owned("kjp_options", C.kjp_options_new())
  local takes = {language = true}
  for _, name in ipairs(known) do takes[name] = true end
  for name, value in pairs(given or {}) do
    if not takes[name] then
      refuse(C.KJP_E_ARGUMENT, ("no option %s, but %s"):format(
        tostring(name), table.concat(known, ", ")))
    end
    if name ~= "language" then
      call(C.kjp_options_set, {options, (name:gsub("_", "-")),
                               setting_of(value)})
    end
  end
  return options
end

local function language_of(name, otherwise)
  if name == nil then return otherwise end
  return languages[name] or refuse(C.KJP_E_ARGUMENT,
                                   "the language is zh or en")
end

-- Tables --------------------------------------------------------------------

-- A source keeps a handle, and knows what it lends: `lend` its own table of a
-- number, `other` one of the plan behind it.
local Source = {}
Source.__index = Source

local function source_of(fields)
  fields.tables, fields.numbers = {}, {}
  fields.endings = fields.language == C.KJP_LANGUAGE_ZH and {"_zh", "_en"} or
    {"_en", "_zh"}
  return setmetatable(fields, Source)
end

function Source:open()
  return self.handle or refuse(C.KJP_E_ARGUMENT, "it is closed")
end

function Source:close()
  if self.handle then
    release[self.kind](ffi.gc(self.handle, nil))
    self.handle = nil
  end
end

function Source:lent(number)
  local pointer = self.lend(self:open(), number)
  if pointer == nil and self.other then
    pointer = self.other(self:open(), number)
  end
  return pointer
end

-- Of its own tables; numbers of tables have two digits.
function Source:names()
  local names = {}
  for number = 1, 99 do
    local pointer = self.lend(self:open(), number)
    if pointer ~= nil then
      names[#names + 1] = string_of(C.kjp_table_name(pointer))
      self.numbers[names[#names]] = number
    end
  end
  return names
end

function Source:number_of(name)
  if not next(self.numbers) then self:names() end
  return self.numbers[name]
end

--- An amount: text, unit, quanta. tostring() is the text.
local Amount = {
  __tostring = function(amount) return amount.text end,
  __eq = function(one, other)
    return one.text == other.text and one.unit == other.unit
  end,
}

local function read_text(pointer, row, column)
  return string_of(C.kjp_table_text(pointer, row, column))
end

local function read_int(pointer, row, column)
  local number = C.kjp_table_int(pointer, row, column)
  if number ~= C.KJP_NONE then return number end
end

local function read_boolean(pointer, row, column)
  local number = read_int(pointer, row, column)
  if number then return number == 1 end
end

local function read_amount(pointer, row, column)
  local quanta = ffi.new "int64_t[1]"
  local digits = text(C.kjp_table_format,
                      {pointer, row, column, NULL, C.KJP_NONE})
  if not digits then return nil end
  local fits = C.kjp_table_amount(pointer, row, column, quanta) == 1
  return setmetatable({
    text = digits,
    unit = string_of(C.kjp_table_unit(pointer, row, column)),
    quanta = fits and quanta[0] or nil,
  }, Amount)
end

-- But of columns that name a row: those are read when they are asked for.
local readers = {
  [C.KJP_TYPE_TEXT] = read_text,
  [C.KJP_TYPE_INT] = read_int,
  [C.KJP_TYPE_BOOLEAN] = read_boolean,
  [C.KJP_TYPE_WORD] = read_text,
  [C.KJP_TYPE_AMOUNT] = read_amount,
}

-- Number, name, type and target of every column: of a kind they never change.
local columns_of_kind = {}

local function columns_of(pointer)
  local kind = C.kjp_table_kind(pointer)
  if columns_of_kind[kind] then return columns_of_kind[kind] end
  local columns = {}
  for i = 0, C.kjp_table_column_count(pointer) - 1 do
    local number = C.kjp_table_column(pointer, i)
    columns[i + 1] = {
      number = number,
      name = string_of(C.kjp_table_column_name(pointer, number)),
      type = C.kjp_table_column_type(pointer, number),
      target = C.kjp_table_column_target(pointer, number),
    }
  end
  columns_of_kind[kind] = columns
  return columns
end

-- What a row has beside its own fields: rows it names, the text of a pair such
-- as name_zh and name_en in the language of the plan, its sentence.
local Row = {}

function Row.sentence(tab, index)
  if tab.number ~= tab.source.main then return nil end
  return text(C.kjp_answer_sentence,
              {tab.source:open(), index, tab.source.language})
end

-- From 1, as in its array.
function Row.index(_, index)
  return index + 1
end

function Row.children(tab, index)
  return function(_, name, by) return tab:children(index, name, by) end
end

local function lazily(tab, row, index, key)
  local column = tab.rows_named[key]
  if column then
    local number = C.kjp_table_int(tab:lent(), index, column.number)
    return number ~= C.KJP_NONE and tab.source:table(column.target):row(number)
      or nil
  end
  if Row[key] then return Row[key](tab, index) end
  if type(key) ~= "string" then return nil end
  for _, ending in ipairs(tab.source.endings) do
    local value = rawget(row, key .. ending)
    if value ~= nil then return value end
  end
end

-- A table of a source: its rows, made when they are asked for, each once.
local Tab = {}
Tab.__index = Tab

function Tab:lent()
  return self.source:lent(self.number)
end

function Tab:row(index)
  if self.made[index] then return self.made[index] end
  local row, pointer = {}, self:lent()
  for _, column in ipairs(self.columns) do
    local read = readers[column.type]
    if read then row[column.name] = read(pointer, index, column.number) end
  end
  self.made[index], self.index_of[row] = row, index
  return setmetatable(row, self.type)
end

function Tab:array(first, count)
  local rows = {}
  for i = 1, count do rows[i] = self:row(first + i - 1) end
  return rows
end

-- The rows of another table that name this one in the column `by`, or in the
-- first that names rows of this table.
function Tab:children(index, name, by)
  local number = self.source:number_of(name)
  local other = number and self.source:table(number)
  for _, column in ipairs(other and other.columns or {}) do
    if column.target == self.number and (by or column.name) == column.name then
      return other:named(column.number, index)
    end
  end
  refuse(C.KJP_E_ARGUMENT, ("no rows of %s name one of these"):format(name))
end

-- They stand together where the row is their parent, else apart.
function Tab:named(column, parent)
  local first, rows = ffi.new "int32_t[1]", {}
  local count = C.kjp_table_children(self:lent(), column, parent, first)
  local index = first[0]
  while #rows < count do
    if C.kjp_table_int(self:lent(), index, column) == parent then
      rows[#rows + 1] = self:row(index)
    end
    index = index + 1
  end
  return rows
end

function Source:table(number)
  local tab = self.tables[number]
  if tab then return tab end
  tab = setmetatable({
    source = self, number = number, columns = columns_of(self:lent(number)),
    rows_named = {},
    made = setmetatable({}, {__mode = "v"}),
    index_of = setmetatable({}, {__mode = "k"}),
  }, Tab)
  for _, column in ipairs(tab.columns) do
    if not readers[column.type] then tab.rows_named[column.name] = column end
  end
  tab.type = {__index = function(row, key)
    return lazily(tab, row, tab.index_of[row], key)
  end}
  self.tables[number] = tab
  return tab
end

function rows_of_error(held, language)
  language = language or C.kjp_error_language(held)
  local source = source_of {
    handle = held, kind = "kjp_error", language = language,
    lend = function(err) return C.kjp_error_table(err) end,
  }
  local tab = source:table(C.KJP_FINDINGS)
  local err = tab:array(0, C.kjp_table_count(tab:lent()))
  err.message = text(C.kjp_findings_to_text,
                     {keep = tab, tab:lent(), language}):gsub("%s+$", "")
  return err
end

-- What is handed out --------------------------------------------------------
-- A plan, an array of rows or an answer: its methods, and its source's tables
-- by name, as arrays.

local sources = setmetatable({}, {__mode = "k"})
local tabs = setmetatable({}, {__mode = "k"})
local array_of

local function kind_of_object(methods)
  return {__index = function(object, key)
    if methods[key] then return methods[key] end
    local source = sources[object]
    local number = type(key) == "string" and source:number_of(key)
    return number and array_of(source, number) or nil
  end}
end

--- An array of rows, for ipairs. find(id) is the row with an id, to_csv() the
-- whole as RFC 4180.
local Array = {}

function Array:find(id)
  local tab = tabs[self]
  local index = C.kjp_table_find(tab:lent(), name_of(id))
  return index ~= C.KJP_NONE and tab:row(index) or nil
end

--- Names of the columns, in order.
function Array:columns()
  local names = {}
  for i, column in ipairs(tabs[self].columns) do names[i] = column.name end
  return names
end

Array.to_csv = returning(function(self)
  return text(C.kjp_table_to_csv, {keep = self, tabs[self]:lent()})
end)

local Answer = setmetatable({}, {__index = Array})
local Plan, Check = {}, setmetatable({}, {__index = Array})
local array_kind = {__index = Array}
local answer_kind, plan_kind = kind_of_object(Answer), kind_of_object(Plan)
local check_kind = {__index = Check}

function array_of(source, number, kind)
  local tab = source:table(number)
  local rows = tab:array(0, C.kjp_table_count(tab:lent()))
  sources[rows], tabs[rows] = source, tab
  return setmetatable(rows, kind or array_kind)
end

-- to_json(language), to_text(language): "zh" or "en", or the plan's.
local function page(fn, ...)
  local others = {...}
  return returning(function(self, language)
    local source = sources[self]
    local arguments = {source:open(), unpack(others)}
    arguments[#arguments + 1] = language_of(language, source.language)
    return text(fn, arguments)
  end)
end

local function close(self)
  sources[self]:close()
end

--- Names of the tables of a plan or an answer.
local function tables(self)
  return sources[self]:names()
end

-- Answers -------------------------------------------------------------------

-- How a question is asked: the option that may stand by itself before the
-- others, those it takes, and the table whose rows have sentences.
local questions = {
  audit = {run = C.kjp_audit_run, main = C.KJP_AUDIT_YEARS, first = "rule",
           takes = {"rule", "scenario", "as_of"}},
  path = {run = C.kjp_path_run, main = C.KJP_PATH_POINTS, first = "indicator",
          takes = {"indicator", "shape", "strengths", "corridor", "scenario",
                   "as_of"}},
  consistency = {run = C.kjp_consistency_run,
                 main = C.KJP_CONSISTENCY_STATEMENTS,
                 takes = {"scenario", "as_of", "paths"}},
  assess = {run = C.kjp_assess_run, main = C.KJP_ASSESS_TARGETS,
            first = "year",
            takes = {"year", "method", "scenario", "as_of", "paths"}},
  reconcile = {run = C.kjp_reconcile_run, main = C.KJP_RECONCILE_FIGURES,
               first = "indicator",
               takes = {"indicator", "scenario", "as_of"}},
  simulate = {run = C.kjp_simulate_run, main = C.KJP_SIMULATION_STATEMENTS,
              first = "indicator",
              takes = {"indicator", "draws", "first_draw", "seed", "threads",
                       "mode", "kept", "scenario", "as_of", "paths"}},
}

local function answer_of(handle, language, main)
  local source = source_of {
    handle = handle, kind = "kjp_answer", language = language, main = main,
    lend = C.kjp_answer_table,
    other = function(answer, number)
      return C.kjp_plan_table(C.kjp_answer_plan(answer), number)
    end,
  }
  return array_of(source, main, answer_kind)
end

Answer.close, Answer.tables = close, tables
Answer.to_json = page(C.kjp_answer_to_json)
Answer.to_text = page(C.kjp_answer_to_text)

--- The sentence of the i-th row, from 1, in "zh" or "en".
Answer.sentence = returning(function(self, i, language)
  local source = sources[self]
  return text(C.kjp_answer_sentence, {
    source:open(), i - 1, language_of(language, source.language)})
end)

--- What changes between two answers to one question about one plan.
kjplan.compare = returning(function(before, after)
  local old, new = sources[before], sources[after]
  return answer_of(make("kjp_answer", C.kjp_compare_run,
                        {old:open(), new:open(), NULL}, new.language),
                   new.language, C.KJP_COMPARE_DIFFERENCES)
end)

-- Plans ---------------------------------------------------------------------

local function plan_of(handle, language)
  local plan = setmetatable({}, plan_kind)
  sources[plan] = source_of {
    handle = handle, kind = "kjp_plan", lend = C.kjp_plan_table,
    language = language or C.kjp_plan_language(handle),
  }
  return plan
end

--- Reads a plan file. Options: language ("zh" or "en"), and limits.
kjplan.load = returning(function(file, options)
  local language = language_of(options and options.language)
  return plan_of(make("kjp_plan", C.kjp_plan_load, {
    name_of(file), options_of(options, limits)}, language), language)
end)

--- The same from memory; `name` is what findings call it.
kjplan.parse = returning(function(yaml, options, name)
  local language = language_of(options and options.language)
  return plan_of(make("kjp_plan", C.kjp_plan_parse, {
    yaml, #yaml, name_of(name or "-"), options_of(options, limits)},
    language), language)
end)

--- The JSON Schema (draft-07) of a plan file.
kjplan.schema = returning(function() return text(C.kjp_plan_schema, {}) end)

--- plan:audit([rule], [options]), plan:path([indicator], [options]),
-- plan:consistency([options]), plan:assess(year, [options]),
-- plan:reconcile([indicator], [options]), plan:simulate([indicator], [options]):
-- an array of rows, with further tables by name (answer.audit_clauses).
for name, question in pairs(questions) do
  Plan[name] = returning(function(self, first, options)
    local source, given = sources[self], {}
    if type(first) == "table" then first, options = nil, first end
    for key, value in pairs(options or {}) do given[key] = value end
    if first ~= nil and not question.first then
      refuse(C.KJP_E_ARGUMENT, name .. " takes a table of options")
    end
    if first ~= nil then given[question.first] = first end
    local language = language_of(given.language, source.language)
    return answer_of(make("kjp_answer", question.run, {
      source:open(), options_of(given, question.takes)}, language), language,
      question.main)
  end)
end

Plan.close, Plan.tables = close, tables
Check.to_json = page(C.kjp_check_to_json, NULL)
Check.to_text = page(C.kjp_check_to_text)

--- What the plan holds: an array of its warnings and notes.
Plan.check = returning(function(self)
  return array_of(sources[self], C.KJP_FINDINGS, check_kind)
end)

--- A new plan: the figures of a table (CSV) laid over this one.
Plan.with_statistics = returning(function(self, file, options)
  local source = sources[self]
  return plan_of(make("kjp_plan", C.kjp_statistics_load, {
    source:open(), name_of(file), options_of(options, limits)},
    source.language), source.language)
end)

--- The text of a plan file that means the same.
Plan.to_yaml = returning(function(self)
  return text(C.kjp_plan_to_yaml, {sources[self]:open()})
end)

--- Writes it; returns the plan.
Plan.save = returning(function(self, file)
  call(C.kjp_plan_save, {sources[self]:open(), name_of(file)})
  return self
end)

-- Quantities and the builder ------------------------------------------------

--- Of "1.25 亿元" the fen, an int64_t; `unit` is that of a bare number.
kjplan.quanta = returning(function(amount, unit)
  local made = ffi.new "int64_t[1]"
  call(C.kjp_quantity_parse, {word_of(amount), name_of(unit)}, made)
  return made[0]
end)

--- The way back: decimal text.
kjplan.decimal = returning(function(quanta, unit)
  return text(C.kjp_quantity_format, {quanta, name_of(unit), C.KJP_NONE})
end)

--- Makes a plan, or changes one; what is set is checked by build(). Calls but
-- build() and close() return the builder.
local Builder = {}
local builder_kind = {__index = Builder}

kjplan.builder = returning(function(plan)
  local start = plan and sources[plan]:open() or nil
  local builder = setmetatable({}, builder_kind)
  sources[builder] = source_of {
    handle = owned("kjp_builder", C.kjp_builder_new(start)),
    kind = "kjp_builder", language = plan and sources[plan].language,
  }
  return builder
end)

Builder.close = close

local function building(make_call)
  return returning(function(self, ...)
    make_call(sources[self]:open(), ...)
    return self
  end)
end

--- Puts a text, a whole number or a yes or no at a place (RFC 6901).
Builder.set = building(function(handle, pointer, value)
  call(C.kjp_builder_set, {handle, name_of(pointer), word_of(value)})
end)

--- Puts an empty "map" or "list" there.
Builder.set_empty = building(function(handle, pointer, kind)
  call(C.kjp_builder_set_empty, {
    handle, name_of(pointer),
    kind == "list" and C.KJP_EMPTY_LIST or C.KJP_EMPTY_MAP})
end)

Builder.remove = building(function(handle, pointer)
  call(C.kjp_builder_remove, {handle, name_of(pointer)})
end)

--- Observations of many years: arrays of years and of quanta (kjplan.quanta).
-- The unit of the indicator must be set. `stage` is a word, or nil.
Builder.series = building(function(handle, indicator, years, quanta, stage)
  if #years ~= #quanta then
    refuse(C.KJP_E_ARGUMENT, #years .. " years, " .. #quanta .. " amounts")
  end
  local known, number = pcall(function()
    return stage and C["KJP_STAGE_" .. stage:upper()] or C.KJP_NONE
  end)
  if not known then refuse(C.KJP_E_ARGUMENT, "no stage " .. stage) end
  call(C.kjp_builder_set_series, {
    handle, name_of(indicator), number, ffi.new("int32_t[?]", #years, years),
    ffi.new("int64_t[?]", #years, quanta), #years})
end)

--- Checks it all; the builder stays as it is and may go on.
Builder.build = returning(function(self, options)
  local source = sources[self]
  local language = language_of(options and options.language, source.language)
  return plan_of(make("kjp_plan", C.kjp_builder_build, {
    source:open(), options_of(options, limits)}, language), language)
end)

return kjplan
