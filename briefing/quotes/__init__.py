"""Who said what: quotations and reported statements with speaker, role and cue.

The road: paragraphs become lines of tokens with each quotation folded into one
(:mod:`.marks`, :mod:`.lines`) → cues claim the words around them (:mod:`.cues`, :mod:`.phrases`,
:mod:`.attribution`) → phrases become people (:mod:`.people`, :mod:`.speakers`).

Rules over words and punctuation, without a statistical pipeline; figures in
``docs/decisions/quotes.md``. English only. A stretch in quotation marks that no cue claims (a
title, a scare quote) is no quotation here. Knows nothing of other articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import overload

from briefing.model import Article, Quote, Sentence, Speech
from briefing.quotes.attribution import Found, attributions
from briefing.quotes.cues import DENIALS, table
from briefing.quotes.lines import Line, Token, lines
from briefing.quotes.names import cites_unnamed
from briefing.quotes.people import People
from briefing.quotes.speakers import Speaker, Speakers

__all__ = ["quotes", "spoken"]


def quotes(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Quote, ...]:
    """Every quotation and reported statement of an article, in order of position.

    Statements within statements are quotes of their own. Time and memory are linear in the
    length of the text.
    """
    text = article.text
    starts = frozenset(s.start for s in sentences)
    found = _Reading(article.id, text, Speakers(text, People(text, article.span, starts)))
    for line in lines(article, sentences, table().__contains__):
        found.read(line)
    found.finish()
    return tuple(sorted(found.quotes, key=lambda q: (q.start, -q.end, q.cue_span or (0, 0))))


def spoken(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The stretches in quotation marks alone, each as a direct quote of its innermost speaker.

    Reports of reports are left out: their words are in the quotes that they relay.
    """
    return tuple(
        replace(q, start=a, end=b, text=q.text[a - q.start : b - q.start], kind="direct",
                marked=((a, b),))
        for q in quotes
        if not q.relays
        for a, b in q.marked
    )  # fmt: skip


class _Reading:
    """One pass over an article's lines, with the quotations that still wait for a speaker."""

    def __init__(self, article: str, text: str, speakers: Speakers) -> None:
        self.quotes: list[Quote] = []
        self._article = article
        self._text = text
        self._speakers = speakers
        self._speaker: Speaker | None = None
        self._paragraph = -2
        self._waiting: list[Token] = []
        self._waiting_in = -1

    def read(self, line: Line) -> None:
        tokens = line.tokens
        found = list(attributions(tokens))
        if found:
            self._attributed(line, found)
        elif _only_quoted(tokens):
            self._bare(line)
        elif line.paragraph != self._waiting_in:
            self.finish()

    def _attributed(self, line: Line, found: Sequence[Found]) -> None:
        tokens, text = line.tokens, self._text
        sentence = text[tokens[0].start : tokens[-1].end]
        made: list[tuple[Found, Speaker]] = []
        for one in found:
            speaker = Speaker(None)
            if one.source:
                span = _chars(tokens, one.source)
                speaker = self._speakers.resolve(
                    span,
                    line.paragraph,
                    sentence,
                    antecedent=_chars(tokens, one.antecedent),
                    said=tuple(_chars(tokens, c) for c in one.contents),
                )
                if speaker.person is None and cites_unnamed(sentence):
                    speaker = replace(speaker, anonymous=True)
            made.append((one, speaker))
        kept = [m for m in made if not _repeats(m, made)]
        for one, speaker in kept:
            relays = any(_relays(one, other) for other, _ in kept)
            via = next((s.name for other, s in kept if _relays(other, one)), None)
            for content in one.contents:
                if quote := self._quote(tokens, one, content, speaker):
                    self.quotes.append(replace(quote, via=via, relays=relays))
            if not relays or one.direct:
                self._speakers.heard(speaker, tokens[-1].end, line.paragraph)
            if one.lasting and (one.direct or not one.contents):
                if one.direct:
                    self._speak(speaker)
                self._speaker, self._paragraph = speaker, line.paragraph
        self.finish()

    def _quote(
        self, tokens: Sequence[Token], one: Found, content: tuple[int, int], speaker: Speaker
    ) -> Quote | None:
        inside = tokens[slice(*content)]
        start, end = inside[0].start, inside[-1].end
        kind: Speech = "indirect"
        marked = tuple((t.start, t.end) for t in inside if t.quote)
        if marked:
            kind = "direct" if len(inside) == 1 else "mixed"
        elif len(inside) < 2 or speaker.span is None or speaker.voice:
            return None
        cue = _chars(tokens, one.cue)
        words = self._text[slice(*cue)]
        return Quote(
            self._article, start, end, self._text[start:end], kind, speaker.name, speaker.span,
            speaker.role, words, cue, speaker.anonymous,
            words.lower() in DENIALS and not one.negated, marked=marked,
        )  # fmt: skip

    def _bare(self, line: Line) -> None:
        """Quotations without a cue: the speaker before goes on, unless the next line names one."""
        spoken = [t for t in line.tokens if t.quote and _ended(t)]
        if line.opens and not self._unclosed():
            self.finish()
        self._waiting += spoken
        self._waiting_in = line.paragraph
        if line.paragraph == self._paragraph:
            self.finish()

    def _unclosed(self) -> bool:
        return bool(self._waiting) and not self._waiting[-1].closed

    def finish(self) -> None:
        """Give what waits to whoever spoke last, if that was here or in the paragraph before."""
        if self._waiting and self._speaker and self._waiting_in - self._paragraph <= 1:
            self._paragraph = self._waiting_in
            self._speak(self._speaker)
        self._waiting = []

    def _speak(self, speaker: Speaker) -> None:
        """Give what waits to a speaker."""
        for token in self._waiting:
            quote = Quote(
                self._article, token.start, token.end, token.text, "direct", speaker.name,
                speaker.span, speaker.role, anonymous=speaker.anonymous,
                marked=((token.start, token.end),),
            )  # fmt: skip
            self.quotes.append(quote)
        self._waiting = []


def _repeats(one: tuple[Found, Speaker], made: Sequence[tuple[Found, Speaker]]) -> bool:
    """Whether it is "he hoped" in "he said he hoped …": the outer statement has it all."""
    found, speaker = one
    for outer, whose in made:
        if _relays(outer, found):
            after = any(a > outer.cue[0] for a, _ in outer.contents)
            if speaker.name in (None, whose.name) or (after and speaker.person is None):
                return True
    return False


def _relays(outer: Found, inner: Found) -> bool:
    """Whether what ``outer`` says is that ``inner`` was said."""
    return any(a <= inner.cue[0] < b for a, b in outer.contents)


@overload
def _chars(tokens: Sequence[Token], span: tuple[int, int]) -> tuple[int, int]: ...
@overload
def _chars(tokens: Sequence[Token], span: None) -> None: ...
def _chars(tokens: Sequence[Token], span: tuple[int, int] | None) -> tuple[int, int] | None:
    """From token numbers to characters."""
    return (tokens[span[0]].start, tokens[span[1] - 1].end) if span else None


def _only_quoted(tokens: Sequence[Token]) -> bool:
    return any(t.quote for t in tokens) and not any(t.word for t in tokens)


def _ended(token: Token) -> bool:
    """Whether a quotation ends like a sentence; one that does not is a heading or a title."""
    return not token.closed or token.last in tuple(".,!?…–—-")
