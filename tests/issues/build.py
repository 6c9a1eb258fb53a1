"""Profiles in one line."""

from __future__ import annotations

from briefing.issues import Matcher, Profile, parse_profile


def profile(body: str, id: str = "mine", order: int = 100) -> Profile:
    """A profile with a title and a question, and ``body`` as the rest of its file."""
    return parse_profile(id, f'title = "T"\nquestion = "Q?"\norder = {order}\n{body}')


def terms(*patterns: str, weight: float = 0.6) -> str:
    """A ``[terms]`` table of the patterns, all of one weight."""
    return "[terms]\n" + "\n".join(f"{pattern!r} = {weight}" for pattern in patterns)


def finds(pattern: str, text: str) -> bool:
    """Whether a profile of this one pattern takes the text."""
    return bool(Matcher([profile(terms(pattern))]).match(text))
