"""The commands as a user calls them: real files in, real files out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import build as build_command
from briefing.cli import main
from briefing.errors import UsageError

TRADE = (
    "BRUSSELS, March 5 (Agency) – The European Commission on Tuesday opened an anti-dumping "
    "investigation into bicycles from China.\n\nThe trade deficit of the European Union with "
    "China in bicycles doubled within three years, the Commission said.\n"
)
TRADE_TOO = (
    "---\ntitle: Brussels looks into Chinese bicycles\nsource: Gazette\ndate: 2024-03-05\n---\n"
    "The European Commission has begun an anti-dumping inquiry into bicycles made in China.\n\n"
    "Makers in three member states had complained of unfair competition from China.\n"
)
PANDAS = {"id": "zoo-1", "title": "Two pandas arrive", "date": "2024-03-02", "source": "Courier",
          "text": "Two giant pandas arrived at the zoo on Saturday. Children had waited for hours.",
          "mood": "glad"}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "agency.txt").write_text(TRADE, encoding="utf-8")
    (folder / "gazette.md").write_text(TRADE_TOO, encoding="utf-8")
    (folder / "zoo.jsonl").write_text(json.dumps(PANDAS) + "\n", encoding="utf-8")
    return folder


def call(monkeypatch, capsys, *arguments: object) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of ``briefing ARGUMENTS``."""
    monkeypatch.setattr(sys, "argv", ["briefing", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()
    return ended.value.code or 0, out, err


@pytest.fixture
def briefing(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: call(monkeypatch, capsys, *arguments)


def records(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_help_names_every_command_and_a_first_step(briefing) -> None:
    status, out, _ = briefing("--help")
    assert status == 0 and "briefing build my-articles" in out
    names = "build fetch read events summarise sections templates doctor"
    for name in names.split():
        assert f"  {name} " in out


def test_without_arguments_it_shows_the_help(briefing) -> None:
    _, out, err = briefing()
    assert "briefing build my-articles" in out + err


def test_build_writes_every_format(briefing, folder: Path, tmp_path: Path) -> None:
    names = ["b.pdf", "b.html", "b.json", "b.md"]
    status, out, err = briefing("build", folder, "--now", "2024-03-06", "-o", *names)
    assert (status, [line.split()[0] for line in out.splitlines()]) == (0, names), err
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF-")
    assert "anti-dumping" in (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "Two giant pandas arrived" in (tmp_path / "b.md").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["title"] == "News brief"


def test_read_prints_the_contract(briefing, folder: Path) -> None:
    status, out, _ = briefing("read", folder, "--json", "--now", "2024-03-06")
    agency, gazette, zoo = records(out)
    assert status == 0
    assert agency["text"] == TRADE
    assert (agency["published"], agency["published_basis"]) == ("2024-03-05T00:00:00Z", "inferred")
    assert (agency["place"], agency["origin"]) == ("Brussels", "Agency")
    assert agency["ref"] == agency["path"] == str(folder / "agency.txt")
    assert (gazette["source"], gazette["published_basis"]) == ("Gazette", "metadata")
    assert (zoo["ref"], zoo["published_precision"]) == ("zoo-1", "day")
    for record in (agency, gazette, zoo):
        assert {"id", "ref", "path", "title", "text", "published", "published_basis",
                "published_precision", "source", "origin", "place", "authors", "language",
                "url"} <= record.keys()  # fmt: skip


def test_events_cover_every_article_once(briefing, folder: Path) -> None:
    _, out, _ = briefing("events", folder, "--json", "--now", "2024-03-06")
    found = records(out)
    assert [len(e["articles"]) for e in found] == [1, 2]
    assert found[0].keys() == {"id", "title", "start", "end", "articles"}
    assert found[0]["articles"][0]["ref"] == "zoo-1"


@pytest.mark.parametrize("by", ["coverage", "lead", "lexrank"])
def test_summarise_keeps_the_budget_and_cites_spans(briefing, folder: Path, by: str) -> None:
    _, out, _ = briefing("summarise", folder, "--json", "--words", "40", "--by", by)
    found = records(out)
    assert found and sum(len(r["text"].split()) for r in found) <= 40
    for record in found:
        if record["ref"].endswith(".txt"):
            assert TRADE[record["start"] : record["end"]] == record["text"]


def test_quotes_say_who(briefing, folder: Path) -> None:
    (folder / "said.txt").write_text(
        "“We will wait,” Minister Ann Roe said. She added that talks go on, while officials "
        "said the offer was poor.\n"
    )
    _, out, _ = briefing("quotes", folder / "said.txt", "--json")
    found = records(out)
    assert [(q["kind"], q["speaker"], q["anonymous"]) for q in found] == [
        ("direct", "Ann Roe", False),
        ("indirect", "Ann Roe", False),
        ("indirect", "officials", True),
    ]  # fmt: skip
    text = (folder / "said.txt").read_text()
    assert all(text[q["start"] : q["end"]] == q["text"] for q in found)


def test_compare_shows_both_sides(briefing, tmp_path: Path) -> None:
    for name, toll in (("Gazette", "twelve"), ("Courier", "17")):
        (tmp_path / f"{name}.md").write_text(
            f"---\ntitle: Ferry sinks off the island\nsource: {name}\ndate: 2024-03-05\n---\n"
            f"A ferry sank off the island on Tuesday and {toll} people were killed, the coast "
            f"guard said in the harbour town.\n"
        )
    _, out, _ = briefing("compare", tmp_path, "--json", "--now", "2024-03-06")
    (found,) = records(out)
    assert (found["kind"], found["nature"]) == ("figure", "conflict")
    assert {"twelve", "17"} == {side["text"].split()[0] for side in found["sides"]}
    for side in found["sides"]:
        assert side["text"] in side["sentence"]


def test_sections_say_why(briefing, folder: Path) -> None:
    _, out, _ = briefing("sections", folder, "--json")
    found = records(out)
    assert any("anti-dumping" in r["text"] for r in found)
    assert not any("pandas" in r["text"] for r in found)
    for record in found:
        for match in record["issues"]:
            assert match["score"] > 0
            assert all(word in record["text"] for word in match["because"])


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("read", "Brussels looks into"),
        ("events", "Brussels looks into"),
        ("summarise", "The European Commission"),
        ("sections", "anti-dumping"),
    ],
)
def test_tables_are_for_people(briefing, folder: Path, stage: str, words: str) -> None:
    status, out, _ = briefing(stage, folder, "--now", "2024-03-06")
    assert status == 0 and "{" not in out and words in out


def test_bad_inputs_are_named_and_end_no_run(briefing, folder: Path, tmp_path: Path) -> None:
    (folder / "broken.json").write_text('{"text": "cut o')
    (folder / "empty.txt").write_text("")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 50)
    status, _, err = briefing("build", folder, "-o", "b.json")
    assert status == 3
    ledger = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["ledger"]
    aside = {Path(line["ref"]).name: line["why"] for line in ledger if line["fate"] == "set aside"}
    assert aside.keys() == {"broken.json", "empty.txt", "noise.txt"}
    assert all(why and name in err for name, why in aside.items())


def test_nothing_usable_leaves_the_old_brief_alone(briefing, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "b.html").write_text("old briefing")
    status, _, err = briefing("build", "empty.txt", "-o", "b.html")
    assert status == 4 and "empty.txt" in err
    assert (tmp_path / "b.html").read_text() == "old briefing"


def test_period_leaves_out_and_says_so(briefing, folder: Path, tmp_path: Path) -> None:
    status, _, _ = briefing("build", folder, "--since", "2024-03-04", "--now", "2024-03-06",
                            "-o", "b.json")  # fmt: skip
    ledger = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["ledger"]
    assert status == 0
    assert [line["ref"] for line in ledger if line["fate"] == "out of period"] == ["zoo-1"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "in"), "add -o brief.pdf"),
        (("build", "in", "-o", "b.docx"), "b.docx: the suffix must be one of"),
        (("build", "missing", "-o", "b.pdf"), "missing: no such file or folder"),
        (("build", "in", "--now", "soon", "-o", "b.md"), "--now 'soon' is no date"),
        (("build", "in", "--since", "2024-13-01", "-o", "b.md"), "--since '2024-13-01' is no day"),
        (("build", "in", "--audience", "boss", "-o", "b.md"), "unknown audience 'boss'"),
        (("build", "in", "-c", "no.toml", "-o", "b.md"), "no.toml: no such settings file"),
        (("build", "-o", "b.md"), "nothing to read"),
        (("summarise", "in", "--by", "magic"), "magic"),
    ],
)
def test_wrong_usage_names_the_thing_and_the_remedy(briefing, folder, arguments, message) -> None:
    status, out, err = briefing(*arguments)
    assert (status, out) == (2, "") and message in err and "Traceback" not in err


