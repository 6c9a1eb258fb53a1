"""IPTC ninjs, News in JSON, generations 1 to 3: one item a file, or a list of items.

An item that breaks the standard's rules is refused with the rule; what the rules are stands in
:mod:`briefing.readers.ninjs_rules`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from briefing.model import Problem, Published
from briefing.readers import dates, fields, markup
from briefing.readers.base import Draft, Input, Limits, Refused
from briefing.readers.decode import decode, json_value
from briefing.readers.sniff import Head

_DATES = ("versioncreated", "firstcreated", "contentcreated")
"""This version's date first: a corrected report appeared when it was corrected."""
_USED = {
    "uri", "title", "headline", "headlines", "byline", "by", "language", "body_text",
    "versioncreated", "versionCreated", "bodies",
}  # fmt: skip


def claims(head: Head) -> bool:
    return head.kind == "json" and head.standard == "ninjs"


def read(source: Input, limits: Limits) -> Iterator[Draft | Problem]:
    yield item(json_value(decode(source.load(limits)).text))


def item(value: object, version: str | None = None) -> Draft:
    """The article that one item states. Raises :class:`Refused` where it breaks the rules.

    ``version`` names the version of ninjs to hold it to, where that is known.
    """
    from briefing.readers import ninjs_rules

    if complaint := ninjs_rules.reason(value, version):
        raise Refused(f"not valid ninjs: {complaint}")
    assert isinstance(value, dict)
    title, text = _headline(value), _body(value)
    published, remark = _published(value)
    remarks = [remark] if remark else []
    if not text:
        has = "a headline but no text" if title else "neither headline nor text"
        remarks.append(f"has {has}, so nothing can be quoted from it")
    uri = value["uri"]
    return Draft(
        text=text,
        title=title,
        source=_source(value),
        authors=fields.authors(value.get("byline") or value.get("by")),
        language=fields.language(value.get("language")),
        url=uri if uri.startswith(("http://", "https://")) else None,
        published=published,
        key=uri or None,
        extras=tuple(
            (key, json.dumps(inner, ensure_ascii=False))
            for key, inner in value.items()
            if key not in _USED
        ),
        remarks=tuple(remarks),
    )


def _headline(value: Mapping) -> str:
    """The main headline; the title, which names the item for editors, only for want of one."""
    listed = value.get("headlines") or []
    main = sorted(listed, key=lambda one: one.get("role") not in ("main", None))
    named = [value[key] for key in sorted(value) if key.startswith("headline_")]
    candidates = (
        value.get("headline"),
        *(one["value"] for one in main),
        value.get("headline_main"),
        *named,
        value.get("title"),
    )
    return markup.plain_title(next(filter(None, candidates), ""))


def _body(value: Mapping) -> str:
    """The fullest body as plain text; a description (a picture's caption) for want of one."""
    for kind, plural in (("body", "bodies"), ("description", "descriptions")):
        found = [
            (str(one.get("contenttype") or one.get("contentType") or ""), one["value"])
            for one in value.get(plural) or []
        ]
        found += [(key, value[key]) for key in sorted(value) if key.startswith(f"{kind}_")]
        texts = [_plain(form, words) for form, words in found]
        if best := max(texts, key=len, default=""):
            return best
    return ""


def _plain(form: str, words: str) -> str:
    is_html = "html" in form or ("text/plain" not in form and markup.is_marked_up(words))
    return markup.plain(words) if is_html else words


def _published(value: Mapping) -> tuple[Published, str]:
    lowered = {key.lower(): inner for key, inner in value.items()}
    stated = [(key, lowered[key]) for key in _DATES if lowered.get(key)]
    for key, words in stated:
        found = dates.published(words, key)
        if found.at is not None:
            return found, ""
    return Published(), f"its date {stated[0][1][:40]!r} could not be read" if stated else ""


def _source(value: Mapping) -> str | None:
    parties = value.get("infosource") or value.get("infosources") or value.get("infoSources") or []
    named = next((party["name"] for party in parties if party.get("name")), None)
    return named or value.get("copyrightholder") or value.get("copyrightHolder")
