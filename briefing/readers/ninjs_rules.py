"""What IPTC's ninjs allows in each of its generations (https://iptc.org/std/ninjs/), as shapes.

Generation 1 (1.0 to 1.6) has flat keys like ``body_text``; generations 2 and 3 have lists like
``bodies``, 2 in lower case and 3 in camel case. Formats of addresses and times are not enforced:
the standard's own test suite passes "Last Tuesday" as a time.
"""

from __future__ import annotations

import re

from briefing.readers.shape import (
    Shape,
    anything,
    both,
    like,
    many,
    number,
    one_of,
    open_object,
    record,
    text,
    whole,
)

_TYPES = ("text", "audio", "video", "picture", "graphic", "composite")
_STATUS = one_of("usable", "withheld", "canceled")
_WHOLE = whole(0, 10**12)
_STANDARD = record({"name": text, "version": text, "schema": text})
_ADDRESS = {"locality": text, "area": text, "country": text, "lines": many(text)}
_CODED = {"code": text, "scheme": text, "name": text}
_ADVICE = record(
    {
        "role": text,
        "environments": many(record(_CODED)),
        "environment": many(record(_CODED)),
        "importance": record(_CODED, required=("code",)),
        "lifetime": record(_CODED, required=("code",)),
    }
)
_SHARE = whole(0, 100)
_GEOMETRIES = (
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    "GeometryCollection", "Feature", "FeatureCollection",
)  # fmt: skip


_PLURALS = {
    "headlines", "bodies", "descriptions", "standard", "people", "places", "organisations",
    "subjects", "events", "objects", "infosources", "genres", "trustindicators", "by",
}  # fmt: skip
"""Keys by which an item of generation 2 or 3 is known."""


def reason(item: object, version: str | None = None) -> str:
    """Why a document is no valid ninjs, "" if it is.

    ``version`` (``1.2``) where known from outside; otherwise any version's rules may accept it,
    as most items do not say which they follow and some say the wrong one.
    """
    if not isinstance(item, dict):
        return "the document must be an object"
    if version:
        generation, _, minor = version.partition(".")
        return _rules(int(generation), int(minor) if minor.isdigit() else 99)(item, "")
    complaints = [_rules(generation, 99)(item, "") for generation in (1, 2, 3)]
    if "" in complaints:
        return ""
    return complaints[_nearest(item)]


def _nearest(item: dict) -> int:
    """The generation whose vocabulary it speaks, for a complaint that helps."""
    if any(re.search("[A-Z]", key) for key in item):
        return 2
    return 1 if _PLURALS & item.keys() else 0


def _rules(generation: int, minor: int) -> Shape:
    if generation == 1:
        return _FIRST[min(minor, max(_FIRST))]
    return _SECOND if generation == 2 else _THIRD


def _geojson(value: object, path: str) -> str:
    if not isinstance(value, dict) or value.get("type") not in _GEOMETRIES:
        return f"{path} is no GeoJSON"
    inner = {"Feature": "geometry", "FeatureCollection": "features"}
    key = inner.get(str(value["type"]), "coordinates")
    if key not in value and "geometries" not in value:
        return f"{path} is no GeoJSON: it lacks {key!r}"
    return ""


def _some_start_or_end(value: object, path: str) -> str:
    """The standard's rule for dates: a start or an end that is either exact or expected."""
    for exact, expected in (("startDate", "expectedStartDate"), ("endDate", "expectedEndDate")):
        if isinstance(value, dict) and (exact in value) != (expected in value):
            return ""
    return f"{path} needs a start or an end that is either exact or expected, not both"


def _lowered(keys: dict[str, Shape]) -> dict[str, Shape]:
    return {key.lower(): shape for key, shape in keys.items()}


