"""What can go wrong: exceptions for a run that cannot go on, `Problem` for one page's trouble.

    OnRecordError
    ├── SettingsError        a setting is unknown or has an impossible value
    ├── InputError           what was named on the command line is not there or cannot be read
    ├── PageError            one page's trouble, on its way to becoming a Problem
    ├── WeightsError         the reader's weights are missing, damaged or of another version
    ├── StoreError           the database cannot be opened, read or written
    │   └── SchemaError      the database was made by a newer onrecord, or is not one of ours
    └── ModelError           a value that the glossary does not allow: a fault of the code, not of the input

Every message says what failed, where, and what to do. All of them survive pickling, since workers send them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal["pages", "articles", "reading", "record"]

OUT_OF_TIME, WORKER_DIED, CRASHED = "out-of-time", "worker-died", "crashed"
TRANSIENT = frozenset({OUT_OF_TIME, WORKER_DIED})
"""Categories of problems after which a page is tried again by the next run."""

NOT_THERE = "not-there"
"""The category of what was named and is not there: a trouble of that one run, not of the story."""


class OnRecordError(Exception):
    """Anything that `onrecord` itself raises."""


class SettingsError(OnRecordError):
    """A setting is unknown or has an impossible value."""


class InputError(OnRecordError):
    """What the user named is not there or cannot be read."""


class WeightsError(OnRecordError):
    """The reader's weights are missing, damaged or of another version."""


class StoreError(OnRecordError):
    """The database cannot be opened, read or written."""


class SchemaError(StoreError):
    """The database was made by a newer version, or is not a record at all."""


class ModelError(OnRecordError, ValueError):
    """A value that the model does not allow; a fault of the code that made it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A page's trouble, as data: the run goes on, and the record lists it.

    Attributes:
        location: path or URL of what had the trouble.
        page: `sha256:…` of the page, or None where there are no bytes to hash.
        stage: the room in which it happened.
        category: a short slug by which problems are counted, such as `not-english` or `too-large`.
        message: what happened and what to do, for a person.
    """

    location: str
    page: str | None
    stage: Stage
    category: str
    message: str

    @property
    def place(self) -> tuple[str, str, str, str, str]:
        """What problems are sorted by wherever they are listed."""
        return self.location, self.page or "", self.stage, self.category, self.message


class PageError(OnRecordError):
    """One page's trouble, raised inside a room and turned into a `Problem` at its door.

    Args:
        category: slug of the problem.
        message: what happened and what to do, for a person.
    """

    def __init__(self, category: str, message: str) -> None:
        super().__init__(category, message)
        self.category = category
        self.message = message

    def problem(self, location: str, page: str | None, stage: Stage) -> Problem:
        """The same trouble as data."""
        return Problem(location=location, page=page, stage=stage, category=self.category, message=self.message)
