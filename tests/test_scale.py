"""However the work is done and whatever is remembered of it, the brief is the same to the byte."""

from __future__ import annotations

import json
import pkgutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import wraps
from pathlib import Path

import pytest

from briefing import gathering, keeping, pipeline, render, stages
from briefing.config import Settings
from briefing.gathering import end_of
from briefing.keeping import KEPT, Workshop, workshop
from briefing.store import FILE, Store, edition
from briefing.workers import Cluster, Each, Processes
from tests.build import article, at

TOPICS = (
    "The Commission opened an anti-dumping inquiry into {} bicycles from China",
    "Sanctions on {} tankers that carry Russian oil were agreed in Brussels",
    "The ministry refused licences for {} chip machines bound for Shanghai",
    "A railway to {} under the Belt and Road Initiative was inaugurated",
    "Two pandas from {} arrived at the zoo, to the delight of children",
)
OLIVES = {
    "id": "olives",
    "title": "Olive harvest fails",
    "text": "Growers in the south lost half of their olives to frost in January 2024.\n\nThe "
    "price of oil will rise, a trader in Seville warned, and imports from Tunisia may double.",
}
"""Undated, and like nothing else."""
PLACES = ("Dutch", "Greek", "Serbian", "Maltese", "Danish", "Czech", "Irish", "Finnish")


