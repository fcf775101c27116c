"""Texts of plans as people saw them before they agreed to something."""

from threading import Lock

from msgspec import Struct

from caichcli.files.yaml.partial import changed

MOST_TEXTS = 8


class _Seen(Struct, frozen=True):
    """A text: the one seen after it, with other words between its first and its last characters."""

    fingerprint: str
    first: int
    words: str
    last: int


class SeenTexts:
    """The last few texts, by their fingerprints; of all but the newest only where they differ.

    The text of 10,000 tasks takes 10 MB, and a record changes a line of it.
    """

    def __init__(self) -> None:
        self._seen: list[_Seen] = []
        self._newest = ""
        self._turn = Lock()

    def keep(self, fingerprint: str, text: str) -> None:
        """Keep a text as somebody sees it now."""
        with self._turn:
            if any(one.fingerprint == fingerprint for one in self._seen):
                return
            if self._seen:
                old = self._newest
                first, end = changed(old, text)
                earlier = self._seen[-1].fingerprint
                self._seen[-1] = _Seen(earlier, first, old[first:end], len(old) - end)
            self._seen = [*self._seen, _Seen(fingerprint, len(text), "", 0)][-MOST_TEXTS:]
            self._newest = text

    def text(self, fingerprint: str) -> str | None:
        """Return the text of a fingerprint; None where it is none of the last few."""
        with self._turn:
            text = self._newest
            for one in reversed(self._seen):
                text = text[: one.first] + one.words + text[len(text) - one.last :]
                if one.fingerprint == fingerprint:
                    return text
        return None
