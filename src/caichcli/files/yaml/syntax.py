"""What an error of the YAML parser most likely is.

Some are what other rules tell of texts that libyaml reads: ``directive`` of one that it does not
know, ``several-documents`` and ``empty-file`` by a line ``...``, ``non-string-key`` without a key.

Rule: ``syntax``. Its value ``problem`` is a key of the page's words: one of
``tab``, ``no-break-space``, ``long-dash``, ``wide-colon``, ``missing-dash``,
``semicolon``, ``indentation``, ``colon-in-value``, ``colon-without-space``,
``dash-without-space``, ``missing-colon``, ``list-on-key-line``, ``text-after-value``,
``unclosed-quote``, ``unclosed-bracket``, ``missing-comma``, ``reserved-character``,
``stray-character``, ``escape``, ``block-scalar``, ``colon-below-key``, ``key-over-lines``,
``curly-quotes``, ``escaped-break`` and ``last-line`` (of :mod:`caichcli.files.yaml.departures`),
``other``;
``character`` is the one pointed at, or "".
Related, for what is not closed: ``noticed``, where the parser could not go on.
"""

import re
from typing import NamedTuple

from yaml import MarkedYAMLError

from caichcli.files.yaml import curly_quotes
from caichcli.files.yaml.lines import Lines
from caichcli.plan.finding import Finding, Fix, Place, Related

# PyYAML's words, of libyaml and of the pure parser -> the problem; the first that fits.
_PROBLEMS = (
    (r"tab character|'\\t'", "tab"),
    (r"quoted scalar; found unexpected", "unclosed-quote"),
    (r"directive|incompatible", "directive"),
    (r"alias|anchor| tag|cannot start any token", "reserved-character"),
    (r"escape|hexd", "escape"),
    (r"a block scalar", "block-scalar"),
    (r"',' or", "unclosed-bracket"),
    (r"values are not allowed|unexpected ':'", "colon-in-value"),
    (r"sequence entries are not allowed", "list-on-key-line"),
    (r"keys are not allowed", "reserved-character"),
    (r"could not find expected ':'", "missing-colon"),
    (r"node content", "stray-character"),
    (r"document start", "after-document"),
    (r"expected key|block end|'-' indicator", "indentation"),
)
# Problems that are best shown where the parser's context began.
_AT_CONTEXT = {"unclosed-quote", "unclosed-bracket", "missing-colon", "reserved-character"}
# Problems that may come from how a line begins.
_OF_LINES = {"colon-in-value", "indentation", "list-on-key-line", "missing-colon"}

# Problems of a value that quotes would mend; a value without them on the line of its key, and what
# may be another key in it.
_OF_VALUES = {
    "colon-in-value", "missing-comma", "unclosed-bracket", "unclosed-quote", "text-after-value",
    "stray-character", "reserved-character",
}  # fmt: skip
_OPEN = ("unclosed-bracket", "missing-comma")  # which a comment within such a value leaves so
_UNQUOTED = re.compile(
    r"(?P<key>\s*(?:- +)*)[\w-]+: +(?P<value>[^\s\"'\[{|>&*!%@`#](?:[^#]|(?<!\s)#)*?)"
    r"\s*(?:(?<=\s)#.*)?"
)
_KEY_WITHIN = re.compile(r"(?:^|[\s,;])[a-z_]+:(?:\s|$)")