def _first(minor: int) -> Shape:
    """Generation 1, whose later versions only add keys and values."""

    def since(first: int, **keys: Shape) -> dict[str, Shape]:
        return keys if minor >= first else {}

    contact = since(5, contactinfo=many(_contact(lower=True)))
    named = {"name": text, "rel": text, "scheme": text, "code": text}
    party = many(record({**named, **contact}))
    symbol = record({"ticker": text, "exchange": text, "symboltype": text, "symbol": text})
    rated = since(5, creator=text, relevance=_SHARE, confidence=_SHARE)
    rendition = {
        **{key: text for key in ("href", "mimetype", "title", "format")},
        **{key: number for key in ("height", "width", "sizeinbytes", "duration")},
    }
    rights = record(
        {"langid": text, "linkedrights": text, "encodedrights": text},
        just_one=("linkedrights", "encodedrights"),
    )

    def associated(value: object, path: str) -> str:
        return _rules(1, minor)(value, path)

    return record(
        {
            **{
                key: text
                for key in (
                    "uri", "mimetype", "profile", "version", "versioncreated", "embargoed",
                    "copyrightholder", "copyrightnotice", "usageterms", "language", "byline",
                    "headline", "located",
                )
            },
            "type": one_of(*_TYPES, *(("component",) if minor >= 2 else ())),
            "representationtype": one_of("complete", "incomplete"),
            "pubstatus": _STATUS,
            "urgency": whole(1, 9),
            "person": party,
            "organisation": many(record({**named, **contact, **since(5, symbols=many(symbol))})),
            "place": many(record({**named, **contact}, patterns={"geometry_\\w": open_object})),
            "subject": many(record({**named, **rated})),
            "event": many(record(named)),
            "object": many(record(named)),
            "renditions": record({}, patterns={"\\w": record(rendition)}),
            "associations": record({}, patterns={"\\w": associated}),
            **since(2, title=text, firstcreated=text, ednote=text, slugline=text),
            **since(2, charcount=number, wordcount=number, infosource=party),
            **since(3, **{"$standard": _STANDARD}, altids=open_object),
            **since(3, genre=many(record({"name": text, "scheme": text, "code": text}))),
            **since(3, trustindicator=many(record({**_CODED, "title": text, "href": text}))),
            **since(3, advices=many(_ADVICE)),
            **since(4, contentcreated=text, expires=text, rightsinfo=rights),
            **since(6, digitalsourcetype=record({"name": text, "uri": text, "literal": text})),
        },
        required=("uri",),
        patterns={
            "description_[a-zA-Z0-9_]": text,
            "body_[a-zA-Z0-9_]": text,
            **since(3, **{"headline_[a-zA-Z0-9_]": text}),
        },
    )  # fmt: skip


def _contact(*, lower: bool) -> Shape:
    code = "postalcode" if lower else "postalCode"
    keys = {key: text for key in ("type", "role", "lang", "name", "value")}
    address = record({**_ADDRESS, code: text})
    return record({**keys, "address": address}, just_one=("value", "address"))


