"""An example or two of every key's value: for editors to offer, for pages to show.

They stand in ``examples.json``. What people write in their own words stands there in both
languages. Names, numbers of documents and deadlines are written in Vietnamese in every plan.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import json

from caichcli.language.wording import Language


@cache
def examples(lang: Language) -> Mapping[str, list[Any]]:
    """Return the examples of every key of the model, such as ``Task.lead``."""
    table: dict[str, Any] = json.decode(Path(__file__).with_suffix(".json").read_bytes())
    return {
        key: values[lang] if isinstance(values, dict) else values for key, values in table.items()
    }
