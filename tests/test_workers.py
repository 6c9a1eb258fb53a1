from __future__ import annotations

import os

import pytest

from briefing.errors import BriefingError, TemplateError
from briefing.workers import Beside

READY = []


def warm() -> None:
    READY.append("warm")


def fail() -> None:
    raise TemplateError("no such font")


def state(more: str, *, twice: bool = False) -> list[str]:
    return READY + [more] * (1 + twice)


def test_it_is_warm_answers_again_and_again_and_shares_nothing() -> None:
    with Beside(warm) as other:
        assert other.call(state, "a") == ["warm", "a"]
        assert other.call(state, "b", twice=True) == ["warm", "b", "b"]
        assert other.call(os.getpid) != os.getpid()
    assert READY == []


def test_errors_come_back_as_they_are_and_do_not_end_it() -> None:
    with Beside(warm) as other:
        with pytest.raises(TemplateError, match="no such font"):
            other.call(fail)
        assert other.call(state, "a") == ["warm", "a"]


def test_a_failed_start_is_told_to_the_caller() -> None:
    with Beside(fail) as other, pytest.raises(TemplateError, match="no such font"):
        other.call(state, "a")


def test_a_dead_process_is_an_error_not_a_hang() -> None:
    with Beside(warm) as other, pytest.raises(BriefingError, match=r"status 7"):
        other.call(os._exit, 7)


def test_leaving_does_not_wait_for_unfinished_work() -> None:
    import time

    began = time.monotonic()
    with Beside(sleep_long):
        pass
    assert time.monotonic() - began < 10


def sleep_long() -> None:
    import time

    time.sleep(60)


def leave_a_folder() -> str:
    import tempfile

    return tempfile.mkdtemp()


def test_temporary_files_go_with_the_process() -> None:
    with Beside(warm) as other:
        folder = other.call(leave_a_folder)
        assert os.path.isdir(folder)
    assert not os.path.exists(folder)
