/* SPDX-License-Identifier: MIT */
/* lib/format/problem.c - libyaml's words for what it cannot read, in ours.
 *
 * Texts of libyaml 0.2.5; one that is not here passes through as it is. */
#include <string.h>

#include "syntax-priv.h"

static const struct {
  const char *problem;
  struct kjp__say say, hint;
} problems[] = {
    {"could not find expected ':'",
     {"这一行缺少“: ”", "this line has no \": \""},
     {"写成“键: 值”，冒号后留一个空格",
      "write \"key: value\", with a blank behind the colon"}},
    {"mapping values are not allowed in this context",
     {"同一行里有第二个“: ”", "there is a second \": \" in one line"},
     {"每行一个“键: 值”；值里有冒号时加引号",
      "one \"key: value\" a line; quote a value that has a colon in it"}},
    {"mapping keys are not allowed in this context",
     {"此处不能以“? ”开头", "nothing can begin with \"? \" here"},
     {"给这段文本加引号", "quote the text"}},
    {"block sequence entries are not allowed in this context",
     {"“- ”不能写在这里", "\"- \" cannot stand here"},
     {"列表另起一行，或写成 [甲, 乙]",
      "begin the list on a line of its own, or write [a, b]"}},
    {"found character that cannot start any token",
     {"值不能以这个字符开头", "a value cannot begin with this character"},
     {"给这段文本加引号", "quote the text"}},
    {"did not find expected key",
     {"此处应为键，缩进与上面各行不一致",
      "a key is expected here; the indentation fits no line above"},
     {"与同级的键对齐", "align it with the keys it belongs to"}},
    {KJP__MORE_BEHIND,
     {"值已经结束，后面多出内容",
      "the value has ended and there is more behind it"},
     {"给整段文本加引号；单引号里的 ' 写成 ''",
      "quote the whole text; write '' for a ' in single quotes"}},
    {"did not find expected '-' indicator",
     {"此处应为以“- ”开头的条目",
      "an item that begins with \"- \" is expected"},
     {"与同一列表的“-”对齐", "align it with the dashes of its list"}},
    {"did not find expected ',' or ']'",
     {"列表 [ ] 中缺少“,”或“]”", "the list [ ] lacks a \",\" or its \"]\""},
     {"补上“,”或“]”", "add the \",\" or the \"]\""}},
    {"did not find expected ',' or '}'",
     {"映射 { } 中缺少“,”或“}”", "the map { } lacks a \",\" or its \"}\""},
     {"补上“,”或“}”", "add the \",\" or the \"}\""}},
    {"did not find expected node content",
     {"此处缺少值", "a value is missing here"},
     {"写上值，或删去多余的符号", "write the value, or delete the sign"}},
    {"did not find expected <document start>",
     {"计划到上一行已经结束，此处多出内容",
      "the plan ended above, and there is more here"},
     {"检查缩进与括号", "look at the indentation and the brackets"}},
    {"did not find expected <stream-start>",
     {"文件无法解析", "the file cannot be read"},
     {NULL, NULL}},
    {"found unexpected end of stream",
     {"文件在此结束，而内容没有完", "the file ends here and the text does not"},
     {"补上结束的引号或括号", "close the quote or the bracket"}},
    {KJP__OPEN_BRACKET,
     {"此处的括号没有结束", "the bracket that opens here is never closed"},
     {"补上“]”或“}”", "add the \"]\" or the \"}\""}},
    {"found unexpected document indicator",
     {"引号里的一行以 --- 或 ... 开头",
      "a line inside quotes begins with --- or ..."},
     {"补上结束的引号", "close the quote"}},
    {"found unknown escape character",
     {"双引号中 \\ 后的字符不认识",
      "the character behind \\ in double quotes is not known"},
     {"反斜杠写成 \\\\，或改用单引号", "write \\\\, or use single quotes"}},
    {"did not find expected hexdecimal number",
     {"\\x、\\u、\\U 后应为十六进制数字",
      "hexadecimal digits are expected behind \\x, \\u, \\U"},
     {"写成 \\u4E2D 的样子", "write it like \\u4E2D"}},
    {"found invalid Unicode character escape code",
     {"转义不是有效的字符", "the escape is no valid character"},
     {"直接写出这个字符", "write the character itself"}},
    {"did not find expected alphabetic or numeric character",
     {"& 或 * 后应为字母或数字组成的名称",
      "a name of letters and digits is expected behind & or *"},
     {"文本以 & 或 * 开头时加引号", "quote a text that begins with & or *"}},
    {"did not find expected comment or line break",
     {"| 或 > 后只能是换行", "only a line end can follow | or >"},
     {"文本从下一行写起，或加引号",
      "begin the text on the next line, or quote it"}},
    {"found an indentation indicator equal to 0",
     {"| 或 > 后的缩进不能是 0", "the indentation behind | or > cannot be 0"},
     {"删去 0", "delete the 0"}},
    {"found unexpected ':'",
     {"此处的冒号不能这样用", "the colon cannot stand here"},
     {"给含冒号的文本加引号", "quote a text that has a colon in it"}},
    {"did not find expected whitespace or line break",
     {"此处应为空格或换行", "a blank or a line end is expected here"},
     {"补上空格", "add the blank"}},
    {"found unknown directive name",
     {"指令不认识", "the directive is not known"},
     {"删去这一行", "delete the line"}},
    {"input error", {"文件无法读取", "the file cannot be read"}, {NULL, NULL}},
};

void
kjp__problem_say(const char *problem, struct kjp__say *say_out,
                 struct kjp__say *hint_out)
{
  *say_out = KJP__SAY(problem);
  *hint_out = (struct kjp__say){NULL, NULL};
  for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
    if (strcmp(problems[i].problem, problem) != 0)
      continue;
    *say_out = problems[i].say;
    *hint_out = problems[i].hint;
  }
}
