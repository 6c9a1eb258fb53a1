"""Key–value records, as JSON and front matter hold them, to drafts.

One table says which keys mean what; ``docs/formats.md`` lists it for users. The first key in a
row that holds something wins; the others, and all unknown keys, are kept aside as they are.
Knows nothing of files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from briefing.model import Published
from briefing.readers import dates, markup
from briefing.readers.base import Draft, Refused

SYNONYMS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "content", "body", "article_text", "full_text", "fulltext", "maintext",
        "article_body", "body_text", "content_text", "cleaned_text", "body_xhtml", "body_html",
        "content_html", "description", "summary", "abstract", "excerpt",
    ),
    "title": ("title", "headline", "head_line", "article_title"),
    "date": (
        "date", "published", "published_at", "date_published", "publication_date", "publish_date",
        "published_date", "date_publish", "pub_date", "published_time", "datetime", "timestamp",
        "created_at", "date_created",
    ),
    "source": (
        "source", "outlet", "publisher", "publication", "site_name", "source_name", "newspaper",
        "news_outlet", "website", "source_domain", "domain",
    ),
    "url": ("url", "link", "canonical_url", "permalink", "article_url", "web_url", "source_url"),
    "authors": ("authors", "author", "byline", "creator"),
    "language": ("language", "lang", "in_language"),
    "id": ("id", "_id", "guid", "uid", "uuid"),
}  # fmt: skip
"""Keys that mean each field, in order of precedence; case, ``_``, ``-`` and spaces are ignored."""

_MEANING = {
    key.replace("_", ""): (field, rank)
    for field, keys in SYNONYMS.items()
    for rank, key in enumerate(keys)
}
_ONLY_PLAIN = frozenset({"text", "articletext", "fulltext", "maintext", "bodytext", "contenttext"})
"""Keys whose value is taken to the letter: markup in them is text, and offsets must agree."""
_SEPARATORS = str.maketrans("", "", "_- ")
_BY = re.compile(r"(?:by|von|par|por|di|door)\s*:?\s+(?=\S)", re.IGNORECASE)
_AND = re.compile(
    r"\s*;\s*|\s*\|\s*|\s+and\s+|\s+und\s+|\s+et\s+|\s+y\s+|\s*&\s*|\s*,\s*(?:and\s+)?"
)
_SUFFIXES = re.compile(r"(?:jr|sr|ph\.?d|m\.?d|esq|i{2,3}|iv)\.?", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]+)*")
_LANGUAGES = {
    "english": "en", "eng": "en", "german": "de", "deutsch": "de", "deu": "de", "ger": "de",
    "french": "fr", "français": "fr", "fra": "fr", "fre": "fr", "spanish": "es", "español": "es",
    "spa": "es", "italian": "it", "italiano": "it", "ita": "it", "dutch": "nl", "nld": "nl",
    "portuguese": "pt", "por": "pt", "chinese": "zh", "zho": "zh", "chi": "zh", "russian": "ru",
    "rus": "ru", "japanese": "ja", "jpn": "ja", "korean": "ko", "kor": "ko", "polish": "pl",
    "pol": "pl", "ukrainian": "uk", "ukr": "uk", "arabic": "ar", "ara": "ar",
}  # fmt: skip


def draft(
    record: Mapping[str, object],
    *,
    text: str | None = None,
    title: str = "",
    number: int | None = None,
) -> Draft:
    """The article that a record states.

    ``text`` is the text where it stands outside the record (below front matter), ``title`` a
    headline for want of one in it. Raises
    :class:`Refused` where there is neither text nor headline, or the text is no string.
    """
    best: dict[str, tuple[int, str]] = {}
    for key, value in record.items():
        if value is None or value == "" or value == []:
            continue
        meaning = _meaning(key)
        if meaning and (meaning[0] not in best or meaning[1] < best[meaning[0]][0]):
            best[meaning[0]] = (meaning[1], key)
    used = {name: key for name, (_, key) in best.items() if text is None or name != "text"}

    def value(name: str) -> object:
        return record[used[name]] if name in used else None

    remarks: list[str] = []
    body = text if text is not None else _text(used.get("text", ""), value("text"))
    title = _word(value("title")) or title
    stated = value("date")
    published = dates.published(stated, used["date"]) if stated is not None else Published()
    if stated is not None and published.at is None:
        remarks.append(f"its date {_short(stated)} could not be read")
    if not body.strip():
        if not title:
            raise Refused("holds no text")
        remarks.append("has a headline but no text, so nothing can be quoted from it")
    taken = set(used.values())
    return Draft(
        text=body,
        title=markup.plain_title(title),
        source=_name(value("source")),
        authors=authors(value("authors")),
        language=language(value("language")),
        url=_word(value("url")) or None,
        published=published,
        key=_word(value("id")) or None,
        number=number,
        extras=tuple((str(k), _json(v)) for k, v in record.items() if k not in taken),
        remarks=tuple(remarks),
    )


def authors(value: object) -> tuple[str, ...]:
    """Names from a byline ("By A, B and C"), a list of names or of objects with a ``name``."""
    if isinstance(value, str):
        byline = (
            _BY.sub("", " ".join(value.split()), count=1) if _BY.match(value.strip()) else value
        )
        names: list[str] = []
        for part in _AND.split(byline.strip()):
            if names and _SUFFIXES.fullmatch(part):
                names[-1] += f", {part}"
            else:
                names.append(part)
    elif isinstance(value, Mapping):
        names = [_name(value) or ""]
    elif isinstance(value, (list, tuple)):
        names = [name for item in value for name in ([_name(item)] if item else [])]
    else:
        return ()
    return tuple(dict.fromkeys(name.strip() for name in names if name and name.strip()))


@lru_cache(256)
def _language(value: str) -> str | None:
    text = value.strip().lower()
    if text in _LANGUAGES:
        return _LANGUAGES[text]
    match = _LANGUAGE.fullmatch(text)
    return match[1] if match else None


def language(value: object) -> str | None:
    """ISO 639-1 code of a stated language: ``en-GB``, ``eng`` and ``English`` are ``en``."""
    if isinstance(value, (list, tuple)) and value:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("alternateName") or value.get("name")
    return _language(value) if isinstance(value, str) else None


def _text(key: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)  # one string a paragraph
    if not isinstance(value, str):
        raise Refused(f"its {key!r} is not text but {_kind(value)}")
    if key.lower().translate(_SEPARATORS) not in _ONLY_PLAIN and markup.is_marked_up(value):
        return markup.plain(value)
    return value


@lru_cache(4096)
def _meaning(key: str) -> tuple[str, int] | None:
    return _MEANING.get(key.lower().translate(_SEPARATORS))


def _word(value: object) -> str:
    """A scalar as text; nothing else has a place in a single field."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _name(value: object) -> str | None:
    """The name in ``"Reuters"``, ``{"name": "Reuters"}`` or a list that begins with either."""
    if isinstance(value, (list, tuple)) and value:
        value = value[0]
    if isinstance(value, Mapping):
        value = next((value[k] for k in ("name", "title", "id", "uri") if value.get(k)), None)
    return _word(value) or None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _short(value: object) -> str:
    text = _json(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", int: "a number"}
    return names.get(type(value), "a number")
