"""Every fault that the reader tells, with the exact place in the text."""

import pytest
from msgspec import UNSET

from caichcli.files.yaml.reader import HARMLESS, read
from caichcli.plan.finding import Finding, Place

Fault = tuple[str, str, dict[str, str | int]]


def shown(place: Place) -> str:
    """``line:column-column``, or ``line:column-line:column`` over several lines."""
    span = place.span
    assert span is not None
    end = f"{span.end_column}"
    if span.end_line != span.line:
        end = f"{span.end_line}:{end}"
    return f"{span.line}:{span.column}-{end}"


def told(finding: Finding) -> Fault:
    return finding.rule, shown(finding.place), finding.values


# A text -> its faults in the order of the text.
FAULTS: dict[str, tuple[str, list[Fault]]] = {
    "nothing": ("", [("empty-file", "1:1-1", {})]),
    "comments alone": ("# chưa có gì\n\n", [("empty-file", "1:1-1", {})]),
    "an empty document": ("---\n...\n", [("empty-file", "1:1-1", {})]),
    "null alone": ("null\n", [("empty-file", "1:1-1", {})]),
    "two documents": ("a: 1\n--- # hai\nb: 2\n", [("several-documents", "2:1-10", {})]),
    "a document after the end of one": (
        "a: 1\n... # hết\n# hai\nb: 2\n",
        [("several-documents", "4:1-5", {})],
    ),
    "the end of no document": ("# chưa có gì\n...\n", [("empty-file", "1:1-1", {})]),
    "no key": (": a\n", [("non-string-key", "1:1-2", {"key": ""})]),
    "no key after a dash": ("- : a\n", [("non-string-key", "1:3-4", {"key": ""})]),
    "no key in brackets": ("a: [b, : c]\n", [("non-string-key", "1:8-9", {"key": ""})]),
    "a directive": ("%YAML 1.1\n---\na: no\n", [("directive", "1:1-10", {})]),
    "a directive in another version": ("%YAML 3.0\n---\na: 1\n", [("directive", "1:1-10", {})]),
    "a directive of another name": ("%FOO x\n---\na: 1\n", [("directive", "1:1-7", {})]),
    "a tag directive": ("%TAG ! x:\n---\na: 1\n", [("directive", "1:1-10", {})]),
    "equal keys": (
        "a: 1\nb: 2\na: 3\nb:\na: 4\n",
        [
            ("duplicate-key", "3:1-2", {"key": "a", "item": ""}),
            ("duplicate-key", "4:1-2", {"key": "b", "item": ""}),
            ("duplicate-key", "5:1-2", {"key": "a", "item": ""}),
        ],
    ),
    "equal keys, one of them quoted": (
        "{a: 1, 'a': 2}",
        [("duplicate-key", "1:8-11", {"key": "a", "item": ""})],
    ),
    "a new item of a list without its dash": (
        "a:\n  - b: 1\n    c: 2\n    b: 3\n",
        [("duplicate-key", "4:5-6", {"key": "b", "item": "b"})],
    ),
    "equal keys, one without a value": (
        "a:\na: 1\n",
        [("duplicate-key", "2:1-2", {"key": "a", "item": ""})],
    ),
    "keys equal in normal form": (
        "bộ: 1\nbo\u0323\u0302: 2\n",
        [("duplicate-key", "2:1-5", {"key": "bo\u0323\u0302", "item": ""})],
    ),
    "an anchor and its alias": (
        "a: &nền [1]\nb: *nền\n".replace("nền", "base"),
        [("anchor", "1:4-9", {"name": "base"}), ("alias", "2:4-9", {"name": "base"})],
    ),
    "an anchor alone": ("a: &x\n  b: 1\n", [("anchor", "1:4-6", {"name": "x"})]),
    "an alias for a key": ("? *x\n: 1\n", [("non-string-key", "1:3-5", {"key": ""})]),
    "an anchor on a key": ("&x a: 1\n", [("anchor", "1:1-3", {"name": "x"})]),
    "tags": (
        "a: !!str 2020\nb: !x {c: !<tag:y> 1}\nd: ! 1\n",
        [
            ("tag", "1:4-9", {"tag": "!!str"}),
            ("tag", "2:4-6", {"tag": "!x"}),
            ("tag", "2:11-19", {"tag": "!<tag:y>"}),
            ("tag", "3:4-5", {"tag": "!"}),
        ],
    ),
    "a tag that makes an object": (
        "a: !!python/object/apply:os.system [ls]\n",
        [("tag", "1:4-35", {"tag": "!!python/object/apply:os.system"})],
    ),
    "a tag and an anchor": (
        "a: !!str &x 1\n",
        [("tag", "1:4-9", {"tag": "!!str"}), ("anchor", "1:10-12", {"name": "x"})],
    ),
    "a merge key": ("a:\n  <<: {b: 1}\n", [("merge-key", "2:3-5", {})]),
    "keys that are not text": (
        "1: a\n2020-01-01: b\ntrue: c\n~: d\n0x1F: e\n.inf: f\n",
        [
            ("non-string-key", "1:1-2", {"key": "1"}),
            ("non-string-key", "3:1-5", {"key": "true"}),
            ("non-string-key", "4:1-2", {"key": "~"}),
            ("non-string-key", "5:1-5", {"key": "0x1F"}),
            ("non-string-key", "6:1-5", {"key": ".inf"}),
        ],
    ),
    "a list for a key": ("a: {[b]: c}\n", [("non-string-key", "1:5-6", {"key": ""})]),
    "a template's braces": ("a: {{ ten }}\n", [("non-string-key", "1:5-6", {"key": ""})]),
    "numbers without a figure": (
        "a: .nan\nb: [-.inf, 1e999]\nc: '.nan'\n",
        [
            ("not-finite-number", "1:4-8", {"written": ".nan"}),
            ("not-finite-number", "2:5-10", {"written": "-.inf"}),
            ("not-finite-number", "2:12-17", {"written": "1e999"}),
        ],
    ),
    "an integer too long": (
        "số: 1234567890123456789\n",
        [("integer-too-long", "1:5-24", {"digits": 19, "limit": 18})],
    ),
    "one too deep": ("[" * 33 + "]" * 33, [("too-deep", "1:33-34", {"limit": 32})]),
    "too deep": ("a: " + "[" * 40, [("too-deep", "1:35-36", {"limit": 32})]),
    "special line breaks": (
        "a: b\x85c\n# d\u2028\u2029\nb: 1\n",
        [
            ("special-line-break", "1:5-6", {"character": "U+0085", "count": 1}),
            ("special-line-break", "2:4-6", {"character": "U+2028", "count": 2}),
        ],
    ),
    "control characters": (
        "a: \x07b\nc: \x00\x00\n# \x1b[31m\n\x7f",
        [
            ("control-character", "1:4-5", {"character": "U+0007", "count": 1}),
            ("control-character", "2:4-6", {"character": "U+0000", "count": 2}),
            ("control-character", "3:3-4", {"character": "U+001B", "count": 1}),
            ("control-character", "4:1-2", {"character": "U+007F", "count": 1}),
            ("syntax", "4:1-2", {"problem": "missing-colon", "character": "\ufffd"}),
        ],
    ),
    "invisible characters": (
        "a\u200b: Bộ\xad Nội\ufeff vụ\n",
        [
            ("invisible-character", "1:2-3", {"character": "U+200B", "count": 1}),
            ("invisible-character", "1:7-8", {"character": "U+00AD", "count": 1}),
            ("invisible-character", "1:12-13", {"character": "U+FEFF", "count": 1}),
        ],
    ),
    "a byte order mark counts in no column": (
        "\ufeffa: \u200bb\u200e\n",
        [
            ("invisible-character", "1:4-5", {"character": "U+200B", "count": 1}),
            ("bidirectional-character", "1:6-7", {"character": "U+200E", "count": 1}),
        ],
    ),
    "nor does it before a fault of shape": (
        "\ufeffa: &x 1\na: 2\n",
        [("anchor", "1:4-6", {"name": "x"}), ("duplicate-key", "2:1-2", {"key": "a", "item": ""})],
    ),
    "characters that reorder": (
        "a: \u202ecba\u202c\nb: \u2067\u200f\n",
        [
            ("bidirectional-character", "1:4-5", {"character": "U+202E", "count": 1}),
            ("bidirectional-character", "1:8-9", {"character": "U+202C", "count": 1}),
            ("bidirectional-character", "2:4-6", {"character": "U+2067", "count": 2}),
        ],
    ),
    "the same by escapes": (
        r'a: "b\u202e \e[31m \x00 \r \N \\u200b"' + "\n" + r"b: '\u202e'",
        [
            ("refused-escape", "1:6-12", {"character": "U+202E", "escape": r"\u202e"}),
            ("refused-escape", "1:13-15", {"character": "U+001B", "escape": r"\e"}),
            ("refused-escape", "1:20-24", {"character": "U+0000", "escape": r"\x00"}),
            ("refused-escape", "1:25-27", {"character": "U+000D", "escape": r"\r"}),
            ("refused-escape", "1:28-30", {"character": "U+0085", "escape": r"\N"}),
        ],
    ),
    "an escape in a key": (
        r'"\U0000200B": 1',
        [("refused-escape", "1:2-12", {"character": "U+200B", "escape": r"\U0000200B"})],
    ),
    "a conflict, and nothing else": (
        "a: 1\n<<<<<<< HEAD\na: [\n=======\na: \u200b\n>>>>>>> nhánh\n",
        [("conflict-marker", "2:1-8", {"problem": "marked"})],
    ),
    "a conflict within a list": (
        "a: [b,\n<<<<<<< HEAD\nc,\n=======\nd,\n>>>>>>> x\n]\n",
        [("conflict-marker", "2:1-8", {"problem": "marked"})],
    ),
    "two conflicts, the second half mended": (
        "<<<<<<< a\r\n||||||| b\r\n=======\r\n>>>>>>> c\r\nx: 1\r\n>>>>>>> c\r\n",
        [
            ("conflict-marker", "1:1-8", {"problem": "marked"}),
            ("conflict-marker", "6:1-8", {"problem": "marked"}),
        ],
    ),
    "everything at once": (
        "a: 1\na: &x .inf\nb\u200b: *x\n<<: {1: 2}\nc: [\n",
        [
            ("duplicate-key", "2:1-2", {"key": "a", "item": ""}),
            ("anchor", "2:4-6", {"name": "x"}),
            ("not-finite-number", "2:4-11", {"written": ".inf"}),
            ("invisible-character", "3:2-3", {"character": "U+200B", "count": 1}),
            ("alias", "3:5-7", {"name": "x"}),
            ("merge-key", "4:1-3", {}),
            ("non-string-key", "4:6-7", {"key": "1"}),
            ("syntax", "5:4-5", {"problem": "unclosed-bracket", "character": "["}),
        ],
    ),
}