def test_several_files_may_follow_one_output_option(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    spread = build_command.spread_outputs
    assert spread(["build", "in", "-o", "a.pdf", "b.html", "--now", "x", "y"]) == [
        "build", "in", "-o", "a.pdf", "-o", "b.html", "--now", "x", "y",
    ]  # fmt: skip
    assert spread(["read", "-o", "a.pdf", "b.html"]) == ["read", "-o", "a.pdf", "b.html"]
    Path("articles.json").write_text("[]")
    with pytest.raises(UsageError, match="name inputs before -o"):
        spread(["build", "-o", "a.pdf", "articles.json"])


def test_the_same_bytes_whatever_the_surroundings(folder: Path, tmp_path: Path) -> None:
    made = []
    for number, (zone, seed) in enumerate([("UTC", "1"), ("Asia/Tokyo", "2")]):
        names = [f"{number}.{s}" for s in ("pdf", "html", "json", "md")]
        subprocess.run(
            [
                sys.executable,
                "-m",
                "briefing",
                "build",
                folder,
                "--now",
                "2024-03-06",
                "-o",
                *names,
            ],
            cwd=tmp_path,
            env={"TZ": zone, "PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"},
            check=True,
            capture_output=True,
        )
        made.append([(tmp_path / name).read_bytes() for name in names])
    assert made[0] == made[1]


def test_an_issue_of_ones_own_is_one_file(briefing, folder: Path, tmp_path: Path) -> None:
    status, out, _ = briefing("issues", "new", "animals")
    assert (status, out.strip()) == (0, "issues/animals.toml")
    assert briefing("issues", "new", "animals")[0] == 2
    assert "animals" in briefing("issues", "list")[1]
    (tmp_path / "issues/animals.toml").write_text(
        'title = "Animals"\nquestion = "Which came?"\n[terms]\n"panda" = 0.8\n'
    )
    outputs = ["b.pdf", "b.html", "b.json", "b.md"]
    assert briefing("build", folder, "--now", "2024-03-06", "-o", *outputs)[0] == 0
    for name in outputs[1:]:
        assert "Which came?" in (tmp_path / name).read_text(encoding="utf-8")
    sections = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["sections"]
    (own,) = [s for s in sections if s["id"] == "animals"]
    assert "pandas arrived" in own["entries"][0]["claims"][0]["sentence"]["text"]


def test_issues_are_tested_and_explained_on_ones_own_lines(briefing, tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_text(
        '{"text": "The EU imposed anti-dumping duties on China.", "labels": ["trade_balance"]}\n'
        '{"text": "It rained in Bonn.", "labels": ["trade_balance"]}\n'
    )
    status, out, _ = briefing("issues", "test", "lines.jsonl", "--verbose")
    assert status == 0 and "0.500" in out and "missed: It rained in Bonn." in out
    _, told, _ = briefing("issues", "explain", "The EU put anti-dumping duties on China.")
    assert "trade_balance" in told and "touched" in told and "anti-dumping" in told
    (tmp_path / "lines.jsonl").write_text('{"text": "x", "labels": ["nope"]}')
    assert "name no issue: nope" in briefing("issues", "test", "lines.jsonl")[2]
    (tmp_path / "lines.jsonl").write_text('{"text": 3}')
    assert "line 1" in briefing("issues", "test", "lines.jsonl")[2]


def test_against_the_previous_brief_events_keep_their_ids_and_news_is_marked(
    briefing, folder: Path, tmp_path: Path
) -> None:
    def build(*more: str) -> dict:
        status, _, err = briefing("build", folder, "--now", "2024-03-07", "-o", "b.json", *more)
        assert status == 0, err
        return json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))

    first = build("--previous", "b.json")
    assert first["previous"] is None and first["events"][0]["change"] is None
    assert build() == first
    again = build("--previous", "b.json")
    assert {n["change"]["status"] for n in again["events"]} == {"unchanged"}
    assert again["memory"] == first["memory"]
    for part in ("sections", "references", "timeline", "actors", "gaps"):
        assert again[part] == first[part]

    (folder / "tribune.md").write_text(
        "---\ntitle: Chinese bicycles face anti-dumping inquiry\nsource: Tribune\n"
        "date: 2024-03-06\n---\nThe European Commission's anti-dumping inquiry into bicycles made "
        "in China will last fourteen months, a spokeswoman said on Wednesday.\n"
    )
    later = build("--previous", "b.json")
    status = {n["event"]["title"]: n["change"]["status"] for n in later["events"]}
    assert sorted(status.values()) == ["developed", "unchanged"]
    assert {e["id"] for e in later["memory"]} == {e["id"] for e in first["memory"]}
    claims = [c for s in later["sections"] for e in s["entries"] for c in e["claims"]]
    new = [c["sentence"]["text"] for c in claims if c["new"]]
    assert new and all("fourteen months" in text for text in new)
    assert "not a brief" in briefing("build", folder, "-o", "x.json", "--previous",
                                     folder / "zoo.jsonl")[2]  # fmt: skip


