"""Bytes to text: byte order mark, UTF-8, the declared encoding, then a guess that is owned up to.

Knows nothing of formats; what a format declares is handed in.
"""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass

from briefing.readers.base import Refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']"""
    rb"""|<meta[^>]{0,400}?charset\s*=\s*["']?([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_GUESS_BYTES = 200_000
_GOOD_FOR_EACH_LOST = 5
"""Multi-byte characters that must decode for each damaged byte, for data to pass as UTF-8."""
_BINARY_SHARE = 0.02
"""Share of control bytes from which data are not text. Real text holds none or a stray few."""


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    remark: str = ""
    """What a reader should know: a guessed encoding, bytes that could not be read."""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of these bytes, line ends untouched.

    ``declared`` is the encoding that the format states, for data that are not UTF-8. Raises
    :class:`Refused` for binary data.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _with_losses(data[len(mark) :], name)
    if looks_binary(data):
        raise Refused("not text: the file holds binary data")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if name := known(declared):
        try:
            return Decoded(data.decode(name))
        except UnicodeDecodeError:
            pass
    lenient = data.decode("utf-8", "replace")
    lost = lenient.count("\ufffd")
    if sum(c > "\x7f" for c in lenient) >= lost * (1 + _GOOD_FOR_EACH_LOST):
        return _with_losses(data, "utf-8")
    return _guessed(data)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an XML declaration or HTML meta element in the first bytes names."""
    if match := _DECLARED.search(data[:4096]):
        return known((match[1] or match[2]).decode("ascii"))
    return None


def known(name: str | None) -> str | None:
    """The codec's own name, or None where Python has no such text encoding.

    ``iso-8859-1`` and ``ascii`` become Windows-1252, as the WHATWG encoding standard has it.
    """
    if not name:
        return None
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(codec, "_is_text_encoding", True):
        return None
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def looks_binary(data: bytes) -> bool:
    """Whether too many control bytes say that this is no text (UTF-16 has its mark)."""
    sample = data[:_GUESS_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(len(sample) * _BINARY_SHARE, 3)


def json_value(text: str) -> object:
    """The value of a JSON text. Raises :class:`Refused` in plain words."""
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        where = f" at line {error.lineno}" if error.lineno > 1 else ""
        raise Refused(f"not valid JSON ({error.msg}{where})") from error
    except RecursionError as error:
        raise Refused("its JSON is nested too deeply") from error
    except ValueError as error:  # an integer of more than 4,300 digits
        raise Refused("not usable JSON (a number is too long)") from error


def newlines(text: str) -> str:
    """Universal newlines, as Python's text files have them."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_BYTES]).best()
    name = best.encoding if best else "cp1252"
    text = data.decode(name, "replace")
    return Decoded(text, f"its encoding is not stated; read as {name.replace('_', '-')}, a guess")


def _with_losses(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode(name))
    if lost <= 0:
        return Decoded(text)
    return Decoded(text, f"{lost} damaged {'byte' if lost == 1 else 'bytes'} could not be read")
