"""People and institutions over several events."""

from __future__ import annotations

import time

from briefing.actors import actors, ledger, load_aliases
from briefing.model import Actor
from tests.actors.build import quoted, report

SHIPPED = load_aliases()


def people(*events) -> dict[str, Actor]:
    """Each event a list of reports; actors by name."""
    made = {f"e{n}": [doc for doc, _ in reports] for n, reports in enumerate(events)}
    by_event, found = ledger(made, quoted(*(r for reports in events for r in reports)), SHIPPED)
    named = {one.actor for statements in by_event.values() for one in statements}
    assert named - {None} == {actor.name for actor in found}
    return {actor.name: actor for actor in found}


def test_nothing_gives_nobody() -> None:
    assert actors({}, (), SHIPPED) == ()
    assert ledger({}, {}, SHIPPED) == ({}, ())


def test_statements_and_events_and_order() -> None:
    found = people(
        [report("Anna Holm|trust is needed", "the EU|steel is dear")],
        [report("Anna Holm|wine will be next on the list")],
    )
    assert list(found) == ["Anna Holm", "European Union"]
    holm = found["Anna Holm"]
    assert (holm.kind, holm.statements, holm.events) == ("person", 2, ("e0", "e1"))
    assert found["European Union"].kind == "institution"
    assert found["European Union"].also == ("EU",)


def test_ties_go_by_name() -> None:
    assert list(people([report("Karl Weber|trust is needed", "Anna Holm|steel is dear")])) == [
        "Anna Holm",
        "Karl Weber",
    ]


def test_what_two_events_repeat_counts_once() -> None:
    again = report("Anna Holm|the trade deficit must fall soon", day="2024-03-05", source="Later")
    found = people([report("Anna Holm|the trade deficit must fall soon")], [again])
    assert found["Anna Holm"].statements == 1
    assert found["Anna Holm"].events == ("e0", "e1")


def test_roles_are_verbatim_spans_the_most_frequent_first() -> None:
    one = report("Trade Commissioner Anna Holm|trust is needed|Anna Holm|Trade Commissioner")
    two = report("Anna Holm, the Union’s chief negotiator|steel is dear|Anna Holm|"
                 "the Union’s chief negotiator", day="2024-03-02")  # fmt: skip
    three = report("EU Trade Commissioner Anna Holm|wine is next|Anna Holm|EU Trade Commissioner",
                   day="2024-03-03")  # fmt: skip
    (holm,) = people([one, two, three]).values()
    assert [role.text for role in holm.roles] == [
        "EU Trade Commissioner",
        "the Union’s chief negotiator",
    ]
    texts = {doc.article.id: doc.article.text for doc, _ in (one, two, three)}
    assert all(texts[role.article][role.start : role.end] == role.text for role in holm.roles)


def test_roles_that_the_article_does_not_give_are_dropped() -> None:
    absent = report("Anna Holm|trust is needed|Anna Holm|Trade Commissioner")
    elsewhere = report(
        "Anna Holm|steel is dear|Anna Holm|Trade Commissioner",
        before="The post of Trade Commissioner is vacant since the spring of last year.",
        day="2024-03-02",
    )
    junk = report("der Anna Holm|wine is next|Anna Holm|der", day="2024-03-03")
    assert people([absent, elsewhere, junk])["Anna Holm"].roles == ()


def test_a_role_in_the_phrase_needs_no_other_source() -> None:
    (holm,) = people([report("the union’s vice-president, Anna Holm|trust is needed")]).values()
    assert [role.text for role in holm.roles] == ["union’s vice-president"]


def test_one_spelling_throughout() -> None:
    found = people(
        [report("Viktor Örban|trust is needed", "Viktor Örban|trade is free")],
        [report("Viktor Orban|steel is dear", day="2024-04-01")],
    )
    assert list(found) == ["Viktor Örban"]
    assert found["Viktor Örban"].also == ("Viktor Orban",)


def test_a_surname_crosses_events_with_its_role_only() -> None:
    full = report("President Anna Holm|trust is needed|Anna Holm|President")
    same = report("President Holm|steel is dear|Holm|President", day="2024-04-01")
    other = report("Judge Holm|wine is next|Holm|Judge", day="2024-05-01")
    assert list(people([full], [same])) == ["Anna Holm"]
    assert set(people([full], [other])) == {"Anna Holm", "Holm"}
    long = report("Ursula von der Leyen|trust is needed")
    short = report("Mrs von der Leyen|steel is dear", day="2024-04-01")
    assert list(people([long], [short])) == ["Ursula von der Leyen"]


def test_a_surname_alone_is_no_one_man_from_event_to_event() -> None:
    made = [report("Mr Holm|trust is needed"), report("Mr Holm|steel is dear", day="2024-04-01")]
    _, found = ledger({"a": [made[0][0]], "b": [made[1][0]]}, quoted(*made), SHIPPED)
    assert [(a.name, a.events) for a in found] == [("Holm", ("a",)), ("Holm", ("b",))]


def test_institutions_keep_their_names_apart() -> None:
    names = ("Brussels", "the EU", "the European Commission", "the European Council",
             "the European Parliament", "Beijing", "China", "the Chinese government",
             "the Council of the European Union")  # fmt: skip
    spoken = [f"{name}|point {n} is settled" for n, name in enumerate(names)]
    assert len(people([report(*spoken)])) == len(names)


def test_hostile_input_costs_no_more_than_its_size() -> None:
    words = " ".join(f"w{n}" for n in range(60))
    many = report(*(f"Mr Surname{chr(97 + n % 26)}{n}|{words} {n}" for n in range(1500)))
    same = report(*("Anna Holm|" + "no " * 50 + f"{n} x" for n in range(1500)), day="2024-03-02")
    began = time.process_time()
    found = people([many, same])
    assert len(found) == 1501
    assert time.process_time() - began < 10


def test_the_seeds(seeds) -> None:
    from briefing.quotes import quotes
    from tests.build import document

    made = []
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text("utf-8")
        day = "2023-02-19" if text.startswith("MUNICH") else "2023-12-07"
        made.append(document(text, day=day, source=path.stem))
    events = {
        "munich": [d for d in made if d.article.published.at.month == 2],
        "summit": [d for d in made if d.article.published.at.month == 12],
    }
    given = {d.article.id: quotes(d.article, d.sentences) for d in made}
    _, found = ledger(events, given, SHIPPED)
    named = {a.name: a for a in found}
    roles = {name: {role.text for role in actor.roles} for name, actor in named.items()}
    assert {"European Commission President", "European Council President"} == roles[
        "Ursula von der Leyen"
    ]
    assert roles["Charles Michel"] == {"European Council President"}
    assert roles["Xi Jinping"] == {"Chinese President"}
    assert roles["Li Qiang"] == {"Premier"}
    assert roles["Antony Blinken"] == {"US Secretary of State"}
    assert named["Wang Yi"].events == ("munich",)
    # The summit's reports name a Wang without a first name or a title: he may be anybody.
    assert "Wang" not in named
    assert {"Jens Eskelund", "Noah Barkin"} <= set(named)
    assert all(actor.kind == "person" for name, actor in named.items() if roles[name])
    # "China believes …, said He Yadong": the words are his.
    assert "China" not in named
    assert {"Beijing", "European Union"} <= {a.name for a in found if a.kind == "institution"}
