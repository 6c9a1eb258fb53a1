"""What follows from one article alone: worked out once, kept by content, wherever it is done.

:data:`KEPT` is the whole list: for each such function what its result follows from, and the form in
which it is kept and sent between processes. To add one, add a line there; its stage needs to know
nothing but ``each(function, items)``. The forms are numbers and JSON, so that a store from a
stranger may be wrong but cannot run anything.

What follows from all articles together (weights of words, the graph, clusters) is worked out anew
in every run: it is cheap, and a new article may change any of it.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import astuple, dataclass, replace
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from sys import byteorder
from typing import TYPE_CHECKING, Any

from briefing import workers
from briefing.model import Article, Match, Sentence
from briefing.store import Store, edition
from briefing.workers import Each

if TYPE_CHECKING:
    import numpy as np

    from briefing.dating.credits import Closing
    from briefing.dating.dateline import Opening
    from briefing.dating.mentions import Mention
    from briefing.issues import Matcher

FEWEST = 200
"""Items below which nothing is handed on or looked up: that would take longer than doing it."""
_TOGETHER = 1_000
"""Values in memory at a time, and in one transaction."""

Part = str | bytes | int | bool | None


@dataclass(frozen=True, slots=True)
class Kept:
    """How the results of a function of one item are kept.

    ``by`` and ``unpack`` are given what the function is given before the item as well, where it is
    a ``partial``.
    """

    kind: str
    by: Callable[..., Sequence[Part]]
    """All that a result follows from."""
    pack: Callable[[Any], bytes]
    unpack: Callable[..., Any]
    """``unpack(data, …, item)``: the result again. Raises ValueError, TypeError, LookupError or
    AttributeError for bytes that it did not pack."""


@contextmanager
def workshop(
    *,
    executor: str = "processes",
    scheduler: str | None = None,
    cache: Path | None = None,
    today: int = 0,
    fewest: int = FEWEST,
) -> Iterator[Workshop]:
    """Where the work of a run is done, and what of it is remembered, until it is left.

    Args:
        executor: a name of :data:`briefing.workers.EXECUTORS`.
        scheduler: address of a cluster's scheduler.
        cache: folder of the store; None to remember nothing.
        today: number of the day, by which the store forgets what was not used for longest.
        fewest: items below which neither is worth the trouble.
    """
    with ExitStack() as stack:
        kept = stack.enter_context(Store(cache, today=today)) if cache else None
        at = stack.enter_context(workers.executor(executor, scheduler=scheduler, same=edition))
        yield Workshop(at.map, kept, fewest)


class Workshop:
    """The ``each`` of a run: done by an executor, or remembered."""

    def __init__(self, each: Each = map, store: Store | None = None, fewest: int = 0) -> None:
        self._each = each
        self._store = store
        self._fewest = fewest

    @property
    def trouble(self) -> str | None:
        """Why nothing is remembered although that was asked for, in one sentence."""
        return self._store.trouble if self._store else None

    def each(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        """``function`` of each item, in order: see :data:`briefing.workers.Each`."""
        known = _kept(function)
        if known is None:
            return iter(self._each(function, items))
        if len(items) < self._fewest:
            return map(function, items)
        return self._remembered(function, items) if self._store else self._sent(function, items)

    def _sent(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        kept, given = _kept(function)
        packed = self._each(partial(_packed, function), items)
        return (kept.unpack(data, *given, item) for item, data in zip(items, packed, strict=True))

    def _remembered(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        kept, given = _kept(function)
        keys = [self._store.key(kept.kind, *kept.by(*given, item)) for item in items]
        held = self._store.held(keys)
        missing = [item for item, key in zip(items, keys, strict=True) if key not in held]
        fresh = iter(self._each(partial(_packed, function), missing))
        for first in range(0, len(items), _TOGETHER):
            some = range(first, min(first + _TOGETHER, len(items)))
            known = self._store.get(keys[i] for i in some if keys[i] in held)
            new: dict[bytes, bytes] = {}
            for i in some:
                if keys[i] not in held:
                    data = new[keys[i]] = next(fresh)
                    result = kept.unpack(data, *given, items[i])
                else:
                    try:
                        result = kept.unpack(known[keys[i]], *given, items[i])
                    except (
                        ValueError,
                        TypeError,
                        LookupError,
                        AttributeError,
                    ):  # gone, or not ours
                        data = new[keys[i]] = _packed(function, items[i])
                        result = kept.unpack(data, *given, items[i])
                yield result
            self._store.put(new)


def touched(match: Matcher, texts: Sequence[str]) -> tuple[tuple[Match, ...], ...]:
    """The issues that each of an article's texts (its headline, its sentences) touches."""
    return tuple(match.match_all(texts))


