"""Faults of a file that cannot be read as data, or not with certainty.

Those of kind ``reader`` are told by ``files``, in the walk that reads the text:
it knows no rules, so each is registered here with its severity.
"""

from collections.abc import Iterator

from caichcli.plan.finding import Place
from caichcli.rules.rule import Fault, rule


@rule("unreadable-file", "error", kind="disk")
def unreadable_file(file: str, reason: str) -> Iterator[Fault]:
    """A file that is there and cannot be read, or holds too many faults to be a plan."""
    yield Fault(Place(file), {"reason": reason})


encoding = rule("encoding", "error", kind="reader")
special_line_break = rule("special-line-break", "error", kind="reader")
control_character = rule("control-character", "error", kind="reader")
bidirectional_character = rule("bidirectional-character", "error", kind="reader")
invisible_character = rule("invisible-character", "error", kind="reader")
conflict_marker = rule("conflict-marker", "error", kind="reader")
syntax = rule("syntax", "error", kind="reader")
empty_file = rule("empty-file", "error", kind="reader")
several_documents = rule("several-documents", "error", kind="reader")
directive = rule("directive", "error", kind="reader")
too_deep = rule("too-deep", "error", kind="reader")
anchor = rule("anchor", "error", kind="reader")
alias = rule("alias", "error", kind="reader")
tag = rule("tag", "error", kind="reader")
merge_key = rule("merge-key", "error", kind="reader")
non_string_key = rule("non-string-key", "error", kind="reader")
duplicate_key = rule("duplicate-key", "error", kind="reader")
integer_too_long = rule("integer-too-long", "error", kind="reader")
not_finite_number = rule("not-finite-number", "error", kind="reader")
refused_escape = rule("refused-escape", "error", kind="reader")
loose_yaml = rule("loose-yaml", "warning", kind="reader")
decomposed_text = rule("decomposed-text", "warning", kind="reader")
