"""What stands around the news on a page: housekeeping, captions, advertisements, time stamps.

Only data, as :mod:`briefing.select.patterns`.
"""

from __future__ import annotations

import re

from briefing.select.cues import cued, joined, opening

BOILERPLATE = opening(
    r"""(?i:click|read more|sign up|subscribe|follow us|continue reading|advertisement|share this|
    photos?:|watch:|video:|related:|see also|image source|getty images|file photo|copyright|
    story (?:continues|can end)|skip (?:twitter|to)|reporting by|editing by|for use by|
    check (?:back|out)|for more (?:information|stories)|
    with (?:files|reporting) from|(?:begin|end) (?:optional|trim)|
    this (?:article|story|report) (?:was|is|has)|following (?:is|are) (?:the|an|a|excerpts)|
    (?:map|chart|graphic|picture|image) (?:indicating|showing|of))"""
)
HOUSEKEEPING = cued(
    "rights contributed http https www gmail mail terms privacy newsletter photo getty reuters afp"
    " ap editor editors",
    joined(
        r"""all rights reserved|contributed to this|https?://|www\.|@gmail|e-mail:|terms of use|
        terms of service|privacy policy|our newsletter|free newsletter|photo by|file photo|
        ap photo|/getty|/reuters|/afp|/ap\)|editors?'s? note"""
    ),
)
"""In lower case; anywhere in a sentence."""
CAPTION = cued(
    "speaks arrives listens walks waves gestures looks meets attends stands holds talks seen"
    " answers leaves departs testifies addresses poses waits sits shakes smiles pictured",
    r"\b(?:speaks|arrives|listens|walks|waves|gestures|looks|meets|attends|stands|holds|talks|seen"
    r"|answers|leaves|departs|testifies|addresses|poses|waits|sits|shakes|smiles|pictured)\b",
)
CAPTION_DAY = re.compile(
    r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b|day, [A-Z][a-z]{2,8}\.? \d{1,2}\.$"
)
"""Captions tell the past in the present tense and give the full date."""
FURNITURE = re.compile(r"\bADVERTISEMENT\b|\b\d{1,2}:\d\d (?:GMT|UTC|CES?T|BST|E[SD]T)\b")
"""What stands around an article run into its sentence."""
LINKS = re.compile(r"[a-z][A-Z][a-z]+ .{20,}\bMORE\b")
"""Headlines of a page's links run into the sentence."""
CAPTION_DATE = re.compile(r",(?: [A-Z][a-z]+day,)? [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.$")
""", *April 12, 2018.* without a preposition."""
