"""The one way in which getting something fails: a reason in words, and what it means for later.

Knows nothing of how a request is made.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

Kind = Literal["lasting", "passing", "left"]
"""``lasting``: asking again would bring the same; ``passing``: a later try may succeed;
``left``: the host is left alone for now, so that this was not even tried."""


class Fault(Exception):
    """Nothing usable came. ``str(fault)`` is one clause fit to follow the address."""

    def __init__(
        self,
        why: str,
        kind: Kind = "lasting",
        *,
        status: int | None = None,
        until: datetime | None = None,
    ) -> None:
        # A server's words may stand in it: nothing that a terminal would act on.
        super().__init__("".join(c if c.isprintable() else "�" for c in why))
        self.kind = kind
        self.status = status
        """HTTP status, where there was an answer."""
        self.until = until
        """Of ``left``: when the host may be asked again, where it named a time."""


class Refused(Fault):
    """The address itself will not do, whatever its server might say."""

    def __init__(self, why: str) -> None:
        super().__init__(why, "lasting")
