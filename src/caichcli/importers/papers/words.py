"""Words in composed letters (NFC), with the places that they have where they stand decomposed."""

from unicodedata import combining, is_normalized, normalize

from caichcli.audit.passages import RunningText, TextOrigin, prose


def composed(text: str, line: int, column: int) -> RunningText:
    """A stretch of a line as prose; blanks of every kind are blanks."""
    text = text.translate(_BLANKS)
    if text.isascii() or is_normalized("NFC", text):
        return prose(text, line, column)
    whole = ""
    origins = []
    for start, end in _clusters(text):
        letter = normalize("NFC", text[start:end])
        origins.append(TextOrigin(len(whole), line, column + start))
        whole += letter
    return RunningText(whole, tuple(origins))


_BLANKS = {ord(blank): " " for blank in "\u00a0\u2007\u202f\t"}


def _clusters(text: str) -> list[tuple[int, int]]:
    """Where each letter with its marks begins and ends."""
    starts = [at for at, letter in enumerate(text) if not at or not combining(letter)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
