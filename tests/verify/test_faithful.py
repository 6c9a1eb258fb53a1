from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.errors import UnfaithfulBrief
from briefing.model import Claim, Entry
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
