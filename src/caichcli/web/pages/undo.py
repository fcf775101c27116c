"""What was last recorded here, taken back: shown first, then done."""

from msgspec import Struct
from starlette.responses import Response

from caichcli.language.messages import say
from caichcli.services.records import undoing
from caichcli.services.records.recording import fingerprint
from caichcli.services.records.undoing import Undone
from caichcli.web.rendering import show
from caichcli.web.visit import Visit


class Words(Struct, frozen=True):
    """What would be taken back, in words, and what tells it from anything else."""

    text: str
    text_version: str


def page(visit: Visit) -> Response:
    """Show what would be taken back; take it back where it still is what was shown."""
    house = visit.house
    done = ""
    with house.writing:
        undone = undoing.undo(visit.session, visit.plan, dry_run=True)
        would = _words(visit, undone, "record.would-undo")
        if visit.method == "POST" and visit.form.get("text_version") == would.text_version:
            undone = undoing.undo(visit.session, visit.plan)
            done = _words(visit, undone, "record.undone").text
    question = visit.question()
    return show(
        visit, "undo.html.j2", question=question, book=question.book, would=would, done=done
    )


def _words(visit: Visit, undone: Undone, key: str) -> Words:
    names = (" ".join(filter(None, (one.task, one.ref))) for one in undone.records)
    text = say(visit.lang, key, path=undone.path, records=", ".join(names))
    return Words(text, fingerprint(repr(undone)))
