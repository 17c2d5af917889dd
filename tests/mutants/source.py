# SPDX-License-Identifier: MIT
"""Mutants of a C file: one small change each, found on its tokens.

The text is taken to be formatted as .clang-format has it: a `*` or `-` with a
space after it stands between two values.
"""
import collections
import hashlib
import re

# file, line: where; text: what the line is called; before, after: the change;
# start, end: what it replaces; mark: the same however the rest of the file
# changes.
Mutant = collections.namedtuple(
    "Mutant", "file line text before after start end replacement mark")
Token = collections.namedtuple("Token", "kind text start end")

TOKENS = re.compile(r"""
    (?P<skip>\s+ | /\*.*?\*/ | //[^\n]* | ^[ \t]*\#(?:\\\n|[^\n])*)
  | (?P<quoted>"(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*')
  | (?P<number>\.?[0-9](?:[eEpP][+-]|[\w.])*)
  | (?P<word>\w+)
  | (?P<sign><<=|>>=|->|\+\+|--|<<|>>|[-+*/%&|^=!<>]=|&&|\|\||.)
""", re.VERBOSE | re.DOTALL | re.MULTILINE)

# Between two values.
BINARY = {
    "<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"),
    "==": ("!=",), "!=": ("==",), "&&": ("||",), "||": ("&&",),
    "+": ("-",), "-": ("+",), "*": ("/",), "/": ("*",), "%": ("*",),
    "<<": (">>",), ">>": ("<<",), "&": ("|",), "|": ("&",), "^": ("&",),
    "+=": ("-=", "="), "-=": ("+=", "="), "*=": ("/=", "="), "/=": ("*=", "="),
    "%=": ("*=",), "<<=": (">>=", "="), ">>=": ("<<=", "="),
    "&=": ("|=", "="), "|=": ("&=", "="), "^=": ("&=", "="),
    "?": ("|| 1 ?", "&& 0 ?"),
}
# Before or after one value.
UNARY = {"!": ("",), "-": ("",), "~": ("",), "++": ("--",), "--": ("++",)}
WORDS = {"true": ("false",), "false": ("true",)}

# A statement that begins with one of these is no expression.
KEYWORDS = frozenset("""
    auto break case char const continue default do double else enum extern
    float for goto if inline int long register return short signed sizeof
    static struct switch typedef union unsigned void volatile while bool
""".split())


def tokens_of(text):
    return [Token(match.lastgroup, match[0], match.start(), match.end())
            for match in TOKENS.finditer(text) if match.lastgroup != "skip"]


def closing(tokens, first):
    """Where the bracket closes that opens at first."""
    depth = 0
    for at in range(first, len(tokens)):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(
            tokens[at].text if tokens[at].kind == "sign" else "", 0)
        if depth == 0:
            return at
    raise ValueError("a bracket does not close")


def bodies(tokens):
    """(first, end, function) of each { } at file level that has code or
    constants: a function's body, or what a table is filled with."""
    at = 0
    while at < len(tokens):
        if tokens[at].text == "{":
            end = closing(tokens, at)
            before = tokens[at - 1].text
            if before in (")", "="):
                yield at, end, before == ")"
            at = end
        at += 1


def literal(text):
    """What stands in place of a number."""
    whole = re.fullmatch(r"(0[xX][0-9a-fA-F]+|\d+)([uUlL]*)", text)
    if not whole:
        value = float.fromhex(text) if "x" in text else float(text.rstrip("fF"))
        return ("1.0",) if value == 0 else ("0.0",)
    base = 16 if whole[1][:2] in ("0x", "0X") else 10
    value = int(whole[1], base)
    others = (1,) if value == 0 else (value + 1, value - 1)
    return tuple("%d%s" % (other, whole[2]) for other in others)


def statement_end(tokens, first, end):
    """The `;` of the statement that begins at first."""
    at = first
    while at < end and tokens[at].text != ";":
        at = closing(tokens, at) + 1 if tokens[at].text in "([{" else at + 1
    return at


