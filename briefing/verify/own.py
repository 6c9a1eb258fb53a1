"""A file that is about to be published, read again as a sceptic would: no brief goes out that
``briefing verify`` would fault.

Knows nothing of how the file was made.
"""

from __future__ import annotations

from pathlib import Path

from briefing.errors import UnfaithfulBrief
from briefing.verify.judging import judge
from briefing.verify.matching import shown
from briefing.verify.opening import statements
from briefing.verify.sources import Sources

_MOST_TOLD = 10


def prepare() -> None:
    """Load what reading a PDF takes, where there is time to spare before it is there."""
    import pypdf  # noqa: F401


def require_verbatim(data: bytes, path: Path, sources: Sources) -> None:
    """Raise UnfaithfulBrief, naming each fault, unless all that the file quotes is verbatim.

    ``path`` tells the format, and is named in the error.
    """
    findings = [judge(statement, sources) for statement in statements(data, path.suffix)]
    bad = [f for f in findings if not f.good]
    if not bad:
        return
    lines = [
        f"  {f.verdict}: {shown(f.statement.text, f.statement.layout)!r}: {f.why}"
        for f in bad[:_MOST_TOLD]
    ]
    if len(bad) > _MOST_TOLD:
        lines.append(f"  and {len(bad) - _MOST_TOLD} more")
    raise UnfaithfulBrief(
        "\n".join(
            [
                f"{path}: nothing was published, for this file would show words as a source's that "
                "do not stand there. A template of your own may cut, join or reword quotations; "
                "with the shipped ones it is a mistake of the program, and other formats may pass",
                *lines,
            ]
        )
    )
