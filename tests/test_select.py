from __future__ import annotations

import itertools

import pytest

from briefing.errors import UsageError
from briefing.model import Claim, Document, Insertion, Sentence
from briefing.ranking import SUMMARISERS, Task
from briefing.select import dangling, select
from briefing.select.context import ALONE, SAFETY, safety
from tests.build import document

QUAKE = "A strong earthquake struck the coast of northern Chile early on 3 May."
DEAD = "Hospitals in Iquique counted twelve dead and ninety injured people by noon."
WAVES = "Chile's navy ordered thousands of people to leave Arica and Iquique."
COPPER = "Copper mines owned by the state company Codelco stopped work for inspection."


def report(*sentences: str, **fields) -> Document:
    return document("\n\n".join(sentences), **fields)


def texts(claims) -> list[str]:
    return [claim.sentence.text for claim in claims]


def focus_on(doc: Document, *texts: str) -> dict[Sentence, float]:
    return {s: 1.0 for s in doc.sentences if s.text in texts}


def test_nothing_in_nothing_out() -> None:
    assert select([], words=100) == ()
    assert select([document("")], words=100) == ()
    assert select([report(QUAKE)], words=0) == ()
    assert select([report(QUAKE)], words=100, focus={}) == ()


def test_one_sentence_is_one_claim_cited_to_its_span() -> None:
    doc = report("A heading", QUAKE)
    (claim,) = select([doc], words=100)
    sentence = claim.sentence
    assert doc.article.text[sentence.start : sentence.end] == sentence.text == QUAKE
    assert (claim.support, claim.origins) == ((), 1)


@pytest.mark.parametrize("name", sorted(SUMMARISERS))
@pytest.mark.parametrize("words", [10, 13, 26, 100])
def test_no_summariser_exceeds_the_budget(name: str, words: int) -> None:
    docs = [report(QUAKE, DEAD, source="A"), report(WAVES, COPPER, source="B")]
    claims = select(docs, words=words, by=name)
    assert sum(len(text.split()) for text in texts(claims)) <= words
    assert claims or words < min(len(s.text.split()) for d in docs for s in d.sentences)


def test_an_unknown_summariser_is_named_even_where_there_is_nothing_to_rank() -> None:
    with pytest.raises(UsageError, match="coverage"):
        select([], words=100, by="coverge")


def test_near_identical_sentences_become_one_claim_with_their_origins() -> None:
    first = report(QUAKE, source="Agency", day="2024-05-03")
    copy = report(QUAKE, source="Paper", origin="Agency", day="2024-05-04")
    told = "Early on 3 May northern Chile felt a strong earthquake that struck its coast."
    other = report(told, source="Radio", day="2024-05-05")
    (claim,) = select([other, copy, first], words=100)
    assert claim.sentence.article == first.article.id
    assert [s.article for s in claim.support] == [copy.article.id, other.article.id]
    assert claim.origins == 2


def test_another_figure_or_a_negation_is_no_support_and_is_not_told_twice() -> None:
    for changed in (DEAD.replace("twelve", "12"), DEAD.replace("counted", "had not counted")):
        claims = select([report(DEAD, source="A"), report(changed, source="B")], words=100)
        assert len(claims) == 1
        assert claims[0].support == ()


def test_the_version_that_reads_best_alone_speaks_for_the_others() -> None:
    lean = report("But " + DEAD[0].lower() + DEAD[1:], source="A", day="2024-05-03")
    whole = report(DEAD, source="B", day="2024-05-04")
    (claim,) = select([lean, whole], words=100)
    assert claim.sentence.article == whole.article.id
    assert [s.article for s in claim.support] == [lean.article.id]


def test_the_earlier_of_the_two_best_ledes_opens_and_the_rest_follows_in_time() -> None:
    side = "People in Arica felt the ground move twice in the night."
    early = report(side, COPPER, day="2024-05-02")
    quake = [report(QUAKE, DEAD, source=s, day="2024-05-03") for s in ("B", "C")]
    waves = [report(WAVES, source=s, day="2024-05-04") for s in ("D", "E")]
    told = texts(select([*waves, *quake, early], words=100))
    assert told == [QUAKE, side, COPPER, DEAD, WAVES]


