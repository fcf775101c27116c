"""An e-mail with a file in it that opens as a draft: caich sends nothing."""

import datetime as dt
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePath
from typing import Literal

from msgspec import Struct

from caichcli.language.messages import say
from caichcli.language.wording import Language, day

ENDING = ".eml"
TYPES = {
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".html": ("text", "html"),
    ".md": ("text", "markdown"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
DIGITS = 24


MailKind = Literal["letters", "plan-requests", "sheet", "form", "reconcile", "report"]


class Mail(Struct, frozen=True, kw_only=True):
    """What an e-mail is about, and to whom: addresses, each with the name of its body.

    ``period`` is in words, ``reply_by`` the day by which figures are to be agreed.
    """

    kind: MailKind
    plan: str
    names: tuple[str, ...]
    addresses: Mapping[str, str]
    period: str = ""
    reply_by: dt.date | None = None


def write(mail: Mail, name: str, content: str | bytes, lang: Language) -> bytes:
    """Return the e-mail as a file, with the content under its name; the same of the same."""
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(SMTP)
    message["Subject"] = _sentence(mail, "subject", lang)
    if mail.addresses:  # RFC 5322 has no empty To
        message["To"] = [Address(body, addr_spec=one) for one, body in mail.addresses.items()]
    message["X-Unsent"] = "1"  # it opens as a draft in Outlook and in Thunderbird
    message.set_content("\n".join(_lines(mail, lang)), cte="quoted-printable")
    data = content.encode() if isinstance(content, str) else content
    main, sub = TYPES.get(PurePath(name).suffix, ("application", "octet-stream"))
    message.add_attachment(data, main, sub, filename=name)
    message.set_boundary(f"={sha256(data).hexdigest()[:DIGITS]}=")
    return message.as_bytes()


def _lines(mail: Mail, lang: Language) -> list[str]:
    to = [say(lang, "mail.to", names="; ".join(mail.names)), ""] if mail.names else []
    return [*to, _sentence(mail, "text", lang), "", say(lang, "mail.end"), ""]


def _sentence(mail: Mail, part: str, lang: Language) -> str:
    by = day(mail.reply_by, lang) if mail.reply_by else ""
    words = {"plan": mail.plan, "period": mail.period, "day": by}
    return say(lang, f"mail.{part}-{mail.kind}", **words).strip(" ,")