def _kept(function: Callable[[Any], Any]) -> tuple[Kept, tuple[Any, ...]] | None:
    """How a function's results are kept, and what it is given before the item."""
    inner, given = function, ()
    if isinstance(function, partial):
        inner, given = function.func, function.args
    kept = KEPT.get(f"{inner.__module__}.{inner.__qualname__}")
    return (kept, given) if kept else None


def _packed(function: Callable[[Any], Any], item: Any) -> bytes:
    kept, _ = _kept(function)
    return kept.pack(function(item))


# --- what results follow from -------------------------------------------------------------------


def _of_article(article: Article) -> tuple[Part, ...]:
    """All of an article that its analysis looks at: rather a needless miss than a false hit."""
    facts = (article.span, article.title_given, article.language)
    return article.text, article.title, repr(facts)


def _of_texts(match: Matcher, texts: Sequence[str]) -> tuple[Part, ...]:
    return _profiles(match), repr([len(text) for text in texts]), "".join(texts)


@lru_cache(maxsize=8)
def _profiles(match: Matcher) -> bytes:
    """What a matcher looks for, as a hash: another word in a profile makes all matches anew."""
    return blake2b(repr(match.profiles).encode("utf-8", "surrogatepass")).digest()


# --- forms --------------------------------------------------------------------------------------


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _parsed(data: bytes) -> Any:
    return json.loads(data.decode("utf-8", "surrogatepass"))


def _fields(records: Iterable[object]) -> bytes:
    return _json([astuple(record) for record in records])


def _frame(data: bytes, article: Article) -> tuple[Opening, Closing]:
    from briefing.dating.credits import Closing
    from briefing.dating.dateline import Opening

    start, end = _parsed(data)
    return Opening(*map(_hashable, start)), Closing(*map(_hashable, end))


def _mentions(data: bytes, item: tuple[str, int]) -> tuple[Mention, ...]:
    from briefing.dating.mentions import Mention

    return tuple(Mention(*fields) for fields in _parsed(data))


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _numbers(values: Iterable[int]) -> bytes:
    """Four bytes each, the least first, whatever machine this is."""
    numbers = array("I", values)
    if byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _listed(data: bytes) -> array:
    numbers = array("I")
    numbers.frombytes(data)
    if byteorder == "big":
        numbers.byteswap()
    return numbers


def _spans(found: Sequence[Sentence]) -> bytes:
    return _numbers(n for s in found for n in (s.paragraph, s.start, s.end))


def _sentences(data: bytes, article: Article) -> tuple[Sentence, ...]:
    numbers = _listed(data)
    key, text = article.id, article.text
    places = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return tuple(
        Sentence(key, paragraph, index, start, end, text[start:end])
        for index, (paragraph, start, end) in enumerate(places)
    )


def _words(found: Mapping[str, int]) -> bytes:
    """The words, in order, and behind the line how often each counts: no word holds a blank."""
    return " ".join(found).encode() + b"\n" + _numbers(found.values())


def _counts(data: bytes, article: Article) -> dict[str, int]:
    words, _, numbers = data.partition(b"\n")
    return dict(zip(words.decode().split(" ") if words else (), _listed(numbers), strict=True))


def _with_language(data: bytes, article: Article) -> Article:
    found = _parsed(data)
    if not isinstance(found, str | None):
        raise TypeError("no language")
    return article if found == article.language else replace(article, language=found)


def _fingerprints(data: bytes, text: str) -> np.ndarray:
    import numpy as np

    return np.frombuffer(data, "<u8").astype(np.uint64, copy=False)


def _touching(found: Sequence[Sequence[Match]]) -> bytes:
    """Most texts touch nothing: what does, by position."""
    return _json(
        [
            [n, [[m.issue, m.score, m.because] for m in matches]]
            for n, matches in enumerate(found)
            if matches
        ]
    )


def _matches(data: bytes, match: Matcher, texts: Sequence[str]) -> tuple[tuple[Match, ...], ...]:
    found: list[tuple[Match, ...]] = [()] * len(texts)
    for n, matches in _parsed(data):
        found[n] = tuple(
            Match(str(issue), float(score), tuple(map(str, because)))
            for issue, score, because in matches
        )
    return tuple(found)


KEPT = {
    "briefing.dating.framed": Kept("frame", _of_article, _fields, _frame),
    "briefing.dating.infer.past": Kept("past", lambda item: item, _fields, _mentions),
    "briefing.language.with_language": Kept(
        "language",
        _of_article,
        lambda article: _json(article.language),
        _with_language,
    ),
    "briefing.lineage.fingerprints.fingerprints": Kept(
        "fingerprints",
        lambda text: (text,),
        lambda found: found.astype("<u8", copy=False).tobytes(),
        _fingerprints,
    ),
    "briefing.group.terms.terms": Kept("terms", _of_article, _words, _counts),
    "briefing.sentences.split": Kept("sentences", _of_article, _spans, _sentences),
    "briefing.keeping.touched": Kept("issues", _of_texts, _touching, _matches),
}
"""The functions of one item whose results are kept, by their full names."""
