"""Who copied whom: texts, addresses and headlines; publishers; and what a version changed."""

from __future__ import annotations

import random
import time
import tomllib
from dataclasses import replace
from datetime import date

import pytest

from briefing.errors import SettingsError
from briefing.lineage import changes, parse, trace
from briefing.model import Article, Lineage, Published
from briefing.sentences import split
from tests.build import article, at

WORDS = """harbour council tariff ministers agreed ferry winter budget rejected talks growers port
northern duty week officials steel bridge vote late treaty border crews morning flood exports
opened union delegates river water quota rose half plan rail signed under heavy"""


def prose(seed: int, sentences: int = 14) -> str:
    """Sentences of twelve words; two seeds share no run of five."""
    chance = random.Random(seed)
    lines = (
        " ".join(chance.choices(WORDS.split(), k=12)).capitalize() + "." for _ in range(sentences)
    )
    return "\n\n".join(lines)


def traced(*articles: Article, **options) -> list[Lineage]:
    lines = trace(articles, **options)
    assert [line.article for line in lines] == [a.id for a in articles]
    assert lines == tuple(reversed(trace(articles[::-1], **options))), "the order must not matter"
    return list(lines)


def on(day: str) -> Published:
    return Published(at(day), "metadata", "day")


FIRST = article(prose(1), "Ferry talks end", source="Harbour Post", day="2024-03-01")


def test_nothing_and_one_article() -> None:
    assert trace(()) == ()
    (line,) = traced(FIRST)
    assert (line.origin, line.copy_of, line.replaced_by) == ("Harbour Post", None, None)


def test_other_words_are_another_origin() -> None:
    other = article(prose(2), "Ferry talks end", source="Inland News", day="2024-03-01")
    assert [line.copy_of for line in traced(FIRST, other)] == [None, None]
    assert [line.origin for line in traced(FIRST, other)] == ["Harbour Post", "Inland News"]


@pytest.mark.parametrize(
    "text",
    [
        FIRST.text,
        "\n\n".join(FIRST.text.split("\n\n")[:6]),
        "\n\n".join(FIRST.text.split("\n\n")[3:]),
        FIRST.text.replace("talks", "negotiations").upper(),
        "LONDON, March 1 (Inland) – " + FIRST.text + "\n\n" + prose(7, 3),
    ],
    ids=["exact", "shortened", "beheaded", "edited", "framed"],
)
def test_a_reprint_is_the_first_outlets_voice(text: str) -> None:
    copy = article(text, "Ministers part without a deal", source="Inland News", day="2024-03-02")
    first, line = traced(FIRST, copy)
    assert (line.copy_of, line.origin) == (FIRST.id, "Harbour Post")
    assert first.copy_of is None
    assert "Ferry talks end" in line.evidence


@pytest.mark.parametrize("added", [0, 9, 30])
def test_the_later_text_is_the_copy_however_much_it_adds(added: int) -> None:
    text = FIRST.text + "\n\n" + prose(3, added)
    fuller = article(text, "Growers object", source="Inland News", day="2024-03-02")
    first, line = traced(FIRST, fuller)
    assert (first.copy_of, line.copy_of) == (None, FIRST.id)
    assert line.origin == first.origin == "Harbour Post"
    if added:
        assert "100 % of the wording of “Ferry talks end”" in line.evidence


def test_a_digest_neither_repeats_what_it_took_in_nor_is_repeated() -> None:
    taken = [FIRST, article(prose(9), "Quota rejected", source="Quay Times", day="2024-03-01")]
    text = "\n\n".join([*(a.text for a in taken), prose(3, 70)])
    digest = article(text, "The week", source="Inland News", day="2024-03-04")
    lines = traced(*taken, digest)
    assert [line.copy_of for line in lines] == [None, None, None]
    assert [line.origin for line in lines] == ["Harbour Post", "Quay Times", "Inland News"]
    same_title = replace(digest, title=FIRST.title)
    assert traced(FIRST, same_title)[1].copy_of == FIRST.id


def test_two_who_rewrote_one_agency_report_are_its_voice() -> None:
    wire = article(FIRST.text, source="Quay Times", day="2024-03-01", credits=("AFP",))
    part = FIRST.text.split("\n\n")
    short = "\n\n".join([*part[:8], prose(5, 6)])
    long = "\n\n".join([*part, prose(6, 14)])
    short_one = article(short, "Ferries", source="Inland News", day="2024-03-01")
    long_one = article(long, "Growers", source="Harbour Post", day="2024-03-02")
    lines = traced(long_one, short_one, wire)
    assert [line.copy_of for line in lines] == [wire.id, wire.id, None]
    assert {line.origin for line in lines} == {"AFP"}


