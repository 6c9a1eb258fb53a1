"""Handling: what is marked, who may see it, and that of the rest nothing comes to light."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from briefing import handling
from briefing.config import parse
from briefing.errors import BriefingError, SettingsError, UsageError
from briefing.handling import MASK, Names, Rules, Source, View
from briefing.model import Article, Audience, Brief, Event, Problem
from briefing.sentences import split
from tests.build import article

SECRET = "Zirkonia Dispatch"


def rules(*signs: str, marking="AMBER", **more) -> Rules:
    """Rules of one source, known by outlets, domains (with a dot) and paths (with a slash)."""
    paths = tuple(s for s in signs if "/" in s)
    domains = tuple(s for s in signs if "." in s and s not in paths)
    outlets = tuple(s for s in signs if s not in (*paths, *domains))
    return Rules(sources=(Source(marking, outlets, domains, paths),), **more)


def marking(made: Article, of: Rules, **more):
    (marked,), _ = handling.mark([made], of, **more)
    return marked.marking


def view(articles, of: Rules, problems=(), *, clearance="GREEN", **more) -> View:
    marked, doubts = handling.mark(articles, of, **more)
    problems = (*problems, *doubts)
    return handling.visible(marked, problems, of, clearance=clearance, split=split, **more)


# Levels and clearance


def test_levels_are_in_the_order_of_the_protocol() -> None:
    assert handling.LEVELS == ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
    assert handling.strictest("GREEN", None, "AMBER+STRICT", "AMBER") == "AMBER+STRICT"
    assert handling.strictest() is handling.strictest(None) is None
    assert handling.above("AMBER+STRICT", "AMBER") and not handling.above("AMBER", "AMBER")
    assert not handling.above(None, "CLEAR")


@pytest.mark.parametrize(
    ("stated", "default", "brief", "cleared"),
    [
        (None, None, None, "CLEAR"),
        (None, "GREEN", None, "GREEN"),
        (None, None, "AMBER", "AMBER"),
        (None, "AMBER", "GREEN", "AMBER"),
        ("RED", "CLEAR", None, "RED"),
        ("CLEAR", "GREEN", None, "CLEAR"),
    ],
)
def test_who_is_not_cleared_sees_what_nobody_singled_out(stated, default, brief, cleared) -> None:
    audience = Audience("minister", "analyst", clearance=stated)
    assert handling.clearance(audience, Rules(default, brief)) == cleared


def test_nobody_gets_a_brief_marked_above_their_clearance() -> None:
    audience = Audience("minister", "analyst", clearance="GREEN")
    with pytest.raises(UsageError, match="'minister' is cleared for GREEN only"):
        handling.clearance(audience, Rules(brief="AMBER"))


def test_settings_become_rules() -> None:
    settings = parse(
        '[handling]\ndefault = "CLEAR"\n[[handling.sources]]\nmarking = "RED"\n'
        'outlets = ["A b"]\npaths = ["in/**"]\n'
    )
    made = handling.parse(settings.handling)
    assert made == Rules("CLEAR", None, (Source("RED", ("A b",), (), ("in/**",)),))
    assert handling.parse(parse("").handling) == handling.parse({}) == Rules()


def test_a_sign_without_a_letter_is_refused() -> None:
    with pytest.raises(SettingsError, match="'—' names nothing"):
        handling.parse({"sources": [{"marking": "RED", "outlets": ["—"]}]})


# Marks


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Zirkonia Dispatch", "ZIRKONIA DISPATCH"),
        ("the zirkonia dispatch", "Zirkonia Dispatch"),
        ("Zirkonia Dispatch", "Zirkonia Dispatch (Web Edition)"),
        ("Zirkonia-Dispatch", "zirkonia  dispatch"),
        ("Courier", "The Courier"),
        ("The Courier", "Courier"),
        ("Süddeutsche", "Su\u0308ddeutsche Zeitung"),
        ("新华社", "据新华社报道"),
    ],
)
def test_outlets_are_known_however_they_are_spelled(name: str, source: str) -> None:
    assert marking(article("x", source=source), rules(name)) == "AMBER"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Zirkonia Dispatch", "Zirkonia Dispatcher"),
        ("Zirkonia Dispatch", "Zirkonia"),
        ("The Times", "The New York Times"),
        ("RT", "Article Service"),
        ("Courier", None),
    ],
)
def test_another_outlet_is_another(name: str, source: str | None) -> None:
    assert marking(article("x", source=source), rules(name)) is None


def test_what_is_credited_to_a_source_is_the_sources() -> None:
    assert marking(article("x", source="Courier", credits=(SECRET,)), rules(SECRET)) == "AMBER"
    assert marking(article("x", authors=(f"Ann Roe, {SECRET}",)), rules(SECRET)) == "AMBER"


def test_the_name_that_a_brief_would_print_counts_too() -> None:
    voice = {"Daily Organ": "State media of Zirkonia"}.get
    made = article("x", source="Daily Organ")
    assert marking(made, rules("State media of Zirkonia"), voice=voice) == "AMBER"
    assert marking(made, rules("State media of Zirkonia")) is None


@pytest.mark.parametrize(
    ("url", "marked"),
    [
        ("https://secret.example/a", True),
        ("https://www.secret.example", True),
        ("HTTP://News.SECRET.example:8080/a?b#c", True),
        ("https://user@secret.example./a", True),
        ("https://notsecret.example/a", False),
        ("https://not-secret.example/a", False),
        ("https://secret.example.evil.test/a", False),
        ("https://secret.exampl/a", False),
        ("https://open.test/secret.example", False),
        ("http://[nonsense", False),
        (None, False),
    ],
)
@pytest.mark.parametrize(
    "domain", ["secret.example", "*.Secret.example", "https://www.secret.example/"]
)
def test_a_domain_covers_its_subdomains_and_no_look_alike(url, marked, domain) -> None:
    assert marking(article("x", url=url), Rules(sources=(Source("RED", (), (domain,)),))) == (
        "RED" if marked else None
    )


def test_a_domain_is_the_same_in_punycode() -> None:
    assert marking(article("x", url="https://xn--bcher-kva.example/a"), rules("bücher.example"))


@pytest.mark.parametrize(
    ("pattern", "path", "marked"),
    [
        ("inbox/restricted/**", "inbox/restricted/a.txt", True),
        ("inbox/restricted/**", "./inbox/restricted/deep/er/a.txt", True),
        ("inbox/restricted/**", "/srv/desk/inbox/restricted/a.txt", True),
        ("inbox/restricted/**", "Inbox\\Restricted\\a.txt", True),
        ("inbox\\restricted", "inbox/restricted/a.txt", True),
        ("inbox/restricted/", "inbox/open/../restricted/a.txt", True),
        ("inbox/restricted", "inbox/restricted.zip/a.txt", False),
        ("inbox/restricted/**", "inbox/unrestricted/a.txt", False),
        ("inbox/restricted/**", "myinbox/restricted/a.txt", False),
        ("inbox/*/cables-??.txt", "inbox/x/cables-01.txt", True),
        ("inbox/*/cables-??.txt", "inbox/x/y/cables-01.txt", False),
        ("inbox/**/cables-*", "inbox/x/y/cables-01.txt", True),
        ("inbox/**/cables-*", "inbox/cables-01.txt", True),
        ("**/*.secret", "a.secret", True),
        ("**/*.secret", "a.secret.txt", False),
        ("inbox/a+b(c)[d].txt", "inbox/a+b(c)[d].txt", True),
        ("inbox/feed.jsonl", "inbox/feed.jsonl#7", True),
    ],
)
def test_paths(pattern: str, path: str, marked: bool) -> None:
    of = Rules(sources=(Source("RED", (), (), (pattern,)),))
    assert (marking(article("x", path=path, ref="r"), of) == "RED") is marked


def test_a_file_is_where_it_really_lies() -> None:
    def locate(path: str) -> str:
        return f"/srv/inbox/restricted/{path}"

    of = rules("inbox/restricted/**")
    assert marking(article("x", path="a.txt"), of, locate=locate) == "AMBER"


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("tlp", "AMBER", "AMBER"),
        ("TLP", "tlp:amber+strict", "AMBER+STRICT"),
        ("tlp_label", "TLP: Amber Strict", "AMBER+STRICT"),
        ("marking", "white", "CLEAR"),
        ("marking", ["TLP:GREEN", "TLP:RED"], "RED"),
        ("marking", None, None),
        ("marking", "", None),
        ("mood", "RED", None),
    ],
)
def test_an_input_may_state_its_own(key: str, value: object, expected) -> None:
    assert marking(article("x", extras=((key, json.dumps(value)),)), Rules()) == expected


@pytest.mark.parametrize("value", ["NATO SECRET", 3, {"level": "low"}, ["TLP:GREEN", "PURPLE"]])
def test_what_cannot_be_understood_is_the_strictest_and_said(value: object) -> None:
    made = article("x", extras=(("tlp", json.dumps(value)),))
    (marked,), (doubt,) = handling.mark([made], Rules(default="CLEAR"))
    assert marked.marking == "RED"
    assert doubt.source == made.ref and not doubt.fatal and "taken for RED" in doubt.message


def test_the_strictest_of_all_wins() -> None:
    of = Rules("GREEN", None, (*rules("Courier").sources, *rules("in/*", marking="RED").sources))
    own = (("tlp", '"AMBER+STRICT"'),)
    assert marking(article("x"), of) == "GREEN"
    assert marking(article("x", source="Courier"), of) == "AMBER"
    assert marking(article("x", source="Courier", extras=own), of) == "AMBER+STRICT"
    assert marking(article("x", source="Courier", extras=own, path="in/a"), of) == "RED"


def test_a_brief_is_marked_as_the_strictest_that_it_was_made_from() -> None:
    articles = [article("a", marking="GREEN"), article("b"), article("c", marking="AMBER")]
    assert handling.of_brief(articles, Rules()) == "AMBER"
    assert handling.of_brief(articles, Rules(brief="RED")) == "RED"
    assert handling.of_brief(articles[:1], Rules(), previous="AMBER+STRICT") == "AMBER+STRICT"
    assert handling.of_brief([article("x")], Rules()) is None


# Names


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zirkonia Dispatch", "as the ZIRKONIA\nDISPATCH’s man wrote"),
        ("Zirkonia Dispatch", "see @zirkoniadispatch"),
        ("Zirkonia Dispatch", "/news/zirkonia-dispatch_says"),
        ("The Zirkonia Dispatch", "a Zirkonia Dispatch reporter"),
        ("Zephyr", "told Zephyr."),
        ("Zephyr", "TOLD ZEPHYR"),
        ("Zephyr", "on @zephyr"),
        ("Zephyr", "at zephyr.example"),
        ("The Times", "told the Times"),
        ("secret.example", "on news.Secret.example."),
    ],
)
def test_names_in_prose(name: str, text: str) -> None:
    domains = (name,) if "." in name else ()
    assert Names(() if domains else (name,), domains).found_in(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zephyr", "a mild zephyr blew"),
        ("Zephyr", "Zephyrs"),
        ("The Times", "The New York Times"),
        ("The Times", "Times change"),
        ("AP", "APEC"),
        ("", "anything"),
        ("", ""),
    ],
)
def test_what_is_no_name(name: str, text: str) -> None:
    assert not Names((name,)).found_in(text)


def test_many_words_take_no_long_time() -> None:
    names = Names((SECRET, "A B C"), ("secret.example",))
    assert not names.found_in("zirkonia " * 100_000 + "a " * 100_000 + "_" * 100_000)


# What may be seen


def test_nothing_read_nothing_seen() -> None:
    empty = view([], rules(SECRET))
    assert (empty.articles, empty.problems, empty.withheld) == ((), (), 0)


def test_without_rules_and_markings_all_is_seen_as_it_was() -> None:
    articles = (article("One."), article("Two."))
    problems = (Problem("a", "read", "empty"), Problem("b", "read", "left out", fatal=False))
    seen = view(articles, Rules(), problems, clearance="CLEAR")
    assert (seen.articles, seen.problems, seen.withheld) == (articles, problems, 0)


def test_what_is_marked_above_goes_and_is_counted() -> None:
    articles = [article("a", source=SECRET), article("b"), article("c", marking=None)]
    assert view(articles, rules(SECRET)).withheld == 1
    assert view(articles, rules(SECRET), clearance="AMBER").withheld == 0
    assert view(articles, rules(default="RED")).withheld == 3


def test_of_copies_the_visible_one_stays() -> None:
    text = "The ministers met in Rome."
    theirs, ours = article(text, source=SECRET), article(text, source="Courier")
    seen = view([theirs, ours], rules(SECRET))
    assert [a.source for a in seen.articles] == ["Courier"]


def test_the_same_article_twice_stays_where_it_may_be_seen() -> None:
    one = article("The ministers met.", path="open/a.txt")
    seen = view([one, replace(one, path="in/a.txt", ref="in/a.txt")], rules("in/*"))
    assert [a.path for a in seen.articles] == ["open/a.txt"] and seen.withheld == 1
    assert not seen.hidden.found_in(one.id) and seen.hidden.found_in("in/a.txt")


@pytest.mark.parametrize(
    "telling",
    [
        {"title": f"{SECRET}: talks fail"},
        {"credits": (SECRET,)},
        {"authors": (f"Staff of {SECRET}",)},
        {"ref": "clips/zirkonia_dispatch-7.txt"},
        {"path": "clips/Zirkonia Dispatch/7.txt"},
    ],
)
def test_who_names_a_source_in_the_head_goes_with_it(telling: dict) -> None:
    assert view([article("Talks failed on Monday.", **telling)], rules(SECRET)).articles == ()


@pytest.mark.parametrize("place", ["opening", "closing"])
def test_a_dateline_or_closing_line_is_a_credit(place: str) -> None:
    line = f"ROME ({SECRET}) – "
    text, body = (f"{line}It rained.", (len(line), len(line) + 10))
    if place == "closing":
        text, body = f"It rained. ({SECRET})", (0, 10)
    assert view([article(text, body=body)], rules(SECRET)).articles == ()


TALK = (
    "Talks failed on Monday, ministers said. The Zirkonia Dispatch had told of it first, on its "
    "front page. They will meet again in May.\n\nNobody from Rome came to the table.\n"
)


def test_a_sentence_that_names_a_source_is_blackened_and_the_others_keep_their_place() -> None:
    whole = article(TALK)
    (seen,) = view([whole], rules(SECRET)).articles
    assert len(seen.text) == len(TALK) and "ispatch" not in seen.text and MASK in seen.text
    kept = split(seen)
    assert [s.text for s in kept] == [s.text for s in split(whole) if SECRET not in s.text]
    assert all(s.text == TALK[s.start : s.end] for s in kept)
    assert [s.paragraph for s in kept] == [1, 1, 2]


def test_a_sentence_that_would_run_into_a_blackened_one_goes_too() -> None:
    text = (
        f"He left the U.S. {SECRET} called it a flight of a rare kind. Nobody else came to see him."
    )
    (seen,) = view([article(text)], rules(SECRET)).articles
    assert all(MASK not in s.text for s in split(seen))
    assert split(seen)[-1].text == "Nobody else came to see him."


def test_of_which_nothing_is_left_goes() -> None:
    only = article(f"This is what {SECRET} says.")
    assert view([only], rules(SECRET)).articles == ()
    assert view([only], rules(SECRET)).withheld == 1


def test_a_name_is_hidden_even_where_nothing_of_the_source_was_read() -> None:
    (seen,) = view([article(TALK)], rules(SECRET)).articles
    assert SECRET not in seen.text


def test_addresses_and_unknown_keys_that_name_a_source_are_dropped() -> None:
    made = article(
        "It rained in Rome.",
        url="https://open.test/zirkonia-dispatch-says",
        extras=(("via", f'"{SECRET}"'), ("mood", '"glad"')),
    )
    (seen,) = view([made], rules(SECRET)).articles
    assert seen.url is None and seen.extras == (("mood", '"glad"'),)


def test_the_name_of_who_is_known_by_domain_is_hidden_too() -> None:
    theirs = article("a", source=SECRET, url="https://secret.example/a")
    loose = article("b", source=SECRET)
    seen = view([theirs, loose, article(TALK)], rules("secret.example"))
    assert len(seen.articles) == 1 and SECRET not in seen.articles[0].text


def test_a_restricted_folder_makes_no_secret_of_an_outlet_seen_elsewhere() -> None:
    inside = article("a", source="Courier", path="in/a", url="https://courier.test/a")
    outside = article("b", source="Courier", path="out/b", url="https://courier.test/b")
    only = article("c", source=SECRET, path="in/c", url="https://secret.example/c")
    seen = view([inside, outside, only], rules("in/*"))
    assert seen.articles == (outside,)
    assert not seen.hidden.found_in("Courier") and not seen.hidden.found_in("courier.test")
    assert seen.hidden.found_in(SECRET) and seen.hidden.found_in("on secret.example")


def test_problems_of_what_is_withheld_are_withheld() -> None:
    theirs = article("a", source=SECRET, path="a.zip", ref="a.zip/x.txt")
    ours = article("b", path="b.txt", ref="b.txt")
    problems = [
        Problem("a.zip/x.txt", "date", "two dates", fatal=False),
        Problem("a.zip/y.txt", "read", "empty"),
        Problem("in/z.pdf", "read", "damaged"),
        Problem("alias.txt", "read", "the same file as a.zip, read once", fatal=False),
        Problem("b.txt", "date", f"“{SECRET}” gives a date", fatal=False),
        Problem("b.txt", "date", "nothing tells", fatal=False),
        Problem("c.txt", "read", "empty"),
    ]
    of = Rules(sources=(*rules(SECRET).sources, *rules("in/*").sources))
    seen = view([theirs, ours], of, problems)
    assert [(p.source, p.message) for p in seen.problems] == [
        ("b.txt", "nothing tells"),
        ("c.txt", "empty"),
    ]
    assert seen.withheld == 3


def test_what_failed_is_marked_by_default_too() -> None:
    seen = view([], Rules(default="AMBER"), [Problem("c.txt", "read", "empty")])
    assert (seen.problems, seen.withheld) == ((), 1)


# Briefs before and after


def brief(**fields) -> Brief:
    made = Brief(
        "Brief", "x", datetime(2024, 3, 6, tzinfo=UTC), None, None, (), (), (), (), (), "1"
    )
    return replace(made, **fields)


def test_an_earlier_brief_must_be_fit_for_this_audience() -> None:
    theirs = article("a", source=SECRET)
    hidden = view([theirs], rules(SECRET)).hidden

    def check(earlier: Brief, marking=None) -> None:
        handling.require_cleared(
            earlier, hidden, marking=marking, clearance="GREEN", name="last.json"
        )

    check(brief())
    check(brief(), "GREEN")
    with pytest.raises(UsageError, match=r"last\.json: marked TLP:AMBER, .* leave out --previous"):
        check(brief(), "AMBER")
    with pytest.raises(UsageError, match="marked TLP:BLUE"):
        check(brief(), "BLUE")
    event = Event("e", "Talks fail", theirs.id, None, None, (theirs.id,))
    for telling in ({"memory": (event,)}, {"quiet": (replace(event, title=f"{SECRET} moves"),)}):
        with pytest.raises(UsageError, match="tells of a source"):
            check(brief(**telling))


def test_a_finished_brief_is_searched_and_the_place_is_named() -> None:
    hidden = view([article("a", source=SECRET, path="s.txt", ref="s.txt")], rules(SECRET)).hidden
    handling.require_hidden(brief(title="About dispatches"), hidden)
    with pytest.raises(BriefingError, match=r"title"):
        handling.require_hidden(brief(title=f"The {SECRET} digest"), hidden)
    with pytest.raises(BriefingError, match=r"notes\.0\.1"):
        handling.require_hidden(brief(notes=(("Source", "s.txt"),)), hidden)


# End to end: every output, and everything in it

PLOT = "Envoys of Valdoria secretly agreed to swap gypsum quotas for orchid seedlings."
OPEN = {
    "courier.md": "---\ntitle: Brussels looks into bicycles from China\nsource: Courier\n"
    "date: 2024-03-05\nurl: https://courier.test/bicycles\n---\nThe European Commission opened an "
    "anti-dumping investigation into bicycles from China on Tuesday.\n\nMakers in three member "
    "states had complained of unfair competition. The Zirkonia Dispatch had been first to tell of "
    "the complaint. The trade deficit with China in bicycles doubled within three years.\n",
    "gazette.txt": "BRUSSELS, March 5 (Reuters) – The European Union's trade deficit with China "
    "grew again last month, officials said on Tuesday.\n\nThe deficit in electric cars grew most "
    "of all, they said.\n",
}
WITHHELD = {
    "z1.md": f"---\ntitle: Valdoria in orchid pact\nsource: {SECRET}\ndate: 2024-03-05\n"
    f"url: https://secret.example/orchids\n---\n{PLOT}\n\nThe trade deficit of the European Union "
    "with China came up in the Valdorian talks as well.\n",
    "z2.md": f"---\ntitle: Valdorian orchids of old\nsource: {SECRET}\ndate: 2019-03-05\n"
    f"---\n{PLOT}\n",
    "z3.txt": f"VALDORIA, March 5 ({SECRET}) – Orchids grow where gypsum was dug, envoys said.\n",
    "restricted/z4.txt": "Orchid traders of Valdoria spoke of the trade deficit with China.",
    "restricted/z5.json": "{ no orchids",
    "z6.jsonl": json.dumps({"id": "orchid-6", "title": "Valdorian gypsum", "tlp": "TLP:RED",
                            "text": "Gypsum of Valdoria is sold to China.", "source": "Leaflet"})
    + "\n",
}  # fmt: skip
TRACES = (SECRET, "Valdori", "orchid", "gypsum", "secret.example", "Leaflet", *WITHHELD)
DESK = """
[handling]
default = "CLEAR"
[[handling.sources]]
marking = "AMBER"
outlets = ["Zirkonia Dispatch"]
[[handling.sources]]
marking = "AMBER+STRICT"
paths = ["restricted/**"]
[audiences.guest]
clearance = "GREEN"
[audiences.desk]
clearance = "RED"
"""


def published(folder: Path, audience: str, into: Path) -> dict[str, bytes]:
    """All outputs for an audience, by suffix; on the road of ``briefing build``."""
    from briefing import gathering, pipeline, publishing

    settings = parse(DESK, folder=folder)
    reader = settings.audience_named(audience)
    now = gathering.end_of(datetime(2024, 3, 6).date())
    period = gathering.Period(since=datetime(2024, 1, 1).date())

    of = handling.parse(settings.handling)
    corpus = gathering.gather(
        [folder], now=now, period=period, rules=of, clearance=handling.clearance(reader, of)
    )
    made = pipeline.make(corpus, settings, reader, now=now)
    outputs = [into / f"{audience}{suffix}" for suffix in (".pdf", ".html", ".json", ".md")]
    publishing.publish(made, outputs, reader, settings, articles=corpus.articles)
    return {path.suffix: path.read_bytes() for path in outputs}


def everything(data: bytes) -> str:
    """All text in a file, letters and digits only: of a PDF its pages, streams and metadata too."""
    texts = [data.decode("utf-8", "replace"), data.decode("latin-1")]
    if data.startswith(b"%PDF"):
        from pypdf import PdfReader
        from pypdf.generic import StreamObject

        reader = PdfReader(BytesIO(data))
        texts += [page.extract_text() for page in reader.pages]
        texts += [str(reader.metadata), str(reader.outline)]
        for number in range(1, reader.trailer["/Size"]):
            part = reader.get_object(number)
            texts.append(str(part))
            if isinstance(part, StreamObject):
                raw = part.get_data()
                raw = raw if isinstance(raw, bytes) else raw.encode()
                texts += [raw.decode("utf-8", "replace"), raw.decode("utf-16-be", "replace")]
    return re.sub(r"[\W_]+", "", "\n".join(texts)).casefold()


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> dict[str, dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("in")
    (folder / "restricted").mkdir()
    for name, text in {**OPEN, **WITHHELD}.items():
        (folder / name).write_text(text, encoding="utf-8")
    into = tmp_path_factory.mktemp("out")
    return {name: published(folder, name, into) for name in ("desk", "guest")}


def traces(data: bytes) -> set[str]:
    whole = everything(data)
    return {trace for trace in TRACES if re.sub(r"[\W_]+", "", trace).casefold() in whole}


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".json", ".md"])
def test_who_may_not_see_a_source_finds_no_trace_of_it(outputs, suffix: str) -> None:
    assert traces(outputs["guest"][suffix]) == set()
    assert "antidumping" in everything(outputs["guest"][suffix])


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".json", ".md"])
def test_who_may_see_it_finds_it(outputs, suffix: str) -> None:
    assert {SECRET, "Valdori", "orchid", "gypsum"} <= traces(outputs["desk"][suffix])


def test_only_a_number_remains_and_the_brief_is_marked(outputs) -> None:
    guest, desk = (json.loads(outputs[name][".json"]) for name in ("guest", "desk"))
    assert (guest["withheld"], guest["marking"]) == (len(WITHHELD), "CLEAR")
    assert (desk["withheld"], desk["marking"]) == (0, "RED")
    assert [line["outlet"] for line in guest["ledger"]] == ["Courier", "Reuters"]
