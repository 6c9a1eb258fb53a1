"""Placeholder until the validator is in."""

from collections.abc import Iterator

from briefing.readers.base import Draft, Input, Limits
from briefing.readers.sniff import Head


def claims(head: Head) -> bool:
    return False


def read(source: Input, limits: Limits) -> Iterator[Draft]:
    yield from ()