def test_the_order_of_the_documents_changes_nothing() -> None:
    docs = [report(QUAKE, DEAD), report(WAVES, QUAKE), report(COPPER, WAVES)]
    results = {select(order, words=30) for order in itertools.permutations(docs)}
    assert len(results) == 1


def test_a_focus_admits_only_its_sentences_and_weighs_them() -> None:
    doc = report(QUAKE, DEAD, WAVES, COPPER)
    assert texts(select([doc], words=100, focus=focus_on(doc, COPPER, DEAD))) == [DEAD, COPPER]
    weighed = {s: {DEAD: 0.1, COPPER: 9.0}.get(s.text, 0.0) for s in doc.sentences}
    assert texts(select([doc], words=12, focus=weighed)) == [COPPER]


def test_a_focus_that_cannot_stand_alone_brings_what_it_leans_on() -> None:
    lean = "They also promised to rebuild the bridges within the next two years."
    doc = report(QUAKE, f"{WAVES} {lean}", COPPER)
    assert texts(select([doc], words=100, focus=focus_on(doc, lean))) == [WAVES, lean]
    assert select([doc], words=15, focus=focus_on(doc, lean)) == ()


def test_boilerplate_is_never_told() -> None:
    click = "Click here for all our stories about earthquakes in Chile."
    doc = report(QUAKE, click)
    assert texts(select([doc], words=100)) == [QUAKE]
    assert select([doc], words=100, focus=focus_on(doc, click)) == ()


def test_work_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    tasks: list[Task] = []

    def spy(task: Task) -> range:
        tasks.append(task)
        return range(len(task.candidates))

    monkeypatch.setitem(SUMMARISERS, "lead", spy)
    many = [
        report(*(f"Village {d} in valley {n} lost {n * d} of its houses." for n in range(60)))
        for d in range(60)
    ]
    select(many, words=100, by="lead")
    assert len(tasks[0].candidates) <= 600
    assert sum(map(len, tasks[0].documents)) <= 2_000


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("boilerplate", "Subscribe to our daily letter about the economy of Chile."),
        ("boilerplate", "President Boric speaks at a school in Iquique, Chile, May 4, 2024."),
        ("fragment", "Jakarta denied the claim."),
        ("fragment", "and the rest of the harbour was closed for the whole day."),
        ("fragment", "More than a hundred people greeted the former president B.J."),
        ("no statement", "Down with the tariffs on cars made in China!"),
        ("no statement", "Why did the harbour towns learn of the waves so late?"),
        ("cut quotation", "“We left everything behind and ran up the hill at once."),
        ("cut quotation", 'It was dark," said Ana Rojas, a nurse at the hospital.'),
        ("no speaker", "“We left everything behind and ran up the hill at once.”"),
        ("no speaker", "“We left everything behind and ran up the hill,” she said."),
        ("no speaker", "China and Europe are partners and no rivals, he said, praising trade."),
        ("first person", "I have seen many earthquakes in my life in Chile."),
        ("first person", "Try it with an annual ticket of the railways of Chile."),
        ("first person", "If you travel to Chile, prepare for delays at the airport."),
        ("pronoun", "He cited the war in Ukraine and the growing trade deficit."),
        ("pronoun", "Their talks in Beijing lasted for more than four hours."),
        ("pronoun", "Speaking to reporters on the airfield, he called for patience."),
        ("pronoun", "This has made relations between both capitals harder than before."),
        ("refers back", "The agreement was signed by ministers of both countries."),
        ("pronoun", "That remark is likely aimed at the United States and its allies."),
        ("refers back", "The company said sales had fallen by a third in April."),
        ("connective", "However, Italy told China that it would leave the Belt and Road."),
        ("replies", "Three weeks later, Italy told China that it would leave."),
        ("replies", "Prime Minister Li also rejected the criticism of subsidies."),
        ("unresolved day", "Michel met President Xi Jinping in Beijing on Thursday."),
        (None, "Michel met President Xi Jinping in Beijing on 7 December."),
        (None, "In his speech in Paris, Xi praised the ties with France."),
        (None, "Xi said he would visit France and Hungary in the spring."),
        (None, "“We want balanced trade,” European Council President Michel said."),
        (None, "This year Chile expects to mine five million tonnes of copper."),
        (None, "It is unclear whether Hungary will agree to new tariffs."),
        (None, "The company that runs the port of Piraeus belongs to Cosco."),
        (None, "World War I ended after more than four years of fighting."),
        (None, "Australia, Japan and the U.S. agreed to hold talks with the U.N."),
    ],
)  # fmt: skip
def test_why_a_sentence_cannot_be_read_alone(reason: str | None, sentence: str) -> None:
    assert dangling(sentence) == reason
    assert reason is None or reason in SAFETY