def test_a_figure_that_moved_is_shown_with_both_sentences(
    briefing, folder: Path, tmp_path: Path
) -> None:
    def report(name: str, day: int, text: str) -> None:
        head = f"---\ntitle: Flood in Ruritania\nsource: {name}\ndate: 2024-03-0{day}\n---\n"
        (folder / f"{name}-{day}.md").write_text(head + text + "\n", encoding="utf-8")

    def build(*more: str) -> dict:
        pages = ("b.json", "b.html", "b.md", "b.pdf")
        arguments = ("build", folder, "--now", "2024-03-07", *more, "-o", *pages)
        status, _, err = briefing(*arguments)
        assert status == 0, err
        return json.loads((tmp_path / "b.json").read_text("utf-8"))

    report("Gazette", 5, "Ruritania's flood killed 12 people, Prime Minister Ann Example said.")
    report(
        "Courier", 5, "Rescuers searched the villages of Ruritania for people lost in the flood."
    )
    before = build()
    # The earlier report is gone from the folder: the previous brief alone remembers it.
    (folder / "Gazette-5.md").unlink()
    report("Tribune", 6, "Ruritania's flood killed 17 people, Prime Minister Ann Example said.")
    after = build("--previous", "b.json")
    (event,) = [e["id"] for e in before["memory"] if "Flood" in e["title"]]
    (note,) = [n for n in after["events"] if n["event"]["id"] == event]
    assert note["change"]["status"] == "developed" and note["disagreements"] == []
    (moved,) = note["change"]["moved"]
    assert [s["text"].split()[3] for s in moved["sentences"]] == ["12", "17"]
    cited = {r["article"]["id"]: r["article"]["source"] for r in after["references"]}
    assert [cited[s["article"]] for s in moved["sentences"]] == ["Gazette", "Tribune"]
    for page in ("b.html", "b.md"):
        assert "oved since the last brief" in (tmp_path / page).read_text("utf-8")

    report("Gazette", 5, "Ruritania's flood killed 12 people, Prime Minister Ann Example said.")
    (both,) = [n for n in build("--previous", "b.json")["events"] if n["event"]["id"] == event]
    assert len(both["change"]["moved"]) + len(both["disagreements"]) == 1


