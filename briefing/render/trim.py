"""A shorter brief, the least important left out first: for pages that must not run over.

Pure: knows nothing of pages or of how long anything gets.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefing.model import Brief, Section


def cuts(brief: Brief) -> int:
    """How many cuts :func:`trimmed` can make."""
    return len(_order(brief))


def trimmed(brief: Brief, number: int) -> Brief:
    """The brief after ``number`` cuts; each section counts its lost events under ``further``.

    A cut takes one event from the section that has most left, the later section first; then, with
    one event left to each, one sentence at a time from the entry that has most. The bottom line,
    the first entry of a section and one sentence of each entry are never cut. Events and references
    that nothing tells of any more go as well; the others keep their numbers.
    """
    order = _order(brief)[:number]
    entries = Counter(section for kind, section, _ in order if kind == "entry")
    claims = Counter((section, entry) for kind, section, entry in order if kind == "claim")
    sections = tuple(
        _shortened(section, entries[place], {e: n for (s, e), n in claims.items() if s == place})
        for place, section in enumerate(brief.sections)
    )
    return _tidied(replace(brief, sections=sections))


def _order(brief: Brief) -> list[tuple[str, int, int]]:
    """Every possible cut, in order: ("entry" | "claim", place of the section, of the entry)."""
    order: list[tuple[str, int, int]] = []
    least = [
        max((n for n, e in enumerate(section.entries, 1) if e.pinned), default=1)
        for section in brief.sections
    ]
    left = [len(section.entries) for section in brief.sections]
    while open_ := [s for s, n in enumerate(left) if n > least[s]]:
        section = max(open_, key=lambda s: (left[s], s))
        left[section] -= 1
        order.append(("entry", section, left[section]))
    words = {
        (s, e): len(entry.claims)
        for s, x in enumerate(brief.sections)
        for e, entry in enumerate(x.entries[: least[s]])
    }
    while any(n > 1 for n in words.values()):
        longest = max(words, key=lambda key: (words[key], key))
        words[longest] -= 1
        order.append(("claim", *longest))
    return order


def _shortened(section: Section, dropped: int, claims: dict[int, int]) -> Section:
    kept = section.entries[: len(section.entries) - dropped]
    return replace(
        section,
        further=section.further + dropped,
        entries=tuple(
            replace(entry, claims=entry.claims[: len(entry.claims) - claims.get(place, 0)])
            for place, entry in enumerate(kept)
        ),
    )


def _tidied(brief: Brief) -> Brief:
    """The brief without the events and references that no section tells of."""
    where: dict[str, list[str]] = {}
    for section in brief.sections:
        for entry in section.entries:
            where.setdefault(entry.event, []).append(section.id)
    shorter = replace(
        brief,
        sections=tuple(
            replace(
                section,
                watched=tuple(
                    replace(w, events=kept)
                    for w in section.watched
                    if (kept := tuple(e for e in w.events if section.id in where.get(e, ())))
                ),
                entries=tuple(
                    replace(e, also_in=tuple(i for i in e.also_in if i in where[e.event]))
                    for e in section.entries
                ),
            )
            for section in brief.sections
        ),
        events=tuple(note for note in brief.events if note.event.id in where),
    )
    cited = {sentence.article for sentence in shorter.quoted}
    cited |= {note.event.title_from for note in shorter.events}
    cited |= {key for note in shorter.events for u in note.updates for key in (u.later, u.earlier)}
    kept = {r.number for r in brief.references if r.article.id in cited}
    return replace(
        shorter,
        references=tuple(
            replace(r, copy_of=r.copy_of if r.copy_of in kept else None)
            for r in brief.references
            if r.number in kept
        ),
    )
