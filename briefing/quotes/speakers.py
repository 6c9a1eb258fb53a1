"""Speakers: whom the phrase beside a cue means, with the article read so far in mind.

Knows the phrase, its place and who spoke before; nothing of grammar.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.quotes.lexicon import words
from briefing.quotes.names import Gender, anonymous, party
from briefing.quotes.people import People, Person

Span = tuple[int, int]

_GENDERS: dict[str, Gender] = {
    "he": "he", "his": "he", "him": "he", "she": "she", "her": "she",
}  # fmt: skip
_NO_ONE = words("no_one")
_REACH = 2
"""Paragraphs after which whoever spoke last is no longer meant by "he"."""
_SIGHT = 1_500
"""Characters that "he" looks back over for a name."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as well as the article tells."""

    span: Span | None
    """Of the phrase beside the cue."""
    name: str | None = None
    role: str | None = None
    anonymous: bool = False
    person: Person | None = None
    voice: bool = False
    """Whether the phrase names no one by itself ("I", "one", "which")."""


class Speakers:
    """Resolves phrases in reading order, remembering who spoke last."""

    def __init__(self, text: str, people: People) -> None:
        self._text = text
        self._people = people
        self._last: Speaker | None = None
        self._at = 0
        self._paragraph = -_REACH - 1

    def heard(self, speaker: Speaker, end: int, paragraph: int) -> None:
        """Remember who spoke, up to which character."""
        if speaker.name:
            self._last, self._at, self._paragraph = speaker, end, paragraph

    def resolve(
        self,
        span: Span,
        paragraph: int,
        sentence: str,
        *,
        antecedent: Span | None = None,
        said: tuple[Span, ...] = (),
    ) -> Speaker:
        """Whom the phrase at ``span`` means; without a name where the article does not tell.

        ``sentence`` is looked through for a request of anonymity, ``said`` (spans of the words)
        for names, as few speak of themselves by name.
        """
        phrase = " ".join(self._text[slice(*span)].split()).strip(" ,")
        low = phrase.lower()
        if antecedent and low in ("who", "which", "that"):
            found = self.resolve(antecedent, paragraph, sentence)
            return Speaker(span, found.name, found.role, found.anonymous, found.person)
        last = self._last if paragraph - self._paragraph <= _REACH else None
        if gender := _GENDERS.get(low):
            spoken_of = [p for s in said for p in self._people.named(*s)]
            person = self._meant(gender, span[0], last, spoken_of)
            return self._of(span, person) if person else Speaker(span)
        if low == "they":
            if last and (last.anonymous or (last.person is None and _many(last.name))):
                return Speaker(span, last.name, last.role, last.anonymous)
            return Speaker(span)
        if low in _NO_ONE:
            return Speaker(span, voice=True)
        return self._named(span, phrase, sentence)

    def _meant(
        self, gender: Gender, at: int, last: Speaker | None, but: list[Person]
    ) -> Person | None:
        """A subject named since the last speech, else who spoke last, else the nearest name."""
        if last and last.person and last.person.gender in (None, gender):
            since = self._people.latest(gender, self._at, at, opens=True, but=but)
            if since and since.gender == gender:
                return since
            if last.person not in but:
                return last.person
        return self._people.latest(gender, at - _SIGHT, at, but=but)

    def _named(self, span: Span, phrase: str, sentence: str) -> Speaker:
        found = party(phrase)
        if found.name is None:
            if person := self._people.described(phrase, span[0]):
                return self._of(span, person)
            return Speaker(span, phrase, None, anonymous(phrase, sentence))
        person = self._people.meet(found)
        if person is None:
            return Speaker(span, found.name, found.role)
        return self._of(span, person, found.role)

    def _of(self, span: Span, person: Person, role: str | None = None) -> Speaker:
        given = role or (person.roles[0] if person.roles else None)
        return Speaker(span, person.name, given, False, person)


def _many(name: str | None) -> bool:
    return bool(name) and name.split()[-1].endswith("s")