# What stands before a colon without a key, from the line's beginning.
_NO_KEY = re.compile(r"(?:.*[\[{,])?\s*(?:[-?]\s+)*")
_BLOCK_HEADER = re.compile(r".*[|>][-+0-9]*\s*(?:#.*)?")
_KEY = re.compile(r"\s*(?:- +)*[\w-]+:(?=[^\s:])")
_PAIR = re.compile(r"[\w-]+:(?:[ \r\n]|$)")
_DASH = re.compile(r"\s*-(?=[^\s-])")
_LINE = re.compile(r"[^\r\n]*")
# What Word and input methods put in place of the keyboard's signs.
_TYPED_FOR_SIGNS = (
    ("long-dash", re.compile(r" *(?P<sign>[–—−•])[ \xa0]*\S")),
    ("no-break-space", re.compile(r"[ \t]*(?:-(?: *- *)*|[\w-]+:)?(?P<sign>\xa0)")),
    ("wide-colon", re.compile(r" *(?:- +)*[\w-]+(?P<sign>：)")),
)
# What rightly stands in place of the sign at which a problem is told, a blank behind it.
_SIGNS = {
    "long-dash": "-", "wide-colon": ":", "colon-without-space": ":", "dash-without-space": "-",
    "no-break-space": "", "semicolon": ",",
}  # fmt: skip
_SEMICOLON = re.compile(r"[^,\"']*?: *[^,\"':{}\[\]]*(?P<sign>;) *[\w-]+ *$")


class Open(NamedTuple):
    """What may have been left open before an error: where a quote and where a bracket stands.

    ``quote``: the last value read, if it was quoted and went over several lines;
    ``bracket``: the innermost one not closed yet.
    """

    quote: int | None
    bracket: int | None


def fault(error: Exception, text: str, lines: Lines, file: str, enclosure: Open) -> Finding:
    """The finding for an error that PyYAML raised while reading ``text``."""
    values: dict[str, str | int] = {}
    guess, opening, stumble = _guess(error)
    if rule := _other_rule(guess, opening, stumble, text):
        start = opening if rule == "directive" else stumble
        end = start + 1 if rule == "non-string-key" else _end_of_line(text, start)
        start, end = (0, 0) if rule == "empty-file" else (start, end)
        if rule == "non-string-key":
            values = {"key": ""}
        return Finding(rule, Place(file, span=lines.span(start, end)), values=values)
    problem, start = _from_text(guess, opening, stumble, text, enclosure)
    character = text[start : start + 1].strip("\r\n")
    end = _end_of_line(text, start) if problem == "missing-colon" else start + len(character)
    place = Place(file, span=lines.span(start, end))
    related: tuple[Related, ...] = ()
    if problem in ("unclosed-quote", "unclosed-bracket"):
        related = (Related(Place(file, span=lines.span(stumble, stumble)), "noticed"),)
    values = {"problem": problem, "character": character.strip()}
    comment = text.find(" #", start, _end_of_line(text, start)) if problem in _OPEN else -1
    at = start if comment < 0 else comment
    if problem in _OF_VALUES and (value := curly_quotes.value_at(text, at)):
        return _quotable(value, "curly-quotes", text, lines, file)
    if problem == "colon-in-value" and (value := _unquoted(text, start)):
        fix = _quotable(value, problem, text, lines, file).fix
        return Finding("syntax", place, values=values, fix=fix)
    fix = _sign_fix(problem, text, start, lines, file)
    return Finding("syntax", place, values=values, related=related, fix=fix)


def _sign_fix(problem: str, text: str, start: int, lines: Lines, file: str) -> Fix | None:
    """The mend of a sign that stands for the keyboard's, or that lacks its blank or its dash."""
    if problem == "missing-dash":
        return Fix(Place(file, span=lines.span(start, start)), "- ")
    sign = _SIGNS.get(problem)
    if sign is None:
        return None
    is_apart = text[start + 1 : start + 2] in (" ", "\n", "\r", "")
    return Fix(Place(file, span=lines.span(start, start + 1)), sign if is_apart else f"{sign} ")


def _quotable(
    value: tuple[int, int, str], problem: str, text: str, lines: Lines, file: str
) -> Finding:
    """The finding for a value that only lacks its quotes: where it stands, and it in quotes."""
    start, end, mended = value
    place = Place(file, span=lines.span(start, end))
    values: dict[str, str | int] = {"problem": problem, "character": text[start]}
    return Finding("syntax", place, values=values, fix=Fix(place, mended))


