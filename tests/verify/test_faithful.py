from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.errors import UnfaithfulBrief
from briefing.model import Actor, Claim, Entry, Quote, Role, Said
from briefing.verify import faults, require_faithful
from tests import test_compose as made

ARTICLES = {d.article.id: d.article for d in (made.A, made.B, made.C)}


def with_claim(claim: Claim):
    brief = made.brief()
    first = replace(brief.sections[0], entries=(Entry("e1", (claim,)),))
    return replace(brief, sections=(first, *brief.sections[1:]))


def test_an_untouched_brief_passes() -> None:
    assert faults(made.brief(), ARTICLES) == ()
    require_faithful(made.brief(), ARTICLES)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"text": "The deficit fell by a third."}, "altered"),
        ({"start": 1}, "altered"),
        ({"article": made.A.article.id}, "altered"),
        ({"article": "000000000000"}, "unknown source"),
    ],
)
def test_a_changed_sentence_is_caught_as_claim_and_as_support(change: dict, kind: str) -> None:
    bad = replace(made.B.sentences[0], **change)
    for claim in (Claim(bad), Claim(made.A.sentences[0], (bad,))):
        brief = with_claim(claim)
        assert [f.kind for f in faults(brief, ARTICLES)] == [kind]
        with pytest.raises(UnfaithfulBrief, match=kind):
            require_faithful(brief, ARTICLES)


def test_the_bottom_line_is_checked_too() -> None:
    brief = made.brief()
    bad = Claim(replace(made.B.sentences[0], text="Invented."))
    first = replace(brief.sections[0], bottom_line=bad)
    assert len(faults(replace(brief, sections=(first, *brief.sections[1:])), ARTICLES)) == 1


def test_quotes_and_roles_are_checked_as_well() -> None:
    quote = Quote(made.B.article.id, 4, 11, "deficit", "mixed")
    role = Role(made.B.article.id, 0, 3, "The")
    brief = made.brief(said={"e1": (Said(quote, made.B.sentences[0]),)})
    brief = replace(brief, actors=(Actor("She", "person", roles=(role,)),))
    assert faults(brief, ARTICLES) == ()
    for odd in (replace(quote, text="surplus"), replace(quote, end=12)):
        changed = made.brief(said={"e1": (Said(odd, made.B.sentences[0]),)})
        assert [f.kind for f in faults(changed, ARTICLES)] == ["altered"]
    wrong = replace(brief, actors=(Actor("She", "person", roles=(replace(role, text="Thx"),)),))
    assert [f.kind for f in faults(wrong, ARTICLES)] == ["altered"]


def test_what_the_previous_brief_quoted_may_stand_though_its_article_is_gone() -> None:
    gone = replace(made.B.sentences[0], article="000000000000")
    brief = with_claim(Claim(gone))
    assert [f.kind for f in faults(brief, ARTICLES)] == ["unknown source"]
    assert faults(brief, ARTICLES, remembered={gone}) == ()
    known = replace(made.B.sentences[0], text="The deficit fell by a third.")
    assert faults(with_claim(Claim(known)), ARTICLES, remembered={known}) != ()
