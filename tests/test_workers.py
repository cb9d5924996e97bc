"""Workers can die, run out of time and be stopped, and the run goes on."""

from __future__ import annotations

import os
import time

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from onrecord import workers
from onrecord.errors import CRASHED, OUT_OF_TIME, WORKER_DIED, PageError
from onrecord.model import Span

_base = 0


def start(base: int) -> None:
    global _base
    _base = base


def add(value: int) -> int:
    return _base + value


def double(value: int) -> int:
    return 2 * value


def trouble(value: int) -> int:
    if value == 1:
        time.sleep(60)
    if value == 2:
        os._exit(9)
    return value


def crash(value: int) -> int:
    return value // (value - 1)


def cut(value: int) -> Span:
    return Span(value, 0, "")


def refuse(value: int) -> int:
    raise PageError("no", f"{value} is refused")


def threads(size: int) -> set[int]:
    np.ones((size, size)) @ np.ones((size, size))
    return {pool["num_threads"] for pool in threadpool_info()}


def run(items, *steps, count=2, base=100):
    return dict(workers.run(items, steps, count, start, (base,)))


def test_every_item_goes_through_every_step() -> None:
    steps = workers.Step("add", add, 30), workers.Step("double", double, 30)
    assert run(range(1, 30), *steps) == {n: 2 * (100 + n) for n in range(1, 30)}


def test_slow_and_dead_workers_are_failures_and_the_rest_goes_on() -> None:
    results = run(range(1, 8), workers.Step("trouble", trouble, 3))
    assert results.pop(1).category == OUT_OF_TIME
    assert results.pop(2).category == WORKER_DIED
    assert results == {n: n for n in range(3, 8)}


def test_an_unexpected_exception_is_a_failure_of_its_item() -> None:
    results = run([1, 2], workers.Step("crash", crash, 30))
    assert (results[1].category, results[2]) == (CRASHED, 2)
    assert "ZeroDivisionError" in results[1].message


def test_what_cannot_be_is_a_failure_of_its_item() -> None:
    results = run([0, 5], workers.Step("cut", cut, 30))
    assert (results[0], results[5].category) == (Span(0, 0, ""), CRASHED)
    assert "span [5, 0)" in results[5].message


def test_an_exception_of_ours_ends_the_run() -> None:
    with pytest.raises(PageError, match="1 is refused"):
        run([1], workers.Step("refuse", refuse, 30))


def test_a_worker_multiplies_matrices_on_one_thread() -> None:
    assert run([2, 3], workers.Step("threads", threads, 30)) == {2: {1}, 3: {1}}


def test_items_are_drawn_no_faster_than_they_are_worked_on() -> None:
    drawn = []

    def items():
        for n in range(1, 100):
            drawn.append(n)
            yield n

    results = workers.run(items(), [workers.Step("add", add, 30)], 1, start, (0,))
    next(results)
    assert len(drawn) <= workers.WAITING + 1
    results.close()
