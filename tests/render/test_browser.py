"""The HTML in a real browser: nothing runs over the edge of a phone."""

from __future__ import annotations

import html as entities
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from briefing import render
from tests.render import sample
from tests.render.test_html import hostile

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 4

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")


def widths(page: str, folder: Path, *sizes: int) -> dict[int, int]:
    """How wide the page comes out in windows of these widths, in pixels."""
    frames = "".join(
        f'<iframe sandbox="allow-same-origin" width={w} height=800 style="border:0" '
        f'srcdoc="{entities.escape(page, quote=True)}"></iframe>'
        for w in sizes
    )
    script = (
        "onload = () => { document.title = [...document.querySelectorAll('iframe')].map(f =>"
        "f.contentDocument.documentElement.scrollWidth).join(' ') }"
    )
    file = folder / "frames.html"
    file.write_text(f"<!doctype html><title>-</title><script>{script}</script>{frames}", "utf-8")
    done = subprocess.run(
        [CHROMIUM, *FLAGS, f"--user-data-dir={folder}/profile", "--virtual-time-budget=4000",
         "--dump-dom", file.as_uri()],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return dict(
        zip(sizes, map(int, re.search(r"<title>([\d ]+)", done.stdout)[1].split()), strict=True)
    )


def test_no_page_scrolls_sideways(html: str, tmp_path: Path) -> None:
    assert widths(html, tmp_path, 360, 800, 1280) == {360: 360, 800: 800, 1280: 1280}


@pytest.mark.parametrize("audience", [sample.ANALYST, sample.EXECUTIVE], ids=lambda a: a.name)
def test_not_even_with_the_longest_words(audience, tmp_path: Path) -> None:
    page = render.render(hostile(sample.brief(), LONG), ".html", audience).decode()
    assert widths(page, tmp_path, 360, 1280) == {360: 360, 1280: 1280}
