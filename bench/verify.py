"""Forgeries caught and honest briefs accepted by ``briefing verify``, in all four formats.

From the sample corpus beside this folder come briefs, and from each brief forgeries, drawn with a
fixed seed. In JSON, HTML and Markdown the file itself is changed, in some places at a time; for PDF
the record is changed before it is laid out, in every claim. A forgery counts as caught if the very
statement that was forged is not found verbatim, and the file only if no other one is blamed.
"""

from __future__ import annotations

import html
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bench import Measure
from briefing import gathering, pipeline, sentences, study, verify
from briefing.config import load
from briefing.model import Audience, Brief, Claim, Sentence
from briefing.render import render

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
NOW = gathering.end_of(date(2024, 10, 31))
FORGERIES = {".json": 560, ".html": 560, ".md": 560, ".pdf": 320}
"""In all 2,000; a PDF takes seconds."""
AT_A_TIME = 10
LONG = Audience("analyst", "analyst", words=400, events=30)
AUDIENCES = (
    Audience("analyst", "analyst"),
    Audience("executive", "executive", words=90, events=4, max_pages=2),
    LONG,
)


@dataclass(frozen=True, slots=True)
class Forged:
    """What a forger prints: a text, and the sentence that it is passed off as."""

    text: str
    cited: Sentence


Forger = Callable[[Sentence, "Desk"], Forged | None]


def measure(gold: Path) -> Iterable[Measure]:
    settings = load(None)
    corpus = gathering.gather([CORPUS], now=NOW)
    sources = verify.Sources(corpus.articles, sentences.split, study.insertions)
    accepted: Counter[str] = Counter()
    briefs = [pipeline.make(corpus, settings, audience, now=NOW) for audience in AUDIENCES]
    for brief, audience in zip(briefs, AUDIENCES, strict=True):
        for suffix in FORGERIES:
            found = _findings(render(brief, suffix, audience), suffix, sources)
            accepted[suffix] += bool(found) and all(f.good for f in found)
    good, asked = accepted.total(), len(FORGERIES) * len(AUDIENCES)
    yield Measure("verify.accepted", good / asked, f"{good} of {asked} untouched briefs")

    caught: Counter[tuple[str, str]] = Counter()
    made: Counter[tuple[str, str]] = Counter()
    desk = Desk(briefs[-1], random.Random(5))
    for suffix in FORGERIES:
        forgeries = _on_paper if suffix == ".pdf" else _in_files
        for kind, was in forgeries(desk, suffix, FORGERIES[suffix], sources):
            made[kind, suffix] += 1
            caught[kind, suffix] += was
    note = ", ".join(f"{s} {_of(caught, made, suffix=s)}" for s in FORGERIES)
    yield Measure("verify.caught", caught.total() / made.total(), note)
    for kind in KINDS:
        told = _of(caught, made, kind=kind)
        share = sum(n for (k, _), n in caught.items() if k == kind)
        asked = sum(n for (k, _), n in made.items() if k == kind)
        yield Measure(f"verify.caught.{kind}", share / asked, told)


def _of(caught, made, *, kind: str | None = None, suffix: str | None = None) -> str:
    wanted = [key for key in made if kind in (None, key[0]) and suffix in (None, key[1])]
    return f"{sum(caught[k] for k in wanted)} of {sum(made[k] for k in wanted)}"


def _findings(data: bytes, suffix: str, sources: verify.Sources) -> list[verify.Finding]:
    return [verify.judge(s, sources) for s in verify.statements(data, suffix)]


# --- forgers ------------------------------------------------------------------------------------


class Desk:
    """The claims of a brief, and chance."""

    def __init__(self, brief: Brief, chance: random.Random) -> None:
        self.brief = _without_bottom_lines(brief)
        self.chance = chance
        self.claims = [
            claim.sentence
            for section in self.brief.sections
            for entry in section.entries
            for claim in entry.claims
        ]
        self.texts = {s.text for s in self.claims}

    def forged(self, sentence: Sentence) -> tuple[str, Forged]:
        """A forgery of the sentence, of a kind drawn at random among those that fit it; kinds that
        fit few sentences are tried more often."""
        while True:
            kind = self.chance.choice((*KINDS, *RARE, *RARE))
            made = KINDS[kind](sentence, self)
            if made and (made.text != sentence.text or made.cited != sentence):
                return kind, made


def _word(sentence: Sentence, desk: Desk) -> Forged | None:
    words = sentence.text.split(" ")
    donor = desk.chance.choice(desk.claims).text.split(" ")
    place = desk.chance.randrange(len(words))
    words[place] = desk.chance.choice(donor)
    return _if_new(" ".join(words), sentence, desk)