def _unquoted(text: str, start: int) -> tuple[int, int, str] | None:
    """The value of the line that a colon stands in, and it in quotes.

    None where it may hold a key, or goes on in the next line.
    """
    begin, end = _line_start(text, start), _end_of_line(text, start)
    match = _UNQUOTED.fullmatch(text[begin : min(end, begin + curly_quotes.LONGEST)])
    if match is None or _KEY_WITHIN.search(match["value"]) or _goes_on(text, match["key"], end):
        return None
    words = match["value"]
    return begin + match.start("value"), begin + match.end("value"), curly_quotes.quoted(words)


def _goes_on(text: str, before: str, end: int) -> bool:
    """Whether the line below is deeper than a key, ``before`` which blanks and dashes stand."""
    below = text[end : end + len(before) + 3].lstrip("\r\n")[: len(before) + 1]
    return len(below) > len(before) and not below.strip()


def _other_rule(problem: str, opening: int, stumble: int, text: str) -> str | None:
    """The rule whose fault this is, if it is no fault of syntax."""
    if problem == "directive" and text.startswith("%", opening):
        return "directive"
    if problem == "after-document" and _line_above(text, stumble).startswith("..."):
        return "several-documents"
    if problem == "stray-character" and text.startswith("...", stumble):
        return "empty-file" if not _line_above(text, stumble) else None
    before = text[_line_start(text, stumble) : stumble]
    if problem in ("indentation", "stray-character") and text.startswith(":", stumble):
        return "non-string-key" if _NO_KEY.fullmatch(before) else None
    return None


def _from_text(
    problem: str, opening: int, stumble: int, text: str, enclosure: Open
) -> tuple[str, int]:
    """The problem and its place, after a look at the text around."""
    if problem == "after-document":
        is_block = _BLOCK_HEADER.fullmatch(_line_above(text, stumble))
        problem = "block-scalar" if is_block else "indentation"
    if text.startswith((":,", ":]", ":}"), stumble):
        return "colon-without-space", stumble
    if problem == "unclosed-bracket" and (below := _of_colon_below(text, opening, stumble)):
        return below, stumble
    start = opening if problem in _AT_CONTEXT else stumble
    if problem in _OF_LINES:
        problem, start = _of_sign(text, start) or _of_lines(problem, text, start)
    if problem == "text-after-value" and enclosure.quote is not None:
        return "unclosed-quote", enclosure.quote
    if (
        problem == "stray-character"
        and enclosure.bracket is not None
        and not text[stumble:].strip()
    ):
        return "unclosed-bracket", enclosure.bracket
    if problem == "reserved-character" and text[start : start + 1] == "\t":
        return "tab", start
    if problem == "unclosed-bracket" and _missing_comma(text, opening, stumble):
        return _between_items(text, opening, stumble)
    if problem == "escape":
        return problem, text.rindex("\\", opening, stumble + 1)
    return problem, start