def is_expression(tokens, first):
    """Whether a statement acts: a call, an assignment, a step."""
    token, after = tokens[first], tokens[first + 1].text
    if token.kind == "word":
        return token.text not in KEYWORDS and (
            after in ("(", "=", ".", "->", "[", "++", "--") or
            after in BINARY and after.endswith("="))
    return token.text in ("*", "++", "--", "(")


def signs(text, token):
    spaced = text[token.end] in " \n"
    if token.text in BINARY and (spaced or token.text in ("&&", "||", "?")):
        return BINARY[token.text]
    return () if spaced and token.text not in ("++", "--") \
        else UNARY.get(token.text, ())


def small_changes(text, token):
    """(start, end, replacement) of one token."""
    others = ()
    if token.kind == "number":
        others = literal(token.text)
    elif token.kind == "word":
        others = WORDS.get(token.text, ())
    elif token.kind == "sign":
        others = signs(text, token)
    return [(token.start, token.end, other) for other in others]


def statement_changes(text, tokens, at, end):
    """(start, end, replacement) of the statement that may begin at token at,
    or of the condition that stands there."""
    token = tokens[at]
    if token.text in ("if", "while"):
        close = closing(tokens, at + 1)
        inner = tokens[at + 1].end, tokens[close].start
        return [(*inner, "0")] + [(*inner, "1")] * (token.text == "if")
    if token.text in ("break", "continue"):
        return [(token.start, token.end, "")]
    if token.text == "return":
        stop = statement_end(tokens, at, end)
        if stop < at + 3 and tokens[stop - 1].kind != "word" or \
                tokens[stop - 1].text in WORDS or stop == at + 1:
            return []  # nothing, or what small_changes() sees to
        last = tokens[stop].start
        return [(tokens[at + 1].start, last, "0"),
                (tokens[at + 1].start, last,
                 "!(%s)" % text[tokens[at + 1].start:last])]
    begins = tokens[at - 1].text in ("{", "}", ";", ")", "else", ":") and \
        "\n" in text[tokens[at - 1].end:token.start]
    if begins and is_expression(tokens, at):
        last = statement_end(tokens, at, end)
        if last < end:
            return [(token.start, tokens[last].start, "")]
    return []


def changes(text):
    tokens = tokens_of(text)
    for first, end, function in bodies(tokens):
        for at in range(first + 1, end):
            yield from small_changes(text, tokens[at])
            if function:
                yield from statement_changes(text, tokens, at, end)


def short(text):
    text = " ".join(text.split())
    return text or "nothing"


def names_of(lines):
    """What each line is called: its text, after that of the line before where
    the file has it more than once."""
    lines = [line.strip() for line in lines]
    count = collections.Counter(lines)
    return [line if count[line] == 1 or at == 0 else lines[at - 1] + " " + line
            for at, line in enumerate(lines)]


def mutants(file, text):
    """Every mutant of a file, in the order of its text."""
    seen = collections.Counter()
    names = names_of(text.splitlines())
    found = []
    for start, end, replacement in changes(text):
        before = text[start:end]
        begin = text.rfind("\n", 0, start) + 1
        line = text[begin:text.index("\n", begin)]
        key = "\n".join((file, line, str(start - begin), before, replacement))
        seen[key] += 1
        number = text.count("\n", 0, start) + 1
        found.append(Mutant(
            file, number, names[number - 1], short(before), short(replacement),
            start, end,
            # As many lines as before.
            replacement + "\n" * (before.count("\n") - replacement.count("\n")),
            hashlib.sha256(("%s\n%d" % (key, seen[key])).encode()).hexdigest()))
    return found


def mutated(text, mutant):
    return text[:mutant.start] + mutant.replacement + text[mutant.end:]


def sample(found, count, seed):
    """As many mutants as wanted. What is chosen hangs on each mutant alone, so
    that a change of one place leaves the others chosen as they were."""
    def lot(mutant):
        return hashlib.sha256(
            ("%s %s" % (seed, mutant.mark)).encode()).hexdigest()
    chosen = set(sorted(map(lot, found))[:count])
    return [mutant for mutant in found if lot(mutant) in chosen]