def test_less_shared_wording_tells_under_related_headlines() -> None:
    text = "\n\n".join([*FIRST.text.split("\n\n")[:6], prose(6, 8)])
    for title, copied in (("Ferry talks over", True), ("Growers object", False)):
        other = article(text, title, source="Inland News", day="2024-03-02")
        assert bool(traced(FIRST, other)[1].copy_of) == copied


def test_copies_whose_outlets_are_unknown_are_one_voice() -> None:
    first = article(FIRST.text, ref="a.txt", day="2024-03-01")
    second = article(FIRST.text + " End.", ref="b.txt", day="2024-03-02")
    assert {line.origin for line in traced(first, second)} == {"Source not stated: a.txt"}
    named = replace(FIRST, id="0", published=on("2024-03-05"))
    assert {line.origin for line in traced(first, named)} == {"Harbour Post"}


def test_no_copy_is_of_another_voice_or_of_a_later_day() -> None:
    """However parts, additions, versions and credits are mixed."""
    chance = random.Random(5)
    made = []
    for n in range(400):
        family = chance.randrange(40)
        parts = prose(100 + family).split("\n\n")[: chance.randint(4, 14)]
        more = prose(1000 + n, chance.choice((1, 6, 40)))
        made.append(
            article(
                "\n\n".join([*parts, more]),
                f"Title {chance.randrange(3)} of {family}",
                ref=f"{n}.txt",
                source=chance.choice(("Harbour Post", "Inland News", "Quay Times", None)),
                credits=chance.choice(((), (), ("AFP",), ("AP",))),
                day=chance.choice((None, "2024-03-01", "2024-03-02", "2024-03-03")),
            )
        )
    lines = {line.article: line for line in traced(*made)}
    days = {a.id: a.published.day or date.max for a in made}
    for line in lines.values():
        if line.copy_of:
            assert lines[line.copy_of].origin == line.origin
            assert days[line.copy_of] <= days[line.article]
        end, steps = line, 0
        while following := end.replaced_by or end.copy_of:
            end, steps = lines[following], steps + 1
            assert steps < 10, "a circle"
    assert sum(bool(line.copy_of) for line in lines.values()) > 100


def test_of_copies_on_one_day_the_agencys_outlet_is_first_then_the_fullest() -> None:
    text = prose(4)
    paper = article(text + "\n\nMore at noon.", source="Harbour Post", day="2024-03-01")
    wire = article(text, source="reuters.com", day="2024-03-01")
    other = article(text, source="Inland News", day="2024-03-01")
    assert [line.copy_of for line in traced(paper, wire, other)] == [wire.id, None, wire.id]
    assert {line.origin for line in traced(paper, wire, other)} == {"Reuters"}
    assert [line.copy_of for line in traced(paper, other)] == [None, paper.id]


def test_an_undated_copy_follows_the_dated_one() -> None:
    undated = replace(FIRST, id="0", source="Inland News", published=Published())
    assert traced(undated, FIRST)[0].copy_of == FIRST.id


def test_a_later_version_replaces_the_earlier() -> None:
    page = "https://harbour.example/ferry"
    old = replace(FIRST, url=page + "?utm_source=mail")
    text = prose(1, 12) + "\n\n" + prose(8, 3)
    new = article(text, "Talks fail", source="Harbour Post", day="2024-03-02", url=page + "#top")
    before, after = traced(old, new)
    assert (before.replaced_by, before.copy_of) == (new.id, None)
    assert (after.replaced_by, after.origin) == (None, "Harbour Post")
    elsewhere = replace(new, url="https://harbour.example/other", title=FIRST.title)
    assert traced(old, elsewhere)[0].replaced_by == elsewhere.id


def test_a_copy_names_the_version_of_its_day() -> None:
    new = article(prose(1, 15), FIRST.title, source="Harbour Post", day="2024-03-03")
    early = article(FIRST.text, "Copied", source="Inland News", day="2024-03-02")
    late = article(FIRST.text, "Copied", source="Quay Times", day="2024-03-04")
    lines = traced(FIRST, new, early, late)
    assert [line.copy_of for line in lines] == [None, None, FIRST.id, new.id]
    assert lines[0].replaced_by == new.id


