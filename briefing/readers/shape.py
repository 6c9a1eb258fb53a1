"""A small language for the shape of JSON values, and a checker that says what is wrong where.

Enough to state a news standard's rules in a table one can read: a shape is a function from a
value and its path to a complaint, "" if there is none. Knows no standard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Shape = Callable[[object, str], str]


def text(value: object, path: str) -> str:
    return "" if isinstance(value, str) else f"{path} must be text"


def number(value: object, path: str) -> str:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return "" if is_number else f"{path} must be a number"


def anything(value: object, path: str) -> str:
    return ""


def open_object(value: object, path: str) -> str:
    return "" if isinstance(value, dict) else f"{path} must be an object"


def whole(low: int, high: int) -> Shape:
    def check(value: object, path: str) -> str:
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        right = is_whole and low <= value <= high  # type: ignore[operator]
        return "" if right else f"{path} must be a whole number from {low} to {high}"

    return check


def one_of(*words: str) -> Shape:
    def check(value: object, path: str) -> str:
        return "" if value in words else f"{path} must be one of {', '.join(words)}"

    return check


def like(pattern: str, what: str) -> Shape:
    regex = re.compile(pattern)

    def check(value: object, path: str) -> str:
        fits = isinstance(value, str) and regex.fullmatch(value)
        return "" if fits else f"{path} must be {what}"

    return check


def many(item: Shape) -> Shape:
    """A list of such items."""

    def check(value: object, path: str) -> str:
        if not isinstance(value, list):
            return f"{path} must be a list"
        return next(filter(None, (item(v, f"{path}[{n}]") for n, v in enumerate(value))), "")

    return check


def record(
    keys: Mapping[str, Shape],
    *,
    required: tuple[str, ...] = (),
    just_one: tuple[str, ...] = (),
    patterns: Mapping[str, Shape] | None = None,
) -> Shape:
    """An object with these keys and no others.

    ``just_one``: exactly one of these must be there. ``patterns``: keys that begin so (a regular
    expression) have that shape.
    """
    begun = tuple((re.compile(p), shape) for p, shape in (patterns or {}).items())

    def check(value: object, path: str) -> str:
        if not isinstance(value, dict):
            return f"{path or 'the document'} must be an object"
        for key in required:
            if key not in value:
                return f"{path or 'the document'} lacks {key!r}"
        if just_one and sum(key in value for key in just_one) != 1:
            return f"{path or 'the document'} must have just one of {', '.join(just_one)}"
        for key, inner in value.items():
            shape = keys.get(key) or next((s for p, s in begun if p.match(key)), None)
            where = f"{path}.{key}" if path else key
            if shape is None:
                return f"{where} is no key of this standard"
            if complaint := shape(inner, where):
                return complaint
        return ""

    return check


def both(*shapes: Shape) -> Shape:
    """A value that has all these shapes."""

    def check(value: object, path: str) -> str:
        return next(filter(None, (shape(value, path) for shape in shapes)), "")

    return check
