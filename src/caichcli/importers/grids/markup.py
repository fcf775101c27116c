"""The XML of an Office file, gone through piece by piece: what nobody asks for makes no object."""

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

Start = Callable[[Mapping[str, str]], object]
End = Callable[[str], object]


def go_through(
    pieces: Iterable[bytes], starts: Mapping[str, Start], ends: Mapping[str, End]
) -> None:
    """Call what is wanted where elements begin, with their attributes, and end, with their text.

    Elements are known by their names without a prefix; the text is what stands behind the last
    tag within them. Raises ValueError where this is no XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    text: list[str] = []
    begin, finish = _Names(starts), _Names(ends)

    def start(name: str, attributes: dict[str, str]) -> None:
        text.clear()
        if call := begin[name]:
            call(attributes)

    def end(name: str) -> None:
        if call := finish[name]:
            call("".join(text))
        text.clear()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text.append
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None


class _Names(dict[str, Callable[..., object] | None]):
    """What is called at an element, whatever the prefix of its name."""

    def __missing__(self, name: str) -> Callable[..., object] | None:
        local = name.rpartition(":")[2]
        self[name] = self[local] if local != name else None
        return self[name]