def _guess(error: Exception) -> tuple[str, int, int]:
    """The problem, where its context began and where it was noticed."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return "other", 0, 0
    words = f"{error.context}; {error.problem}"
    problem = next((key for fragment, key in _PROBLEMS if re.search(fragment, words)), "other")
    stumble = error.problem_mark.index
    return problem, error.context_mark.index if error.context_mark else stumble, stumble


def _of_sign(text: str, start: int) -> tuple[str, int] | None:
    """The sign of Word's on this line, or on the one before it, that stands for a keyboard's."""
    begin = _line_start(text, start)
    before = _line_start(text, len(text[:begin].rstrip()))
    for at in dict.fromkeys((before, begin)):
        line = text[at : _end_of_line(text, at)]
        for problem, pattern in _TYPED_FOR_SIGNS:
            if match := pattern.match(line):
                return problem, at + match.start("sign")
    return None


def _between_items(text: str, opening: int, stumble: int) -> tuple[str, int]:
    """What is wrong between two items in brackets of one line."""
    if text[stumble] != ":":
        return "missing-comma", stumble
    item = text.rfind(",", opening, stumble) + 1 or opening + 1
    semicolon = _SEMICOLON.match(text[item:stumble])
    return (
        ("semicolon", item + semicolon.start("sign")) if semicolon else ("colon-in-value", stumble)
    )


def _of_lines(problem: str, text: str, start: int) -> tuple[str, int]:
    """The problem and its place after a look at the line that it was met on and the one above."""
    fault = _of_line(problem, text, start)
    return (_of_line_above(text, fault[1]) if fault[0] == "indentation" else None) or fault


def _of_line(problem: str, text: str, start: int) -> tuple[str, int]:
    """The problem and its place after a look at the line that it was met on."""
    begin = _line_start(text, start)
    line = text[begin : _end_of_line(text, begin)]
    before = text[begin:start]
    blanks = line[: len(line) - len(line.lstrip())]
    first = begin + len(blanks)
    if "\t" in blanks:
        return "tab", begin + blanks.index("\t")
    if _DASH.match(line):
        return "dash-without-space", first
    if problem == "missing-colon" and (key := _KEY.match(line)):
        return "colon-without-space", begin + key.end() - 1
    if problem == "indentation" and _lacks_dash(text, first, len(blanks)):
        return "missing-dash", first
    if problem == "indentation" and before.strip(" -"):
        return "text-after-value", start
    if problem == "colon-in-value" and not re.search(r":\s", before):
        return "indentation", first
    return problem, start


def _of_line_above(text: str, start: int) -> tuple[str, int] | None:
    """A blank that lacks in the line above, so that this one seems to go on with its words."""
    begin = _line_start(text, start)
    above = _line_start(text, len(text[:begin].rstrip()))
    line = text[above:begin]
    if dash := _DASH.match(line):
        return "dash-without-space", above + dash.end() - 1
    key = _KEY.match(line)
    return ("colon-without-space", above + key.end() - 1) if key else None


def _of_colon_below(text: str, opening: int, stumble: int) -> str | None:
    """The problem of a colon below the line of its bracket, where no key was looked for."""
    begin = _line_start(text, stumble)
    if begin <= opening or text[stumble : stumble + 1] != ":":
        return None
    before = text[begin:stumble]
    if not before.strip():
        return "colon-below-key"
    is_deeper = _indent(text, stumble) > _indent(text, opening)
    return "key-over-lines" if is_deeper and not re.search(r"[\[{,]|:\s", before) else None


def _indent(text: str, position: int) -> int:
    """How many blanks the line of a position begins with."""
    line = text[_line_start(text, position) : position]
    return len(line) - len(line.lstrip(" "))


def _line_above(text: str, position: int) -> str:
    """The nearest line above that of a position, blank lines and comments left out; else empty."""
    end = _line_start(text, position)
    while end:
        start = _line_start(text, end - 1)
        line = text[start:end].strip()
        if line and not line.startswith("#"):
            return line
        end = start
    return ""


def _lacks_dash(text: str, start: int, column: int) -> bool:
    """Whether a key stands where the items of the list above it have their dashes."""
    if not _PAIR.match(text, start):
        return False
    for line in reversed(text[:start].splitlines()[:-1] if column else text[:start].splitlines()):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent <= column:
            return indent == column and line[indent:].startswith("- ")
    return False


def _missing_comma(text: str, opening: int, stumble: int) -> bool:
    """Whether the parser stumbled over a further item on the line of the opening bracket."""
    return stumble < len(text.rstrip()) and stumble <= _end_of_line(text, opening)


def _line_start(text: str, position: int) -> int:
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1


def _end_of_line(text: str, start: int) -> int:
    line = _LINE.match(text, start)
    return line.end() if line else start