def _figure(sentence: Sentence, desk: Desk) -> Forged | None:
    places = [m.start() for m in re.finditer(r"\d", sentence.text)]
    if not places:
        return None
    at = desk.chance.choice(places)
    digit = desk.chance.choice([d for d in "0123456789" if d != sentence.text[at]])
    return _if_new(sentence.text[:at] + digit + sentence.text[at + 1 :], sentence, desk)


def _negation_dropped(sentence: Sentence, desk: Desk) -> Forged | None:
    text = re.sub(r"\b(?:not|no|never|without) |n't\b", "", sentence.text, count=1)
    return None if text == sentence.text else _if_new(text, sentence, desk)


def _negation_added(sentence: Sentence, desk: Desk) -> Forged | None:
    text = sentence.text
    verb = re.search(r"\b(?:is|are|was|were|will|would|has|have|had|can|could)\b ", text)
    if not verb:
        return None
    return _if_new(f"{text[: verb.end()]}not {text[verb.end() :]}", sentence, desk)


def _moved(sentence: Sentence, desk: Desk) -> Forged | None:
    other = desk.chance.choice(desk.claims)
    return None if other.article == sentence.article else Forged(sentence.text, other)


def _joined(sentence: Sentence, desk: Desk) -> Forged | None:
    other = desk.chance.choice(desk.claims)
    return _if_new(f"{sentence.text} {other.text}", sentence, desk)


def _shortened(sentence: Sentence, desk: Desk) -> Forged | None:
    """The last words left out, or the first."""
    words = sentence.text.split(" ")
    number = desk.chance.randint(1, 3)
    if len(words) < number + 3:
        return None
    kept = words[number:] if desk.chance.random() < 0.5 else words[:-number]
    return _if_new(" ".join(kept), sentence, desk)


_LOOK_ALIKES = str.maketrans(
    "aeopcxyiAEOPCXHKMTB0123456789-'’“”–",
    'аеорсхуіАЕОРСХНКМТВ０１２３４５６７８９–’\'""-',
)


def _inserted(sentence: Sentence, desk: Desk) -> Forged | None:
    """A word in brackets, as if the brief explained something."""
    words = sentence.text.split(" ")
    place = desk.chance.randrange(1, len(words))
    ours = desk.chance.choice(("[not]", "[in 2019]", "[7 May 2019]", "[Ann Example]"))
    return _if_new(" ".join([*words[:place], ours, *words[place:]]), sentence, desk)


def _look_alike(sentence: Sentence, desk: Desk) -> Forged | None:
    places = [i for i, c in enumerate(sentence.text) if ord(c) in _LOOK_ALIKES]
    if not places:
        return None
    at = desk.chance.choice(places)
    other = sentence.text[at].translate(_LOOK_ALIKES)
    return _if_new(sentence.text[:at] + other + sentence.text[at + 1 :], sentence, desk)


def _invisible(sentence: Sentence, desk: Desk) -> Forged | None:
    at = desk.chance.randrange(1, len(sentence.text))
    char = desk.chance.choice("\u200b\u200d\u00ad\u2060\ufeff\u202e\u0301")
    return _if_new(sentence.text[:at] + char + sentence.text[at:], sentence, desk)


KINDS: dict[str, Forger] = {
    "word": _word,
    "figure": _figure,
    "negation_dropped": _negation_dropped,
    "negation_added": _negation_added,
    "moved": _moved,
    "joined": _joined,
    "shortened": _shortened,
    "inserted": _inserted,
    "look_alike": _look_alike,
    "invisible": _invisible,
}
RARE = ("figure", "negation_dropped")


def _if_new(text: str, sentence: Sentence, desk: Desk) -> Forged | None:
    return None if text in desk.texts else Forged(text, sentence)


# --- forgeries in each format ---------------------------------------------------------------------


