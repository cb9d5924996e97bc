"""The suites that `gate.py` measures: what each needs, and who measures it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from eval import (
    articles,
    cases,
    coreference,
    cues,
    ecb,
    elsewhere,
    mentions,
    polnear,
    relations,
    sayings,
    speakers,
    story,
    times,
)
from eval import vectors as likeness
from eval.gold import EXAMPLES, GOLD, load, stories
from eval.rows import Row
from eval.shared import corpus, digest
from onrecord.model import ReaderSettings
from onrecord.reading import Reader
from onrecord.reading.learned.encoder import Encoder
from onrecord.settings import SHIPPED_WEIGHTS, Settings

HOME = Path(__file__).resolve().parent
ROOT = HOME.parent
CASES = GOLD / "cases"


@dataclass(frozen=True)
class Measured:
    """A suite's rows, with the digest of what they were measured on."""

    suite: str
    digest: str
    rows: list[Row]


@dataclass(frozen=True)
class Suite:
    """A set of rows.

    Attributes:
        corpora: archives of `shared/data` that it needs, by name.
        beside: files and folders that its figures depend on too; where they lie below `shared`, relative to it.
        rows: measures it, given the folder `shared` and the unpacked corpora.
    """

    corpora: tuple[str, ...]
    beside: tuple[Path, ...]
    rows: Callable[..., list[Row]]

    def measured(self, name: str, shared: Path) -> Measured | None:
        """Its rows; None where a corpus is not there."""
        with ExitStack() as stack:
            folders = [stack.enter_context(corpus(shared, each)) for each in self.corpora]
            if None in folders:
                return None
            archives = [shared / "data" / f"{each}.tar.gz" for each in self.corpora]
            held = [*archives, *(shared / path for path in self.beside)]
            return Measured(name, digest(held), self.rows(shared, *folders))


@cache
def _story(name: str) -> tuple[Row, ...]:
    """An example story, built and exported as a user does it, against its gold."""
    with tempfile.TemporaryDirectory() as folder:
        db, out = Path(folder) / "story.db", Path(folder) / "story.jsonl"
        _onrecord("build", (EXAMPLES / name).relative_to(ROOT), "--db", db)
        _onrecord("export", "--db", db, "-o", out)
        return tuple(story.rows(out, GOLD / name))


def _stories(names: list[str]) -> list[Row]:
    """The targets over all stories."""
    story.demand(load(GOLD / name) for name in names)
    return story.pooled([_story(name) for name in names])


def _story_suites(names: list[str]) -> dict[str, Suite]:
    """One suite a story, with a floor and a digest of its own, and one of the targets over all of them."""
    beside = {name: (EXAMPLES / name, GOLD / name) for name in names}
    each = {f"story.{name}": Suite((), beside[name], lambda _, n=name: list(_story(n))) for name in names}
    together = tuple(path for paths in beside.values() for path in paths)
    return {**each, "stories": Suite((), together, lambda _: _stories(names))}


def _onrecord(*words: object) -> None:
    done = subprocess.run([sys.executable, "-m", "onrecord", *map(str, words)], cwd=ROOT, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"onrecord {words[0]} ended with status {done.returncode}")


def _reader() -> Reader:
    return Reader(SHIPPED_WEIGHTS, ReaderSettings())


def _encoder() -> Encoder:
    return Encoder(SHIPPED_WEIGHTS)


SCORER = Path("score") / "polnear.py"
SUITES: Mapping[str, Suite] = {
    **_story_suites(stories()),
    "cases": Suite((), (CASES,), lambda _: cases.rows(Settings())),
    "pages": Suite(("html",), (), lambda _, html: articles.rows(html)),
    "polnear": Suite(
        ("polnear",),
        (SCORER, polnear.SPEECH_WORDS),
        lambda shared, data: polnear.rows(data / "dev", shared / SCORER),
    ),
    "speakers": Suite(("polnear",), (speakers.LABELS,), lambda _, data: speakers.rows(data / "train", _reader())),
    "sayings": Suite(("polnear",), (sayings.LABELS,), lambda _, data: sayings.rows(data / "dev", _reader())),
    "cues": Suite(("polnear",), (cues.LABELS,), lambda _, data: cues.rows(data / "dev", _encoder())),
    "times": Suite(("time",), (), lambda _, data: times.rows(data / "TimeBank")),
    "mentions": Suite(
        ("gum", "uner"),
        (),
        lambda _, gum, uner: mentions.rows(_encoder(), gum / "dev", uner / "en_ewt-ud-dev.iob2"),
    ),
    "vectors": Suite(("claims",), (), lambda _, claims: likeness.rows(_encoder(), claims)),
    "coreference": Suite(("gum",), (), lambda _, gum: coreference.rows(gum / "dev", _reader())),
    "ecb": Suite(("ecb",), (), lambda _, data: ecb.rows(data, _reader())),
    "elsewhere": Suite(
        ("ecb", "html"), (elsewhere.LABELS,), lambda _, ecb, html: elsewhere.rows(ecb, html, _reader())
    ),
    "relations": Suite(("gum",), (), lambda _, gum: relations.rows(gum / "dev", _reader())),
}
