"""Antecedents: whom *he* means, which ministry *the ministry* is, for a sentence shown alone.

What is found is put in brackets after the word that it explains, in words that stand elsewhere in
the same article. Precision comes first: wherever two people could be meant, nothing is inserted.
A pronoun is followed back sentence by sentence as long as one person alone fits each of them; a
noun for a body (*the ministry*) needs a single body of that kind in the whole article; a surname
needs a single bearer.

Knows nothing of other articles, nor of the world: that *the Kremlin* is Moscow's is nobody's word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from briefing.model import Article, Insertion, Sentence
from briefing.quotes.bodies import BODY, CAPITAL, bodies
from briefing.quotes.cues import table
from briefing.quotes.lexicon import words
from briefing.quotes.names import PARTICLES, Gender, gender_of, key, titled
from briefing.quotes.people import People, Person

_MOST = 2
"""Insertions in one sentence: more would bury the quotation."""
_REACH = 3
"""Sentences that a pronoun looks back over for the last one that speaks of somebody."""
_LONGEST = 1_200
"""Characters of a sentence; what is longer is a table or a page without punctuation."""
_MOST_SENTENCES = 2_000

_RUN = re.compile(rf"{CAPITAL}(?: (?:(?:{'|'.join(PARTICLES)}) ){{0,2}}{CAPITAL}){{0,6}}")
_OPENING = re.compile(r"(He|She)\b(?! [A-Z]|['’])")
_SPEAKING = re.compile(
    r"(?:[,.!?][”\"]|,|[”\"],?) (he|she) (?:also |later |then |has |had )?(\w+)\b"
)
_QUOTED = re.compile(r"“[^“”]*”?|\"[^\"]*\"?|``[^`]*?''")
_PRONOUNS: dict[str, Gender] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"\b(?:him|her(?=[.,;]| (?:to|in|on|at|for|with|from|by|as|of|about|and)\b))\b"
)
_SOMEBODY = re.compile(
    r"\b(?:man|woman|boy|girl|baby|child|teenager|person|mother|father|parent|son|daughter|wife"
    r"|husband|widow|brother|sister|uncle|aunt|cousin|friend|partner|boyfriend|girlfriend|fianc[eé]e?"
    r"|colleague|victim|suspect|gunman|shooter|attacker|assailant|driver|passenger|pilot|captain"
    r"|officer|official|policeman|soldier|commander|general|guard|agent|sheriff|detective|prosecutor"
    r"|lawyer|attorney|judge|justice|witness|defendant|prisoner|doctor|nurse|surgeon|professor"
    r"|teacher|student|scientist|researcher|expert|analyst|economist|author|writer|reporter"
    r"|journalist|editor|actor|actress|singer|player|coach|star|artist|director|producer|manager"
    r"|executive|chief|boss|founder|owner|chairman|chairwoman|president|minister|premier|chancellor"
    r"|senator|congressman|congresswoman|lawmaker|governor|mayor|ambassador|envoy|diplomat|secretary"
    r"|leader|member|candidate|nominee|opponent|rival|predecessor|successor|deputy|aide|adviser"
    r"|advisor|spokes\w+|king|queen|prince|princess|pope|bishop|priest|rabbi|imam|worker|employee"
    r"|neighbou?r|resident|villager|farmer|fan|visitor|guest|tourist|customer|waiter|someone|somebody|anyone|nobody|hunter|robber|killer)\b"
)
_CAPITALISED = re.compile(r"[^\W\d_a-zß-ÿ]\w")
_PLACING = re.compile(rf"\b(?:in|at|near|across|around) (?:the )?({CAPITAL})")
_HONORIFICS = ("mr", "mrs", "ms", "miss", "dr")
_WORD = re.compile(r"[\w-]+")
_GLUED = re.compile(r"[-–/&@]|\w")
_LONGEST_NAME = 4
_NOT_NAMES = words("not_names")
_NO_PERSON = words("no_person")
_NATIONS = words("nations")

_ROLE = re.compile(
    r"The ((?:[a-z]+ )?(?:minister|premier|president|chancellor|secretary|governor|mayor|senator"
    r"|ambassador|commissioner|chairman|chairwoman|director|spokesman|spokeswoman|analyst|economist"
    r"|professor|lawmaker|congressman|congresswoman|judge|prosecutor|diplomat|sheriff|king|pope"
    r"|lawyer))(?=,| (?!of\b|for\b|from\b|in\b|at\b|who\b)[a-z])"
)


def antecedents(
    article: Article, sentences: Sequence[Sentence]
) -> dict[int, tuple[Insertion, ...]]:
    """What explains each sentence of an article, by the sentence's index, in order of position.

    ``sentences`` are those of the whole article: a pronoun is followed through them. A sentence
    that needs nothing, or whose antecedent is not certain, is not in the result; none gets more
    than two insertions. Work is linear in the length of the text.
    """
    reading = _Reading(article, sentences[:_MOST_SENTENCES])
    found = {s.index: reading.insertions(i) for i, s in enumerate(reading.sentences)}
    return {index: insertions for index, insertions in found.items() if insertions}


class _Reading:
    """One article, with who is named where."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._text = article.text
        self._headline = _WORD.findall(article.title) if article.title_given else []
        self._people = People(article.text, article.span, frozenset(s.start for s in sentences))
        self._bearers: dict[str, set[str]] = defaultdict(set)
        """Last word → the runs of capital words that end with it."""
        self._runs = [[(*r.span(), _bare(r.group())) for r in _RUN.finditer(s.text)]
                      for s in sentences]  # fmt: skip
        for _, _, parts in chain.from_iterable(self._runs):
            if len(parts) > 1:
                self._bearers[parts[-1]].add(" ".join(parts))
        self._places = set(_PLACING.findall(article.text))
        self._meanings: dict[int, Person | None] = {}
        self._bodies: dict[str, str | None] | None = None

    def insertions(self, i: int) -> tuple[Insertion, ...]:
        """What explains the words of one sentence."""
        sentence = self.sentences[i]
        if len(sentence.text) > _LONGEST:
            return ()
        found = [*self._pronoun(i), *self._role(i), *self._body(sentence), *self._surnames(i)]
        return tuple(sorted(found[:_MOST], key=lambda insertion: insertion.start))

    def _pronoun(self, i: int) -> Iterator[Insertion]:
        """*He* at the start of a sentence, or *he said* after a statement."""
        sentence = self.sentences[i]
        match = _OPENING.match(sentence.text)
        if not match:
            match = next(
                (m for m in _SPEAKING.finditer(sentence.text) if m.group(2) in table()), None
            )
            if match and self._cast(i, match.start(1)):
                return
        if not match:
            return
        person = self._meant(i, _PRONOUNS[match.group(1).lower()])
        if person and (name := self._full_name(person)):
            yield _insertion(sentence, match.span(1), name)

    def _cast(self, i: int, end: int) -> bool:
        """Whether a sentence names or describes somebody before a place, quotations apart."""
        text = _outside(self.sentences[i].text[:end])
        first = _WORD.match(text)
        opens = first and key(first.group()) not in _NOT_NAMES and not self._common(first.group())
        return bool(opens or _SOMEBODY.search(text) or _CAPITALISED.search(text, 1))

    def _meant(self, i: int, gender: Gender) -> Person | None:
        """Whom a pronoun in a sentence means that names nobody before it."""
        if i not in self._meanings:
            self._meanings[i] = None
            self._meanings[i] = self._antecedent(i, gender)
        return self._meanings[i]

    def _antecedent(self, i: int, gender: Gender) -> Person | None:
        here = self.sentences[i]
        named_here = self._people.named(here.start, here.end)
        for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
            before, after = self.sentences[j], self.sentences[j + 1]
            if after.paragraph - before.paragraph > 1 or len(before.text) > _LONGEST:
                return None
            people = list(dict.fromkeys(self._people.named(before.start, before.end)))
            fits = [p for p in people if p.gender in (None, gender)]
            outside = _outside(before.text)
            pronoun = next(
                (m for m in _PRONOUN.finditer(outside) if _PRONOUNS[m.group().lower()] == gender),
                None,
            )
            if self._rivals(before, people, gender):
                return None
            if not fits and not pronoun:
                continue
            if len(fits) > 1 or (fits and not self._acts(fits[0], outside)):
                return None
            if not fits or (
                pronoun and not self._named_before(fits[0], outside[: pronoun.start()])
            ):
                chained = self._meant(j, gender)
                if chained is None or (fits and chained is not fits[0]):
                    return None
                fits = [chained]
            person = fits[0]
            if person in named_here or not self._fits(person, gender):
                return None
            return person
        return None

    def _acts(self, person: Person, outside: str) -> bool:
        """Whether a sentence names someone outside quotations, and means nobody else by *him*."""
        return person.name.split()[-1] in outside and not _OBJECT.search(outside)

    def _named_before(self, person: Person, text: str) -> bool:
        return person.name.split()[-1] in text

    def _fits(self, person: Person, gender: Gender) -> bool:
        """Whether the pronoun is the person's: by their gender, or as no other one is used."""
        if person.gender:
            return person.gender == gender
        other = r"\b(?:she|her|hers)\b" if gender == "he" else r"\b(?:he|him|his)\b"
        return not re.search(other, self._text, re.IGNORECASE)

    def _rivals(self, sentence: Sentence, people: Sequence[Person], gender: Gender) -> bool:
        """Whether a sentence speaks of somebody whom the article does not name in full."""
        text = sentence.text
        for person in people:
            for role in person.roles:
                text = text.replace(role, " ")
        for match in _SOMEBODY.finditer(text):
            if gender_of(match.group()) in (None, gender):
                return True
        known = {word for person in people for word in person.name.split()}
        for run in _RUN.finditer(text):
            parts = _bare(run.group())
            if not parts or not known.isdisjoint(parts):
                continue
            if run.start() == 0 and len(parts) == 1 and self._common(parts[0]):
                continue
            if self._no_person(run.group(), parts, text, run.start()):
                continue
            return True
        return False

    def _no_person(self, run: str, parts: Sequence[str], text: str, at: int) -> bool:
        """Whether a run of capital words names a place, a body, a day or a people."""
        lows = [key(part) for part in parts]
        return (
            run in self._places
            or parts[0] in self._places
            or any(low in _NO_PERSON or low in _NATIONS or low in _NOT_NAMES for low in lows)
            or all(part.isupper() or not part.isalpha() for part in parts)
            or text[max(0, at - 4) : at].lower().endswith("the ")
            or (len(parts) == 1 and lows[0].endswith(("an", "ese", "ish", "ans", "ists", "crats")))
        )

    def _common(self, word: str) -> bool:
        """Whether a word that opens a sentence is no name: the article has it in lower case."""
        low = word.lower()
        return low.endswith("ly") or bool(re.search(rf"(?<!\w){re.escape(low)}(?!\w)", self._text))

    def _full_name(self, person: Person) -> str | None:
        """The name as it stands in the article, of two words or more."""
        parts = person.name.split()
        once = all(person.name.count(part) == 1 for part in parts if len(part) > 2)
        if not 1 < len(parts) <= _LONGEST_NAME or not once or not parts[-1][0].isupper():
            return None
        for found in islice(
            re.finditer(rf"(\w+)?(\.?,? )?\b{re.escape(person.name)}\b", self._text), 5
        ):
            before = found.group(1) or ""
            glued = (
                found.group(2) == " " and before[:1].isupper() and before.lower() not in _NATIONS
            )
            if not glued or titled([before]) or key(before) in _NOT_NAMES:
                return person.name
        return None

    def _role(self, i: int) -> Iterator[Insertion]:
        """*The minister*, where one person of those named just before bears that role."""
        sentence = self.sentences[i]
        match = _ROLE.match(sentence.text)
        if not match:
            return
        person = self._people.described(match.group().lower(), sentence.start)
        start = self.sentences[max(0, i - _REACH)].start
        before = self._people.named(start, sentence.start)
        if person in before and person not in self._people.named(sentence.start, sentence.end):
            others = [p for p in before if p is not person and not p.roles]
            role = match.group(1)
            several = re.search(
                rf"\b(?:an?|another|former|other) (?:\w+ )?{role}\b|\b{role}s\b", self._text
            )
            if not others and not several and (name := self._full_name(person)):
                yield _insertion(sentence, match.span(), name)

    def _body(self, sentence: Sentence) -> Iterator[Insertion]:
        """*The ministry*, where the article names one ministry and no other."""
        match = BODY.match(sentence.text)
        name = self._named_body(match.group(1)) if match else None
        if name and name not in sentence.text and self._text.find(name) < sentence.start:
            yield _insertion(sentence, match.span(), name)

    def _named_body(self, head: str) -> str | None:
        if self._bodies is None:
            self._bodies = bodies(self._text)
        return self._bodies.get(head)

    def _surnames(self, i: int) -> Iterator[Insertion]:
        """Surnames of people whom the sentence does not introduce, at their first mention."""
        sentence = self.sentences[i]
        if _headline(sentence.text):
            return
        quoted = [m.span() for m in _QUOTED.finditer(sentence.text)]
        seen: set[str] = set()
        for start, end, parts in self._runs[i]:
            if not parts or parts[-1] in seen:
                continue
            seen.update(parts)
            if len(parts) > 1 or any(a <= start < b for a, b in quoted):
                continue
            if _is_label(sentence.text, start, end):
                continue
            if name := self._bearer(sentence.start + start, parts[0]):
                end = start + len(sentence.text[start:end].rstrip("."))
                start = sentence.text.index(parts[0], start)
                yield _insertion(sentence, (start, end), name)

    def _bearer(self, at: int, surname: str) -> str | None:
        """The one person of that surname in the article; None whom the headline takes for known."""
        people = self._people.named(at, at + 1)
        if len(people) != 1 or surname in self._headline or surname.lower() in _NO_PERSON:
            return None
        name = self._full_name(people[0])
        if not name or name.split()[-1] != surname:
            return None
        first = set(name.split()[:-1])
        alone = all(not first.isdisjoint(other.split()) for other in self._bearers[surname])
        return name if alone else None


