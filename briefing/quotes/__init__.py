"""Who said what: quotations and reported statements, with their speakers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model import Article, Sentence
from briefing.quotes.attribution import attributions
from briefing.quotes.cues import table
from briefing.quotes.lines import lines

Kind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Quote:
    article: str
    start: int
    end: int
    text: str
    kind: Kind
    speaker: str | None = None
    speaker_span: tuple[int, int] | None = None
    role: str | None = None
    cue: str | None = None
    cue_span: tuple[int, int] | None = None
    anonymous: bool = False
    denial: bool = False


def quotes(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Quote, ...]:
    text = article.text
    verbs = table()
    out = []
    speaker = cue = None
    paragraph = -2
    carry = False
    unclosed = False
    for line in lines(article, sentences, verbs.__contains__):
        tokens = line.tokens
        found = list(attributions(tokens))
        used = set()
        for f in found:
            span = (tokens[f.source[0]].start, tokens[f.source[1]-1].end) if f.source else None
            cue_span = (tokens[f.cue[0]].start, tokens[f.cue[1]-1].end)
            if not f.contents:
                speaker, cue, carry, paragraph = span, cue_span, True, line.paragraph
            for a, b in f.contents:
                kind = 'direct' if b - a == 1 and tokens[a].quote else 'mixed' if any(t.quote for t in tokens[a:b]) else 'indirect'
                s, e = tokens[a].start, tokens[b-1].end
                out.append(Quote(article.id, s, e, text[s:e], kind, text[span[0]:span[1]] if span else None, span, None, text[cue_span[0]:cue_span[1]], cue_span))
                used.add(a)
                if f.direct and kind != 'indirect':
                    speaker, cue, carry = span, cue_span, True
                    paragraph = line.paragraph
        if not found and tokens and all(t.quote or not t.word for t in tokens):
            for t in tokens:
                if t.quote:
                    ok = carry and line.paragraph - paragraph <= 1
                    out.append(Quote(article.id, t.start, t.end, text[t.start:t.end], 'direct', text[speaker[0]:speaker[1]] if ok and speaker else None, speaker if ok else None, None, None, None))
                    paragraph = line.paragraph
    return tuple(sorted(out, key=lambda q: (q.start, q.end)))
