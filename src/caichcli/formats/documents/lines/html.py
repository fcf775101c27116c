"""The lines of a page: what a reader sees of it, charts' words too."""

from html.parser import HTMLParser

from caichcli.formats.documents.lines.line import PaperLine, line

_UNSEEN = frozenset({"head", "script", "style", "template", "noscript"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
# What stands within a line of words.
_WITHIN = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "data", "em", "i", "kbd", "mark", "q", "s", "small"}
    | {"span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr"}
)


def read(text: str) -> list[PaperLine]:
    """Return the lines of a page."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end_line()
    return page.lines


class _Page(HTMLParser):
    """A page taken apart as it is read: words gather until an element begins or ends a line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[PaperLine] = []
        self._words: list[str] = []
        self._row: list[str] | None = None
        self._unseen = ""  # the element that hides what stands in it
        self._table = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if self._unseen:
            return
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "br":
            self._words.append(" ")
        elif tag not in _WITHIN:
            self._begin(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen:
                self._unseen = ""
        elif tag not in _WITHIN:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words.append(data)

    def _begin(self, tag: str) -> None:
        if self._row is not None and tag != "tr":
            if tag not in _CELLS:
                self._words.append(" ")
            elif "".join(self._words).strip():
                self._end(tag)  # of the cell before
            return
        self.end_line()
        if tag == "table":
            self._table += 1
        elif tag == "tr":
            self._row = []

    def _end(self, tag: str) -> None:
        if self._row is None:
            self.end_line(head=tag in _HEADINGS)
        elif tag in _CELLS:
            self._row.append("".join(self._words))
            self._words = []
        elif tag in ("tr", "table"):
            self.end_line()
        else:
            self._words.append(" ")

    def end_line(self, *, head: bool = False) -> None:
        """Take what has gathered as a line, or as a row."""
        words, self._words = "".join(self._words), []
        if self._row is None:
            whole = line([words], head=head)
        else:
            whole = line([*self._row, *([words] if words.strip() else [])], table=self._table)
            self._row = None
        if whole:
            self.lines.append(whole)
