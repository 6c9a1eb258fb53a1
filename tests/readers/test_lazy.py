"""Heavy libraries load with the first file that needs them, and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.readers.samples import JSONL, TEXT, write

HEAVY = (
    "trafilatura", "htmldate", "feedparser", "dateparser", "lxml", "frontmatter", "yaml",
    "markdown_it", "charset_normalizer", "pypdf", "justext", "numpy", "spacy",
)  # fmt: skip


@pytest.mark.parametrize(("name", "content"), [("a.txt", TEXT), ("a.jsonl", JSONL)])
def test_plain_formats_load_nothing_heavy(name, content, tmp_path):
    path = write(tmp_path, name, content)
    code = (
        "import sys; from pathlib import Path; from briefing.readers import read;"
        f"assert list(read([Path({str(path)!r})]));"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
