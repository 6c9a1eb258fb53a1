"""Bodies that a text names: which ministry *the ministry* is, where one alone can be meant.

Knows the nouns that stand for bodies and treaties, and nothing of the world.
"""

from __future__ import annotations

import re
from collections import defaultdict

CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'.-]*"
"""A word that begins with a capital letter."""
_HEADS = tuple(
    """ministry commission council department agency committee court bank university party
    parliament union bureau institute foundation association authority organization organisation
    alliance tribunal federation academy treaty accord summit""".split()  # noqa: SIM905
)
"""Nouns that stand for a body (or a treaty) whose name has them in it."""
BODY = re.compile(
    rf"The ({'|'.join(_HEADS)})(?=,|['’]s\b| (?!of\b|for\b|on\b|in\b|at\b|that\b|which\b)[a-z])"
)
"""*The ministry said*: one that a sentence opens with and does not name."""
_OF = rf"(?: (?:of|for|on) (?:the )?{CAPITAL}(?:(?:,? and)? {CAPITAL}){{0,4}})"
_HEAD_NAME = "|".join(map(str.capitalize, _HEADS))
_BODY_NAME = re.compile(
    rf"\b(?:{CAPITAL} (?:(?:of|for|and|on) )?){{1,5}}(?:{_HEAD_NAME})\b{_OF}?"
    rf"|\b(?:{_HEAD_NAME})\b{_OF}"
)
_OTHER_BODY = re.compile(rf"([\w’'-]+) ({'|'.join(_HEADS)})\b")
_PLURAL_BODY = re.compile(rf"\b({'|'.join(_HEADS)})(?:e?s|ies)\b", re.IGNORECASE)


def bodies(text: str) -> dict[str, str | None]:
    """Noun → the one body of that kind that a text names; None where it speaks of several."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for match in _BODY_NAME.finditer(text):
        name = match.group()
        for head in _HEADS:
            if re.search(rf"\b{head.capitalize()}\b", name):
                parts = [w for w in name.split() if w.lower() not in ("the", "a")]
                names[head].setdefault(" ".join(parts).lower(), " ".join(parts))
    several = {m.group(1).lower() for m in _PLURAL_BODY.finditer(text)}
    for match in _OTHER_BODY.finditer(text):
        if match.group(1).lower() not in ("the", "this", "that"):
            several.add(match.group(2))
    found: dict[str, str | None] = {}
    for head, variants in names.items():
        longest = max(variants, key=lambda v: (len(v), v))
        one = all(set(v.split()) <= set(longest.split()) for v in variants)
        name = variants[longest]
        found[head] = name if one and head not in several and name in text else None
    return found