def test_what_is_collected_again_unchanged_is_no_new_version() -> None:
    spaced = FIRST.text.replace("\n\n", "\n \n\n").replace(" talks ", "  talks ") + "\n"
    second = replace(FIRST, id="2", published=on("2024-03-02"))
    third = replace(FIRST, id="3", text=spaced, published=on("2024-03-05"))
    lines = traced(FIRST, second, third)
    assert [line.copy_of for line in lines] == [None, FIRST.id, FIRST.id]
    assert not any(line.replaced_by for line in lines)
    text = prose(1, 13) + "\n\nNew."
    changed = replace(FIRST, id="v", text=text, published=on("2024-03-03"))
    assert [line.replaced_by for line in traced(FIRST, second, changed)] == ["v", "v", None]
    back = replace(third, text=FIRST.text.replace("\n\n", "\n"))
    lines = traced(FIRST, changed, back)
    assert [line.replaced_by for line in lines] == ["v", "3", None]
    assert all(line.copy_of is None for line in lines)


def test_an_extract_replaces_nothing_but_gives_way_to_its_article() -> None:
    teaser = replace(FIRST, id="0", text=prose(1, 2), published=on("2024-03-04"))
    whole, short = traced(FIRST, teaser)
    assert (whole.replaced_by, short.copy_of) == (None, FIRST.id)
    alert = replace(teaser, published=on("2024-02-28"))
    whole, short = traced(FIRST, alert)
    assert (whole.copy_of, short.replaced_by) == (None, FIRST.id)


def test_a_page_of_many_articles_makes_no_versions() -> None:
    url = "https://harbour.example/"
    items = [article(prose(n, 4), f"Item {n}", url=url, day="2024-03-01") for n in range(20, 24)]
    assert all(line.replaced_by is line.copy_of is None for line in traced(*items))


def test_boilerplate_of_an_outlet_makes_no_copies() -> None:
    titles = ("Ferry talks end", "Growers reject quota", "Flood crews open bridge")
    for many, footer in ((3, prose(90, 20)), (2, prose(90, 8))):
        pieces = [
            article(f"{prose(n, 4)}\n\n{footer}", title, source="Harbour Post", day="2024-03-01")
            for n, title in enumerate(titles[:many], 30)
        ]
        assert all(line.replaced_by is line.copy_of is None for line in traced(*pieces))


def test_a_quotation_in_common_makes_no_copy() -> None:
    said = f"“{prose(91, 8)}”".replace("\n\n", " ")
    one = article(f"{prose(40, 4)}\n\n{said}", source="Harbour Post", day="2024-03-01")
    two = article(f"{said}\n\n{prose(41, 4)}", source="Inland News", day="2024-03-01")
    straight = replace(two, text=two.text.replace("“", '"').replace("”", '"'))
    assert [line.copy_of for line in traced(one, two)] == [None, None]
    assert [line.copy_of for line in traced(one, straight)] == [None, None]


def test_a_digest_is_not_its_parts() -> None:
    parts = [article(prose(n), source=f"Paper {n}", day="2024-03-01") for n in range(50, 54)]
    text = "\n\n".join(prose(n, 3) for n in range(50, 54))
    digest = article(text, source="Digest", day="2024-03-02")
    assert {line.origin for line in traced(*parts, digest)} == {
        "Paper 50", "Paper 51", "Paper 52", "Paper 53", "Digest"
    }  # fmt: skip


def test_empty_texts_are_no_copies() -> None:
    empty = [article("", f"Title {n}", source=f"Paper {n}") for n in range(3)]
    assert all(line.copy_of is line.replaced_by is None for line in traced(*empty))


def test_feed_items_under_one_headline_are_one_report() -> None:
    title = "Ministers reject winter quota for northern growers"
    one = article("What one desk wrote.", title, source="Harbour Post", day="2024-03-01")
    two = article("Another desk's words.", title, source="Inland News", day="2024-03-02")
    week_on = article("A third one.", title, source="Coast Times", day="2024-03-09")
    short = [replace(a, id=a.id[:11] + "x", title="Morning briefing") for a in (one, two)]
    lines = traced(one, two, week_on, *short)
    assert [line.copy_of for line in lines] == [None, one.id, None, None, None]


def test_an_aggregators_item_is_the_outlet_it_names() -> None:
    title = "Ministers reject winter quota for northern growers - BBC News"
    item = article("", title, source="news.google.com", day="2024-03-01")
    assert traced(item)[0].origin == "BBC"
    page = article(prose(60), title[:-11], source="bbc.co.uk", day="2024-03-02")
    assert traced(item, page)[0].copy_of == page.id


