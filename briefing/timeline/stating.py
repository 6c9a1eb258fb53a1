"""Which sentences say when something happened or will happen.

Knows how a sentence puts a date: as the time of what it reports, or only as a label ("the 2015
agreement"), an age, a duration, a comparison, the time of a clause about somebody. Rules over the
words around the date, no statistical pipeline; where they cannot tell, the date is passed over.
Does not know which statements matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from briefing.dating.expressions import TimeExpression, expressions
from briefing.model import Article, Dated, Document, Sentence
from briefing.timeline.outlook import looks_ahead
from briefing.timeline.wording import key

_FARTHEST = timedelta(days=200)
"""A day or month without its year that would lie farther ahead is more likely one gone by: in May,
"will report on Feb. 20" stands in an old text."""
_LONGEST = 1_200
"""Characters; what is longer is a table or a page without punctuation."""
_UNENDED = ("?", "...", "…")
"""Questions, and what a feed cut off."""
_PRECISION = {
    "day": "day", "week": "week", "weekend": "week", "month": "month", "quarter": "quarter",
    "year": "year",
}  # fmt: skip
"""Seasons and decades are too loose to order anything by."""

_MAYBE = re.compile(
    r"(?:1[5-9]|20)\d\d|[MTWFS](?:on|ues|ednes|hurs|ri|atur|un)day"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:day|morning|night|noon|evening|ago|now|time|week|weekend|month|quarter|year)\b"
)
"""One of these stands in every expression of time that counts here; most sentences have none."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

# --- what stands right before -------------------------------------------------------------------

_LABEL = re.compile(
    r"(?:\b(?:the|a|an|its|his|her|their|our|my|your|this|that|each|every|any|another|whose|of|no"
    r"|previous|original|landmark|annual|first|second)|['’]s|s['’]) $",
    re.IGNORECASE,
)
"""A date behind these names a thing: "the 2015 agreement", "Beijing's November ban", "war of"."""
_OTHER_TIME = re.compile(
    r"(?:\b(?:since|than(?: in| on| at)?|compared (?:with|to)(?: in)?|versus|vs\.?"
    r"|as (?:of|in|on|from)|(?:un)?like(?: in| on)?|between|fiscal(?: year)?|financial year"
    r"|tax year|FY|dated|born(?: in| on)?|during|throughout|over|within|circa|around|about|not|nor"
    r"|even|back (?:to|in)|dat\w+ (?:back )?to|from(?: as early as)?|until|till|through|up to)|\()"
    r" ?(?:early |late |the )?$",
    re.IGNORECASE,
)
"""A start, an end, a stretch, a standard of comparison: not when the thing itself happened."""
_TO_COME = re.compile(
    r"\b(?:from|until|till|through|as of|as from|during|within|around) ?(?:early |late |the )?$",
    re.I,
)
"""Of these, those that do say when something to come begins, ends or falls."""
_SPAN_BEFORE = re.compile(
    r"\b(?:(?:from|between)(?: \S{1,20}){1,5} (?:to|and|until|through)|\d{4} ?(?:to|[-–—])) ?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?<!scheduled)(?<!planned)(?<!slated)(?<!set)(?<!due)(?<!date) for $")
_SPAN_AFTER = re.compile(r"\s?(?:[-–—]|to|and|until|through)\s?(?:[\dA-Z]|early|late|the\b)")

# --- what stands right behind -------------------------------------------------------------------

_TAIL = re.compile(
    r"['’]|[-–—]\w|[-–—|]\s?\d|/|\)"
    r"| (?:levels?|figures?|terms|prices|edition|season|model|and age)\b"
    r"|(?:(?<=quarter)|(?<=Q[1-4])) (?!(?:of|in|this|next|to|as)\b)[a-z]"
)
_HEADING = re.compile(r"\s[A-Z]")
"""Behind a day that opens the line: "29 May 2025 Parliament approves"."""
_CAPTION = re.compile(r"[A-Z][\w.]*,? $")
"""Before a full date that ends the sentence: "… in Rotterdam, Netherlands April 25, 2025."."""
_WEAK = re.compile(r"(?:[Tt]he )?(?:[Ff]ollowing|[Pp]revious|[Cc]urrent|[Nn]ow|[Pp]ast)\b")
"""Counted from another day than that of publication ("the following week"), or no day at all."""

_GONE = re.compile(r"[Ee]arlier|[Ll]ast|[Yy]esterday")
_TODAY = re.compile(r"[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)")
_PAST_TENSE = re.compile(r"\b(?:said|told|was|were|had|met|held|won|[a-z]{3,}(?<!e)ed)\b")

# --- clauses ------------------------------------------------------------------------------------

_RELATIVE = re.compile(r"(?:,|\b\w+),? (who|whom|whose|which|where)\b|\b(\w+) (that)\b")
_BREAK = re.compile(r"[,;:()]|\s[-–—]+\s")
_SAYS = re.compile(
    r"(?:sa(?:id|ys?|ying)|\w{2,}(?:ed|ing)|told|(?:con|in|af)firms?|warns?|states?|shows?|means?"
    r"|believes?|hopes?|expects?|thinks?|so|now|fact|news|knew|known|clear|likely|wrote|found)$"
)
_AUX = (
    "was|were|is|are|has|have|had|will|would|could|may|might|must|should|shall|can|did|does|do"
    "|said|says|remains?|remained|led|became|came|made|took|began|showed|left"
)
_FINITE_NEXT = re.compile(rf" (?:{_AUX}|[a-z]{{2,}}(?<!e)ed)\b")
_FINITE = re.compile(
    rf"\b(?:{_AUX}|went|won|lost|held|rose|fell|sold|saw|got|gave|sent|brought|kept|spoke|met"
    r"|signed|struck|put|set|hit|announces?|calls?|plans?|[a-z]{3,}(?<!e)ed)\b"
)
_PARTICIPLE = re.compile(
    r"\b(\w[\w’']*) ([a-z]{2,}ed|made|held|struck|taken|given|sent|set|put|built|found|begun|sold"
    r"|won|bought|written|known|shown|brought|led)(?: by [\w.’' -]{2,40})?"
    r"(?: back)? ?(?:(?:in|on|at|by|last)? ?(?:early |late |the )?)?$"
)
_CLAUSE = re.compile(r"[,;:“”\"()]|\b(?:that|and|but|when|while|after|before|as|because)\b")