# A text with a syntax error -> where, the problem, the character pointed at.
SYNTAX: dict[str, tuple[str, str, str, str]] = {
    "a tab to indent": ("a:\n\tb: 1\n", "2:1-2", "tab", ""),
    "a tab after a value": ("a: 1\n\tb: 2\n", "2:1-2", "tab", ""),
    "a tab among blanks": ("a:\n  - b: 1\n  \t c: 2\n", "3:3-4", "tab", ""),
    "a tab in a block scalar": ("a: |\n\tb\n", "2:1-2", "tab", ""),
    "a no-break space to indent": ("a:\n  b: 1\n \xa0c: 2\n", "3:2-3", "no-break-space", ""),
    "a no-break space after a colon": ("a: 1\nb:\xa02\n", "2:3-4", "no-break-space", ""),
    "a no-break space after a dash": ("-\xa0a: 1\n  b: 2\n", "1:2-3", "no-break-space", ""),
    "Word's dash": ("a:\n  - b: 1\n  – b: 2\n    c: 3\n", "3:3-4", "long-dash", "–"),
    "Word's dash first": ("a:\n  – b: 1\n    c: 2\n", "2:3-4", "long-dash", "–"),
    "Word's dash before braces": ("a:\n  — {b: 1, c: 2}\n", "2:3-4", "long-dash", "—"),
    "a bullet": ("a:\n  • b: 1\n    c: 2\n", "2:3-4", "long-dash", "•"),
    "a wide colon": ("- b： 1\n  c: 2\n", "1:4-5", "wide-colon", "："),
    "no dash of an item": ("a:\n  - b: 1\n    c: 2\n  b: 3\n", "4:3-4", "missing-dash", "b"),
    "semicolons in braces": ("a: {b: x; c: y; d: z}\n", "1:9-10", "semicolon", ";"),
    "a colon in braces": ("a: {b: x: y, c: z}\n", "1:9-10", "colon-in-value", ":"),
    "indented after a value": ("a: b\n  c: d\n", "2:3-4", "indentation", "c"),
    "indented too little": ("a:\n   b: 1\n  c: 2\n", "3:3-4", "indentation", "c"),
    "an item indented too little": ("a:\n  - b\n - c\n", "3:2-3", "indentation", "-"),
    "a key of an item indented too much": ("- a: 1\n   b: 2\n", "2:4-5", "indentation", "b"),
    "a list after a value": ("a: 1\n- b\n", "2:1-2", "indentation", "-"),
    "the first key indented": ("  a: 1\nb: 2\n", "2:1-2", "indentation", "b"),
    "a colon in a title": ("title: Bước 1: chuẩn bị\n", "1:14-15", "colon-in-value", ":"),
    "a colon in an item": ("- a: b: c\n", "1:7-8", "colon-in-value", ":"),
    "no space after a colon": ("a: 1\nb:2\nc: 3\n", "2:2-3", "colon-without-space", ":"),
    "dashes without a space": ("a:\n  -b\n  -c: 1\n", "3:3-4", "dash-without-space", "-"),
    "no colon": ("a: 1\nb 2 \nc: 3\n", "2:1-5", "missing-colon", "b"),
    "no colon in the last line": ("a: 1\nb", "2:1-2", "missing-colon", "b"),
    "a list on its key's line": ("a: - b\n", "1:4-5", "list-on-key-line", "-"),
    "text after a quote": ('a: "b" c\n', "1:8-9", "text-after-value", "c"),
    "text after a bracket": ("a: [b] c\n", "1:8-9", "text-after-value", "c"),
    "a bracket too many": ("{a: 1}}\n", "1:7-8", "text-after-value", "}"),
    "a quote not closed": ("a: 'b\nc: 1\n", "1:4-5", "unclosed-quote", "'"),
    "a quote closed by the next": ('a: "b\nc: "d"\n', "1:4-5", "unclosed-quote", '"'),
    "a quote before a new document": ('a: "b\n---\n', "1:4-5", "unclosed-quote", '"'),
    "a bracket not closed": ("a: [b, c\nd: 1\n", "1:4-5", "unclosed-bracket", "["),
    "a bracket open at the end": ("a: {b: c", "1:4-5", "unclosed-bracket", "{"),
    "a bracket open after a comma": ("a: [[b],\n", "1:4-5", "unclosed-bracket", "["),
    "brackets within brackets": ("a: {b: [c, {", "1:12-13", "unclosed-bracket", "{"),
    "a comma forgotten": ("a: {b: 'c' d: e}\n", "1:12-13", "missing-comma", "d"),
    "an at sign": ("a: @b\n", "1:4-5", "reserved-character", "@"),
    "a colon below its key": ("{a\n: b}\n", "2:1-2", "colon-below-key", ":"),
    "a colon below its quoted key": ('{"a" # c\n  :b}\n', "2:3-4", "colon-below-key", ":"),
    "a key over two lines": ("{a\n b: c}\n", "2:3-4", "key-over-lines", ":"),
    "no blank after a colon in brackets": ("{a:}\n", "1:3-4", "colon-without-space", ":"),
    "a block that is not indented": ("--- |\nx\n", "2:1-2", "block-scalar", "x"),
    "a percent sign": ("a: %b\n", "1:4-5", "reserved-character", "%"),
    "a grave accent": ("- `b`\n", "1:3-4", "reserved-character", "`"),
    "bold stars": ("a: **b**\n", "1:4-5", "reserved-character", "*"),
    "an ampersand": ("a: & b\n", "1:4-5", "reserved-character", "&"),
    "an exclamation mark": ("a: !b!c d\n", "1:4-5", "reserved-character", "!"),
    "a tag that is no UTF-8": ("a: !%FF b\n", "1:4-5", "reserved-character", "!"),
    "a question mark": ("a: ? b\n", "1:4-5", "reserved-character", "?"),
    "a stray bracket": ("a: ]\n", "1:4-5", "stray-character", "]"),
    "a comma too many": ("a: [b,, c]\n", "1:7-8", "stray-character", ","),
    "a folder in double quotes": (r'a: "C:\data"', "1:7-8", "escape", "\\"),
    "an escape cut short": (r'a: "\u12"', "1:5-6", "escape", "\\"),
    "half a surrogate pair": (r'a: "\ud83d\ude00"', "1:5-6", "escape", "\\"),
    "an escape beyond Unicode": (r'a: "\U00110000"', "1:5-6", "escape", "\\"),
    "text after a block scalar's sign": ("a: | b\n  c\n", "1:6-7", "block-scalar", "b"),
    "a block scalar indented by 0": ("a: >0\n  b\n", "1:5-6", "block-scalar", "0"),
}


