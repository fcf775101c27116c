"""Slips of the first day that leave a text unread: named, and mended as is meant.

Quotes of Word around a value, values that lack quotes, signs of other keyboards.
"""

from itertools import pairwise

import pytest

from caichcli.files.yaml import curly_quotes, mends, reader

# A line as typed -> the same as it is mended; "" where it is left to its writer.
SLIPS = {
    "title: “Ban hành: kế hoạch”": 'title: "Ban hành: kế hoạch"',
    "title: ‘Ban hành: kế hoạch’ # hai": 'title: "Ban hành: kế hoạch" # hai',
    "title: „Ban hành: kế hoạch“": 'title: "Ban hành: kế hoạch"',
    "title: «Ban hành: kế hoạch»": 'title: "Ban hành: kế hoạch"',
    'title: “Ban hành: kế hoạch"': 'title: "Ban hành: kế hoạch"',
    'title: "Ban hành: kế hoạch”': 'title: "Ban hành: kế hoạch"',
    'title: "Ban hành “kế hoạch: đợt 1”': 'title: "Ban hành “kế hoạch: đợt 1”"',
    "title: “Ban hành “Kế hoạch”: đợt 1”": 'title: "Ban hành “Kế hoạch”: đợt 1"',
    "title: “Ban hành: \\ và \" kế hoạch”": 'title: "Ban hành: \\\\ và \\" kế hoạch"',
    "note: “một # hai”": 'note: "một # hai"',
    "note: {a: 1, b: “một # hai”}": 'note: {a: 1, b: "một # hai"}',
    "note: {a: “Đã làm: xong, rồi”, b: 1}": 'note: {a: "Đã làm: xong, rồi", b: 1}',
    "- “a: b: c”": '- "a: b: c"',
    # no such quotes, and no doubt
    "title: Ban hành: kế hoạch": 'title: "Ban hành: kế hoạch"',
    "title: “Ban hành” kế hoạch: đợt 1": 'title: "“Ban hành” kế hoạch: đợt 1"',
    "title: Ban hành “kế hoạch: đợt 1” # hai": 'title: "Ban hành “kế hoạch: đợt 1”" # hai',
    # another key may be meant, or the value goes on below
    "title: Ban hành area: I": "",
    "title: Ban hành: kế hoạch\n  năm 2026": "",
    "title: “Ban hành: kế hoạch": 'title: "“Ban hành: kế hoạch"',
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("around", ["{}\n", "{}", "{}\nlast: 1\n"])
def test_a_value_that_lacks_its_quotes(slip: str, around: str) -> None:
    if slip.startswith("-") and "last" in around:
        return
    document = reader.read(around.format(slip), "a.yaml")
    fixes = [one.fix for one in document.findings if one.fix]
    mended = mends.mend(document, fixes)
    assert document.broken
    assert mended.document.text == around.format(SLIPS[slip] or slip)
    assert mended.document.broken is (not SLIPS[slip])


@pytest.mark.parametrize("slip", [slip for slip in SLIPS if slip[6:8].strip()[:1] in "“‘„«"])
def test_such_quotes_are_named(slip: str) -> None:
    (finding,) = reader.read(f"{slip}\n", "a.yaml").findings
    assert finding.rule == "syntax"
    assert finding.values["problem"] in ("curly-quotes", "colon-in-value")


def test_many_are_mended_one_after_the_other() -> None:
    text = "k0: “a: 0”\nk1: {a: “b: 1”, c: “d: 2”}\nk2: “a # 3”\n"
    texts = [text]
    for _ in range(4):
        document = reader.read(texts[-1], "a.yaml")
        fixes = [one.fix for one in document.findings if one.fix]
        texts.append(mends.mend(document, fixes).document.text)
    assert not reader.read(texts[-1], "a.yaml").broken
    assert all(before.count("“") == after.count("“") + 1 for before, after in pairwise(texts))


@pytest.mark.parametrize(
    "line",
    [
        "title: “Ban hành kế hoạch”",
        "title: Ban hành “kế hoạch” # “hai”",
        "# “một # hai”",
        'title: "“một # hai”"',
        "title: ‘một’ # hai’",
    ],
)
def test_quotes_that_are_words_stay(line: str) -> None:
    document = reader.read(f"{line}\na: 1\n", "a.yaml")
    assert document.findings == ()
    assert isinstance(document.data, dict)
    assert document.data["a"] == 1


def test_a_line_longer_than_any_title_is_not_looked_at() -> None:
    line = "title: " + "“" * curly_quotes.LONGEST + ": a”"
    assert curly_quotes.value_at(line, len(line) - 3) is None


# A text as typed -> the same as it is mended: signs of Word and of other keyboards, a blank or a
# dash left out.
SIGNS = {
    "a:\n  - b: 1\n  – b: 2\n  —b: 3\n": "a:\n  - b: 1\n  - b: 2\n  - b: 3\n",
    "a:\n  • b: 1\n    c: 2\n": "a:\n  - b: 1\n    c: 2\n",
    "- b： 1\n  c: 2\n": "- b: 1\n  c: 2\n",
    "- b：1\n  c: 2\n": "- b: 1\n  c: 2\n",
    "a: 1\nb:2\nc: 3\n": "a: 1\nb: 2\nc: 3\n",
    '- b:"1"\n  c: 2\n': '- b: "1"\n  c: 2\n',
    "a:\n  -b: 1\n    c: 2\n": "a:\n  - b: 1\n    c: 2\n",
    "a: 1\nb:\xa02\n": "a: 1\nb: 2\n",
    "a:\n  - b: 1\n    c: 2\n  b: 3\n    c: 4\n": "a:\n  - b: 1\n    c: 2\n  - b: 3\n    c: 4\n",
    "a: {b: x; c: y}\n": "a: {b: x, c: y}\n",
}


@pytest.mark.parametrize("slip", SIGNS)
def test_a_sign_of_another_keyboard(slip: str) -> None:
    text = slip
    for _ in range(3):
        document = reader.read(text, "a.yaml")
        text = mends.mend(document, [one.fix for one in document.findings if one.fix]).document.text
    assert text == SIGNS[slip]
    assert not reader.read(text, "a.yaml").broken