def record(number: int) -> dict[str, str]:
    """An article of one of five times eight kinds; every ninth undated, every tenth a copy."""
    kind = number - 1 if number % 10 == 9 else number
    lede = TOPICS[kind % 5].format(PLACES[kind // 5 % 8])
    annex = ", ".join(f"item {kind}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    text = (
        f"{lede}, officials said on Monday. The decision number {kind} follows months of talks "
        f"between the parties.\n\nTrade worth {kind + 3} million euros is at stake, said Ana "
        f"Person{kind // 5}, who leads the talks. “We shall see,” she added.\n\n"
        f"The annex names {annex}."
    )
    made = {"id": f"n{number}", "title": lede, "text": text, "source": f"Outlet {number % 7}"}
    return made if number % 9 == 0 else made | {"date": f"2024-03-{1 + number % 20:02}"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return written(tmp_path / "corpus.jsonl", 60)


def written(path: Path, count: int) -> Path:
    path.write_text("".join(json.dumps(record(n)) + "\n" for n in range(count)), encoding="utf-8")
    return path


def brief(corpus: Path, each: Each = map) -> bytes:
    """``brief.json`` by the whole road, as the command line takes it."""
    settings = Settings()
    now = end_of(at("2024-04-01").date())
    articles = gathering.analysable(gathering.gather([corpus], now=now, each=each))
    audience = settings.audience_named()
    made = pipeline.make(articles, settings, audience, now=now, each=each)
    return render.render(made, ".json", audience, templates=settings.templates)


def remembering(corpus: Path, cache: Path, **options) -> bytes:
    with workshop(executor="serial", cache=cache, fewest=0, **options) as shop:
        made = brief(corpus, shop.each)
    assert shop.trouble is None
    return made


@pytest.fixture
def analysed(monkeypatch) -> Counter[str]:
    """How often each function whose results are kept is really called, by its kind."""
    calls: Counter[str] = Counter()

    def counted(name: str, kind: str) -> None:
        function = pkgutil.resolve_name(name)

        @wraps(function)
        def call(*arguments):
            calls[kind] += 1
            return function(*arguments)

        monkeypatch.setattr(name, call)

    for name, kept in KEPT.items():
        counted(name, kept.kind)
    return calls


def test_one_more_article_is_all_that_is_analysed(
    tmp_path: Path, corpus: Path, analysed: Counter[str]
) -> None:
    remembering(corpus, tmp_path / "cache")
    assert set(analysed) == {kept.kind for kept in KEPT.values()}, "the count must be able to fail"
    assert min(analysed[kind] for kind in ("language", "fingerprints", "sentences")) == 60

    analysed.clear()
    more = corpus
    more.write_text(corpus.read_text() + json.dumps(OLIVES) + "\n")
    after = remembering(more, tmp_path / "cache")
    assert set(analysed) == {kept.kind for kept in KEPT.values()}
    assert set(analysed.values()) == {1}

    analysed.clear()
    assert remembering(more, tmp_path / "cache") == after
    assert not analysed
    assert brief(more) == after, "from scratch"
    (tmp_path / "cache" / FILE).unlink()
    assert remembering(more, tmp_path / "cache") == after, "without the cache"


def test_another_profile_makes_matches_anew_and_nothing_else(
    tmp_path: Path, corpus: Path, analysed: Counter[str], monkeypatch
) -> None:
    remembering(corpus, tmp_path / "cache")
    analysed.clear()
    chosen = stages.matcher

    def fewer(settings: Settings):
        from briefing.issues import Matcher

        profiles, _ = chosen(settings)
        return profiles[1:], Matcher(profiles[1:])

    monkeypatch.setattr(stages, "matcher", fewer)
    remembering(corpus, tmp_path / "cache")
    assert set(analysed) == {"issues"}


def test_a_changed_article_is_analysed_again(
    tmp_path: Path, corpus: Path, analysed: Counter[str]
) -> None:
    remembering(corpus, tmp_path / "cache")
    analysed.clear()
    corpus.write_text(corpus.read_text().replace("number 17 ", "number 18 "), encoding="utf-8")
    assert remembering(corpus, tmp_path / "cache") == brief(corpus)
    assert analysed["sentences"] - 60 == 1  # 60 of them without the cache


@pytest.mark.parametrize("poison", ["pickle", "empty", "numbers", "json"])
def test_a_poisoned_cache_runs_nothing_and_breaks_nothing(
    tmp_path: Path, corpus: Path, poison: str
) -> None:
    import os
    import pickle

    class Evil:
        def __reduce__(self):
            return (os.mkdir, (str(tmp_path / "harm"),))

    expected = remembering(corpus, tmp_path / "cache")
    forms = {
        "pickle": pickle.dumps(Evil()), "empty": b"", "numbers": b"\xff" * 13, "json": b"[[9,9]]",
    }  # fmt: skip
    with sqlite3.connect(tmp_path / "cache" / FILE) as database:
        keys = [key for (key,) in database.execute("SELECT key FROM kept")]
    with Store(tmp_path / "cache", today=0) as store:  # with valid checksums: by a writer's hand
        store.put(dict.fromkeys(keys, forms[poison]))
    made = remembering(corpus, tmp_path / "cache")
    assert not (tmp_path / "harm").exists()
    assert json.loads(made).keys() == json.loads(expected).keys()


def test_a_cache_that_cannot_be_used_is_done_without(tmp_path: Path, corpus: Path) -> None:
    (tmp_path / "cache").write_text("a file in its place")
    with workshop(executor="serial", cache=tmp_path / "cache", fewest=0) as shop:
        assert brief(corpus, shop.each) == brief(corpus)
    assert "cache" in shop.trouble


def test_few_articles_open_no_cache(tmp_path: Path, corpus: Path) -> None:
    with workshop(cache=tmp_path / "cache") as shop:
        brief(corpus, shop.each)
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("kind", [kept.kind for kept in KEPT.values()])
def test_what_is_kept_comes_back_as_it_was(kind: str) -> None:
    name, kept = next((n, k) for n, k in KEPT.items() if k.kind == kind)
    function = pkgutil.resolve_name(name)
    given = (stages.matcher(Settings())[1],) if kind == "issues" else ()
    texts = [
        "",
        "One.",
        record(1)["text"],
        "Zürich’s “naïve” café 中国 \U0001f600 said on Monday it",
    ]
    items = {
        "fingerprints": texts,
        "past": [(text, 0) for text in texts],
        "issues": [(), ("",), tuple(texts), (record(1)["title"], record(1)["text"])],
    }.get(kind) or [article(text, title) for text in texts for title in ("", "A Zürich title")]
    for item in items:
        found = function(*given, item)
        again = kept.unpack(kept.pack(found), *given, item)
        if kind == "fingerprints":
            assert again.dtype == found.dtype
            found, again = found.tolist(), again.tolist()
        assert again == found
        assert not isinstance(found, dict) or list(again) == list(found)


# --- the same work elsewhere --------------------------------------------------------------------


def test_processes_change_nothing(corpus: Path) -> None:
    expected = brief(corpus)
    for parts in (1, 2, 5):
        with Processes(count=2, parts=parts) as pool:
            assert brief(corpus, Workshop(pool.map).each) == expected, f"{parts} shards"


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two processes on this machine."""
    distributed = pytest.importorskip(
        "distributed", reason="Dask is not installed: pip install 'briefing[cluster]'"
    )
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
    ) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_changes_nothing(corpus: Path, scheduler: str) -> None:
    expected = brief(corpus)
    for parts in (1, 2, 5):
        with Cluster(scheduler, parts=parts, same=edition) as cluster:
            assert brief(corpus, Workshop(cluster.map).each) == expected, f"{parts} shards"


def test_blocks_of_time_are_tasks_of_a_cluster(scheduler: str, monkeypatch) -> None:
    from briefing.group import edges, group

    monkeypatch.setattr(edges, "BLOCK", 7)
    monkeypatch.setattr(edges, "PAIRS", 50)
    articles = [article(**kind) for kind in map(kinds, range(60))]
    sent: Counter[str] = Counter()
    with Cluster(scheduler, parts=5) as cluster:

        def each(function, items):
            sent[function.func.__name__ if hasattr(function, "func") else "terms"] += len(items)
            return cluster.map(function, items)

        assert group(articles, each=each) == group(articles)
    assert sent["_near"] >= 9
    assert sent["_dots"] > 1


def kinds(number: int) -> dict[str, str]:
    made = record(number)
    return {"text": made["text"], "title": made["title"], "day": made.get("date"), "id": made["id"]}


def test_a_worker_with_another_edition_is_refused(scheduler: str) -> None:
    import os

    from briefing.errors import BriefingError

    with pytest.raises(BriefingError, match="another edition"):
        Cluster(scheduler, same=os.getpid)


def test_what_a_cluster_raises_is_raised_here(scheduler: str) -> None:
    with Cluster(scheduler) as cluster, pytest.raises(ZeroDivisionError):
        list(cluster.map(reciprocal, [1, 0]))


def reciprocal(number: int) -> float:
    return 1 / number


def test_no_scheduler_is_an_error_that_names_it(monkeypatch) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    from briefing.errors import BriefingError
    from briefing.workers import cluster

    monkeypatch.setattr(cluster, "TIMEOUT", 0.5)
    with pytest.raises(BriefingError, match=r"tcp://127\.0\.0\.1:9"):
        Cluster("tcp://127.0.0.1:9")


def test_every_kept_function_exists() -> None:
    assert all(callable(pkgutil.resolve_name(name)) for name in keeping.KEPT)
