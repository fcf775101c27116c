"""Agencies that the register lacks: what a line for each would be. Nothing is entered."""

import re

from caichcli.importers.agencies.cells import Mention
from caichcli.importers.drafts.draft import Proposal, RecordData
from caichcli.plan.kinds import AgencyKind
from caichcli.plan.model import Id

# How names begin that tell the kind; the first that fits. What fits none is "other".
_KINDS: tuple[tuple[str, AgencyKind], ...] = (
    (r"bộ (tư lệnh|chỉ huy)", "other"),
    (r"bộ ", "ministry"),
    (r"sở |chi cục|công an tỉnh|thuế tỉnh|thanh tra tỉnh|văn phòng ubnd tỉnh", "provincial-agency"),
    (r"(ubnd|ủy ban nhân dân) (tỉnh|thành phố|tp)", "province"),
    (r"(ubnd|ủy ban nhân dân) (huyện|quận|thị xã)", "district"),
    (r"(ubnd|ủy ban nhân dân) (xã|phường|thị trấn|đặc khu)", "commune"),
    (r"ban chỉ đạo|hội đồng|tổ công tác", "committee"),
    (r"thủ tướng|chủ tịch|phó thủ tướng|thường trực", "authority"),
    (r"(tỉnh|thành|huyện|đảng) ủy|ban tuyên giáo|ban tổ chức|ủy ban kiểm tra", "party"),
    (r"hội |liên (hiệp|đoàn|minh)|hiệp hội|đoàn |mặt trận|ủy ban mặt trận|mttq", "organisation"),
    (r"tập đoàn|(tổng )?công ty|doanh nghiệp|ngân hàng thương mại|vnpt|viettel", "enterprise"),
)


class Collector:
    """Gathers the unknown names of a file, each once, with the tasks that name it."""

    def __init__(self) -> None:
        self._first: dict[Id, Mention] = {}
        self._spellings: dict[Id, dict[str, None]] = {}
        self._tasks: dict[Id, dict[Id, None]] = {}

    def add(self, mention: Mention, task: Id) -> None:
        self._first.setdefault(mention.id, mention)
        self._spellings.setdefault(mention.id, {})[mention.text] = None
        self._tasks.setdefault(mention.id, {})[task] = None

    def proposals(self) -> tuple[Proposal, ...]:
        return tuple(
            Proposal(
                id_,
                mention.name,
                mention.group,
                None if mention.group else kind_of(mention.name),
                tuple(self._spellings[id_]),
                tuple(self._tasks[id_]),
                (*mention.near, *mention.twins),
                mention.reference,
            )
            for id_, mention in self._first.items()
        )


def kind_of(name: str) -> AgencyKind:
    """The kind that a name tells of; "other" where it tells of none."""
    plain = name.lower()
    return next((kind for begins, kind in _KINDS if re.match(begins, plain)), "other")


def record(proposal: Proposal) -> RecordData:
    """The line of the register that is proposed."""
    others = [text for text in proposal.spellings if text != proposal.name]
    line: RecordData = {"id": proposal.id, "name": proposal.name}
    if proposal.kind:
        line["kind"] = proposal.kind
    if others:
        line["aliases"] = others
    if proposal.reference:
        line["reference"] = proposal.reference
    if proposal.group:
        line["complete"] = False
    return line
