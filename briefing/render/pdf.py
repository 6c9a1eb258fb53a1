"""A brief as an accessible PDF (PDF/UA-1): the HTML page laid out by WeasyPrint.

The same brief gives the same bytes: dates come from the brief, fonts from the bundle. Nothing is
fetched but data URIs and bundled fonts. Knows nothing of what the page says.
"""

from __future__ import annotations

import gc
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import assets
from briefing.errors import MissingLibrary
from briefing.model import Audience, Brief, Section
from briefing.render import fonts
from briefing.render.clean import clean, texts
from briefing.render.html import page
from briefing.render.trim import cuts, trimmed

if TYPE_CHECKING:
    from weasyprint import Document

VARIANT = "pdf/ua-1"

_SHEET = re.compile(r"(<style\b[^<>]*>)([^<]*)")
_SCREEN = re.compile(r'<style media="screen">[^<]*</style>')
_ROOT = re.compile(r"(?<![\w)\]-]):root\s*\{([^{}]*)\}")
_SET = re.compile(r"(--[\w-]+)\s*:")
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;!]*[^;!\s])\s*;")
_USED = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_DEEPEST = 3

Layout = Callable[[Brief], "Document"]


def render(brief: Brief, audience: Audience, *, templates: tuple[Path, ...] = ()) -> bytes:
    """The PDF; where ``audience.max_pages`` is set, cut down until it fits.

    Raises TemplateError, and MissingLibrary where the machine has no Pango.
    """
    with _no_collections():
        brief = _with_note_on_characters(clean(brief))
        layout = _layout(audience, templates)
        document = layout(brief)
        if audience.max_pages and len(document.pages) > audience.max_pages:
            document = _fitted(brief, audience.max_pages, layout)
        return document.write_pdf(pdf_variant=VARIANT)


def prepare() -> None:
    """Load the engine and lay out a page, so that the next layout finds all in place.

    The first page of a process takes twice as long as the second: fonts, style sheets, templates,
    the engine's own tables and those of hyphenation are read on the way. Raises MissingLibrary.
    """
    parted = "internationalisation " * 12  # some stand at the end of a line, and are hyphenated
    nothing = Brief(
        title="None",
        audience="",
        created=datetime(2000, 1, 1, tzinfo=UTC),
        first=None,
        last=None,
        sections=(Section("none", "None", parted),),
        events=(),
        references=(),
        ledger=(),
        problems=(),
        version="",
    )
    render(nothing, Audience("analyst", template="analyst"))


def requirements() -> Iterator[tuple[str, str]]:
    """The libraries that a PDF needs, with the version found. Raises MissingLibrary."""
    weasyprint = _weasyprint()
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    yield "WeasyPrint", weasyprint.__version__
    yield "Pango", f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    yield "Fonts", f"{len(fonts.faces())} bundled"


def _fitted(brief: Brief, most: int, layout: Layout) -> Document:
    """The layout with the fewest cuts that keeps to ``most`` pages; with all cuts if none does.

    Fewer pages with more cuts, so the number of cuts is found by bisection: at 0.15 s a page and
    40 cuts, six layouts in place of forty.
    """
    shortest = cuts(brief)
    best = layout(trimmed(brief, shortest))
    low, high = 1, shortest - 1
    while low <= high and len(best.pages) <= most:
        middle = (low + high) // 2
        document = layout(trimmed(brief, middle))
        if len(document.pages) <= most:
            best, high = document, middle - 1
        else:
            low = middle + 1
    return best


def _layout(audience: Audience, templates: tuple[Path, ...]) -> Layout:
    """A function from a brief to its pages; the fonts are read once for all its calls."""
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    fetcher = _fetcher()

    def layout(brief: Brief) -> Document:
        text = written_out(page(brief, audience, templates, embed=False))
        source = weasyprint.HTML(string=fonts.printable(text), url_fetcher=fetcher)
        return source.render(font_config=configuration)

    return layout


def written_out(text: str) -> str:
    """A page whose style sheets have the values of its design tokens in place of their names.

    WeasyPrint 70 works out each ``var()`` anew for each element that has it, which took 5 % of a
    PDF's time. Written out are names that the page sets once, in a ``:root`` rule. Sheets for
    screens are left out: WeasyPrint does not read them, and by night their tokens are others.
    """
    text = _SCREEN.sub("", text)
    times = Counter(_SET.findall(text))
    sheets = "".join(sheet for _, sheet in _SHEET.findall(text))
    rules = "".join(_ROOT.findall(sheets))
    values = {name: value for name, value in _TOKEN.findall(rules) if times[name] == 1}

    def value(used: re.Match[str]) -> str:
        return values.get(used[1], used[0])

    def plain(sheet: re.Match[str]) -> str:
        css = sheet[2]
        for _ in range(_DEEPEST):  # a token may be made of others
            css = _USED.sub(value, css)
        return sheet[1] + css

    return _SHEET.sub(plain, text)


def _with_note_on_characters(brief: Brief) -> Brief:
    """The brief, saying which of its characters the bundled fonts cannot show."""
    odd = fonts.missing("".join(texts(brief)))
    if not odd:
        return brief
    named = ", ".join(f"U+{ord(c):04X}" for c in odd[:12]) + (" …" if len(odd) > 12 else "")
    text = f"{fonts.STAND_IN} stands for characters that the bundled fonts lack ({named})."
    return replace(brief, notes=(*brief.notes, ("Characters", text)))


def _fetcher():
    """A fetcher that opens data URIs and bundled fonts, and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    files = {f"{fonts.SCHEME}:{face.file}": face.file for face in fonts.faces()}

    class Bundled(URLFetcher):
        def fetch(self, url, headers=None):
            if url in files:
                return URLFetcherResponse(url, (assets.FONTS / files[url]).read_bytes())
            return super().fetch(url, headers)

    return Bundled(allowed_protocols=("data",), allow_redirects=False)


@contextmanager
def _no_collections() -> Iterator[None]:
    """No garbage collection meanwhile: a layout's million boxes all live until it is written, and
    walking them again and again took 15 % of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _weasyprint():
    try:
        with warnings.catch_warnings():
            # A machine without fonts is no trouble: the pages bring their own.
            warnings.filterwarnings("ignore", message=".*FontConfig", category=UserWarning)
            import weasyprint
    except OSError as error:
        reason = str(error).splitlines()[0] if str(error) else "it cannot be loaded"
        raise MissingLibrary(
            f"PDF needs the library Pango ({reason}). Install it with: apt-get install "
            "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu), "
            "dnf install pango (Fedora) or brew install pango (macOS)"
        ) from None
    return weasyprint
