"""The tasks as Parquet: a row each, with the names and codes of ``caich list --format json``."""

import io

from msgspec import structs

from caichcli.formats.answers.task_line import task_line
from caichcli.formats.exports import ExportFile
from caichcli.formats.exports.columns import Export
from caichcli.language.wording import Language


def write(export: Export, lang: Language) -> ExportFile:
    """A row a task, with the plan and the day; the same in every language."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    text, texts, day = pa.string(), pa.list_(pa.string()), pa.date32()
    types = {
        "plan": text, "as_of": day, "id": text, "title": text, "area": text, "lead": texts,
        "lead_basis": text, "support": texts, "unit": text, "officer": text, "role": text,
        "via": text, "deadline": text, "deadline_kind": text, "due": day, "status": text,
        "reported": pa.bool_(), "class": text, "days_late": pa.int32(), "completion": text,
        "submitted": day, "progress": pa.float64(),
    }  # fmt: skip
    own = {"plan": export.book.head.id, "as_of": export.listing.day}
    rows = []
    for line in export.lines:
        row = own | structs.asdict(task_line(export.book, line))
        rows.append(row | {"class": row["class_"]})
    content = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=pa.schema(types.items())), content)
    return ExportFile(content.getvalue())
