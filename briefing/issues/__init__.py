"""Issues: what the desk watches, said in profiles, and the passages that touch it.

- ``words``: what a word is, and its inflected forms.
- ``patterns``: the language in which a profile says what to look for.
- ``profile``: the TOML file of one issue, read and checked.
- ``trie``: every phrase of every pattern, found in one reading.
- ``match``: passages against profiles; scores and reasons.
- ``scores``: how well profiles do on labelled passages.
- ``template``: the text of a new profile.
"""

from briefing.issues.match import Evidence, Explanation, Matcher, passages
from briefing.issues.profile import SHIPPED, Profile, Term, load_profiles, parse_profile
from briefing.issues.scores import IssueScore, Scores, score_examples, score_profiles
from briefing.issues.template import template

__all__ = [
    "SHIPPED",
    "Evidence",
    "Explanation",
    "IssueScore",
    "Matcher",
    "Profile",
    "Scores",
    "Term",
    "load_profiles",
    "parse_profile",
    "passages",
    "score_examples",
    "score_profiles",
    "template",
]
