"""How the cells of a form look: what is given, what is asked, where it is signed."""

import datetime as dt
from typing import Any

from xlsxwriter import Workbook

DATES = frozenset({"completed", "result_date"})
EARLIEST = dt.date(1990, 1, 1)  # a date that a cell takes
DATE = "dd/mm/yyyy"
FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
BOX = {"border": 1, "border_color": "#7F7F7F", "text_wrap": True}
HEAD = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DCE6F1"}
OPEN = {"bg_color": "#FFF8DC", "locked": False}
HEAD_ASKED = HEAD | {"bg_color": "#FCE9A9"}


class FormStyles:
    """The looks of a form's cells."""

    def __init__(self, book: Workbook) -> None:
        def add(**more: object) -> Any:
            return book.add_format(FONT | more)

        self.title = add(bold=True, font_size=14, align="center")
        self.plain = add(align="center", italic=True)
        self.warn = add(bold=True, font_color="#C00000", align="center")
        self.reconciled = add(text_wrap=True, bold=True)
        self.label = add(bold=True)
        self.text = add()
        self.wrap = add(text_wrap=True)
        self.signature = add(bold=True, align="center", text_wrap=True)
        self.hidden = add(font_color="#FFFFFF")
        self.head = add(**(BOX | HEAD))
        self.asked = add(**(BOX | HEAD_ASKED))
        self.given = add(**BOX)
        self.centred = add(**(BOX | {"align": "center"}))
        self.late = add(**(BOX | {"font_color": "#C00000"}))
        self.open = add(**(BOX | OPEN | {"num_format": "@"}))
        self.open_number = add(**(BOX | OPEN | {"num_format": "0.##", "align": "center"}))
        self.open_date = add(**(BOX | OPEN | {"num_format": DATE, "align": "center"}))
        self.missing = book.add_format({"bg_color": "#F8CBAD"})

    def answer(self, column: str) -> Any:
        if column == "progress":
            return self.open_number
        return self.open_date if column in DATES else self.open
