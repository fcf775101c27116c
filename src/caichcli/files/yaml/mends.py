"""Mends put to a text: as many as can be made together, each known by its splice."""

from collections.abc import Iterable

from msgspec import Struct, structs

from caichcli.files.yaml import editor, excerpt
from caichcli.files.yaml.edits import SetValue
from caichcli.files.yaml.reader import Document
from caichcli.files.yaml.splices import Splice
from caichcli.plan.finding import Fix, Route

TRIES = 50  # that many mends may turn out not to fit a text before all are given up


class Mended(Struct, frozen=True):
    """A text after its mends, already read; those that were made, and the splices that did it."""

    document: Document
    fixes: tuple[Fix, ...]
    splices: tuple[Splice, ...]


def mend(old: Document, fixes: Iterable[Fix]) -> Mended:
    """Make as many mends as fit; of several for one place the first.

    A mend that would change anything else is left out (:mod:`caichcli.files.yaml.editor`).
    """
    candidates = _firsts(fixes)
    for _ in range(TRIES):
        answer = editor.fix(old, candidates)
        if isinstance(answer, editor.Edited):
            return Mended(answer.document, tuple(candidates), answer.splices)
        others = [fix for fix in candidates if fix.place.route != answer.route]
        if len(others) == len(candidates):
            break
        candidates = others
    return Mended(old, (), ())


def propose(old: Document, fixes: Iterable[Fix]) -> tuple[Splice, ...]:
    """The splices of the mends that fit, to be shown: tried in the lines that they touch alone.

    What is to be written is made by ``mend``, which reads the whole text again.
    """
    candidates = _firsts(fixes)
    part = excerpt.take(old, [SetValue(fix.place.route, "") for fix in candidates])
    if part is None:
        return mend(old, candidates).splices
    inner = [_moved(fix, edit.route) for fix, edit in zip(candidates, part.edits, strict=True)]
    inner_splices = mend(part.document, inner).splices
    return tuple(splice.at(part.origin(splice.start)) for splice in inner_splices)


def _firsts(fixes: Iterable[Fix]) -> list[Fix]:
    firsts: dict[tuple[Route, bool], Fix] = {}
    for fix in fixes:
        firsts.setdefault((fix.place.route, fix.place.on_key), fix)
    return list(firsts.values())


def _moved(fix: Fix, route: Route) -> Fix:
    return structs.replace(fix, place=structs.replace(fix.place, route=route))
