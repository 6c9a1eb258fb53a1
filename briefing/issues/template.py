"""The text of a new profile: a file that works as it is and says how to go on.

Knows nothing of where the file is put.
"""

from __future__ import annotations

from briefing.errors import UsageError
from briefing.issues.profile import is_id

_TEXT = """\
# Profile of one issue. docs/issues.md describes the format; `briefing issues test FILE` scores it
# on passages that you have labelled, `briefing issues explain TEXT` shows what it finds.

title = "{title}"
question = "What is new on {words}, and who is doing what about it?"
order = 100       # sections stand in ascending order; the shipped ones have 10 to 40
threshold = 0.5   # a passage is filed here from this score on

# People and institutions of this issue, and developments to be pointed out. Neither scores.
actors = []
watch = []

# Words that these cover count for nothing: other meanings of your terms.
exclusions = []

# Passages that belong here, and look-alikes that do not. `briefing issues test` checks them.
examples = []
counterexamples = []

# Lists of phrases, used elsewhere as {{name}}. Ready-made: {{china}}, {{eu}}, {{member}} (states of
# the EU), {{europe}} (both), {{us}}, {{russia}}, {{ukraine}}.
[groups]
subject = ["{words}"]

# What to look for, and how sure each alone makes you that the passage belongs here (0 to 1).
# Several add up: two of 0.5 make 0.75.
#   "export ban"              the words in a row, inflected (bans, banned), in any case
#   "Polish", "EU"            a capital letter in the pattern must be there in the text
#   "(ban|curb) on (ore|)"    alternatives; an empty one makes the words optional
#   "mine NEAR/6 {{china}}"     both, with at most six words between, in either order
#   "mine AND {{china}}"        both anywhere in the passage
#   "mine AND NOT coal"       the first without the second
[terms]
"{{subject}}" = 0.6

# Names and words that count only in a passage that holds one of the terms.
[context]
"{{china}}" = 0.2
"""


def template(name: str) -> str:
    """The commented text of ``<name>.toml``. Raises UsageError if ``name`` cannot be an id."""
    if not is_id(name):
        raise UsageError(
            f"{name!r} cannot name an issue: use small letters, digits and underscores, a letter "
            "first (raw_materials)"
        )
    words = name.replace("_", " ").strip()
    return _TEXT.format(title=words.capitalize(), words=words)
