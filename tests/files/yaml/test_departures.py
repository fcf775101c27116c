"""YAML that only some programs read, or not all alike: told and mended, or refused.

Tried beside npm's `yaml` (``tests/tools/test_yaml_peer.py``): what it said is written down here.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from caichcli.files.yaml import linewise, mends
from caichcli.files.yaml.data import Json
from caichcli.files.yaml.reader import read

# A text as people write it -> the problems told, and the text after its mends.
LOOSE = {
    "a comment close to a quote": ('a: "x"#c\n', ["comment"], 'a: "x" #c\n'),
    "close to a bracket": (
        "a: [x]#c\nb: {y: z}# d\n",
        ["comment"] * 2,
        "a: [x] #c\nb: {y: z} # d\n",
    ),
    "close to a comma": ("a: [x,#c\n  y]\n", ["comment"], "a: [x, #c\n  y]\n"),
    "close to an opening bracket": ("a: [#c\n  y]\n", ["comment"], "a: [ #c\n  y]\n"),
    "close to the sign of a block": ("a: |#c\n  x\n", ["comment"], "a: | #c\n  x\n"),
    "on a key": ("? 'a'#c\n: x\n", ["comment"], "? 'a' #c\n: x\n"),
    "a bracket in the column of its key": ("a: [\n  x,\n]\n", ["bracket"], "a: [\n  x,\n  ]\n"),
    "in the column of a dash": ("- {\n  x: y\n}\n", ["bracket"], "- {\n  x: y\n  }\n"),
    "deeper in the file": (
        "a:\n  b: [\n    x\n  ]\n",
        ["bracket"],
        "a:\n  b: [\n    x\n    ]\n",
    ),
    "in the column of an item's key": (
        "a:\n  - b: [\n      x\n    ]\n",
        ["bracket"],
        "a:\n  - b: [\n      x\n      ]\n",
    ),
    "items in the column of their key": (
        "a: [\nx,\n\n  # c\n# d\n  y,\n]\n",
        ["indentation"],
        "a: [\n  x,\n\n  # c\n# d\n  y,\n  ]\n",
    ),
    "with line breaks of Windows": (
        "a: [\r\nx,\r\n]\r\n",
        ["indentation"],
        "a: [\r\n  x,\r\n  ]\r\n",
    ),
    "items after a tab": ("a: [\n\tx]\n", ["indentation"], "a: [\n  x]\n"),
    "a quoted text in the column of its key": (
        'a: "x\ny\n\nz"\n',
        ["indentation"],
        'a: "x\n  y\n\n  z"\n',
    ),
    "a quoted text after a tab": ("a: 'x\n\ty'\n", ["indentation"], "a: 'x\n  y'\n"),
    "a quoted text that looks like a comment": (
        "a: [x, 'y\n# z']\n",
        ["indentation"],
        "a: [x, 'y\n  # z']\n",
    ),
    "a dash in brackets": ("a: [-, x]\nb: {c: -}\n", ["dash"] * 2, 'a: ["-", x]\nb: {c: "-"}\n'),
    "a last line without an end": ("a: |\n  x", ["last-line"], "a: |\n  x\n"),
    "a last line of blanks": ("a: |\n  x\n   ", ["last-line"], "a: |\n  x\n   \n"),
    "a last line of Windows": ("a: >\r\n  x\r\n  y", ["last-line"], "a: >\r\n  x\r\n  y\r\n"),
    "several": (
        'a: "x\ny"#c\nb: [\n]#d\nc: |#e\n  z',
        ["indentation", "comment", "bracket", "comment", "comment", "last-line"],
        'a: "x\n  y" #c\nb: [\n  ] #d\nc: | #e\n  z\n',
    ),
}

# What YAML 1.2 allows and looks like it.
FINE: dict[str, tuple[str, Json]] = {
    "a sign in a word": ("a: x#y\nb: [C#, x#y]\n", {"a": "x#y", "b": ["C#", "x#y"]}),
    "a sign in quotes": ('a: "x"\nb: [\'#\', "]#c"]\n', {"a": "x", "b": ["#", "]#c"]}),
    "a sign in a block": ("a: |\n  ]#c\n  [-, x]\n", {"a": "]#c\n[-, x]\n"}),
    "a bracket one column deeper": ("a: [\n  x\n ]\n", {"a": ["x"]}),
    "brackets that hold all": ("[\nx,\n]\n", ["x"]),
    "a comment in the first column": ("a: [\n# c\n  x]\n", {"a": ["x"]}),
    "an empty line in quotes": ('a: "x\n\n  y"\n', {"a": "x\ny"}),
    "a dash with more": ("a: [-x, --, 'y -']\n", {"a": ["-x", "--", "y -"]}),
    "a stripped block at the end": ("a: |-\n  x", {"a": "x"}),
    "a question mark": ("a: [?x, y?]\nb: {?c: d}\n", {"a": ["?x", "y?"], "b": {"?c": "d"}}),
    "a colon": ("a: [:x, ::y]\nb: {c: :d}\n", {"a": [":x", "::y"], "b": {"c": ":d"}}),
    "a colon after a quoted key": (
        'a: {"b":c, "d":"e", "f"::g}\n',
        {"a": {"b": "c", "d": "e", "f": ":g"}},
    ),
    "signs in every kind of scalar": (
        "a: ?x :y\nb: \"?x :y\"\nc: '?x :y'\nd: |\n  ?x :y\ne:\n  x\n  ?y :z\n? f\n: g\n",
        {"a": "?x :y", "b": "?x :y", "c": "?x :y", "d": "?x :y\n", "e": "x ?y :z", "f": "g"},
    ),
    "tabs on a line of their own": ("a: 1\n\t\n \t# c\nb: 2\n", {"a": 1, "b": 2}),
    "a tab after a dash": ("a:\n-\tx\n- \ty\n", {"a": ["x", "y"]}),
    "a tab after a dash without a value": ("a:\n-\t\n-\t# c\n", {"a": [None, None]}),
    "a tab before the last list of several": ("- - -\tx\n  -\ty\n", [[["x"], "y"]]),
    "tabs in texts beside them": (
        "a: |\n  x\ty\nb: 'x\ty'\n\t\nc: x\ty\n",
        {"a": "x\ty\n", "b": "x\ty", "c": "x\ty"},
    ),
}

# What programs read in two ways, or no program should.
TWO_WAYS = {
    "blank lines deeper than the text of a block": ("a: >\n    \n  # x\n", "block-scalar"),
    "a block in the first column": (">-\n#c\n", "block-scalar"),
    "a block in the column of its key": ("a:\n>-\n  x\n", "block-scalar"),
    "a block of blanks alone": ("- |1\n  \n- x\n", "block-scalar"),
    "blanks before and below the text of a block": ("a: |2\n   x\n   \n", "block-scalar"),
    "the same where the file ends": ("- >1\n  x\n\n  y\n  ", "block-scalar"),
    "blank last lines of a block": ("a: |+\n  x\n  ", "last-line"),
    "an empty line after a backslash": ('a: "x\\\n\n  y"\n', "escaped-break"),
    "a tab in front of a list": ("a:\n-\t- x\n\t\n", "tab"),
    "a tab in front of keys": ("-\tb: x\n", "tab"),
    "a tab in front of a key": ("a:\n\tb: x\n", "tab"),
    "a tab in front of a list in a list": ("- a\n- - b\n  -\t- c\n", "tab"),
    "a tab line in a block with tabs": ("a: |\n  x\ty\n \t\nb:\n-\ty\n", "tab"),
    "a tab after a dash in a quoted text": ("a: 'x\n  -\ty'\nb:\n-\ty\n", "tab"),
    "a tab line in a block beside a tab after a dash": ("a: |\n  x\n \t\nb:\n-\ty\n", "tab"),
}


@pytest.mark.parametrize(("text", "problems", "mended"), LOOSE.values(), ids=list(LOOSE))
def test_what_some_programs_refuse_is_told_and_mended(
    text: str, problems: list[str], mended: str
) -> None:
    document = read(text, "a.yaml")
    assert [(one.rule, one.severity) for one in document.findings] == [
        ("loose-yaml", "warning")
    ] * len(problems)
    assert [one.values["problem"] for one in document.findings] == problems
    answer = document
    while answer.findings:  # mends that touch each other are made one after the other
        answer = mends.mend(answer, [one.fix for one in answer.findings if one.fix]).document
    assert answer.text == mended
    assert answer.data == document.data


@pytest.mark.parametrize(("text", "data"), FINE.values(), ids=list(FINE))
def test_what_yaml_allows_is_read_without_a_word(text: str, data: Json) -> None:
    document = read(text, "a.yaml")
    assert document.findings == ()
    assert document.data == data


@pytest.mark.parametrize(("text", "problem"), TWO_WAYS.values(), ids=list(TWO_WAYS))
def test_what_programs_read_in_two_ways_is_refused(text: str, problem: str) -> None:
    document = read(text, "a.yaml")
    assert [(one.rule, one.values["problem"]) for one in document.findings] == [("syntax", problem)]
    assert document.data is UNSET


@given(st.data())
def test_loose_texts_keep_their_data_by_any_mends(data: st.DataObject) -> None:
    """Whatever stands side by side, and whichever of the mends are made."""
    names = data.draw(st.lists(st.sampled_from(sorted(LOOSE)), min_size=1, max_size=3))
    items = [LOOSE[name][0].rstrip("\r\n") for name in names]
    text = "".join(f"-\n  {item}\n".replace("\n", "\n  ").rstrip(" ") for item in items)
    old = read(text, "a.yaml")
    if old.data is UNSET:
        return
    fixes = [one.fix for one in old.findings if one.fix]
    some = data.draw(st.lists(st.sampled_from(fixes), unique=True)) if fixes else []
    new = mends.mend(old, some)
    assert new.document.data == old.data
    assert not some or len(new.document.findings) < len(old.findings)


def test_the_quick_reading_leaves_them_to_the_parser() -> None:
    assert all(linewise.read(text) is None for text, *_ in LOOSE.values())
    assert linewise.read("a:\n  - b: [x,\n     y]\n") == {"a": [{"b": ["x", "y"]}]}
    assert linewise.read("a:\n  - b: [x,\n    y]\n") is None
    assert linewise.read("a:\n  - [x,\n  y]\n") is None
