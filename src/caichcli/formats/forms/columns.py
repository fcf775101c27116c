"""The columns of a form's sheet: which there are, how wide they are."""

from caichcli.formats.exports.texts import LINE
from caichcli.views.form import ANSWERS, CONFIRM, QUESTIONS

TO_FILL = (*ANSWERS, CONFIRM)
COLUMNS = (*QUESTIONS, *TO_FILL)
# Together they fit the width of A4 in letters that can be read when it is printed.
WIDTHS = {
    "key": 4,
    "number": 4,
    "id": 7,
    "title": 26,
    "deadline": 12,
    "said": 19,
    "status": 12,
    "progress": 7,
    "completed": 10,
    "note": 20,
    "result_number": 12,
    "result_date": 10,
    "reason": 13,
    "problems": 14,
    "proposals": 14,
    "proposals_to": 12,
    "confirm": 12,
}
LOWEST = 4 * LINE  # points of a row: room to write in