@pytest.mark.parametrize(("text", "faults"), FAULTS.values(), ids=FAULTS)
def test_faults(text: str, faults: list[Fault]) -> None:
    assert [told(finding) for finding in read(text, "a.yaml").findings] == faults


@pytest.mark.parametrize(("text", "place", "problem", "character"), SYNTAX.values(), ids=SYNTAX)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_syntax(text: str, place: str, problem: str, character: str, line_break: str) -> None:
    findings = read(text.replace("\n", line_break), "a.yaml").findings
    values = {"problem": problem, "character": character}
    assert [told(finding) for finding in findings] == [("syntax", place, values)]


@pytest.mark.parametrize(("text", "faults"), FAULTS.values(), ids=FAULTS)
def test_data_is_there_unless_its_meaning_is_in_doubt(text: str, faults: list[Fault]) -> None:
    certain = all(rule in HARMLESS for rule, _, _ in faults)
    assert (read(text, "a.yaml").data is not UNSET) == certain


def test_what_is_refused_is_kept_out_of_the_data() -> None:
    data = read("a: b\u202e\x1b\n'\x85c': 1\nd: .inf\ne: 1\ne: 2\n", "a.yaml").data
    assert data == {"a": "b\ufffd\ufffd", "\ufffdc": 1, "d": None, "e": 2}


