"""Text is written plain, quoted or as a block, and reads back the same."""

import pytest

from caichcli.files.yaml import reader
from caichcli.files.yaml.edits import Append, SetValue
from tests.files.diffs import LOG, edited, versions

PLAIN = (
    "a", "Đ.1", "-5%", "a-b", "a:b", "a#b", "2026-06-30", "30/6/2026", "Quý II/2026", "no", "y",
    "12:30", "1.2.3", "a  b", "01/QĐ-VD", "“a”", "…", ".", "a\u00a0b", "a\u200d"[:1], "😀",
)  # fmt: skip
QUOTED = (
    "", " ", "a ", " a", "- a", "-", "--- a", "? a", "?", ": a", ":", "a: b", "a:", "a #b", "# a",
    "'a", '"a"', "a\\b: c", "[a", "{a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "~", "null",
    "true", "False", "1", "1.10", "0x1F", "1e3", ".5", ".inf", "+1", "<<", "a\tb", "a\nb", "\n",
    "a\n", "\na", ",a", "9" * 30,
)  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_text_stands_plain_where_it_reads_back(text: str) -> None:
    assert edited("a: x\n", SetValue(("a",), text)) == f"a: {text}\n"


@pytest.mark.parametrize("text", QUOTED)
def test_text_is_quoted_where_it_must_be(text: str) -> None:
    after = edited("a: x\n", SetValue(("a",), text))
    assert after[3] in "\"'"
    assert reader.read(after, "").data == {"a": text}


LONG = "Đã trình.\n\n  - Một: 1\n  # hai\nHết."
NOTES = {
    "in braces a quoted text": """
         tasks:
           - id: I.1
             updates:
               - {date: 2026-01-15}
        +      - {note: "Đã trình.\\n\\n  - Một: 1\\n  # hai\\nHết."}
        """,
    "in block style a literal block": """
         tasks:
           - id: I.1
             updates:
               - date: 2026-01-15
        +      - note: |-
        +          Đã trình.
        +
        +            - Một: 1
        +            # hai
        +          Hết.

           # II
        """,
    "no block where what follows would seem part of it": """
         tasks:
           - id: I.1
             updates:
               - date: 2026-01-15
        +      - note: "Đã trình.\\n\\n  - Một: 1\\n  # hai\\nHết."
           # II

                  # III
        """,
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("diff", NOTES.values(), ids=NOTES)
def test_a_note_of_several_lines(diff: str, ending: str) -> None:
    before, after = (text.replace("\n", ending) for text in versions(diff))
    assert edited(before, Append(LOG, {"note": LONG})) == after
