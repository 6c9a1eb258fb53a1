"""Small corpora of events, and random ones with random edits of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from briefing import edits as e
from briefing.model import Article, Event, Lineage
from tests.build import article, at

SECTIONS = ("trade", "chips", "other")


def event(name: str, *members: Article) -> Event:
    """An event of articles, the first of which gives it its headline."""
    dates = [a.published.at for a in members if a.published.at]
    return Event(
        id=name,
        title=members[0].title or members[0].ref,
        title_from=members[0].id,
        start=min(dates, default=None),
        end=max(dates, default=None),
        articles=tuple(a.id for a in members),
    )


def named(event: Event, name: str) -> Event:
    return Event(name, event.title, event.title_from, event.start, event.end, event.articles)


@dataclass(frozen=True)
class Corpus:
    articles: dict[str, Article]
    lineage: dict[str, Lineage]
    events: tuple[Event, ...]

    def places(self, hand: e.Regrouped) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
        """Ranks and homes of the events as they are after regrouping."""
        ids = [event.id for event in hand.events]
        ranked = {
            section: tuple(key for key in ids if (int(key[:6], 16) >> place) % 2 or not place)
            for place, section in enumerate(SECTIONS)
        }
        return ranked, {key: SECTIONS[int(key[:6], 16) % 2 and 1] for key in ids if key}


def corpus(random: Random) -> Corpus:
    """Up to nine events of up to six articles, some of them copies, versions or undated."""
    articles: dict[str, Article] = {}
    lineage: dict[str, Lineage] = {}
    events = []
    for number in range(random.randint(0, 9)):
        members: list[Article] = []
        for n in range(random.randint(1, 6)):
            day = at("2024-03-01") + timedelta(days=random.randint(0, 9))
            made = article(
                f"Text {number}-{n}. More of it.",
                random.choice(["", f"Headline {number}-{n}", "The same headline"]),
                day=None if random.random() < 0.2 else day.date().isoformat(),
                ref=random.choice([f"a{number}-{n}", "shared-ref", f"path/{number}.txt"]),
                title_given=random.random() < 0.8,
            )
            other = random.choice(members).id if members and random.random() < 0.3 else None
            copies = random.random() < 0.5
            lineage[made.id] = Lineage(
                made.id, made.id,
                copy_of=other if copies else None,
                replaced_by=None if copies else other,
            )  # fmt: skip
            members.append(made)
            articles[made.id] = made
        members.sort(key=lambda a: (not a.published.at, str(a.published.at), a.id))
        events.append(named(event("", *members), e.event_id(members[0].id)))
    events.sort(key=lambda v: (v.start is None, v.start or at("2024-01-01"), v.id))
    return Corpus(articles, lineage, tuple(events))


def sequence(random: Random, corpus: Corpus) -> tuple[e.Edit, ...]:
    """Up to 14 edits, many of which contradict one another or what there is."""
    known = [*(v.id for v in corpus.events), *map(e.event_id, corpus.articles)]
    known = [*known[: len(corpus.events)] * 20, *known[len(corpus.events) :], "0" * 12]
    keys = [*corpus.articles, *(a.ref for a in corpus.articles.values()), "f" * 12, "no such"]
    texts = ["Watch this.", "Zwei\nZeilen\t“quoted” \\ \"plain\"", "[[edit]]\nkind = 'x'", "<b>&",
             "# no comment", "‘’ – \u00a0 é 中文 \U0001f43c", '"""', "''' [[edit]]"]  # fmt: skip
    signed = {"by": random.choice(["", "J. Smith", 'Žižek "Z"'])}

    def some(pool: list[str]) -> tuple[str, ...]:
        return tuple(random.choice(pool) for _ in range(random.randint(1, 4)))

    def one() -> e.Edit:
        name = random.choice(known)
        section = random.choice(["", *SECTIONS, "nowhere"])
        start = random.randint(0, 30)
        return random.choice([
            e.Pin(name, section, **signed),
            e.Drop(name, section, **signed),
            e.Omit(random.choice([*corpus.articles, "f" * 12]), start, start + 9, **signed),
            e.Merge(name, some(known), **signed),
            e.Merge(name, some(known), **signed),
            e.Split(name, some(keys), **signed),
            e.Split(name, some(_of(corpus, name) or keys), **signed),
            e.Retitle(name, random.choice(texts).replace("\n", " ").replace("\t", " "), **signed),
            e.Remark(name, random.choice(texts), **signed),
            e.Reorder(some(known), section, random.random() < 0.3, **signed),
            e.Draft(**signed) if random.random() < 0.3 else e.Pin(name),
            e.Final("J. Smith", at("2024-05-01T10:30"), random.choice(["", "a" * 12]))
            if random.random() < 0.3 else e.Drop(name),
        ])  # fmt: skip

    return tuple(one() for _ in range(random.randint(0, 14)))


def _of(corpus: Corpus, name: str) -> list[str]:
    return [key for v in corpus.events if v.id == name for key in v.articles]
