"""The ledger of one event: order, repeats, sentences, names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.actors import Aliases, load_aliases, said
from briefing.model import Quote, Said
from tests.actors.build import quoted, report
from tests.build import document

SHIPPED = load_aliases()


def statements(*reports, aliases: Aliases = SHIPPED) -> tuple[Said, ...]:
    return said([doc for doc, _ in reports], quoted(*reports), aliases)


def names(*reports, aliases: Aliases = SHIPPED) -> list[str | None]:
    return [one.actor for one in statements(*reports, aliases=aliases)]


def test_nothing_gives_nothing() -> None:
    assert said((), {}, SHIPPED) == ()
    assert said((document("Nobody spoke on the day."),), {}, SHIPPED) == ()


def test_publication_then_position() -> None:
    late = report("Anna Holm|the talks would go on", day="2024-03-02")
    early = report("Jan Weber|tariffs were unfair", "Anna Holm|duties come", day="2024-03-01")
    undated = report("Per Dahl|nobody was told of this", day=None)
    assert [one.quote.text for one in statements(undated, late, early)] == [
        "tariffs were unfair",
        "duties come",
        "the talks would go on",
        "nobody was told of this",
    ]


def test_whole_sentence_holds_the_quote() -> None:
    doc, quotes = report("Anna Holm|the talks would go on", before="It rained all day in town.")
    (one,) = said([doc], {doc.article.id: quotes}, SHIPPED)
    assert one.sentence.text == "Anna Holm said the talks would go on."
    assert one.sentence.start <= one.quote.start < one.sentence.end


def test_cue_where_the_quote_opens_in_no_sentence() -> None:
    text = "A heading\n\nThe talks go on, and that is that, Anna Holm said."
    doc = document(text)
    cue = text.index("said")
    speaker = (text.index("Anna"), cue - 1)
    quote = Quote(doc.article.id, 0, 9, text[:9], "indirect", "Anna Holm", speaker, None, "said",
                  (cue, cue + 4))  # fmt: skip
    (one,) = said([doc], {doc.article.id: [quote]}, SHIPPED)
    assert one.sentence.text.endswith("Anna Holm said.")
    assert said([doc], {doc.article.id: [replace(quote, cue_span=None)]}, SHIPPED) == ()


def test_relayed_statements_are_left_out() -> None:
    doc, (quote,) = report("Anna Holm|the talks would go on")
    assert said([doc], {doc.article.id: [replace(quote, relays=True)]}, SHIPPED) == ()


def test_unnamed_and_denials_stay_visible() -> None:
    doc, (one, two) = report("Officials|no deal was near", "Anna Holm|she had been there")
    found = said(
        [doc], {doc.article.id: [replace(one, anonymous=True), replace(two, denial=True)]}, SHIPPED
    )
    assert [(s.actor, s.quote.anonymous, s.quote.denial) for s in found] == [
        (None, True, False),
        ("Anna Holm", False, True),
    ]


def test_what_copies_repeat_is_kept_once_the_first_publication() -> None:
    words = "the duties of the union harm every exporter in the region"
    copy = report(f"Anna Holm|{words}", day="2024-03-02", source="Copyist")
    first = report(f"Anna Holm|{words}", day="2024-03-01", source="First")
    (one,) = statements(copy, first)
    assert one.quote.article == first[0].article.id


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        ("Anna Holm|these duties harm every exporter in the whole region", 1),
        ("Jan Weber|the duties harm every exporter in the region", 2),
        ("Anna Holm|the duties harm every exporter in the region by 40 percent", 2),
        ("Anna Holm|the duties may harm every exporter in the region", 2),
        ("Anna Holm|the duties harm no exporter in the region", 2),
        ("Anna Holm|wine makers asked for another hearing in spring", 2),
    ],
)
def test_near_identical_words_of_one_speaker(other: str, kept: int) -> None:
    first = report("Anna Holm|the duties harm every exporter in the region")
    assert len(statements(first, report(other, day="2024-03-02"))) == kept


def test_unnamed_speakers_repeat_too() -> None:
    made = [report("Officials|the talks over steel had failed again", day=d)
            for d in ("2024-03-01", "2024-03-02")]  # fmt: skip
    assert len(statements(*made)) == 1


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("Wang Yi|trust is needed", "Wang|steel is dear", "Wang Yi"),
        ("Wang Yi|trust is needed", "Yi Wang|steel is dear", "Wang Yi"),
        ("Ursula von der Leyen|trust is needed", "Von der Leyen|steel is dear",
         "Ursula von der Leyen"),
        ("Ursula von der Leyen|trust is needed", "Mrs von der Leyen|steel is dear",
         "Ursula von der Leyen"),
        ("Anna B. Holm|trust is needed", "Anna Holm|steel is dear", "Anna B. Holm"),
        ("Jean-Luc Marin|trust is needed", "Mr Jean Luc Marin|steel is dear", "Jean Luc Marin"),
        ("Steve Holm|trust is needed", "Steven Holm|steel is dear", "Steven Holm"),
        ("Anna Holm|trust is needed", "Mr Holm|steel is dear", "Anna Holm"),
        ("Anna Holm|trust is needed", "Holm’s|steel is dear|Anna Holm", "Anna Holm"),
        ("Anna Holm|trust is needed", "Foreign Minister Holm|steel is dear", "Anna Holm"),
    ],
)  # fmt: skip
def test_one_person_under_several_names(one: str, other: str, name: str) -> None:
    assert names(report(one), report(other, day="2024-03-02")) == [name, name]


def test_diacritics_do_not_part_a_person() -> None:
    made = report("Viktor Örban|trust is needed", "Viktor Örban|trade is free")
    assert set(names(made, report("Viktor Orban|steel is dear", day="2024-03-02"))) == {
        "Viktor Örban"
    }


@pytest.mark.parametrize(
    ("others", "third"),
    [
        (("Wang Yi|trust is needed", "Wang Wenbin|duties are wrong"), "Mr Wang|steel is dear"),
        (("Anna Holm|trust is needed", "Karl Holm|duties are wrong"), "Mr Holm|steel is dear"),
    ],
)
def test_a_surname_that_two_bear_stays_by_itself(others: tuple[str, ...], third: str) -> None:
    found = names(report(*others), report(third, day="2024-03-02"))
    assert len(set(found)) == 3 and found[2] == third.partition("|")[0].removeprefix("Mr ")


def test_a_namesake_who_is_only_named_keeps_a_surname_apart() -> None:
    first = report("Wang Yi|trust is needed", before="He met Wang Wenbin, and Wang Wenbin left.")
    assert names(first, report("Mr Wang|steel is dear", day="2024-03-02"))[1] == "Wang"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karl Holm", "Karl Holm Jr."),
        ("Ann Lee", "Joann Lee"),
        ("James Thomas", "Thomas James"),
        ("George W. Brun", "George H. Brun"),
        ("Wang Yi", "Wang Yu"),
        ("Lin Jian", "Lin Jiang"),
        ("Sergey Orlov", "Dmitry Orlov"),
    ],
)
def test_two_people_are_never_one(one: str, other: str) -> None:
    assert set(names(report(f"{one}|trust is needed", f"{other}|steel is dear"))) == {one, other}


def test_a_son_called_junior_is_not_his_father() -> None:
    made = report(
        "Karl Holm|trust is needed", "Holm Jr.|steel is dear|Karl Holm", "Holm|all is well"
    )
    assert names(made) == ["Karl Holm", "Holm Jr.", "Karl Holm"]


def test_a_first_name_is_no_surname() -> None:
    found = names(report("Michel Brun|trust is needed"), report("Mr Michel|steel is dear"))
    assert sorted(found) == ["Michel", "Michel Brun"]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the European Commission", "European Commission"),
        ("the EU", "European Union"),
        ("Brussels", "Brussels"),
        ("WHO", "World Health Organization"),
        ("Beijing", "Beijing"),
        ("China", "China"),
        ("MOFCOM", "China's Ministry of Commerce"),
        ("China’s Commerce Ministry", "China's Ministry of Commerce"),
        ("the official Xinhua News Agency", None),
        ("the Finnish Food Agency", "Finnish Food Agency"),
        ("the Dutch government", "Dutch government"),
        ("the agency’s director, Anna Holm", "Anna Holm"),
        ("Washington Post’s Anna Holm", "Anna Holm"),
        ("Finance Minister Anna Holm of Norway", "Anna Holm"),
        ("the bloc", None),
        ("the company", None),
        ("senior officials in Brussels", None),
        ("Democrats in Congress", None),
        ("a spokeswoman for Anna Holm", None),
        ("The president, sitting next to Prime Minister Anna Holm", None),
        ("Anna Holm of the Institute’s Arctic Centre", "Anna Holm"),
        ("China and Japan", None),
        ("Senate Leader Karl Weber and House Leader Anna Holm", None),
        ("President Anna Holm and Chancellor Karl Weber", None),
    ],
)
def test_who_is_named(phrase: str, name: str | None) -> None:
    assert names(report(f"{phrase}|trust is needed")) == [name]


def test_what_two_say_is_neither_ones() -> None:
    doc, (quote,) = report("China and the European Union|trade must grow")
    joint = replace(quote, speaker="European Union", speaker_span=(10, 28))
    assert doc.article.text[10:28] == "the European Union"
    (one,) = said([doc], {doc.article.id: [joint]}, SHIPPED)
    assert one.actor is None


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("The European Commission met.", "European Commission"),
        ("", None),
        ("The National Development and Reform Commission met the European Commission.", None),
    ],
)
def test_a_short_name_means_the_only_one_that_the_article_names(before, name) -> None:
    assert names(report("the Commission|duties will stay", before=before)) == [name]


def test_said_twice_is_the_same() -> None:
    made = [report("Anna Holm|trust is needed", "Holm|steel is dear|Anna Holm"),
            report("Karl Weber|duties are wrong", day="2024-03-02")]  # fmt: skip
    assert statements(*made) == statements(*reversed(made))
