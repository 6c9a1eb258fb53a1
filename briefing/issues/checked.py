"""A TOML document read key by key, where every mistake is noted and none ends the reading.

Knows nothing of what the keys mean.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import TypeVar

from briefing.errors import SettingsError
from briefing.issues.patterns import PatternError

T = TypeVar("T")


class Document:
    """A TOML document and the mistakes found in it so far, one line each with its dotted path."""

    def __init__(self, text: str, name: str) -> None:
        """Raises SettingsError where the text is no TOML at all."""
        try:
            self._table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(f"{name}: not valid TOML: {error}") from error
        self._name = name
        self._read: set[str] = set()
        self._mistakes: list[str] = []

    def mistake(self, path: str, what: str) -> None:
        self._mistakes.append(f"{self._name}: {path}: {what}" if path else f"{self._name}: {what}")

    def text(self, key: str) -> str:
        """A text that must be there and must not be blank."""
        value = self._get(key, None)
        if value is None:
            self.mistake(key, "is missing")
        elif not isinstance(value, str) or not value.strip():
            self.mistake(key, "must be a text that is not blank")
        else:
            return value
        return ""

    def integer(self, key: str, default: int) -> int:
        value = self._get(key, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self.mistake(key, "must be a whole number")
        return default

    def share(self, key: str, default: float) -> float:
        """A number above 0 and at most 1."""
        value = self._get(key, default)
        return float(value) if self._is_share(key, value) else default

    def texts(self, key: str) -> dict[str, str]:
        """A list of texts, each under its dotted path; empty if it is not there."""
        return self._list(key, self._get(key, []))

    def lists(self, key: str) -> dict[str, list[str]]:
        """A table of lists of texts, by name."""
        table = self._get(key, {})
        if not isinstance(table, dict):
            self.mistake(key, "must be a table")
            return {}
        return {k: list(self._list(f"{key}.{k}", v).values()) for k, v in table.items()}

    def weights(self, key: str) -> dict[str, float]:
        """A table of numbers above 0 and at most 1, under texts."""
        table = self._get(key, {})
        if not isinstance(table, dict):
            self.mistake(key, "must be a table")
            return {}
        return {k: v for k, v in table.items() if self._is_share(f"{key}.{k!r}", v)}

    def attempt(self, path: str, read: Callable[[], T]) -> T | None:
        """What ``read`` returns, or None where it raises PatternError, which is noted."""
        try:
            return read()
        except PatternError as error:
            self.mistake(path, str(error))
            return None

    def close(self) -> None:
        """Raises SettingsError if there was any mistake; a key that no one read is one."""
        for key in self._table:
            if key not in self._read:
                self.mistake(key, "unknown key")
        if self._mistakes:
            raise SettingsError("\n".join(self._mistakes))

    def _get(self, key: str, default):
        self._read.add(key)
        return self._table.get(key, default)

    def _list(self, path: str, value) -> dict[str, str]:
        if not isinstance(value, list):
            self.mistake(path, "must be a list of texts")
            return {}
        found = {f"{path}.{i}": text for i, text in enumerate(value)}
        for place, text in found.items():
            if not isinstance(text, str) or not text.strip():
                self.mistake(place, "must be a text that is not blank")
        return {k: v for k, v in found.items() if isinstance(v, str) and v.strip()}

    def _is_share(self, path: str, value) -> bool:
        good = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1
        if not good:
            self.mistake(path, "must be a number above 0 and at most 1")
        return good
