"""What every key of the files means: the words of the JSON Schema and of the pages on the format.

A key of the table is a class of the model (``Task``) or one of its keys in the
YAML (``Task.deadline``); a text is a title, a line break, and a sentence or two.
"""

from caichcli.language.messages.keys import heads, registers, tasks

TABLE: dict[str, tuple[str, str]] = {**heads.TABLE, **tasks.TABLE, **registers.TABLE}