@pytest.mark.parametrize(
    "text",
    [
        "03/05/2024 - 17:11 GMT+2 ADVERTISEMENT Codelco shut a mine near Iquique on 3 May 2024.",
        "Codelco shuts mine near Iquique Codelco shuts mine near Iquique The miner said so in May.",
        "Codelco shut a mine near Iquique in May of 2024 and sent its workers to,...",
    ],
)
def test_what_stands_around_an_article_is_never_shown(text: str) -> None:
    assert dangling(text) in ("boilerplate", "fragment")


def test_a_quotation_is_followed_from_sentence_to_sentence() -> None:
    doc = report(
        "“The houses shook for a minute. Nobody in the town slept after that night. The sea rose,” "
        "Ana Rojas said. Rescue teams from Bolivia reached the coast by the evening."
    )
    assert [found >= ALONE for found in safety(doc)] == [False, False, False, True]


def test_only_a_lede_may_open_with_a_noun_that_nothing_explains() -> None:
    sentence = (
        "The tiny coastal settlement lost all of its boats when waves of nine metres rolled over "
        "houses, gardens and schools that Chile had built after 2010."
    )
    assert dangling(sentence) == "unexplained noun"
    assert dangling(sentence, lede=True) is None


def test_a_sentence_after_a_name_cut_in_two_is_a_fragment() -> None:
    assert (
        dangling("Scott of Florida promised help to all towns.", before="said Gov.") == "fragment"
    )


def test_a_sentence_without_end_costs_nothing() -> None:
    assert dangling("“" * 400_000 + "the company said, he said " * 40_000) == "fragment"


def test_a_connective_alone_brings_no_antecedents_along() -> None:
    text = (
        "Ministers of both states spoke for three hours about trade in Beijing. "
        "But officials of Italy said Rome would leave the Belt and Road in spring."
    )
    made = document(text)
    only = {made.sentences[1]: 1.0}
    assert [c.sentence for c in select((made,), words=60, focus=only)] == [made.sentences[1]]


def explaining(sentence: Sentence, words: str, text: str) -> dict[Sentence, tuple[Insertion, ...]]:
    start = sentence.start + sentence.text.index(words)
    return {sentence: (Insertion("antecedent", start, start + len(words), words, text),)}


SAID = "He said that Chile would rebuild bridges in the north by spring."


def test_an_insertion_makes_a_sentence_safe_that_lacks_nothing_else() -> None:
    doc = report("A heading", SAID)
    assert select([doc], words=100) == ()
    ours = explaining(doc.sentences[0], "He", "Gabriel Boric")
    (claim,) = select([doc], words=100, insertions=ours)
    assert (claim.sentence, claim.insertions) == (doc.sentences[0], ours[doc.sentences[0]])
    assert "".join(words for words, own in claim.pieces if own) == SAID
    assert safety(doc, ours)[0] < 1


def test_an_insertion_mends_no_other_fault() -> None:
    for text in (SAID.replace("Chile", "the company"), SAID.replace("by spring", "like that")):
        doc = report("A heading", text)
        assert safety(doc, explaining(doc.sentences[0], "He", "Boric"))[0] < ALONE


