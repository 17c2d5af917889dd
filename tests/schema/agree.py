#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Looks for a plan that the library takes and the schema refuses: values of
good plans are written otherwise, one at a time.

usage: agree.py SCHEMA LIBRARY COUNT FOLDER...
"""
import ctypes
import pathlib
import random
import sys
import tempfile

import yaml

import schema as check

SEED = 20220801

# Odd ways to write a value; those with a blank in them stand apart.
TEXTS = r"""
true false True "true" 'false' yes 0 1 -0 +1 01 1.0 "1" 1e3 0x10 .5 5.
-1.5 "0.8" 2022 "2022" 2022.0 2022-2025 "2022-2025" 2025-2022 2023-02-28
2023-02-30 '' "" ~ "~" null "null" a A0 e5 a_b-c 12,500 "12,500" 1,2
"１.２５" １２，５００ −3 ＋３ 3% 3％ 3‰ 3成 3个百分点 3bp 1亿元 12500万元 1.2万项 3CNY 市本级 是 万人年
美元·年 {} [] [1] [a] '%' R&D 1_000 12:30 .inf .nan 1000000000000000 final
sum
""".split() + [
    '"3 %"', '"3 pp"', '"1 亿元"', '"1.25\u3000亿元"', r'"\t1 万元 "', '"100 项"',
    '"3 yuan"', '"2 万人/年"', '-0 %', '"-5 %"', '200 %', 'a b', '{2022: 1}',
    '{2022: 3 亿元}', '{zh: 甲}', '{value: 1}', '{value: 3 %}',
]


def open_library(name):
    library = ctypes.CDLL(name)
    library.kjp_plan_parse.argtypes = [
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_void_p,
        ctypes.POINTER(ctypes.c_void_p), ctypes.c_void_p]
    library.kjp_plan_unref.argtypes = [ctypes.c_void_p]
    return library


def is_taken(library, data):
    plan = ctypes.c_void_p()
    status = library.kjp_plan_parse(data, len(data), None, None,
                                    ctypes.byref(plan), None)
    library.kjp_plan_unref(plan)
    return status == 0


def values_of(node):
    """Every value of a plan, as its place in the text."""
    if isinstance(node, yaml.MappingNode):
        children = [value for _, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        children = node.value
    else:
        children = []
    if children == [] or node.flow_style:
        yield node.start_mark.index, node.end_mark.index
    for child in children:
        yield from values_of(child)


def read_plans(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.yaml")):
            text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            if "&" in text or "|" in text or ">" in text:
                continue  # an anchor or a block would be cut in two
            node = yaml.compose(text, Loader=yaml.BaseLoader)
            yield path.name, text, list(values_of(node))


def main(schema_name, library_name, count, *folders):
    library = open_library(library_name)
    validator = check.open_schema(schema_name)
    plans = list(read_plans(folders))
    chance = random.Random(SEED)
    taken, faults = 0, []
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        for _ in range(int(count)):
            name, text, values = chance.choice(plans)
            first, last = chance.choice(values)
            odd = chance.choice(TEXTS)
            data = (text[:first] + odd + text[last:]).encode()
            if not is_taken(library, data):
                continue
            taken += 1
            file.seek(0)
            file.truncate()
            file.write(data)
            file.flush()
            fault = check.judge(validator, file.name)
            if fault is not None:
                faults.append("%s with %s for %s: %s" %
                              (name, odd, text[first:last], fault))
    print("%s plans tried, %d taken by the library" % (count, taken))
    print("\n".join(faults) or "the schema takes all of them")
    return 1 if faults or taken == 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
