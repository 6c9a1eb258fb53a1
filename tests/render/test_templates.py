"""A user's own templates: they may extend ours, and a mistake in one is shown where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import assets, render
from briefing.errors import TemplateError, UsageError
from tests.render import sample

OWN = '{% extends "briefing/analyst.html.j2" %}\n\n'


def html(folder: Path, source: str, name: str = "analyst.html.j2", **others: str) -> str:
    """The sample with ``source`` as the user's template ``name``; others by stem of a .html.j2."""
    (folder / name).write_text(source)
    for stem, text in others.items():
        (folder / f"{stem}.html.j2").write_text(text)
    return render.render(sample.brief(), ".html", sample.ANALYST, templates=(folder,)).decode()


@pytest.mark.parametrize("parent", ["briefing/analyst.html.j2", "analyst.html.j2"])
def test_a_template_may_extend_the_one_it_stands_in_for(tmp_path: Path, parent: str) -> None:
    own = '{% extends "PARENT" %}{% block masthead %}<p>Ours</p>{{ super() }}{% endblock %}'
    page = html(tmp_path, own.replace("PARENT", parent))
    assert "<p>Ours</p>" in page and "<h1>EU–China weekly brief</h1>" in page and "In brief" in page


def test_a_base_of_ones_own_serves_every_page(tmp_path: Path) -> None:
    own = '{% extends "base.html.j2" %}{% block contents %}<p>No contents</p>{% endblock %}'
    (tmp_path / "base.html.j2").write_text(own)
    page = render.render(sample.brief(), ".html", sample.ANALYST, templates=(tmp_path,)).decode()
    assert "<p>No contents</p>" in page and 'class="contents"' not in page


def test_one_section_may_be_overridden_and_use_our_macros(tmp_path: Path) -> None:
    own = OWN + (
        "{% block section %}<h2>{{ section.title | upper }}</h2>{% if section.bottom_line %}"
        "{{ m.quote(section.bottom_line.sentence) }}{% endif %}{% endblock %}"
    )
    page = html(tmp_path, own)
    assert "<h2>TRADE BALANCE</h2><q" in page


def test_a_style_sheet_of_ones_own_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "tokens.css").write_text(":root { --accent: rebeccapurple; }")
    page = html(tmp_path, OWN)
    assert "rebeccapurple" in page and "#8c1d2f" not in page


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        (OWN + "{% block masthead %}{{ brief.titel }}{% endblock %}", 3, "no attribute 'titel'"),
        (OWN + "{% block masthead %}\n{{ nobody }}{% endblock %}", 4, "'nobody' is undefined"),
        (OWN + "{% block masthead %}{{ brief.title | upcase }}{% endblock %}", 3, "'upcase'"),
        (OWN + "{% block masthead %}{{ brief.title ", 3, "end of template"),
        (OWN + "{% block masthead %}{% endfor %}", 3, "endfor"),
        (OWN + "{% block mastheed %}x{% endblock %}", 3, "'mastheed'.*did you mean 'masthead'"),
        (OWN + "Hello", 3, "outside every block"),
        (
            OWN + "{% block masthead %}{% include 'nope.html.j2' %}{% endblock %}",
            3,
            "'nope.html.j2'",
        ),
        ("\n{% extends 'bsae.html.j2' %}", 2, "'bsae.html.j2'; did you mean 'base.html.j2'"),
        (OWN + "{% block masthead %}{{ 1 / 0 }}{% endblock %}", 3, "ZeroDivisionError"),
        (OWN + "{% block styles %}{{ style('nope.css') }}{% endblock %}", 3, "'nope.css'"),
        (OWN + "{% block styles %}{{ style('../x.css') }}{% endblock %}", 3, "named by its file"),
        (OWN + "{% block masthead %}{{ brief.__class__.__mro__ }}{% endblock %}", 3, "unsafe"),
    ],
)
def test_a_mistake_names_file_line_and_what_is_at_fault(
    tmp_path: Path, source: str, line: int, message: str
) -> None:
    place = str(tmp_path / "analyst.html.j2")
    with pytest.raises(TemplateError, match=message) as raised:
        html(tmp_path, source)
    assert str(raised.value).startswith(f"{place}, line {line}: ")


def test_a_mistake_in_what_a_template_includes_is_shown_there(tmp_path: Path) -> None:
    own = OWN + "{% block masthead %}{% include 'part.html.j2' %}{% endblock %}"
    with pytest.raises(TemplateError, match=r"part\.html\.j2, line 2: 'nobody' is undefined"):
        html(tmp_path, own, part="<p>\n{{ nobody }}")


@pytest.mark.parametrize("source", ["", "  \n", "{# nothing #}", "{% if false %}x{% endif %}"])
def test_a_blank_page_is_an_error(tmp_path: Path, source: str) -> None:
    with pytest.raises(TemplateError, match="prints nothing"):
        html(tmp_path, source)


def test_templates_that_extend_each_other_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="itself"):
        html(tmp_path, '{% extends "b.html.j2" %}', b='{% extends "analyst.html.j2" %}')


def test_an_unknown_template_names_the_choices(tmp_path: Path) -> None:
    from dataclasses import replace

    audience = replace(sample.ANALYST, template="analist")
    with pytest.raises(
        TemplateError, match=r"no template 'analist.html.j2'; did you mean 'analyst"
    ):
        render.render(sample.brief(), ".html", audience, templates=(tmp_path,))


def test_every_shipped_file_is_listed_with_what_it_is_for() -> None:
    listed = dict(assets.templates())
    assert {"analyst.html.j2", "executive.html.j2", "executive.md.j2", "tokens.css"} <= set(listed)
    assert all(10 < len(about) < 120 for about in listed.values()), listed


@pytest.mark.parametrize("name", [name for name, _ in assets.templates()])
def test_what_is_ejected_works_as_it_is(tmp_path: Path, name: str, html: str) -> None:
    path = assets.eject(name, tmp_path / "own")
    audience = sample.EXECUTIVE if "executive" in name else sample.ANALYST
    suffix = ".md" if ".md" in name else ".html"
    page = render.render(sample.brief(), suffix, audience, templates=(path.parent,))
    assert page == render.render(sample.brief(), suffix, audience)


def test_eject_overwrites_nothing(tmp_path: Path) -> None:
    assert assets.eject("executive", tmp_path).name == "executive.html.j2"
    with pytest.raises(UsageError, match="exists"):
        assets.eject("executive.html.j2", tmp_path)
    with pytest.raises(UsageError, match=r"Did you mean 'executive.html.j2'\?"):
        assets.eject("executve.html.j2", tmp_path)
