"""How an event is sourced, as counted."""

from __future__ import annotations

import pytest

from briefing.compare import compare, countries, sourcing
from briefing.compare.sourcing import _raw
from briefing.lineage import shipped
from tests.build import at, document


def test_origins_by_kind() -> None:
    made = [
        document("A report.", source="Reuters", origin="Reuters", day="2024-03-01"),
        document("The same.", source="Gazette", origin="Reuters", credits=("Reuters",)),
        document("A report.", source="Xinhua", origin="Chinese state media", day="2024-03-02"),
        document("A notice.", url="https://ec.europa.eu/x", source="Press corner", origin="EC"),
        document("Our own.", source="Gazette", origin="Gazette"),
    ]
    found = sourcing(made)
    assert (found.articles, found.origins, found.undated) == (5, 4, 3)
    assert found.wires == ("Reuters",) and found.others == ("Gazette",)
    assert found.state_media == ("Chinese state media",) and found.official == ("EC",)
    assert found.latest == at("2024-03-02")


def test_anonymous_sources_and_state_media_cited() -> None:
    made = [
        document("The bloc wants more, according to people familiar with its plans.", origin="A"),
        document("The remark was reported by state broadcaster CCTV.", origin="B"),
        document("A familiar song was heard by people in the square.", origin="C"),
    ]
    found = sourcing(made)
    assert found.anonymous == 1 and found.state_media_cited == ("CCTV",)


def test_one_broadcaster_by_two_names_is_named_once() -> None:
    text = "State broadcaster CCTV, or China Central Television, and Xinhua News Agency said so."
    assert sourcing([document(text), document("Xinhua said so.")]).state_media_cited == (
        "CCTV", "Xinhua",
    )  # fmt: skip


def test_agreement_counts_conflicts_only() -> None:
    text = "China produces {} percent of the world's gallium, according to an industry group."
    made = [document(text.format(n), origin=str(n)) for n in (80, 94)]
    assert sourcing(made, disagreements=compare(made)).disagreements == 1
    assert sourcing(made).disagreements == 0


def test_nothing() -> None:
    found = sourcing(())
    assert (found.articles, found.origins, found.latest) == (0, 0, None)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Xinhua", "China"), ("Chinese state media", "China"), ("THE GUARDIAN", "the United Kingdom"),
     ("guardian", "the United Kingdom"), ("TASS", "Russia"), ("Le Monde", "France"),
     ("Reuters", None), ("Gazette", None), ("", None)],
)  # fmt: skip
def test_countries_of_origins(name: str, country: str | None) -> None:
    assert countries().get(name) == country


def test_every_origin_is_in_one_country_however_lineage_names_it() -> None:
    stated = [name for names in _raw()["countries"].values() for name in names]
    assert sorted(countries()) == sorted(stated) and len(countries()) == len(stated)
    apart = {
        name: (country, countries()[voice])
        for name, country in countries().items()
        if (voice := shipped().voice(name)) and countries().get(voice, "") != country
    }
    assert apart == {}
    state = [name for name in _raw()["state_media"]["names"] if name not in countries()]
    assert state == ["TeleSUR"]  # of several states
