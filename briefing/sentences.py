"""Paragraphs and sentences as spans of an article's text, and the lede as working headline.

Sentences are cut by Punkt (Kiss & Strunk 2006) within paragraphs, so none crosses a heading or
a caption. Datelines and closing credits lie outside :attr:`Article.body` and so in no sentence.
Knows nothing of what sentences mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.model import Article, Sentence

_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_WORD = re.compile(r"\w+")
_INITIALS = re.compile(
    r"(?<![\w.])(?!(?:U\.S|U\.K|U\.N|E\.U|D\.C|U\.A\.E|J\.D|M\.D|B\.A|M\.A)\.$)"
    r"(?:(?:[A-Z]\.){1,4}|\(?[DR]-[A-Z][a-z]{1,5}\.)$"
)
"""What punkt still takes for the end of a sentence, on 300 news texts: some 60 cuts, most of them
after the initials of a person or an agency, or a senator's state."""
_OPENER = re.compile(
    r"[\"'“‘(]|(?:The|A|An|It|Its|He|She|They|We|I|You|This|That|These|Those|There|But|And|Or|So|In|On"
    r"|At|For|From|With|After|Before|When|While|If|As|By|To|Of|Mr|Mrs|Ms|Dr)\b"
)

_PUNKT = {
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "es": "spanish", "et": "estonian",
    "fi": "finnish", "fr": "french", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ru": "russian", "sl": "slovene", "sv": "swedish",
    "tr": "turkish",
}  # fmt: skip
"""Languages with a Punkt model of their own; all others are cut as English is."""
_WRAP_WIDTH = 50
"""Lines at least this long that end in mid-sentence are taken for hard-wrapped prose."""
_FEWEST_WORDS = 3
_FEWEST_WORDS_UNENDED = 8
"""A line without closing punctuation is a heading or a caption unless it is this long; feed
descriptions are often cut off in mid-sentence and must not be lost."""
_HEADLINE_WORDS = 18


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs of ``text[start:end]``, without surrounding white space.

    Blank lines part paragraphs. Inside such a block each line is a paragraph of its own, unless
    the block looks hard-wrapped: every line but the last is long, and most end in mid-sentence.
    """
    end = len(text) if end is None else end
    for block in _BLOCK.finditer(text, start, end):
        lines = [_trimmed(text, *line.span()) for line in _LINE.finditer(text, *block.span())]
        inner = lines[:-1]
        unended = sum(not _ENDS.search(text[a:b]) for a, b in inner)
        if inner and unended * 2 > len(inner) and all(b - a >= _WRAP_WIDTH for a, b in inner):
            yield lines[0][0], lines[-1][1]
        else:
            yield from lines


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article's body, in order; headings and captions are left out.

    Paragraph numbers count all paragraphs of the body, so that a reader can find the place.
    """
    from punkt import tokenizer_for

    language = _PUNKT.get((article.language or "en")[:2].lower(), "english")
    tokenizer = tokenizer_for(language, prefixes=True)
    text = article.text
    found: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs(text, *article.span), 1):
        for a, b in _joined(text[start:end], tokenizer.span_tokenize(text[start:end])):
            sentence = text[start + a : start + b]
            words = len(_WORD.findall(sentence))
            if words >= (_FEWEST_WORDS if _ENDS.search(sentence) else _FEWEST_WORDS_UNENDED):
                found.append(
                    Sentence(article.id, number, len(found), start + a, start + b, sentence)
                )
    return tuple(found)


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, those that were cut after initials (*George H.W.* | *Bush*) made whole again.

    A word that usually opens a sentence keeps the cut, and so do the initials of places, which
    often end one: of two sentences in one citation and half a sentence, the first is the lesser
    harm, but not where both are ordinary.
    """
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held and not _OPENER.match(text, start):
            start = held[0]
        elif held:
            yield held
        held = (start, end) if _INITIALS.search(text, start, end) else None
        if held is None:
            yield start, end
    if held:
        yield held


def with_headline(article: Article) -> Article:
    """The article itself if it has a title, else with its lede as a working headline.

    The lede is cut at a word, with an ellipsis, where it runs past 18 words.
    """
    if article.title:
        return article
    span = next(paragraphs(article.text, *article.span), None)
    if span is None:
        return replace(article, title=article.ref, title_given=False)
    words = " ".join(article.text[slice(*span)].split()).split(" ")
    lede = " ".join(words[:_HEADLINE_WORDS])
    if len(words) > _HEADLINE_WORDS:
        lede = lede.rstrip(" ,;:–—-") + " …"
    return replace(article, title=lede, title_given=False)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
