"""Forms made by ``caich forms out``, and somebody who fills them in with openpyxl."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from caichcli.views.form import MARK

Answers = Mapping[str, Mapping[str, Any]]


class Sheet:
    """A form open for filling in: rows by their keys, columns by their names."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Workbook = load_workbook(path)
        self.sheet: Any = self.book.worksheets[0]
        for row in self.sheet.iter_rows(max_row=20):
            if row[0].value == f"{MARK}key":
                self.heads = row[0].row
                named = {str(cell.value): cell.column for cell in row if cell.value}
                break
        self.columns = {name.removeprefix(MARK): place for name, place in named.items()}

    @property
    def rows(self) -> dict[str, int]:
        """Where each row stands, by its key."""
        first = self.heads + 2
        column = self.columns["key"]
        found = ((self.sheet.cell(row, column).value, row) for row in range(first, first + 200))
        return {key: row for key, row in found if key}

    def cell(self, key: str, column: str) -> Any:
        return self.sheet.cell(self.rows[key], self.columns[column])

    def fill(self, answers: Answers) -> "Sheet":
        for key, values in answers.items():
            for column, value in values.items():
                self.cell(key, column).value = value
        return self

    def save(self, path: Path | None = None) -> Path:
        self.book.save(path or self.path)
        return path or self.path


def filled(path: Path, answers: Answers) -> Path:
    """The form with these answers in it."""
    return Sheet(path).fill(answers).save()
