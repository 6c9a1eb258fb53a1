"""The pattern language: what a pattern finds, and what it refuses."""

from __future__ import annotations

import pytest

from briefing.issues.patterns import Groups, PatternError, expand, parse
from briefing.issues.words import forms
from tests.issues.build import finds

NONE = Groups({})


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("trade deficit", "The TRADE DEFICITS grew.", True),
        ("trade deficit", "The trade in deficit areas.", False),
        ("anti dumping", "anti-dumping", True),
        ("anti-dumping", "anti dumping", True),
        ("ban", "It banned, bans and is banning them.", True),
        ("levy", "The levies fell.", True),
        ("leave", "Italy left.", True),
        ("sanctions", "The court will sanction it.", False),
        ("=trade", "They traded barbs.", False),
        ("Polish", "He will polish it.", False),
        ("Polish", "POLISH FARMERS", True),
        ("US", "He told us.", False),
        ("US", "The U.S. said so.", True),
        ("Sefcovic", "Maroš Šefčovič spoke.", True),
        ("17+1", "the 17+1 club", True),
        ("17+1", "won 17, 1 lost", False),
        ("(ban|curb) on (iron|) ore", "curbs on ore", True),
        ("(ban|curb) on (iron|) ore", "curbs on the ore", False),
        ("a (b (c|d)|e) f", "a b d f", True),
        ("China AND tariff", "Tariffs hit China.", True),
        ("China AND tariff", "Tariffs hit Chad.", False),
        ("China AND NOT tariff", "China rests.", True),
        ("China AND NOT tariff", "Tariffs hit China.", False),
        ("port NEAR/2 Piraeus", "Piraeus has a port", True),
        ("port NEAR/2 Piraeus", "the port of Piraeus", True),
        ("port NEAR/2 Piraeus", "Piraeus now has a big port", False),
        ("port NEAR/0 port", "a port", False),
        ("power China", "It has power. China said so.", False),
        ("power China", "It is Power-China.", True),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, found: bool) -> None:
    assert finds(pattern, text) is found


def test_a_group_stands_for_its_phrases_and_for_other_groups() -> None:
    groups = Groups({"works": ["port", "rail {line}"], "line": ["line", "link"]})
    assert expand("Chinese {works}", groups) == (
        ("Chinese", "port"),
        ("Chinese", "rail", "line"),
        ("Chinese", "rail", "link"),
    )


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "no word"),
        ("...", "no word"),
        ("(a|)", "no word"),
        ("(a", "not closed"),
        ("a)", "not opened"),
        ("{a", "named as {name}"),
        ("{}", "named as {name}"),
        ("{zinc}", "unknown group {zinc}"),
        ("a NEAR b NEAR c", "joins two"),
        ("a NEAR/500 b", "farthest"),
        ("NOT a", "before it"),
        ("a or AND", "outside of brackets"),
        ("(a|b|c|d|e|f|g|h|i|j) " * 5, "more than 20000"),
        ("(" * 60 + "a" + ")" * 60, "more than 50 brackets"),
    ],
)
def test_a_bad_pattern_is_refused_with_its_reason(pattern: str, said: str) -> None:
    with pytest.raises(PatternError, match=said.replace("{", r"\{").replace("}", r"\}")):
        parse(pattern, NONE)


def test_a_circular_group_is_refused() -> None:
    with pytest.raises(PatternError, match="refers to itself"):
        parse("{a}", Groups({"a": ["{b}"], "b": ["x {a}"]}))


@pytest.mark.parametrize(
    ("word", "inflected"),
    [
        ("ban", {"bans", "banned", "banning"}),
        ("tariff", {"tariffs"}),
        ("supply", {"supplies", "supplied", "supplying"}),
        ("impose", {"imposes", "imposed", "imposing"}),
        ("tax", {"taxes", "taxed"}),
        ("seek", {"sought", "seeking"}),
        ("agree", {"agreed", "agreeing"}),
    ],
)
def test_a_base_form_stands_for_its_inflected_forms(word: str, inflected: set[str]) -> None:
    assert {word} | inflected <= set(forms(word))


@pytest.mark.parametrize("word", ["sanctions", "trading", "banned", "5g", "eu"])
def test_inflected_and_odd_words_stand_for_themselves(word: str) -> None:
    assert forms(word) == (word,)