CLEAN = "Chile's state miner Codelco raised its copper output by a fifth in May of 2024."
LEANS = "Divers of Codelco found the gun in a lake near Iquique in May."


def test_a_noun_that_the_heading_explains_fills_room_that_is_left() -> None:
    doc = report("A heading", CLEAN, LEANS)
    first, second = doc.sentences
    focus = {first: 0.1, second: 1.0}
    assert dangling(second.text) == "unexplained noun"

    def chosen(**given) -> list[Sentence]:
        return [c.sentence for c in select([doc], **{"words": 60, "focus": focus, **given})]

    assert chosen() == [first]
    assert chosen(heading="Chile looks for a knife") == [first]
    assert chosen(heading="Chile looks for guns") == [first, second]
    assert chosen(heading="Chile looks for guns", words=20) == [first]
    assert chosen(heading="Chile looks for guns", focus=None) == [first]


@pytest.mark.parametrize("first", [True, False])
def test_a_noun_is_explained_by_claims_that_stand_before_it(first: bool) -> None:
    told = "Somebody in Iquique had thrown a gun out of a car of Codelco in May."
    doc = report("A heading", told, LEANS) if first else report("A heading", LEANS, told)
    claims = select([doc], words=60, focus=dict.fromkeys(doc.sentences, 1.0))
    assert texts(claims) == ([told, LEANS] if first else [told])


def test_a_heading_mends_no_other_fault() -> None:
    also = "Divers of Codelco also found the gun in a lake near Iquique in May."
    doc = report("A heading", CLEAN, also)
    focus = dict.fromkeys(doc.sentences, 1.0)
    assert texts(select([doc], words=60, focus=focus, heading="A gun in a lake")) == [CLEAN]


def test_a_flawless_sentence_comes_before_one_explained() -> None:
    whole = SAID.replace("He", "Gabriel Boric")
    lean, flawless = report("A heading", SAID, source="A"), report(whole, source="B")
    ours = explaining(lean.sentences[0], "He", "Gabriel Boric")
    (claim,) = select([lean, flawless], words=100, insertions=ours)
    assert texts([claim]) == [whole]
    assert (claim.insertions, len(claim.support)) == ((), 1)


def test_inserted_words_count_against_the_budget() -> None:
    doc = report("A heading", SAID)
    ours = explaining(doc.sentences[0], "He", "Gabriel Boric")
    length = len(SAID.split())
    assert select([doc], words=length + 1, insertions=ours) == ()
    assert len(select([doc], words=length + 2, insertions=ours)) == 1


def shown(claim: Claim) -> str:
    return "".join(words if own else f" {words}" for words, own in claim.pieces)


def test_a_name_is_explained_where_it_is_first_told() -> None:
    one = "Boric said that Chile would rebuild bridges in Arica by spring."
    two = "Boric flew over Iquique with engineers of Codelco at noon on 4 May."
    doc = report(one, two)
    ours = {
        **explaining(doc.sentences[0], "Boric", "Gabriel Boric"),
        **explaining(doc.sentences[1], "Boric", "Gabriel Boric"),
    }
    first, second = select([doc], words=100, insertions=ours)
    assert shown(first).startswith("Boric [Gabriel Boric] said")
    assert shown(second) == two


