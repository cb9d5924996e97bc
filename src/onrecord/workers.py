"""Processes that take one item at a time through some steps, and can die without taking the run along."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, TimeoutError, wait
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool
from threadpoolctl import threadpool_limits

from onrecord.errors import CRASHED, OUT_OF_TIME, WORKER_DIED, ModelError, OnRecordError

WAITING = 4
"""Items under way for each worker: enough to keep it busy, few enough that memory does not grow."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a worker does: `call` takes what the step before gave, for `seconds` at most.

    `call` must be a function of a module (workers are spawned), and its result must survive pickling.
    """

    name: str
    call: Callable[[Any], Any]
    seconds: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A step that gave nothing: it ran out of time, its worker died, or it raised what it should not."""

    step: Step
    category: str
    message: str


def run(
    items: Iterable[Item], steps: Sequence[Step], workers: int, start: Callable[..., None], given: Sequence[Any]
) -> Iterator[tuple[Item, Any | Failure]]:
    """Takes every item through `steps`; gives each with its last step's result, as they are ready.

    An `OnRecordError` that a step raises is raised here, save a `ModelError`, which is one item's: that and all
    else becomes the item's `Failure`.

    Args:
        items: drawn one by one, so that they may come from a stream larger than memory.
        steps: what is done with each, in order.
        workers: how many processes.
        start: called once in each process, with the values of `given`.
        given: what `start` gets.
    """
    spawn = multiprocessing.get_context("spawn")
    pool: Any = ProcessPool(workers, initializer=_start, initargs=(start, *given), context=spawn)
    try:
        street: _Street[Item] = _Street(pool, steps, WAITING * workers)
        yield from street.run(iter(items))
        pool.close()
    except BaseException:  # Ctrl-C and a caller that stops listening too: no worker may outlive the run
        pool.stop()
        raise
    finally:
        pool.join()


class _Street(Generic[Item]):
    """The items under way, each with the step it is in."""

    def __init__(self, pool: Any, steps: Sequence[Step], room: int) -> None:
        self._pool = pool
        self._steps = steps
        self._room = room
        self._under_way: dict[ProcessFuture[Any], tuple[Item, int]] = {}

    def run(self, items: Iterator[Item]) -> Iterator[tuple[Item, Any | Failure]]:
        """Keeps a bounded number of items under way until none is left."""
        while True:
            while len(self._under_way) < self._room and (item := next(items, None)) is not None:
                self._send(item, 0, item)
            if not self._under_way:
                return
            done, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
            for future in [f for f in self._under_way if f in done]:
                yield from self._arrived(future)

    def _send(self, item: Item, number: int, value: Any) -> None:
        step = self._steps[number]
        future = self._pool.schedule(step.call, args=(value,), timeout=step.seconds)
        self._under_way[future] = (item, number)

    def _arrived(self, future: ProcessFuture[Any]) -> Iterator[tuple[Item, Any | Failure]]:
        item, number = self._under_way.pop(future)
        result = _result(future, self._steps[number])
        if isinstance(result, Failure) or number + 1 == len(self._steps):
            yield item, result
        else:
            self._send(item, number + 1, result)


def _result(future: ProcessFuture[Any], step: Step) -> Any | Failure:
    try:
        return future.result()
    except TimeoutError:
        return Failure(step, OUT_OF_TIME, f"took longer than {step.seconds:g} seconds and was ended")
    except (ProcessExpired, MemoryError) as error:
        return Failure(step, WORKER_DIED, f"the worker that had it died ({str(error) or type(error).__name__})")
    except ModelError as error:
        return Failure(step, CRASHED, f"gave what cannot be: {error}")
    except OnRecordError:
        raise  # no item's fault: damaged weights, say
    except Exception as error:  # noqa: BLE001 – one item must not end the run, whatever a step raises
        return Failure(step, CRASHED, f"failed with {type(error).__name__}: {error}")


def _start(start: Callable[..., None], *given: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    threadpool_limits(1)  # as many workers as cores, and each would multiply matrices on all of them
    start(*given)
