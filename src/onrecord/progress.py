"""Progress is an object handed in; library code never prints."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """Told what is being done and how far it is.

    A stage is opened with `stage`, which gives a callable-free handle: `advance` counts finished items of the
    stage that is open. `total` is None where nobody can know it yet.
    """

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[None]:
        """Everything inside the block belongs to the stage `name`."""
        yield

    def advance(self, count: int = 1) -> None:
        """`count` more items of the open stage are done."""


class Silent:
    """Says nothing: for pipes, tests and library use."""

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[None]:
        """Everything inside the block belongs to the stage `name`."""
        yield

    def advance(self, count: int = 1) -> None:
        """`count` more items of the open stage are done."""


class Logged:
    """One log line when a stage opens and one when it closes: for jobs that nobody watches."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger
        self._done = 0

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[None]:
        """Everything inside the block belongs to the stage `name`."""
        self._done = 0
        self._logger.info("%s: started%s", name, "" if total is None else f", {total} to do")
        yield
        self._logger.info("%s: %d done", name, self._done)

    def advance(self, count: int = 1) -> None:
        """`count` more items of the open stage are done."""
        self._done += count


class Bars:
    """A bar on the terminal for the stage that is open; needs `rich`, which is loaded only here."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(stderr=True)
        self._advance: Callable[[int], None] = lambda count: None

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[None]:
        """Everything inside the block belongs to the stage `name`."""
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self._console) as bars:
            task = bars.add_task(name, total=total)
            self._advance = lambda count: bars.advance(task, count)
            yield

    def advance(self, count: int = 1) -> None:
        """`count` more items of the open stage are done."""
        self._advance(count)
