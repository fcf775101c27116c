"""``docs/plan-format.md``: every key of the files, from the model and its words."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, inspect

from caichcli.files.yaml import writer
from caichcli.formats.schema.files import examples, words
from caichcli.plan.keys import Key, keys
from caichcli.plan.kinds import (
    COMPLETION_PATTERN,
    EMAIL_PATTERN,
    ENTRY_PATTERN,
    ID_PATTERN,
    SEEN_PATTERN,
)
from caichcli.plan.model import PlanFile, RegisterFile

HEAD = """\
# Cấu trúc tệp – File format

Made by `make generated` from the model and its words.

Một không gian làm việc là một thư mục có `plans/`: mỗi kế hoạch một tệp YAML
([PlanFile](#planfile)), và `plans/agencies.yaml` ([RegisterFile](#registerfile)), sổ cơ quan cơ
quan dùng chung. Khóa viết bằng tiếng Anh, nội dung bằng tiếng Việt. Khóa có dấu \\* phải có; khóa
khác bỏ đi hay để trống đều như nhau. Khóa lạ là lỗi. Mã viết liền, không dấu cách. Chữ trông
giống số (`id: "1.10"`, `deadline: "2030"`) phải viết trong dấu nháy. Không dùng được `&`, `*`,
`!` và `<<` của YAML.

A workspace is a folder with `plans/`: one YAML file a plan ([PlanFile](#planfile)), and
`plans/agencies.yaml` ([RegisterFile](#registerfile)), the register of agencies that they share.
Keys are English, values Vietnamese. A key with \\* must be there; any other may be left out or
left empty, which is the same. An unknown key is an error. Ids have no blanks. Text that looks
like a number (`id: "1.10"`, `deadline: "2030"`) is quoted. YAML's `&`, `*`, `!` and `<<` are
refused.

## Ví dụ – An example

<!-- file: plans/agencies.yaml -->
```yaml
schema: 1
agencies:
  - {id: bo-a, name: Bộ A, abbreviations: [BA], kind: ministry}
  - {id: bo-b, name: Bộ B, abbreviations: [BB], kind: ministry}
groups:
  - {id: cac-bo, name: Các bộ, kinds: [ministry]}
```

<!-- file: plans/2026.yaml -->
```yaml
schema: 1
plan:
  id: vi-du-2026
  title: Kế hoạch minh họa năm 2026
  illustrative: true
  document: {number: 01/QĐ-VD, date: 2026-01-15, issuer: Cơ quan ví dụ}
  period: {from: 2026-01-01, to: 2026-12-31}
  standing_agency: bo-a
areas:
  - {id: I, name: "Công tác lãnh đạo, chỉ đạo"}
tasks:
  - id: I.1
    title: Ban hành kế hoạch kiểm tra
    area: I
    lead: [bo-a]
    support: [bo-b]
    deadline: Quý II/2026
    product: Kế hoạch
    adjustments:
      - {date: 2026-06-20, to: 2026-09-30, document: {number: 02/TB-VD, date: 2026-06-20}}
    updates:
      - {date: 2026-04-03, by: bo-a, status: in-progress, progress: 40, note: Đang lấy ý kiến}
  - id: I.2
    title: Báo cáo tình hình thực hiện
    area: I
    lead: [cac-bo]
    deadline: Hằng quý
    updates:
      - {date: 2026-03-30, by: bo-b, for: 2026-Q1, status: done, results: [{number: 07/BC-BB}]}
```
"""

TEXTS = {
    ID_PATTERN: "mã – id",
    ENTRY_PATTERN: "báo cáo đã ghi – entry",
    COMPLETION_PATTERN: "ngày – date; on-time, late, unknown",
    EMAIL_PATTERN: "địa chỉ thư – e-mail address",
    SEEN_PATTERN: "mã đối chiếu – fingerprint",
    None: "chữ – text",
}


def plan_format() -> str:
    """Every mapping of the two files, each key with its kind and its words."""
    parts = [HEAD]
    for model, holders in mappings().items():
        parts += section(model, holders)
    return "\n".join(parts)


def mappings() -> dict[type[Struct], list[str]]:
    """Every mapping in the order that a reader meets it, with the keys that hold it."""
    found: dict[type[Struct], list[str]] = {PlanFile: [], RegisterFile: []}
    waiting: list[type[Struct]] = [PlanFile, RegisterFile]
    while waiting:
        model = waiting.pop(0)
        for key in keys(model).values():
            inner = mapping_in(key.kind)
            if inner is None:
                continue
            if inner not in found:
                found[inner] = []
                waiting.append(inner)
            found[inner].append(f"{link(model)}.{key.name}")
    return found


def mapping_in(kind: inspect.Type) -> type[Struct] | None:
    """The mapping that a value is or lists, if it does."""
    if isinstance(kind, inspect.ListType):
        return mapping_in(kind.item_type)
    if isinstance(kind, inspect.UnionType):
        return next(filter(None, map(mapping_in, kind.types)), None)
    return kind.cls if isinstance(kind, inspect.StructType) else None


def section(model: type[Struct], holders: list[str]) -> Iterator[str]:
    """A mapping's words, where it is held, and its keys."""
    yield f"## {model.__name__}\n"
    for lang in ("vi", "en"):
        title, description = words(lang, model)
        yield f"**{title}.** {description}\n"
    if holders:
        yield f"Dùng ở – Used in: {', '.join(holders)}\n"
    yield "| Khóa – Key | Giá trị – Value | Ý nghĩa | Meaning |"
    yield "|---|---|---|---|"
    for key in keys(model).values():
        yield f"| {' | '.join(cells(model, key))} |"
    yield ""


def cells(model: type[Struct], key: Key) -> Iterator[str]:
    """One key's row: its name, its values, its words in both languages."""
    yield f"`{key.name}`" + (r" \*" if key.required else "")
    all_named = isinstance(key.kind, inspect.LiteralType | inspect.BoolType)
    shown = [] if all_named else examples("vi", model, key.name)
    yield "<br>".join([kind_words(key.kind), *(f"`{written(example)}`" for example in shown)])
    for lang in ("vi", "en"):
        title, description = words(lang, model, key.name)
        yield f"**{title}.** {description}"


def kind_words(kind: inspect.Type) -> str:
    """What a value may be."""
    match kind:
        case inspect.ListType():
            return f"danh sách – list: {kind_words(kind.item_type)}"
        case inspect.UnionType():
            return " / ".join(map(kind_words, kind.types))
        case inspect.StructType():
            return link(kind.cls)
        case inspect.LiteralType():
            return ", ".join(f"`{value}`" for value in kind.values)
        case inspect.DateType():
            return "ngày – date"
        case inspect.BoolType():
            return "`true`, `false`"
        case inspect.IntType() | inspect.FloatType():
            return f"số – number, {kind.ge}–{kind.le}"
        case inspect.StrType():
            return TEXTS[kind.pattern]
    raise TypeError(kind)


def written(example: Any) -> str:
    """An example's value as the YAML has it."""
    return writer.flow(example) if isinstance(example, list | dict) else writer.scalar(example)


def link(model: type[Struct]) -> str:
    """A mapping's name, leading to its section."""
    name = model.__name__
    return f"[{name}](#{name.lower()})"