def dated(documents: Sequence[Document], event: str | None = None) -> tuple[Dated, ...]:
    """The dated statements of one event's documents, by document, then in reading order.

    A sentence gives one for each date that is the time of something it reports. What copies
    repeat word by word is given once, from the first of the documents.

    Dates without their year are counted from the day of publication; an article whose day is not
    known gives only dates that are written in full.
    """
    seen: set[tuple[str, date, date]] = set()
    found = []
    for document in documents:
        for statement in _of_article(document, event):
            mark = key(statement.sentence.text), statement.start, statement.end
            if mark not in seen:
                seen.add(mark)
                found.append(statement)
    return tuple(found)


def _of_article(document: Document, event: str | None) -> Iterator[Dated]:
    article = document.article
    latest = _latest(article)
    anchor = article.published.at if article.published.day else None
    for sentence in document.sentences:
        text = sentence.text
        if len(text) > _LONGEST or text.endswith(_UNENDED) or not _MAYBE.search(text):
            continue
        for found in expressions(text, anchor):
            if found.first and found.last and found.precision in _PRECISION:
                statement = _statement(sentence, found, latest, event)
                if statement:
                    yield statement


def _latest(article: Article) -> date | None:
    """The last day on which the article may have appeared."""
    published = article.published
    if published.at is None:
        return None
    first = published.at.date()
    match published.precision:
        case "year":
            return first.replace(month=12, day=31)
        case "month":
            return first.replace(day=28)
    return first


def _statement(
    sentence: Sentence, found: TimeExpression, latest: date | None, event: str | None
) -> Dated | None:
    text, start, end = sentence.text, found.start, found.end
    stated = bool(_YEAR.search(found.words))
    coming = not _GONE.match(found.words) and looks_ahead(text, start, end, stated=stated)
    if not stated and latest and found.first - latest > _FARTHEST and found.precision != "year":
        return None
    ahead = coming and (latest is None or found.last > latest)
    ahead = ahead or (latest is not None and found.first > latest)
    if not _is_time_of_report(text, found, coming=coming and ahead):
        return None
    return Dated(
        sentence,
        found.first,
        found.last,
        _PRECISION[found.precision],
        found.words,
        (sentence.start + start, sentence.start + end),
        stated,
        ahead,
        event,
    )


def _is_time_of_report(text: str, found: TimeExpression, *, coming: bool) -> bool:
    """Whether the date tells when what the sentence reports happened or will happen."""
    before, after = text[: found.start], text[found.end : found.end + 60]
    stated_day = found.precision == "day" and _YEAR.search(found.words)
    if _TAIL.match(text, found.end) or _WEAK.match(found.words) or _FOR.search(before[-16:]):
        return False
    if not before.strip() and found.words[-1].isdigit() and _HEADING.match(text, found.end):
        return False
    if stated_day and len(after) < 3 and _CAPTION.search(before):
        return False
    if _TODAY.fullmatch(found.words) and not (coming or _PAST_TENSE.search(before)):
        return False  # "our allies today"
    if found.precision != "quarter" and _LABEL.search(before[-16:]):
        return False
    if _SPAN_BEFORE.search(before[-60:]) or (
        _SPAN_AFTER.match(after) and re.search(r"\b(?:from|between) $", before[-9:], re.I)
    ):
        return False
    if _OTHER_TIME.search(before[-28:]) and not (coming and _TO_COME.search(before[-20:])):
        return False
    if coming:
        return True
    return not (
        _in_relative_clause(before) or _inside_subject(before, after) or _reduced(before, after)
    )


def _in_relative_clause(before: str) -> bool:
    """Inside a clause about somebody or something: "Xi, who took office in 2012, …"."""
    last = None
    for match in _RELATIVE.finditer(before):
        if match[1] or not _SAYS.match(match[2]):
            last = match
    return last is not None and not _BREAK.search(before, last.end())


def _inside_subject(before: str, after: str) -> bool:
    """Part of the subject: "The invasion in February 2022 led to …"."""
    return bool(_FINITE_NEXT.match(after)) and not _FINITE.search(before)


def _reduced(before: str, after: str) -> bool:
    """Behind a participle that only describes a noun: "suspended the deal signed in 2020"."""
    participle = _PARTICIPLE.search(before[-90:])
    if not participle or re.fullmatch(
        r"is|are|was|were|be|been|being|has|have|had|and|or|not|also|first|then|it|he|she|they|we"
        r"|who|which|that|\w+ly",
        participle[1],
    ):
        return False
    if _FINITE_NEXT.match(after):
        return True
    clause = _CLAUSE.split(before[: len(before) - len(participle[0]) + len(participle[1])])[-1]
    return bool(_FINITE.search(clause))
