"""Cuts the bundled fonts from their upstream releases; run by hand, never by the program.

    python build.py SOURCE_SERIF_OTF_FOLDER SOURCE_SANS_OTF_FOLDER NOTO_SANS_CJK_REGULAR_TTC

Each face is cut into two slices, ``core`` (Latin, punctuation, currency) and ``more`` (rarer Latin,
Greek, Cyrillic), so that a page embeds only what it uses. The second is a family of its own:
WeasyPrint 70 takes two files of one family and weight for one font and mixes up their glyphs. The
Chinese, Japanese and Korean fallback keeps the characters of GB 2312, Big5 level 1, JIS X 0208
level 1 and KS X 1001. The outlines stay in CFF: a WOFF2 of CFF unpacks by plain decompression.
Families are renamed because the upstream licence reserves the name "Source" for unmodified fonts.
Needs fontTools with brotli. Writes the ``.woff2`` files and ``faces.json`` beside itself.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent

FACES = (
    # stem, family, weight, style, upstream file
    ("serif-regular", "Briefing Serif", 400, "normal", "serif/SourceSerif4-Regular.otf"),
    ("serif-italic", "Briefing Serif", 400, "italic", "serif/SourceSerif4-It.otf"),
    ("display", "Briefing Display", 400, "normal", "serif/SourceSerif4Display-Regular.otf"),
    (
        "display-semibold",
        "Briefing Display",
        600,
        "normal",
        "serif/SourceSerif4Display-Semibold.otf",
    ),
    ("sans-regular", "Briefing Sans", 400, "normal", "sans/SourceSans3-Regular.otf"),
    ("sans-semibold", "Briefing Sans", 600, "normal", "sans/SourceSans3-Semibold.otf"),
)
CORE = (
    (0x20, 0x17F), (0x1CD, 0x1DC), (0x218, 0x21B), (0x2B0, 0x2FF), (0x300, 0x304), (0x306, 0x30C),
    (0x2000, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2500, 0x27BF),
)  # fmt: skip
CJK = ((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))
FEATURES = [
    "kern",
    "liga",
    "calt",
    "ccmp",
    "locl",
    "mark",
    "mkmk",
    "lnum",
    "pnum",
    "tnum",
    "sups",
    "case",
]


def main(serif: str, sans: str, noto: str) -> None:
    folders = {"serif": Path(serif), "sans": Path(sans)}
    made = []
    for stem, family, weight, style, source in FACES:
        path = folders[source.split("/")[0]] / source.split("/")[1]
        known = {c for c in TTFont(path).getBestCmap() if not 0xE000 <= c <= 0xF8FF}
        core = {c for c in known if within(c, CORE)}
        for part, wanted in (("core", core), ("more", known - core)):
            if part == "more" and style == "italic":
                continue  # an upright letter slanted will do for what is so rare
            name = f"{stem}-{part}.woff2"
            own = family if part == "core" else f"{family} More"
            cut(path, 0, wanted, HERE / name, own)
            made.append(face(name, own, weight, style, wanted, ranges(wanted)))
    common_han = {
        c for c in TTFont(noto, fontNumber=2).getBestCmap() if within(c, CJK) and common(c)
    }
    cut(Path(noto), 2, common_han, HERE / "cjk-regular.woff2", "Briefing CJK")
    made.append(face("cjk-regular.woff2", "Briefing CJK", 400, "normal", common_han, CJK))
    lines = ",\n".join(json.dumps(entry) for entry in made)
    (HERE / "faces.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def face(name: str, family: str, weight: int, style: str, covers: set[int], css) -> dict:
    """One entry of ``faces.json``: ``css`` is what CSS is told, ``covers`` what the file holds."""
    return {
        "file": name, "family": family, "weight": weight, "style": style,
        "css": [list(r) for r in css], "covers": [list(r) for r in ranges(covers)],
    }  # fmt: skip


def within(code: int, spans) -> bool:
    return any(a <= code <= b for a, b in spans)


def common(code: int) -> bool:
    """Whether a character is in everyday use in Chinese, Japanese or Korean print."""
    char = chr(code)
    return (
        encodes(char, "gb2312")
        or encodes(char, "big5", 0xA140, 0xC67E)
        or encodes(char, "euc_jp", 0xA1A1, 0xCFD3)
        or encodes(char, "euc_kr")
    )


def encodes(char: str, codec: str, low: int = 0, high: int = 0xFFFF) -> bool:
    try:
        code = char.encode(codec)
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and low <= int.from_bytes(code) <= high


def ranges(codes: set[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for code in sorted(codes):
        if found and code == found[-1][1] + 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


def cut(source: Path, number: int, codes: set[int], target: Path, name: str) -> None:
    han = name.endswith("CJK")
    features = [] if han else FEATURES  # its regional and vertical forms would double its size
    options = subset.Options(flavor="woff2", layout_features=features, hinting=False)
    options.desubroutinize = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.font_number = number
    options.drop_tables += ["DSIG", "vhea", "vmtx", "VORG", "BASE"]
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    # A word space takes the font of the word before it, and so must be in every slice.
    cutter.populate(unicodes=codes | set(range(0x20, 0x40)) | {0xA0, 0x2010})
    cutter.subset(font)
    if not han:
        part_shared_glyphs(font)
    postscript = name.replace(" ", "") + "-" + target.stem.split("-")[1].title()
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = name
        elif record.nameID in (3, 6):
            record.string = postscript
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        top = cff.topDictIndex[0]
        for key, value in (("FullName", name), ("FamilyName", name)):
            if hasattr(top, key):
                setattr(top, key, value)
    subset.save_font(font, str(target), options)


def part_shared_glyphs(font: TTFont) -> None:
    """Give every visible character a glyph of its own.

    Upstream draws "-" and U+2010 with one glyph. A PDF remembers one character a glyph, so every
    hyphen in text copied from it would come out as the one that hyphenation puts at line ends.
    """
    cff = font["CFF "].cff.topDictIndex[0]
    metrics, order = font["hmtx"].metrics, font.getGlyphOrder()
    taken: set[str] = {"space"}
    renamed: dict[int, str] = {}
    for code, glyph in sorted(font.getBestCmap().items()):
        if glyph in taken and glyph != "space":
            twin = f"{glyph}.u{code:04X}"
            strings = cff.CharStrings
            strings.charStringsIndex.append(strings[glyph])
            strings.charStrings[twin] = len(strings.charStringsIndex) - 1
            cff.charset.append(twin)
            metrics[twin] = metrics[glyph]
            renamed[code] = twin
        taken.add(glyph)
    for table in font["cmap"].tables:
        table.cmap.update({c: g for c, g in renamed.items() if c in table.cmap})
    font.setGlyphOrder(list(dict.fromkeys([*order, *renamed.values()])))


if __name__ == "__main__":
    main(*sys.argv[1:])
