"""E-mail messages (RFC 5322, MIME): newsletters saved as ``.eml``, one article each.

Attachments are named, not read. Addresses are personal data and are not kept: of the sender only
the name is, or the domain for want of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.model import Published
from briefing.readers import dates, markup
from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.decode import decode, newlines

if TYPE_CHECKING:
    from email.message import EmailMessage

    from briefing.readers.sniff import Head

_MOST_PARTS = 200


def claims(head: Head) -> bool:
    if head.kind == "mail":
        return head.suffix not in (".jsonl", ".ndjson")
    return head.kind == "text" and head.suffix == ".eml"


def read(source: Input, limits: Limits) -> Iterator[Draft]:
    from email import message_from_bytes, policy
    from email.utils import parseaddr

    message = message_from_bytes(source.load(limits), policy=policy.default)
    plain, html, attached = _parts(message)
    converted = markup.plain(html)
    # A plain part is often a stub that only links to the page.
    text = plain if 2 * len(plain) >= len(converted) else converted
    if not text.strip():
        raise Refused("a message without text")
    name, address = parseaddr(_header(message, "From"))
    stated = _header(message, "Date")
    published = dates.published(stated, "Date") if stated else Published()
    remarks = [f"attachment not read: {name}" for name in attached[:5]]
    if stated and published.at is None:
        remarks.append(f"its date {stated[:40]!r} could not be read")
    yield Draft(
        text=text,
        title=_header(message, "Subject"),
        source=name or address.rpartition("@")[2] or None,
        published=published,
        remarks=tuple(remarks),
    )


def _parts(message: EmailMessage) -> tuple[str, str, list[str]]:
    """(Plain text, HTML, names of attachments) of a message, wherever they are nested."""
    plain: list[str] = []
    html: list[str] = []
    attached: list[str] = []
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            raise Refused(f"a message of more than {_MOST_PARTS} parts")
        if part.is_multipart():
            continue
        if part.get_filename() or part.get_content_disposition() == "attachment":
            attached.append(" ".join(str(part.get_filename() or "unnamed").split())[:80])
        elif part.get_content_type() in ("text/plain", "text/html"):
            data = part.get_payload(decode=True) or b""
            words = newlines(decode(data, part.get_content_charset()).text)
            (html if part.get_content_type() == "text/html" else plain).append(words)
    return "\n\n".join(plain), "\n".join(html), attached


def _header(message: EmailMessage, name: str) -> str:
    """A header as one line; "" where it is missing or past understanding."""
    try:
        return " ".join(str(message[name] or "").split())
    except (ValueError, TypeError, LookupError, AttributeError, IndexError):
        return ""  # the parser of the standard library fails on some hostile headers
