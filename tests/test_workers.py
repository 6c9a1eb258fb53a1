from __future__ import annotations

import os
import sys
from functools import partial

import pytest

from briefing.errors import BriefingError, TemplateError, UsageError
from briefing.workers import EXECUTORS, Beside, Processes, executor
from briefing.workers import processes as workers_processes
from briefing.workers.pieces import MOST_TOGETHER, cut

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


def square(number: int) -> int:
    return number * number


def refuse(number: int) -> int:
    raise TemplateError(f"no {number}")


def end(number: int) -> None:
    os._exit(number)


def whereabouts(number: int) -> int:
    return os.getpid()


def total(table, rows) -> float:
    return float(table[rows].sum())


@pytest.fixture(scope="module")
def processes():
    with Processes(count=2, parts=3) as pool:
        yield pool


def test_every_executor_is_named_and_made() -> None:
    assert list(EXECUTORS) == ["processes", "serial", "dask"]
    with executor() as default, executor("serial") as serial:
        assert list(default.map(square, [3, 1, 2])) == [9, 1, 4]
        assert list(serial.map(square, [3, 1, 2])) == [9, 1, 4]
        assert list(default.map(square, [])) == list(serial.map(square, [])) == []


def test_a_wrong_executor_names_the_remedy(monkeypatch) -> None:
    with pytest.raises(UsageError, match="Choose from: dask, processes, serial"):
        executor("threads")
    with pytest.raises(UsageError, match="--scheduler"):
        executor("dask")
    with pytest.raises(UsageError, match="goes with --executor dask"):
        executor("serial", scheduler="tcp://host:8786")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'briefing\[cluster\]'"):
        executor("dask", scheduler="tcp://host:8786")


def test_little_work_is_done_here() -> None:
    with Processes(count=2) as pool:
        assert set(pool.map(whereabouts, range(100))) == {os.getpid()}


def test_much_work_goes_to_others(monkeypatch) -> None:
    monkeypatch.setattr(workers_processes, "PATIENCE", 0.0)
    monkeypatch.setattr(workers_processes, "WORTH", 0.0)
    with Processes(count=2) as pool:
        first, *others = pool.map(whereabouts, range(100))
        assert first == os.getpid()
        assert first not in others


@pytest.mark.parametrize("count", [0, 1, 2, 3, 50])
def test_results_are_in_order_whatever_their_number(processes, count: int) -> None:
    assert list(processes.map(square, range(count))) == [n * n for n in range(count)]


def test_what_is_raised_there_is_raised_here_and_ends_nothing(processes) -> None:
    with pytest.raises(TemplateError, match="no 1"):
        list(processes.map(refuse, [1, 2]))
    assert list(processes.map(square, [1, 2])) == [1, 4]


def test_arrays_are_shared_as_they_are(processes) -> None:
    np = pytest.importorskip("numpy")
    table = np.arange(600.0).reshape(100, 6)[:, ::2]
    rows = [np.arange(0), np.arange(5), np.array([99, 0])]
    expected = [total(table, r) for r in rows]
    assert list(processes.map(partial(total, table), rows)) == expected
    assert list(processes.map(partial(total, np.asfortranarray(table)), rows)) == expected


def test_a_lost_process_is_an_error_not_a_hang() -> None:
    with (
        Processes(count=1, parts=1) as pool,
        pytest.raises(BriefingError, match="--executor serial"),
    ):
        list(pool.map(end, [7]))


def test_leaving_in_the_middle_calls_the_rest_off(processes) -> None:
    results = processes.map(square, range(1_000))
    assert next(results) == 0
    results.close()
    assert list(processes.map(square, [5])) == [25]


@pytest.mark.parametrize("parts", [None, 1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 4, 12, 2_000])
def test_pieces_hold_every_item_once(parts: int | None, count: int) -> None:
    pieces = cut(range(count), 2, parts)
    assert [n for piece in pieces for n in piece.items] == list(range(count))
    assert all(piece.items for piece in pieces)
    assert parts is None or len(pieces) == min(parts, count)
    assert max((len(p.items) for p in pieces), default=0) <= MOST_TOGETHER or parts
