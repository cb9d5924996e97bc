"""What `record/` costs on a story of a thousand articles, and how each room grows on five thousand.

No such story lies anywhere that may be read here, so the readings of a corpus are multiplied. A turn is the whole
corpus once more, in one of `WORLDS` worlds and some days later:

- In each world every name is another one of the same length (letters changed by a fixed, seeded table, vowels for
  vowels), the same in all articles of that world, so that people and bodies stay who they are across its pages.
- Every full date moves by the days of the turn (seeded); months and years alone stay.
- Everything else stays, vectors too: each article has a near-copy in every turn, which is more likeness than any
  real story holds, and from the second round of the worlds on its speakers say everything again on another day.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from typing import Any

from onrecord.model import Reading, RecordSettings, Span
from onrecord.record import build

WORLDS = 12
SEED = 20251125
SIZES = (1_000, 5_000)
ROOMS = ("story", "entities", "statements", "utterances", "origins", "claims", "relations, dates, positions")
"""The stages of `record.build`, in its order."""

_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_VOWELS, _OTHERS = "aeiou", "bcdfghjklmnpqrstvwxz"


class Clock:
    """A progress that keeps the processor seconds of each step."""

    def __init__(self) -> None:
        self.spent: list[float] = []
        self._last = time.process_time()

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[None]:
        """Begin to count."""
        self._last = time.process_time()
        yield

    def advance(self, count: int = 1) -> None:
        """A step is done."""
        now = time.process_time()
        self.spent.append(now - self._last)
        self._last = now

    def note(self, message: str) -> None:
        """Nothing is said."""


def story(readings: Sequence[Reading], size: int) -> list[Reading]:
    """`size` readings: turn after turn of those given."""
    made: list[Reading] = []
    chance = random.Random(SEED)
    for turn in count():
        days, table = chance.randrange(1, 28) + turn, _letters(turn % WORLDS)
        for reading in readings:
            if len(made) == size:
                return made
            made.append(_Move(reading, turn, days, table).whole())
    raise AssertionError("turns never end")


def rooms(readings: Sequence[Reading]) -> dict[str, float]:
    """Processor seconds of each room of `record/` on a story."""
    clock = Clock()
    build(readings, [], RecordSettings(), clock)
    return dict(zip(ROOMS, clock.spent, strict=True))


def measure(readings: Sequence[Reading], seconds: float) -> dict[str, Any]:
    """Both sizes, printed and as data; `seconds`: what reading `readings` took, processor time."""
    found = {size: rooms(story(readings, size)) for size in SIZES}
    reading = seconds * SIZES[0] / len(readings)
    print("\nrecord/, processor seconds by articles in the story")
    print("\n".join(table(found, reading)))
    rounded = {str(size): {room: round(spent, 1) for room, spent in row.items()} for size, row in found.items()}
    return {**rounded, f"reading {SIZES[0]}": round(reading, 1)}


def table(found: Mapping[int, Mapping[str, float]], reading: float) -> list[str]:
    """The rooms of two sizes beside each other, and how many times the larger costs the smaller."""
    small, large = sorted(found)
    lines = [f"  {'':34}{small:>10,}{large:>10,}    times"]
    whole = {size: sum(row.values()) for size, row in found.items()}
    pairs = [(room, found[small][room], found[large][room]) for room in ROOMS]
    for room, one, other in [*pairs, ("all", whole[small], whole[large])]:
        lines.append(f"  {room:34}{one:10.1f}{other:10.1f}{other / max(one, 0.05):9.1f}")
    return [*lines, f"  reading {small:,} articles took {reading:.1f} s"]


def _letters(world: int) -> Mapping[int, int]:
    """How a world changes letters; the first leaves them as they are."""
    if not world:
        return {}
    chance = random.Random(SEED + world)
    pairs: dict[str, str] = {}
    for letters in (_VOWELS, _OTHERS):
        changed = "".join(chance.sample(letters, len(letters)))
        pairs |= dict(zip(letters + letters.upper(), changed + changed.upper(), strict=True))
    return str.maketrans(pairs)


class _Move:
    """One reading moved to another world and day."""

    def __init__(self, reading: Reading, turn: int, days: int, table: Mapping[int, int]) -> None:
        self._reading, self._days = reading, days
        article = reading.article
        self._old = article.id
        self._new = sha256(f"{article.id} {turn}".encode()).hexdigest()[:16]
        self._page = "sha256:" + sha256(f"{article.page} {turn}".encode()).hexdigest()
        self._location = f"{turn:03}/{article.location}"
        small = set(re.findall(r"\b[^\W\d_]+\b", article.text)) & {w.lower() for w in _WORD.findall(article.text)}
        named = {w for m in reading.mentions if m.form == "name" for w in _WORD.findall(m.span.text)}
        self._names = {w: w.translate(table) for w in named if w[0].isupper() and w.lower() not in small}
        self._text = self._renamed(article.text)

    def whole(self) -> Reading:
        """The reading, moved."""
        moved = self._moved(self._reading)
        assert isinstance(moved, Reading)
        return moved

    def _renamed(self, text: str) -> str:
        return _WORD.sub(lambda match: self._names.get(match.group(), match.group()), text)

    def _moved(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._string(value)
        if isinstance(value, tuple):
            return tuple(map(self._moved, value))
        if not is_dataclass(value):
            return value
        parts = {field.name: self._moved(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Span):
            parts["text"] = self._text[value.start : value.end]
        return type(value)(**parts)  # type: ignore[arg-type]

    def _string(self, value: str) -> str:
        article = self._reading.article
        if value.startswith(self._old):
            return self._new + value.removeprefix(self._old)
        if value in (article.page, article.location):
            return self._page if value == article.page else self._location
        if value == article.text:
            return self._text
        return _DAY.sub(self._later, self._renamed(value))

    def _later(self, match: re.Match[str]) -> str:
        try:
            return str(date(*map(int, match.groups())) + timedelta(self._days))
        except ValueError:
            return match.group()
