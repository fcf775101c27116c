"""Mends put to a text: as many as can be made together, each known by its splice."""

from collections.abc import Iterable, Sequence

from msgspec import UNSET, Struct, structs

from caichcli.files.yaml import editor, excerpt, reader
from caichcli.files.yaml.edits import SetValue
from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.reader import BOM, YamlDocument
from caichcli.files.yaml.splices import Splice, spliced
from caichcli.plan.finding import Fix, Route, Span

TRIES = 50  # that many mends may turn out not to fit a text before all are given up


class Mended(Struct, frozen=True):
    """A text after its mends, already read; those that were made, and the splices that did it."""

    document: YamlDocument
    fixes: tuple[Fix, ...]
    splices: tuple[Splice, ...]


def mend(old: YamlDocument, fixes: Iterable[Fix]) -> Mended:
    """Make as many mends as fit; of several for one place the first.

    A mend that would change anything else is left out (:mod:`caichcli.files.yaml.editor`).
    Those of a file's layout come first, and alone.
    """
    fixes = list(fixes)
    laid_out = _laid_out(old, [fix for fix in fixes if fix.place.span])
    if laid_out.fixes:
        return laid_out
    candidates = _firsts(fix for fix in fixes if not fix.place.span)
    for _ in range(TRIES):
        answer = editor.fix(old, candidates)
        if isinstance(answer, editor.Edited):
            return Mended(answer.document, tuple(candidates), answer.splices)
        others = [fix for fix in candidates if fix.place.route != answer.route]
        if len(others) == len(candidates):
            break
        candidates = others
    return Mended(old, (), ())


def propose(old: YamlDocument, fixes: Iterable[Fix]) -> tuple[Splice, ...]:
    """The splices of the mends that fit, to be shown: tried in the lines that they touch alone.

    What is to be written is made by ``mend``, which reads the whole text again.
    """
    fixes = list(fixes)
    layout = _layout_splices(old, [fix for fix in fixes if fix.place.span])
    return (*layout, *_propose(old, [fix for fix in fixes if not fix.place.span]))


def _propose(old: YamlDocument, fixes: Iterable[Fix]) -> tuple[Splice, ...]:
    candidates = _firsts(fixes)
    part = excerpt.take(old, [SetValue(fix.place.route, "") for fix in candidates])
    if part is None:
        return mend(old, candidates).splices
    inner = [_moved(fix, edit.route) for fix, edit in zip(candidates, part.edits, strict=True)]
    inner_splices = mend(part.document, inner).splices
    return tuple(splice.at(part.origin(splice.start)) for splice in inner_splices)


def _laid_out(old: YamlDocument, fixes: Sequence[Fix]) -> Mended:
    """The text after the mends of its layout, if its data stay as they were.

    Of a text without certain data: if it is read further than before.
    """
    splices = _layout_splices(old, fixes)
    new = reader.read(spliced(old.text, splices), "")
    is_same = new.data == old.data and len(new.findings) < len(old.findings)
    if is_same or (old.data is UNSET and fixes and _reads_on(old, new)):
        return Mended(new, tuple(fixes), splices)
    return Mended(old, (), ())


def _reads_on(old: YamlDocument, new: YamlDocument) -> bool:
    """Whether a text has nothing more that stops its reading, or that only further below."""
    if new.data is not UNSET:
        return True
    stop, next_stop = _stop(old), _stop(new)
    return stop is not None and next_stop is not None and next_stop > stop


def _stop(document: YamlDocument) -> tuple[int, int] | None:
    """Where the first fault stands that leaves a text without data; None where none is placed."""
    spans = (one.place.span for one in document.findings if one.severity == "error")
    return min(((span.line, span.column) for span in spans if span), default=None)


def _layout_splices(old: YamlDocument, fixes: Sequence[Fix]) -> tuple[Splice, ...]:
    """The splices of mends that put a text in place of a span; of those that overlap the first."""
    body = old.text.removeprefix(BOM)
    lines, shift = Lines(body), len(old.text) - len(body)
    splices: list[Splice] = []
    for span, text in _by_position(fixes):
        start = shift + lines.position(span.line, span.column)
        end = shift + lines.position(span.end_line, span.end_column)
        if not splices or start >= splices[-1].end:
            splices.append(Splice(start, end, text))
    return tuple(splices)


def _by_position(fixes: Iterable[Fix]) -> list[tuple[Span, str]]:
    pairs = [(fix.place.span, fix.text) for fix in fixes if fix.place.span]
    return sorted(pairs, key=lambda pair: (pair[0].line, pair[0].column))


def _firsts(fixes: Iterable[Fix]) -> list[Fix]:
    firsts: dict[tuple[Route, bool], Fix] = {}
    for fix in fixes:
        firsts.setdefault((fix.place.route, fix.place.on_key), fix)
    return list(firsts.values())


def _moved(fix: Fix, route: Route) -> Fix:
    return structs.replace(fix, place=structs.replace(fix.place, route=route))
