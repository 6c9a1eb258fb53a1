"""Work as tasks on a Dask cluster: for corpora that are too much for one machine.

Needs ``pip install 'briefing[cluster]'``. Knows nothing of how the cluster came to be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.errors import BriefingError, UsageError
from briefing.workers.pieces import Piece, apply, cut, in_order

TIMEOUT = 10
"""Seconds to wait for the scheduler's first answer."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """A function with all it holds, which goes to every worker once, not with every piece."""

    function: Callable[[Any], Any]


class Cluster:
    """Work done by the workers of the Dask scheduler at ``scheduler`` (``tcp://host:8786``).

    ``parts``: into how many pieces all work is cut. ``same``, called on every worker, must answer
    there what it answers here: other versions of the program or of its libraries could give other
    results. Whoever reaches a scheduler can run code on its workers: keep it in a closed network or
    behind TLS (``tls://``).

    Raises UsageError for a missing extra or scheduler, BriefingError where none answers or a
    worker differs.
    """

    def __init__(
        self,
        scheduler: str | None = None,
        *,
        parts: int | None = None,
        same: Callable[[], object] | None = None,
    ) -> None:
        if not scheduler:
            raise UsageError("--executor dask needs --scheduler ADDRESS, as tcp://host:8786")
        try:
            from distributed import Client
        except ImportError:
            raise UsageError(
                "--executor dask needs Dask; install it with: pip install 'briefing[cluster]'"
            ) from None
        try:
            self._client = Client(scheduler, timeout=TIMEOUT, set_as_default=False)
        except (OSError, ValueError, ImportError) as error:
            raise BriefingError(f"{scheduler}: no Dask scheduler answers ({error})") from None
        self._parts = parts
        if same is not None:
            self._check(same)

    def map(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        """See :class:`~briefing.workers.Executor`."""
        if not len(items):
            return
        from distributed import KilledWorker
        from distributed.comm import CommClosedError

        workers = self._workers()
        try:
            shared = self._client.scatter(_Shared(function), broadcast=True, hash=False)
            yield from in_order(
                lambda piece: self._client.submit(_work, shared, piece, pure=False),
                cut(items, workers, self._parts),
                workers,
            )
        except (KilledWorker, CommClosedError) as error:
            raise BriefingError(f"the cluster lost the work: {error}") from None

    def _workers(self) -> int:
        found = len(self._client.scheduler_info(n_workers=-1)["workers"])
        if not found:
            raise BriefingError(
                "the Dask scheduler has no workers; start some: dask worker ADDRESS"
            )
        return found

    def _check(self, same: Callable[[], object]) -> None:
        here = same()
        for address, there in sorted(self._client.run(same).items()):
            if there != here:
                self._client.close()
                raise BriefingError(
                    f"the worker {address} has another edition of the program or of its "
                    "libraries: install the same on all machines"
                )

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()


def _work(shared: _Shared, piece: Piece) -> list[Any]:
    return apply(shared.function, piece)