def test_what_a_template_does_to_a_quotation_is_never_published(
    briefing, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/analyst.md.j2").write_text(
        '{% import "_macros.md.j2" as m with context %}\n'
        "{% for s in brief.sections %}{% for e in s.entries %}{% for c in e.claims %}\n"
        "> {{ c.sentence.text | replace('China', 'Spain') }} {{ m.ref(c.sentence) }}\n\n"
        "{% endfor %}{% endfor %}{% endfor %}\n"
    )
    (tmp_path / "briefing.toml").write_text('templates = "mine"\n')
    (tmp_path / "b.md").write_text("the brief of yesterday")
    status, _, err = briefing("build", folder, "--now", "2024-03-06", "-o", "b.md", "b.json")
    assert status == 1 and "altered" in err and "Spain" in err
    assert (tmp_path / "b.md").read_text() == "the brief of yesterday"
    assert not (tmp_path / "b.json").exists()


def test_a_brief_among_the_articles_is_left_out(briefing, folder: Path, tmp_path: Path) -> None:
    names = [f"{folder}/brief{suffix}" for suffix in (".pdf", ".html", ".json", ".md")]
    assert briefing("build", folder, "--now", "2024-03-06", "-o", *names)[0] == 0
    status, out, err = briefing("read", folder, "--now", "2024-03-06", "--json")
    assert len(records(out)) == 3 and status == 0
    assert err.count("a brief that this program made") == 4