def _in_files(
    desk: Desk, suffix: str, number: int, sources: verify.Sources
) -> Iterator[tuple[str, bool]]:
    """The kind of each forgery, and whether it was caught."""
    whole = render(desk.brief, suffix, LONG).decode()
    change = {".json": _in_json, ".html": _in_html, ".md": _in_markdown}[suffix]
    for _ in range(number // AT_A_TIME):
        places = desk.chance.sample(range(len(desk.claims)), AT_A_TIME)
        forged = {place: desk.forged(desk.claims[place]) for place in places}
        data = whole
        for place, (_, forgery) in forged.items():
            data = change(data, place, forgery, desk)
        found = _findings(data.encode(), suffix, sources)
        verdicts = [f.good for f in found if f.statement.kind == "quotation"]
        assert all(good for i, good in enumerate(verdicts) if i not in forged), "the wrong one"
        yield from ((kind, not verdicts[place]) for place, (kind, _) in forged.items())


def _in_json(whole: str, place: int, forged: Forged, desk: Desk) -> str:
    record = json.loads(whole)
    claims = [c for s in record["sections"] for e in s["entries"] for c in e["claims"]]
    claims[place]["sentence"] = {
        "article": forged.cited.article, "paragraph": forged.cited.paragraph,
        "index": forged.cited.index, "start": forged.cited.start, "end": forged.cited.end,
        "text": forged.text,
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False)


_QUOTE = re.compile(
    r'data-ref="[\w-]+" data-start="\d+" data-end="\d+"( [^>]*)>.*?</q><sup><a [^>]*>.*?</a>'
)


def _in_html(whole: str, place: int, forged: Forged, desk: Desk) -> str:
    """A moved sentence has a new mark, and its attributes as they were in half of the cases."""
    found = list(_QUOTE.finditer(whole))[place]
    cited = forged.cited
    number = desk.brief.number(cited.article)
    start = f'data-ref="{cited.article}" data-start="{cited.start}" data-end="{cited.end}"'
    if desk.chance.random() < 0.5:
        start = found[0][: found.start(1) - found.start()]
    mark = f'<a class="ref" href="#source-{number}">{number}\u202f¶{cited.paragraph}</a>'
    new = f"{start}{found[1]}>{html.escape(forged.text)}</q><sup>{mark}"
    return whole[: found.start()] + new + whole[found.end() :]


_LINE = re.compile(r'^> (.*?) \[\\\[\d+ ¶\d+\\\]\]\(#source-\d+ "(.*?)"\)', re.MULTILINE)


def _in_markdown(whole: str, place: int, forged: Forged, desk: Desk) -> str:
    """A moved sentence has a new mark, and its hidden title as it was in half of the cases."""
    from briefing.render.markdown import escaped

    found = list(_LINE.finditer(whole))[place]
    cited = forged.cited
    number = desk.brief.number(cited.article)
    span = f"{cited.article}:{cited.start}-{cited.end}"
    if desk.chance.random() < 0.5:
        span = found[2]
    mark = f'[\\[{number} ¶{cited.paragraph}\\]](#source-{number} "{span}")'
    return f"{whole[: found.start()]}> {escaped(forged.text)} {mark}{whole[found.end() :]}"


def _on_paper(
    desk: Desk, suffix: str, number: int, sources: verify.Sources
) -> Iterator[tuple[str, bool]]:
    """Most claims of a brief forged at once, in as many briefs as it takes."""
    left = number
    while left > 0:
        kinds: list[str | None] = []

        def forged(claim: Claim, kinds: list[str | None] = kinds) -> Claim:
            kind, forgery = None, Forged(claim.sentence.text, claim.sentence)
            if desk.chance.random() < 0.9:
                kind, forgery = desk.forged(claim.sentence)
                while kind == "invisible":  # what cannot be seen is not printed
                    kind, forgery = desk.forged(claim.sentence)
            kinds.append(kind)
            return Claim(replace(forgery.cited, text=forgery.text))

        brief = _each_claim(desk.brief, forged)
        found = _findings(render(brief, suffix, LONG), suffix, sources)
        verdicts = [f.good for f in found if f.statement.kind == "quotation"]
        paired = list(zip(kinds, verdicts, strict=True))
        assert all(good for kind, good in paired if kind is None), "the wrong one"
        made = [(kind, not good) for kind, good in paired if kind][:left]
        yield from made
        left -= len(made)


def _without_bottom_lines(brief: Brief) -> Brief:
    """The brief with each claim printed once and alone, so that claims and marks can be paired."""
    alone = _each_claim(brief, lambda claim: Claim(claim.sentence))
    return replace(
        alone,
        ledger=(),
        timeline=(),
        calendar=(),
        events=tuple(replace(note, updates=(), disagreements=(), said=()) for note in brief.events),
        sections=tuple(replace(section, bottom_line=None) for section in alone.sections),
    )


def _each_claim(brief: Brief, change: Callable[[Claim], Claim]) -> Brief:
    return replace(
        brief,
        sections=tuple(
            replace(
                section,
                entries=tuple(
                    replace(entry, claims=tuple(change(claim) for claim in entry.claims))
                    for entry in section.entries
                ),
            )
            for section in brief.sections
        ),
    )