def _insertion(sentence: Sentence, span: tuple[int, int], text: str) -> Insertion:
    start, end = span
    return Insertion(
        "antecedent", sentence.start + start, sentence.start + end, sentence.text[start:end], text
    )


def _outside(text: str) -> str:
    """The text with blanks in place of what is quoted in it."""
    return _QUOTED.sub(lambda m: " " * len(m.group()), text)


def _bare(run: str) -> list[str]:
    """The words of a run of capital words without titles of courtesy, possessive and full stop."""
    parts = run.rstrip(".").removesuffix("'s").removesuffix("’s").rstrip("'’").split()
    while parts and (key(parts[0]) in _HONORIFICS or key(parts[0]) in _NOT_NAMES):
        parts = parts[1:]
    return parts


def _headline(text: str) -> bool:
    """Whether most words have capitals, so that capitals tell nothing."""
    parts = [w for w in text.split() if w[0].isalpha()]
    return sum(w[0].isupper() for w in parts) * 2 > len(parts)


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether a name stands for something else: *the Obama campaign*, *Trump-backed*."""
    if text.startswith(("The ", "A ", "An ", "This ", "That "), start):
        return True
    before = text[max(0, start - 12) : start].split()
    named = before and before[-1].lower() in ("the", "a", "an", "this", "that")
    return bool(named or _GLUED.match(text, end))
