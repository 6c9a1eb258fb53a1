"""The plan of the house, held by reading the imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "briefing"
FLOORS = (
    {"model", "errors"},
    {"config", "assets", "store", "workers", "files"},
    {"readers", "dating", "lineage", "group", "language", "sentences", "ranking", "select",
     "issues", "sections", "changes", "collect", "compare", "compose", "figures", "quotes",
     "render", "verify", "actors", "timeline", "edits", "handling", "gaps"},
    {"gathering", "study", "keeping"},
    {"telling"},
    {"stages", "publishing"},
    {"pipeline"},
    {"cli"},
)  # fmt: skip
SIBLINGS = {("select", "ranking"), ("compare", "figures"), ("timeline", "dating")}
"""Selection orders what ranking scored: the one pair of stages that are one step apart."""
ONLY = {
    "jinja2": {"render"}, "weasyprint": {"render"}, "sumy": {"ranking"}, "typer": {"cli"},
    "feedparser": {"readers"}, "trafilatura": {"readers"}, "rich": {"cli"},
    "httpx": {"collect"},
}  # fmt: skip
"""Libraries that one room alone may import."""


def imports(path: Path) -> set[str]:
    """Full names of all modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = sorted(
    p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE or not p.name.startswith("__")
)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down_only(path: Path) -> None:
    floor = {name: level for level, rooms in enumerate(FLOORS) for name in rooms}
    own = room(path)
    assert own in floor, f"{own} stands on no floor: add it to FLOORS"
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "briefing" and len(parts) > 1 and parts[1] in floor:
            other = parts[1]
            below = floor[other] < floor[own] or other == own or (own, other) in SIBLINGS
            assert below, f"{path.name} imports {name}"
        if parts[0] in ONLY:
            assert own in ONLY[parts[0]], f"{parts[0]} belongs to {ONLY[parts[0]]}"


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import briefing.cli", "rich numpy spacy jinja2 weasyprint pydantic lxml punkt"),
        (
            "import briefing.cli.build, briefing.cli.stages, briefing.cli.manage",
            "rich numpy scipy spacy jinja2 weasyprint pydantic lxml trafilatura feedparser",
        ),
        ("import briefing.collect, briefing.cli.fetch", "httpx pydantic rich feedparser lxml"),
        (
            "import briefing.pipeline, briefing.readers, briefing.dating, briefing.lineage",
            "spacy jinja2 weasyprint trafilatura feedparser dateparser sumy nltk sklearn",
        ),
        (
            "import briefing.select, briefing.issues, briefing.group, briefing.render",
            "jinja2 weasyprint trafilatura feedparser dateparser sumy nltk sklearn",
        ),
    ],
)
def test_nothing_imports_what_it_does_not_need(statement: str, absent: str) -> None:
    code = f"import sys; {statement}; print(*[m for m in {absent.split()!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