@pytest.mark.parametrize("length", [1_300, 2_100, 50_000])
def test_no_sentence_is_shown_that_a_page_would_cut(length: int) -> None:
    long = "Chile counted " + "houses and " * (length // 11) + "boats."
    doc = report(long, f"They {long}", QUAKE)
    assert texts(select([doc], words=10**6)) == [QUAKE]
    assert select([doc], words=10**6, focus=focus_on(doc, long, f"They {long}")) == ()
    assert dangling(QUAKE.replace(" ", " " * (length // 10))) == "fragment"


def test_what_leans_on_nothing_that_reads_alone_is_not_shown() -> None:
    lean = "They also promised to rebuild the bridges within the next two years."
    doc = report(f"It was cold there at night. {lean}", QUAKE)
    assert select([doc], words=100, focus=focus_on(doc, lean)) == ()


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("Divers found the gun in a lake near Iquique in May.", True),
        ("Divers found the gun that killed Ana Rojas near Iquique.", False),
        ("Divers found a rifle and the rifle lay in a lake in Chile.", False),
        ("Police told Chile that the world would watch Iquique closely.", False),
        ("Ships of Chile bring copper from the country to China.", False),
        ("Reporters in Iquique saw what was left of the situation on Friday.", True),
        ("Codelco has lowered the 20% tariffs that Peru set in July.", False),
        ("Codelco has suspended the 20% tariffs until July of 2024.", True),
        ("Codelco would make him pay for damage in Iquique.", True),
        ("In it, Codelco announced that mines would open in May.", True),
        ("Billions of dollars are at stake if it fails in Chile.", True),
        ("Fans in Iquique would not go that far in May of 2024.", True),
        ("It is unclear what she was thinking when Iquique shook.", True),
        ("Boric of Chile called it a mistake in May of 2024.", True),
        ("Codelco dismissed it in a letter to miners in Chile.", True),
        ("Codelco called a strike illegal as it ended in May.", False),
        ("Boric said he thought it might end in court by May.", True),
        ("Boric said he thought it was right to wait until May.", False),
        ("The Royal Navy insists that they were in Chile by May.", True),
        ("Ships of the Royal Navy insist they were in Chile by May.", False),
        ("The Royal Navy said ships were late and that they left in May.", False),
        ("Later she said Chile had done things in Iquique by May.", True),
        ("“We have never seen that,” Boric told miners of Codelco.", True),
        ("“I will let Ana Rojas make that decision,” Boric told miners.", True),
        ("“I am unhappy he did not pay for it,” Boric told miners.", True),
        ("“Boric is unhappy that he did not pay,” Ana Rojas told miners.", False),
        ("“Nothing has changed in Chile,” a spokesman said on 4 May.", True),
        ("“Nothing has changed in Chile,” a spokesman for Codelco said.", False),
        ("Codelco lost a ship and the other ship sank near Iquique.", True),
        ("One ship of Codelco burnt and the other ship sank near Iquique.", False),
        ("Miners of Codelco will join the protest in Iquique by May.", False),
        ("Miners of Codelco will join the protest on 4 May of 2024.", True),
        ("Ana Rojas, 24, from the town was seen with Codelco on 4 May.", True),
        ("In Iquique ships of Codelco burnt and the town was dark.", False),
        ("Ships of Codelco burnt while the president watched Iquique.", True),
        ("President Boric left when ships burnt and the president fled.", False),
        ("Boric will wait until after the election to reform Chile.", True),
        ("According to Codelco, that includes mines in Iquique and Arica.", True),
        ("Codelco experienced similar strikes in Iquique in May of 2024.", True),
        ("Codelco experienced strikes similar to Peru in May of 2024.", False),
        ("Hours before, mines in Iquique had closed after a quake.", True),
        ("“Codelco will pay for repairs,” the Arica Democrat said.", True),
        ("“Codelco will pay for repairs,” Democrat Ana Rojas said.", False),
        ("The Peruvian copper giant said mines in Iquique had closed.", True),
        ("The Peruvian copper giant Codelco said mines had closed.", False),
        ("On the other is Codelco, which owns mines near Iquique.", True),
        ("The White House could strengthen his hand in May of 2024.", True),
        ("In 2024 the FBI told NPR that he was not in Iquique by noon.", True),
        ("In 2024 a miner told NPR that he was not in Iquique by noon.", False),
    ],
)
def test_definite_nouns_and_pronouns_that_nothing_explains(sentence: str, leans: bool) -> None:
    assert (dangling(sentence) is not None) == leans


def test_the_first_sentence_of_an_article_is_shown_where_nothing_else_is_left() -> None:
    text = "Two giant pandas arrived at the zoo."
    assert texts(select([document(text)], words=100)) == [text]
