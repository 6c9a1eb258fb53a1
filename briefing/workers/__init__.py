"""Where work is done: here, in processes beside this one, or on a cluster.

Knows nothing of what is computed. Work is a function and items to apply it to, in order
(:data:`Each`); the results are the same wherever it is done, for no function sees more than its
item and what it was given.

- ``beside``: one process that gets ready while this one reads.
- ``processes``: as many processes as there are cores.
- ``cluster``: the machines of a Dask cluster.
- ``pieces``: work cut into pieces, their results in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from briefing.errors import UsageError, unknown_name
from briefing.workers.beside import Beside
from briefing.workers.cluster import Cluster
from briefing.workers.processes import Processes

__all__ = ["EXECUTORS", "Beside", "Cluster", "Each", "Executor", "Processes", "Serial", "executor"]

Each = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
"""``each(function, items)``: the function's results in the items' order, as the builtin ``map``
gives them. A stage that takes an ``each`` says by it what can be worked out item by item."""


class Executor(Protocol):
    """A place to work. A context manager; what it started ends with it."""

    def map(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterable[Any]:
        """An :data:`Each`. Functions, items and results must be picklable.

        What the function raises is raised here; a lost worker is a BriefingError.
        """
        ...

    def __enter__(self) -> Executor: ...

    def __exit__(self, *_: object) -> None: ...


class Serial:
    """Everything here, one item after another."""

    def map(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        """See :class:`Executor`."""
        return map(function, items)

    def __enter__(self) -> Serial:
        return self

    def __exit__(self, *_: object) -> None:
        pass


EXECUTORS: dict[str, Callable[..., Executor]] = {
    "processes": Processes,
    "serial": Serial,
    "dask": Cluster,
}
"""Every executor by name; the first is the default, and does small work here."""


def executor(
    name: str = "processes",
    *,
    scheduler: str | None = None,
    same: Callable[[], object] | None = None,
) -> Executor:
    """The executor of that name; ``scheduler`` and ``same`` are for a :class:`Cluster`.

    Raises UsageError for an unknown name, a missing extra or a scheduler that nobody asks, and
    BriefingError where the cluster cannot be used.
    """
    if name not in EXECUTORS:
        raise unknown_name("executor", name, EXECUTORS)
    if name == "dask":
        return Cluster(scheduler, same=same)
    if scheduler:
        raise UsageError("--scheduler goes with --executor dask")
    return EXECUTORS[name]()
