"""What stands where in the sections: events dropped, pinned, put in order.

Acts on the ranks of all events that have something to say in a section, *before* room is given
out: what is dropped makes room, and what is pinned has it. Knows nothing of weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.edits.merging import Refused, few, find, shown
from briefing.edits.records import Drop, Outcome, Pin, Reorder
from briefing.edits.regrouping import Regrouped
from briefing.model import Event


@dataclass(frozen=True, slots=True)
class Arranged:
    """The order of every section after the desk's hand."""

    order: Mapping[str, tuple[str, ...]]
    """Event ids by section, without those dropped."""
    pinned: frozenset[tuple[str, str]]
    """(section, event) that must be told, however little room there is."""
    dropped: Mapping[str, int]
    """The events that no section may tell, each with the number of the edit that says so."""
    outcomes: tuple[Outcome, ...]
    """Of the edits that were dealt with here, in the order of the file."""


def arrange(
    ranked: Mapping[str, Sequence[str]], home: Mapping[str, str], hand: Regrouped
) -> Arranged:
    """Apply what bears on places, given the events of each section by id, the weightiest first.

    ``home`` names the section that each event belongs to. Drops come before all else; pins and
    orders then act in the order of the file. A pinned event stands behind those pinned before it.
    An order only moves up what stands too late, so that no event is dragged out of the brief by
    one that has lost its weight.
    """
    work = _Work(ranked, home, hand)
    outcomes = []
    for stage in (Drop, (Pin, Reorder)):
        for number, edit in enumerate(hand.edits, 1):
            if isinstance(edit, stage):
                try:
                    outcomes.append(Outcome(number, edit, work.apply(edit, number)))
                except Refused as why:
                    outcomes.append(Outcome(number, edit, str(why), applied=False))
    return Arranged(
        order={section: tuple(events) for section, events in work.order.items()},
        pinned=frozenset((s, event) for s, events in work.pinned.items() for event in events),
        dropped={event: n for (event, section), n in work.dropped.items() if not section},
        outcomes=tuple(sorted(outcomes, key=lambda o: o.number)),
    )


class _Work:
    def __init__(
        self, ranked: Mapping[str, Sequence[str]], home: Mapping[str, str], hand: Regrouped
    ) -> None:
        self.order = {section: list(events) for section, events in ranked.items()}
        self.pinned: dict[str, list[str]] = {}
        self.dropped: dict[tuple[str, str], int] = {}
        """Number of the edit by (event, section), section empty for all."""
        self._home = home
        self._events = {event.id: event for event in hand.events}
        self._merged = hand.merged

    def apply(self, edit: Drop | Pin | Reorder, number: int) -> str:
        """Do it, and say what was done. Raises Refused."""
        if isinstance(edit, Drop):
            return self._drop(edit, number)
        return self._pin(edit) if isinstance(edit, Pin) else self._reorder(edit)

    def _drop(self, edit: Drop, number: int) -> str:
        event = self._find(edit.event)
        if event.id != edit.event:
            into, by = self._merged[edit.event]
            # Whoever dropped the part did not ask for the whole to go.
            raise Refused(f"edit {by} merged event {edit.event} into {into}")
        if edit.section:
            self._place(event.id, edit.section)
            self.order[edit.section].remove(event.id)
        else:
            self._not_dropped(event.id, "")
            for events in self.order.values():
                if event.id in events:
                    events.remove(event.id)
        self.dropped[event.id, edit.section] = number
        where = f" from {edit.section}" if edit.section else ""
        return f"dropped {shown(event)}{where}"

    def _pin(self, edit: Pin) -> str:
        event = self._find(edit.event)
        section = self._place(event.id, edit.section)
        pinned = self.pinned.setdefault(section, [])
        if event.id in pinned:
            raise Refused(f"{shown(event)} is pinned in {section} already")
        order = self.order[section]
        order.remove(event.id)
        order.insert(max((order.index(p) + 1 for p in pinned), default=0), event.id)
        pinned.append(event.id)
        return f"pinned {shown(event)} in {section}"

    def _reorder(self, edit: Reorder) -> str:
        section = edit.section or self._place(self._find(edit.events[0]).id, "")
        if section not in self.order:
            raise Refused(f"section {section} is not in this brief")
        listed: dict[str, str] = {}
        missing = []
        for name in edit.events:
            try:
                event = self._find(name)
                self._place(event.id, section)
                listed[event.id] = shown(event)
            except Refused as why:
                missing.append(str(why))
        if not listed or (len(listed) < 2 and not edit.first):
            raise Refused(few(missing) or "it takes two events to have an order")
        names, order = list(listed), self.order[section]
        if edit.first:
            order[:] = [*names, *(event for event in order if event not in listed)]
        else:
            for event, following in reversed(list(pairwise(names))):
                if order.index(event) > order.index(following):
                    order.remove(event)
                    order.insert(order.index(following), event)
        rest = f"; {few(missing)}" if missing else ""
        words, how = few(list(listed.values()), ", "), "first" if edit.first else "in this order"
        return f"put {words} {how} in {section}{rest}"

    def _find(self, event: str) -> Event:
        return find(self._events, self._merged, event)

    def _place(self, event: str, section: str) -> str:
        """The section to act in, where the event has a place in it. Raises Refused."""
        self._not_dropped(event, section)
        section = section or self._home.get(event, "")
        if section and section not in self.order:
            raise Refused(f"section {section} is not in this brief")
        self._not_dropped(event, section)
        if not section or event not in self.order[section]:
            raise Refused(f"event {event} has nothing to say in {section or 'any section'}")
        return section

    def _not_dropped(self, event: str, section: str) -> None:
        for where in dict.fromkeys(("", section)):
            if (event, where) in self.dropped:
                raise Refused(f"edit {self.dropped[event, where]} drops event {event}")
