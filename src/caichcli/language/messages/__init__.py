"""The screen's sentences: one small module a subject, each with its ``TABLE``.

A ``TABLE`` maps a key to (Vietnamese, English). The keys leave out the module's name, which
stands before the first dot of the key asked for: ``status.total`` is ``total`` in ``status.py``.
"""

from functools import cache
from importlib import import_module

from caichcli.language.wording import Language

Table = dict[str, tuple[str, str]]


def say(lang: Language, key: str, /, **values: object) -> str:
    """The sentence of a key, with ``values`` in its {placeholders}.

    KeyError where there is no such key, or a placeholder has no value: the programmer's fault.
    """
    subject, _, name = key.partition(".")
    try:
        vietnamese, english = _table(subject)[name]
    except KeyError:
        raise KeyError(key) from None
    return (vietnamese if lang == "vi" else english).format(**values)


@cache
def _table(subject: str) -> Table:
    module = f"{__name__}.{subject}"
    try:
        table: Table = import_module(module).TABLE
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise KeyError(subject) from None
    return table
