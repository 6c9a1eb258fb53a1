"""A process beside this one that gets ready while this one reads.

Knows nothing of what is computed. Functions and arguments must be picklable.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from briefing.errors import BriefingError

T = TypeVar("T")


class Beside:
    """A process that calls ``warm`` at once and then answers one :meth:`call` after another.

    A context manager; the process ends with it, whatever it is doing then, and its temporary
    files with it: they lie in a folder of this side. It is spawned, not forked, so that it is the
    same on every system and inherits no locks.
    """

    def __init__(self, warm: Callable[[], object]) -> None:
        from multiprocessing import get_context
        from tempfile import TemporaryDirectory

        context = get_context("spawn")
        self._folder = TemporaryDirectory(prefix="briefing-")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, warm, self._folder.name), daemon=True
        )
        self._process.start()
        theirs.close()

    def start(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> Callable[[], T]:
        """Begin ``function(*args, **kwargs)`` over there; what is returned waits for the result.

        What the function raises is raised by the wait. One piece of work at a time.
        """
        try:
            self._pipe.send((function, args, kwargs))
        except (BrokenPipeError, ConnectionResetError):
            raise self._died() from None
        return self._result

    def call(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """``function(*args, **kwargs)`` over there, waited for."""
        return self.start(function, *args, **kwargs)()

    def _result(self) -> Any:
        try:
            failed, value = self._pipe.recv()
        except (EOFError, ConnectionResetError):
            raise self._died() from None
        if failed:
            raise value
        return value

    def _died(self) -> BriefingError:
        self._process.join()
        return BriefingError(
            f"a worker process ended unexpectedly (status {self._process.exitcode}); "
            "the machine may be out of memory"
        )

    def __enter__(self) -> Beside:
        return self

    def __exit__(self, *_: object) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._folder.cleanup()


def _serve(pipe: Any, warm: Callable[[], object], folder: str) -> None:
    import gc
    import signal
    import tempfile

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    failure: Exception | None = None
    try:
        warm()
    except Exception as error:  # told to the first caller, who knows what was wanted
        failure = error
    gc.freeze()  # what is loaded stays: looking through it for garbage once took 80 ms of a build
    while True:
        try:
            function, args, kwargs = pipe.recv()
        except EOFError:
            return
        try:
            if failure:
                raise failure
            answer = (False, function(*args, **kwargs))
        except Exception as error:
            answer = (True, error)
        pipe.send(answer)
