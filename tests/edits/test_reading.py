"""The text of an edits file, read and written."""

from __future__ import annotations

import pytest

from briefing import edits as e
from briefing.errors import SettingsError
from tests.build import at

ONE, TWO = "1" * 12, "2" * 12
OWN = f"""\
# Ours.
[[edit]]   # the first
kind   =  'pin'
event = "{ONE}"

[[edit]]
kind = "final"
by = "J. Smith"
at = 2024-05-01T12:30:00+02:00
# The end.
"""


def mistakes(text: str) -> list[str]:
    with pytest.raises(SettingsError) as raised:
        e.parse(text)
    return [line.removeprefix("edits.toml: ") for line in str(raised.value).splitlines()]


def test_an_empty_file_has_no_edits() -> None:
    assert e.parse("") == e.parse("\ufeff# nothing\r\n") == e.parse(e.OPENING) == ()


def test_every_kind_is_read() -> None:
    assert e.parse(OWN) == (e.Pin(ONE), e.Final("J. Smith", at("2024-05-01T10:30")))


def test_every_mistake_is_told_at_once_with_line_and_path() -> None:
    text = f"""
status = "final"
[[edit]]
kind = "pinn"
[[edit]]
kind = "merge"
event = "EU summit"
with = ["{ONE}"]
[[edit]]
event = "{ONE}"
[[edit]]
kind = "comment"
event = "{ONE}"
text = " "
by = 3
[[edit]]
kind = "split"
event = "{ONE}"
articles = []
"""
    found = mistakes(text)
    assert found[0] == "status: unknown key"
    assert found[1].startswith("line 3: edit.1.kind: unknown kind 'pinn'. Did you mean 'pin'?")
    assert found[2:] == [
        "line 5: edit.2.event: must be an id: twelve of the signs 0-9 and a-f",
        "line 5: edit.2.with: unknown key; merge knows event, others, by",
        "line 5: edit.2.others: is missing",
        f"line 9: edit.3.kind: is missing; one of {', '.join(e.KINDS)}",
        "line 11: edit.4.text: must be a text that is not blank",
        "line 11: edit.4.by: must be a text that is not blank",
        "line 16: edit.5.articles: must be a list that is not empty",
    ]


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ('kind = "comment"\ntext = "a\\u202eb"', "text: holds a control character (U+202E)"),
        ('kind = "comment"\ntext = "a\\u001bb"', "text: holds a control character (U+001B)"),
        ('kind = "retitle"\ntitle = "a\\nb"', "title: holds a control character (U+000A)"),
        (f'kind = "retitle"\ntitle = "{"a" * 301}"', "title: longer than 300 characters"),
        (f'kind = "comment"\ntext = "{"a" * 4001}"', "text: longer than 4,000 characters"),
        ('kind = "reorder"\nevents = "x"', "events: must be a list that is not empty"),
        (f'kind = "reorder"\nevents = {["0" * 12] * 501}', "events: more than 500 of them"),
        ('kind = "reorder"\nevents = ["x"]', "must be an id"),
        (f'kind = "reorder"\nevents = ["{ONE}"]\nfirst = 1', "first: must be true or false"),
        (f'kind = "omit"\narticle = "{ONE}"\nstart = 3\nend = 3', "end: must be greater"),
        (f'kind = "omit"\narticle = "{ONE}"\nstart = -1\nend = true', "start: must be a whole"),
        ('kind = "final"\nby = "x"\nat = 2024-05-01T10:00:00', "at: needs a time zone"),
        ('kind = "final"\nby = "x"\nat = 2024-05-01', "at: must be a date and time"),
        ('kind = "final"\nby = "x"\nat = 0001-01-01T00:00:00+10:00', "at: must lie between"),
        ('kind = "draft"\nevent = "x"', "event: unknown key"),
    ],
)
def test_values_are_checked(body: str, wrong: str) -> None:
    assert wrong in " ".join(mistakes(f"[[edit]]\n{body}"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("edit = 3", "edit: write each as [[edit]]"),
        ("edit = [1]", "edit: write each as [[edit]]"),
        ("[[edit]", "not valid TOML"),
        ("x = " + "[" * 5_000, "not valid TOML"),
        ("[[edit]]\n" * 2_001, "more than 2,000"),
        ("#" * 2_000_001, "longer than 2,000,000"),
    ],
)
def test_what_is_no_list_of_edits_is_refused(text: str, wrong: str) -> None:
    assert wrong in " ".join(mistakes(text))


def test_adding_leaves_what_was_written_by_hand() -> None:
    longer = e.append(OWN, e.Merge(ONE, (TWO, "3" * 12)), notes={ONE: "Alpha", TWO: "Be\nta"})
    assert (
        longer
        == OWN
        + f"""
[[edit]]
kind = "merge"
event = "{ONE}"  # Alpha
others = [
    "{TWO}",  # Be ta
    "{"3" * 12}",
]
"""
    )
    assert e.without_last(longer) == (OWN, e.Merge(ONE, (TWO, "3" * 12)))


def test_undoing_keeps_comments_behind_the_edit() -> None:
    shorter, last = e.without_last(OWN)
    assert isinstance(last, e.Final)
    assert shorter == OWN.partition('\n[[edit]]\nkind = "final')[0] + "# The end.\n"
    assert e.without_last(shorter)[0] == "# Ours.\n# The end.\n"
    with pytest.raises(SettingsError, match="holds no edit"):
        e.without_last("# Ours.\n")


def test_line_ends_stay_as_they_are() -> None:
    text = OWN.replace("\n", "\r\n")
    longer = e.append(text, e.Drop(ONE))
    assert longer.count("\n") == longer.count("\r\n")
    assert e.without_last(longer)[0] == text
    assert e.without_last(e.append("# no end", e.Drop(ONE)))[0] == "# no end\n"


def test_a_text_that_looks_like_a_header_is_not_one() -> None:
    text = f"[[edit]]\nkind='comment'\nevent='{ONE}'\ntext='''\n[[edit]]\nkind=\"pin\"\n'''\n"
    assert e.without_last(text)[0] == ""


def test_edits_written_otherwise_are_not_touched() -> None:
    inline = f'edit = [{{kind = "pin", event = "{ONE}"}}]\n'
    assert e.parse(inline) == (e.Pin(ONE),)
    with pytest.raises(SettingsError, match=r"write its edits as \[\[edit\]\]"):
        e.append(inline, e.Drop(ONE))
    with pytest.raises(SettingsError, match=r"write its edits as \[\[edit\]\]"):
        e.without_last(inline)


def test_an_edit_that_no_file_may_hold_is_not_written() -> None:
    with pytest.raises(SettingsError, match=r"line 12: edit\.3\.title: longer than 300"):
        e.append(OWN, e.Retitle(ONE, "a" * 301))
