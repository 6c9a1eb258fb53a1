"""The operators of a page's content stream that show text, by a scanner for the common case.

A program's own streams use few of the forms that ISO 32000-1, 7.8.2 allows: names, numbers,
hexadecimal strings, arrays and dictionaries of these. They are read here by one regular
expression, some ten times as fast as by a general parser. Whatever else stands in a stream, as
strings in parentheses, pictures, comments, makes the scanner refuse the whole of it, so that a
general parser reads it: nothing is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Operation = tuple[list, bytes]
"""Operands and operator. Names are str with their slash, strings are bytes, dictionaries dicts;
arrays of strings come without the numbers between them."""

_TOKEN = re.compile(
    rb"[\0\t\n\f\r ]*(?:"
    rb"(?P<shown>\[[-+.\d\0\t\n\f\r ]*+(?:<(?:[0-9A-Fa-f]{2})*+>[-+.\d\0\t\n\f\r ]*+)++\])"
    rb"|(?P<numbers>(?:[+-]?(?:\d++\.?\d*+|\.\d++)[ \n]++){2,})"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?![^\0\t\n\f\r \[\]<>/]))"
    rb"|<(?P<hex>[0-9A-Fa-f]*)>"
    rb"|(?P<name>/[!\"$&'*-.0-;=?-Z\\^-z|~]+)"
    rb"|(?P<bracket>\[|\]|<<|>>)"
    rb"|(?P<operator>[A-Za-z'\"][A-Za-z0-9*]*)"
    rb"|(?P<end>\Z))"
)
_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
_REFUSED = frozenset((b"BI", b"ID", b"EI", b"true", b"false", b"null"))
_DEEPEST = 8


def operations(stream: bytes) -> Iterator[Operation]:
    """The operations of a stream. Raises ValueError where it holds anything uncommon."""
    operands: list = []
    nested: list[list] = []
    at, end = 0, len(stream)
    match = _TOKEN.match
    while at < end:
        token = match(stream, at)
        if token is None:
            raise ValueError(f"uncommon content at byte {at}")
        at = token.end()
        kind, text = token.lastgroup, token[token.lastindex or 0]
        if kind == "operator":
            if nested or text in _REFUSED:
                raise ValueError(f"uncommon content before byte {at}")
            yield operands, text
            operands = []
        elif kind == "shown":
            # A line of text, as most tokens of a page are part of one: read at once, it takes a
            # third of the time. The numbers between its strings are kerning.
            operands.append([bytes.fromhex(digits.decode()) for digits in _HEX.findall(text)])
        elif kind == "numbers":
            operands.extend(map(float, text.split()))
        elif kind == "number":
            operands.append(float(text))
        elif kind == "hex":
            operands.append(bytes.fromhex((text + b"0" * (len(text) % 2)).decode()))
        elif kind == "name":
            operands.append(text.decode("latin-1"))
        elif text in (b"[", b"<<"):
            if len(nested) >= _DEEPEST:
                raise ValueError("nested too deeply")
            nested.append(operands)
            operands = [text]
        elif kind == "bracket":
            operands = _closed(operands, nested, text)
    if nested or operands:
        raise ValueError("it ends within an operation")


def _closed(inside: list, nested: list[list], text: bytes) -> list:
    """The operands around an array or dictionary that ends here."""
    if not nested or inside[0] != {b"]": b"[", b">>": b"<<"}[text]:
        raise ValueError("brackets that do not match")
    outer = nested.pop()
    items = inside[1:]
    if text == b"]":
        outer.append(items)
    elif len(items) % 2 or not all(isinstance(key, str) for key in items[::2]):
        raise ValueError("a dictionary without keys")
    else:
        outer.append(dict(zip(items[::2], items[1::2], strict=True)))
    return outer