@pytest.mark.parametrize(
    ("text", "label", "places"),
    [
        ("a: 1\nb: 2\na: 3\na: 4\n", "first", [["1:1-2"], ["1:1-2"]]),
        ("<<<<<<< a\n=======\n>>>>>>> b\n", "mark", [["2:1-8", "3:1-8"]]),
        ("a: [b,\n  c\nd: 1\n", "noticed", [["3:2-2"]]),
        ("a: 'b\nc: 1\n", "noticed", [["3:1-1"]]),
    ],
)
def test_related_places(text: str, label: str, places: list[list[str]]) -> None:
    findings = read(text, "a.yaml").findings
    assert [[shown(other.place) for other in finding.related] for finding in findings] == places
    assert {other.label for finding in findings for other in finding.related} == {label}


def test_a_fault_in_the_shape_knows_its_route() -> None:
    text = "tasks:\n  - id: 1\n  - {id: &x 2, id: 3, no: .nan}\n"
    places = [finding.place for finding in read(text, "a.yaml").findings]
    assert [(place.file, place.route, place.on_key) for place in places] == [
        ("a.yaml", ("tasks", 1, "id"), False),
        ("a.yaml", ("tasks", 1, "id"), True),
        ("a.yaml", ("tasks", 1, "no"), False),
    ]
