"""A brief as JSON: every field of the record under its own name (``docs/brief.schema.json``).

All but one: the texts of the cited articles stay with their publishers. Keys stand in the order
of the records' declaration, so that the same brief gives the same bytes and reads from the top.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from briefing.model import Article, Audience, Brief
from briefing.render.clean import without_surrogates

SCHEMA = "briefing/1"


def render(brief: Brief, audience: Audience, *, templates: tuple[Path, ...] = ()) -> bytes:
    """UTF-8, indented by two, moments in ISO 8601 ending in Z.

    Audience and templates play no part: the record is the same for whoever reads it.
    """
    record = {"schema": SCHEMA, **_plain(brief)}
    text = json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False)
    return (without_surrogates(text) + "\n").encode()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        names = [f.name for f in fields(value) if (type(value), f.name) != (Article, "text")]
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