def test_all_identical_is_quick() -> None:
    many = [replace(FIRST, id=f"{n:05}", source=f"Paper {n}") for n in range(3000)]
    began = time.process_time()
    lines = trace(many)
    assert time.process_time() - began < 10
    assert {line.copy_of for line in lines} == {None, "00000"}
    assert {line.origin for line in lines} == {"Paper 0"}


def test_the_same_article_twice_is_no_copy_of_itself() -> None:
    assert [line.copy_of for line in trace((FIRST, FIRST))] == [None, None]


# --- origins ------------------------------------------------------------------------------


def origin(text: str = "Talks ended.", **fields) -> str:
    return traced(article(text, **fields))[0].origin


def test_a_dateline_credit_is_the_origin() -> None:
    text = "BEIJING, Dec 7 (Reuters) – Talks ended."
    fields = {"source": "Post", "credits": ("Reuters",), "body": (27, 39)}
    assert origin(text, **fields) == origin(text, **fields, authors=("A Writer",)) == "Reuters"


def test_a_closing_credit_under_a_byline_only_contributed() -> None:
    fields = {"text": "Talks ended. AFP", "body": (0, 12), "credits": ("AFP",)}
    assert origin(**fields, source="Post") == "AFP"
    assert origin(**fields, source="Post", authors=("A Writer",)) == "Post"
    assert origin(source="Post", authors=("Associated Press",)) == "AP"
    fields["text"] = "Talks ended. (Reporting by A Writer; AFP)"
    assert origin(**fields, source="Post", authors=("A Writer",)) == "AFP"


def test_two_papers_with_one_agencys_different_stories_are_one_voice() -> None:
    stories = [
        article(prose(n), source=f"Paper {n}", credits=("AFP",), day="2024-03-01") for n in (70, 71)
    ]
    assert [(line.origin, line.copy_of) for line in traced(*stories)] == [("AFP", None)] * 2


def test_a_credit_on_one_copy_tells_whose_all_are() -> None:
    copy = replace(FIRST, id="0", source="Inland News", credits=("AP",))
    assert {line.origin for line in traced(FIRST, copy)} == {"AP"}


def test_spellings_of_an_outlet_are_one_voice() -> None:
    sources = ("CNN (Web News)", "edition.cnn.com", "CNN - Editorial", "the cnn")
    assert {origin(source=s) for s in sources} == {"CNN"}
    assert origin(url="https://edition.cnn.com/2024/x") == "CNN"
    assert {origin(source=s) for s in ("Xinhua", "Global Times")} == {"Chinese state media"}
    own = [article(prose(n), source=s) for n, s in ((80, "Inland News"), (81, "inland news (Web)"))]
    assert {line.origin for line in traced(*own)} == {"Inland News"}


def test_unknown_sources_stay_apart() -> None:
    lines = traced(article("One.", ref="a.txt"), article("Two.", ref="b.txt"))
    told = "Source not stated: "
    assert [line.origin for line in lines] == [f"{told}a.txt", f"{told}b.txt"]


def test_the_users_families_take_the_place_of_the_shipped_ones() -> None:
    families = parse(tomllib.loads('[families]\n"Bay Group" = ["Harbour Post", "bay.example"]'))
    other = article(prose(5), url="https://news.bay.example/1")
    assert {line.origin for line in traced(FIRST, other, families=families)} == {"Bay Group"}


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("[outlets]\nA = []", "unknown section 'outlets'"),
        ('[families]\nA = "B"', "families.A must be a list"),
        ('[families]\nA = ["X"]\nB = ["The x"]', "under 'A' and 'B'"),
    ],
)
def test_a_wrong_table_says_where(table: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        parse(tomllib.loads(table))


# --- what a version changed ----------------------------------------------------------------


def revised(old: str, new: str) -> list[tuple[str | None, str | None]]:
    found = changes(split(article(old)), split(article(new)))
    return [(r.before and r.before.text, r.after and r.after.text) for r in found]


def test_changes_pair_reworded_sentences_and_list_the_rest() -> None:
    old = "The fire killed 12 people on Monday. The mayor spoke late. Rain is on its way."
    new = "The fire killed 17 people on Monday. Rain is on its way. Schools stay closed today."
    assert revised(old, new) == [
        ("The fire killed 12 people on Monday.", "The fire killed 17 people on Monday."),
        (None, "Schools stay closed today."),
        ("The mayor spoke late.", None),
    ]


def test_nothing_changed() -> None:
    text = "The mayor spoke late. Rain is on its way."
    assert revised(text, "Rain is on its way.  The mayor “spoke” late.") == []
    assert revised("", "") == []
    assert revised("", "The mayor spoke late.") == [(None, "The mayor spoke late.")]