def _later(*, lower: bool) -> Shape:
    """Generations 2 (``lower``) and 3."""
    spell = _lowered if lower else dict
    contact = {"contactInfo": many(_contact(lower=lower))}
    named = {"name": text, "rel": text, "uri": text, "literal": text}
    symbol = record(spell({"ticker": text, "exchange": text, "symbolType": text, "symbol": text}))
    organisation = spell({**named, **contact, "symbols": many(symbol)})
    worded = spell(
        {"role": text, "contentType": text, "value": text, "charCount": _WHOLE, "wordCount": _WHOLE}
    )
    wording = many(record(worded, required=("value",)))
    rendition = record(
        spell(
            {
                **{
                    key: text
                    for key in (
                        "name", "href", "contentType", "title", "format", "aspectRatio",
                        "videoCodec", "transportProtocol", "scanType", "bitrate",
                    )
                },
                **{key: _WHOLE for key in ("width", "height", "sizeInBytes")},
                "duration": number,
                "frameRate": number,
                "poi": record({"x": _WHOLE, "y": _WHOLE}),
            }
        ),
        required=("name",),
    )  # fmt: skip
    rights = ("linkedrights", "encodedrights") if lower else ("linkedRights", "encodedRights")
    keys: dict[str, Shape] = spell(
        {
            **{
                key: text
                for key in (
                    "uri", "profile", "version", "firstCreated", "versionCreated",
                    "contentCreated", "embargoedUntil", "copyrightHolder", "copyrightNotice",
                    "usageTerms", "edNote", "language", "title", "by", "slugline", "located",
                    "expires",
                )
            },
            "type": one_of(*_TYPES, "component", *(() if lower else ("event", "planning"))),
            "representationType": one_of("complete", "incomplete", "full", "partial"),
            "pubStatus": _STATUS,
            "urgency": whole(1, 9),
            "descriptions": wording,
            "bodies": wording,
            "headlines": wording,
            "people": many(record(spell({**named, **contact}))),
            "organisations": many(record(organisation)),
            "places": many(record(spell({**named, **contact, "geoJSON": _geojson}))),
            "subjects": many(
                record({**named, "creator": text, "relevance": _SHARE, "confidence": _SHARE})
            ),
            "events": many(record({**named, "id": text})),
            "objects": many(record(named)),
            "infoSources": many(record(spell({**named, **contact, "role": text}))),
            "renditions": many(rendition),
            "altIds": many(record({"role": text, "value": text})),
            "trustIndicators": many(
                record({**named, "role": text, "title": text, "href": text})
            ),
            "standard": _STANDARD,
            "genres": many(record({"name": text, "uri": text, "literal": text})),
            "rightsInfo": record(
                {**dict.fromkeys(rights, text), "langid" if lower else "langId": text},
                just_one=rights,
            ),
            "digitalSourceType": record({"name": text, "uri": text, "literal": text}),
            "advices": many(_ADVICE),
        }
    )  # fmt: skip
    if lower:
        keys["embargoed"] = text
    else:
        keys |= _planning(organisation, rendition)
    associated = record({**keys, "name": text, "rel": text}, required=("name", "uri"))
    keys["associations"] = many(associated)
    return record(keys, required=("uri",))


def _planning(organisation: dict[str, Shape], rendition: Shape) -> dict[str, Shape]:
    """Generation 3's keys for events and coverage to come."""
    clock = r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?"
    moment = like(rf"-?\d{{4,}}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])({clock})?)?)?", "a date")
    rule = record({"frequency": text, "interval": _WHOLE, "until": text, "count": _WHOLE})
    dates = both(
        record(
            {
                "startDate": text,
                "endDate": text,
                "expectedStartDate": moment,
                "expectedEndDate": moment,
                "expectedDuration": text,
                "recurrence": record({"recurrenceDates": anything, "recurrenceRules": many(rule)}),
            }
        ),
        _some_start_or_end,
    )
    commissioned = record(
        {
            "by": text,
            "on": text,
            "references": many(record({"name": text, "value": text})),
        }
    )
    planned = record(
        {
            **{key: text for key in ("uri", "title", "edNote", "language")},
            "pubStatus": _STATUS,
            "type": one_of(*_TYPES, "component", "event", "planning"),
            "commissioned": commissioned,
            "dates": dates,
            "audiences": many(record({"audience": text, "significance": _WHOLE})),
            "exclAudience": many(text),
            "urgency": whole(1, 9),
            "itemCount": record({"rangeFrom": _WHOLE, "rangeTo": _WHOLE}),
            "wordCount": _WHOLE,
            "renditions": many(rendition),
        }
    )
    details = record(
        {
            "eventStatus": text,
            "plannedCoverageStatus": text,
            "dates": dates,
            "organiser": record(organisation),
        }
    )
    return {"eventDetails": details, "plannedCoverage": many(planned)}


_FIRST = {minor: _first(minor) for minor in range(7)}
_SECOND = _later(lower=True)
_THIRD = _later(lower=False)
