"""``briefing.toml`` → :class:`Settings`. Every mistake is reported at once, with its dotted path.

Paths in the file are relative to the file. Knows nothing of what the stages do with a setting;
names of rankers, templates and issues are checked where their tables are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.errors import SettingsError, unknown_name
from briefing.model import Audience, Marking

DEFAULT_FILE = "briefing.toml"
DEFAULT_TITLE = "News brief"
DEFAULT_RANKER = "coverage"

SHIPPED_AUDIENCES = {
    "analyst": Audience("analyst", template="analyst", words=160, events=12),
    "executive": Audience("executive", template="executive", words=100, events=3, max_pages=2),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a user can set, in the order of ``briefing.toml``."""

    title: str = DEFAULT_TITLE
    corpus: tuple[Path, ...] = ()
    """Files and folders to read where the command line names none."""
    audience: str = "analyst"
    templates: tuple[Path, ...] = ()
    """Folders searched for templates before the shipped ones."""
    issue_folders: tuple[Path, ...] = (Path("issues"),)
    """Folders of issue profiles beside the shipped ones; the same name replaces a shipped one.
    A folder that does not exist holds none."""
    issues: tuple[str, ...] = ()
    """Ids of the issues that come first, in this order; the others follow in their own."""
    without: tuple[str, ...] = ()
    """Ids of shipped or own issues that this desk does not want."""
    ranker: str = DEFAULT_RANKER
    audiences: tuple[Audience, ...] = tuple(SHIPPED_AUDIENCES.values())
    edits: Path = Path("edits.toml")
    """The desk's edits; a file that does not exist holds none."""
    aliases: tuple[Path, ...] = ()
    """Files with the desk's own names for institutions."""
    handling: Mapping[str, object] = field(default_factory=dict)
    """The ``[handling]`` table, its shape checked; :mod:`briefing.handling` knows what it means."""
    fetch: Mapping[str, object] = field(default_factory=dict)
    """The ``[fetch]`` table as it stands; ``briefing fetch`` checks it when it runs."""
    folder: Path = Path()
    """The folder of the settings file, which relative paths start from."""

    def audience_named(self, name: str | None = None) -> Audience:
        """The audience of that name, or the default one. Raises UsageError for an unknown name."""
        table = {a.name: a for a in self.audiences}
        name = name or self.audience
        if name not in table:
            raise unknown_name("audience", name, table)
        return table[name]


def load(path: Path | None = None, *, folder: Path = Path()) -> Settings:
    """Settings from ``path``, or from ``briefing.toml`` in ``folder`` if there is one.

    Raises SettingsError that lists every mistake, one a line.
    """
    if path is None:
        path = folder / DEFAULT_FILE
        if not path.exists():
            return Settings()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from error
    return parse(text, name=str(path), folder=path.parent)


def parse(text: str, *, name: str = DEFAULT_FILE, folder: Path = Path()) -> Settings:
    """Settings from the text of a ``briefing.toml``; ``folder`` anchors its relative paths."""
    from pydantic import ValidationError

    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}: not valid TOML: {error}") from error
    try:
        stated = _schema().model_validate(document)
    except ValidationError as error:
        raise SettingsError("\n".join(_lines(name, error))) from error
    return _settings(stated, folder)


def _schema():
    """The shape of the file. Made on demand: pydantic is no part of ``briefing --help``."""
    from typing import Annotated

    from pydantic import BaseModel, ConfigDict, Field, model_validator

    class Table(BaseModel):
        model_config = ConfigDict(extra="forbid", strict=True)

    class IssuesTable(Table):
        folders: list[str] = ["issues"]
        order: list[str] = []
        without: list[str] = []

    class SummaryTable(Table):
        by: str = DEFAULT_RANKER

    class AudienceTable(Table):
        template: str | None = None
        words: Annotated[int, Field(ge=10, le=2000)] | None = None
        events: Annotated[int, Field(ge=1, le=500)] | None = None
        max_pages: Annotated[int, Field(ge=1, le=500)] | None = None
        clearance: Marking | None = None

    Sign = Annotated[str, Field(pattern=r"[^\W_]")]

    class MarkedTable(Table):
        marking: Marking
        outlets: list[Sign] = []
        domains: list[Sign] = []
        paths: list[Sign] = []

        @model_validator(mode="after")
        def _marks_something(self):
            if not (self.outlets or self.domains or self.paths):
                raise ValueError("name outlets, domains or paths that it marks")
            return self

    class HandlingTable(Table):
        default: Marking | None = None
        brief: Marking | None = None
        sources: list[MarkedTable] = []

    class File(Table):
        title: str = DEFAULT_TITLE
        corpus: list[str] = []
        audience: str = "analyst"
        edits: str = "edits.toml"
        templates: str | list[str] = []
        issues: IssuesTable = IssuesTable()
        summary: SummaryTable = SummaryTable()
        audiences: dict[str, AudienceTable] = {}
        aliases: list[str] = []
        handling: HandlingTable = HandlingTable()
        fetch: dict[str, object] = {}

    return File


def _settings(stated, folder: Path) -> Settings:
    templates = [stated.templates] if isinstance(stated.templates, str) else stated.templates
    audiences = dict(SHIPPED_AUDIENCES)
    for name, table in stated.audiences.items():
        # What the analyst may see is nobody else's to inherit.
        fresh = replace(audiences["analyst"], name=name, clearance=None)
        base = audiences.get(name) or fresh
        given = {k: v for k, v in table.model_dump().items() if v is not None}
        audiences[name] = replace(base, **given)
    return Settings(
        title=stated.title,
        corpus=tuple(folder / p for p in stated.corpus),
        audience=stated.audience,
        edits=folder / stated.edits,
        templates=tuple(folder / p for p in templates),
        issue_folders=tuple(folder / p for p in stated.issues.folders),
        issues=tuple(stated.issues.order),
        without=tuple(stated.issues.without),
        ranker=stated.summary.by,
        audiences=tuple(audiences.values()),
        aliases=tuple(folder / p for p in stated.aliases),
        handling=stated.handling.model_dump(),
        fetch=stated.fetch,
        folder=folder,
    )


def _lines(name: str, error) -> list[str]:
    """One line a mistake: file, dotted path, what is wrong."""
    lines = []
    for mistake in error.errors():
        where = ".".join(str(part) for part in mistake["loc"])
        what = mistake["msg"].removeprefix("Value error, ")
        if mistake["type"] == "extra_forbidden":
            what = "unknown key"
        lines.append(f"{name}: {where}: {what[0].lower()}{what[1:]}")
    return lines
