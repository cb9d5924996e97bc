"""The street from end to end: the only file that knows the order of the rooms.

    pages → articles → reading   one page at a time, in workers, each kept as soon as it is done
    record → store               one story at a time

A run that is ended in the middle has lost nothing: the same call goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from onrecord import articles, data, record, workers
from onrecord.errors import TRANSIENT, Problem, Stage, WeightsError
from onrecord.model import Decision, DecisionKind, Extraction, Page, Reading, Record
from onrecord.pages import gather
from onrecord.progress import Progress
from onrecord.record.groups import content_id
from onrecord.settings import Settings
from onrecord.store import Store

if TYPE_CHECKING:
    from onrecord.reading import Reader

READ_BY = ("articles", "reading", "model", "data", "networks.py")
"""The packages, and the file, of whose code a reading is a function; a change in one makes another reader."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The record in numbers, as every view gives them.

    Attributes:
        articles: articles drawn from the pages.
        copies: articles that copy another, each once.
        people: persons by name, who speak or are spoken of; the anonymous are none.
        statements: attributions.
        denied: claims that somebody denies, whether or not somebody else holds to them.
        problems: the troubles, as the record lists them.
    """

    articles: int
    copies: int
    people: int
    statements: int
    denied: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Summary(Tally):
    """What a build did and what the record holds now, in a reporter's words.

    Attributes:
        found: pages that this run was given, each once.
        new: pages among them that the archive did not hold yet.
        read: pages that this run read.
        pages: pages in the archive.
    """

    found: int
    new: int
    read: int
    pages: int


def build(
    paths: Sequence[str], db: Path, settings: Settings, progress: Progress, clock: Callable[[], str]
) -> Summary:
    """Archives the pages, reads the new ones, and builds the record of all that `db` holds.

    1. every page is archived;
    2. those that this reader has not read yet are read, side by side;
    3. the record is built from all readings and the editor's decisions, and replaces the one before.

    A database that was made for this run and got no page is taken away again: of a mistyped name nothing is left.

    Args:
        paths: files, folders and globs; none: the archive is read again where the reader has changed.
        db: the database; made where it is not there.
        settings: everything that can be set.
        progress: told how far it is.
        clock: gives the moment at which a page is archived, in EDTF. It stands in the archive only.

    Raises:
        StoreError: the database cannot be used.
        WeightsError: the reader's weights are missing or damaged.
    """
    reader, weights = identity(settings)
    made = not os.path.exists(db)  # noqa: PTH110 - `Path.exists` raises where a name is too long
    with Store.open(db) as store:
        found, new = _archive(paths, store, settings, progress, clock)
        read = _read_new(store, reader, settings, progress)
        built = _build_record(store, reader, settings, progress)
        store.replace_record(built, reader, weights)
        store.forget_readings(but=reader)
        summary = _summary(built, found=found, new=new, read=read, pages=store.count_pages())
    if made and not summary.pages:
        db.unlink(missing_ok=True)
    return summary


def decision(
    kind: DecisionKind, targets: Sequence[str], value: str | None, by: str, at: str, why: str
) -> Decision:
    """An editor's decision, with an id that is a function of all of it.

    Raises:
        ModelError: it is about nothing, or about more than two things, or `at` is no date.
    """
    return Decision(
        content_id("decision", (kind, *targets, value or "", by, at, why)),
        kind,
        tuple(targets),
        value,
        by,
        at,
        why,
    )


def decide(decision: Decision, db: Path, settings: Settings, progress: Progress) -> Summary:
    """Keeps an editor's decision, and builds the record of all that `db` holds anew, so that it is obeyed.

    Raises:
        StoreError: the database cannot be used, or has another decision of this id.
        WeightsError: the reader's weights are missing or damaged.
    """
    with Store.open(db) as store:
        store.decide(decision)
    return build((), db, settings, progress, clock=lambda: decision.at)


def read(
    paths: Sequence[str], settings: Settings, progress: Progress, take: Callable[[Reading], None]
) -> list[Problem]:
    """Reads every page by itself and hands each reading to `take`, in order of location.

    The archive is a temporary one on disk, so that memory does not grow with the number of pages.

    Returns:
        the troubles of pages that gave no reading; those of the others stand in their readings.

    Raises:
        WeightsError: the reader's weights are missing or damaged.
    """
    reader, _ = identity(settings)
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder, Store.open(Path(folder) / "pages.db") as store:
        _archive(paths, store, settings, progress, clock=lambda: "1970-01-01")
        _read_new(store, reader, settings, progress)
        for reading in store.readings(reader):
            take(reading)
        return list(store.problems(reader))


def identity(settings: Settings) -> tuple[str, str]:
    """The reader (hash of code, weights, tables and settings) and the weights: who made a record.

    Raises:
        WeightsError: there are no weights.
    """
    manifest = settings.weights / "manifest.json"
    try:
        weights = hashlib.sha256(manifest.read_bytes()).hexdigest()
    except OSError as error:
        advice = "install onrecord anew, or name the folder of a model as --weights"
        raise WeightsError(f"no reader's weights in {settings.weights}: {error.strerror}; {advice}") from error
    code = hashlib.sha256()
    for package in READ_BY:
        home = Path(__file__).parent / package
        for file in [home] if home.is_file() else sorted(home.rglob("*.py")):
            code.update(file.read_bytes())
    parts = (code.hexdigest(), weights, data.digest(), repr(settings.articles), repr(settings.reading))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16], weights[:16]


def _archive(
    paths: Sequence[str], store: Store, settings: Settings, progress: Progress, clock: Callable[[], str]
) -> tuple[int, int]:
    """Every page into the archive; how many pages were found, and how many of them are new."""
    problems: list[Problem] = []

    def pages() -> Iterator[Page]:
        for found in gather(paths, settings.pages):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                yield found
            progress.advance()

    with progress.stage("archiving", total=None):
        archived = store.archive(pages(), at=clock())
    store.note_problems(problems, folders=[path for path in paths if Path(path).is_dir()])
    return archived.new + archived.seen_again, archived.new


def _read_new(store: Store, reader: str, settings: Settings, progress: Progress) -> int:
    """Every page that this reader has not read; how many there were."""
    steps = (
        workers.Step("articles", _draw, settings.articles.seconds),
        workers.Step("reading", _read, settings.reading.seconds),
    )
    count = store.count_unread(reader)
    with progress.stage("reading", total=count):
        outcomes = workers.run(store.unread(reader), steps, min(settings.workers, count), _start, (settings,))
        for page, result in outcomes if count else ():
            reading, problems = _settle(page, result)
            store.keep_reading(page, reader, reading, problems)
            progress.advance()
    return count


def _settle(page: Page, result: _Drawn | workers.Failure) -> tuple[Reading | None, tuple[Problem, ...]]:
    """What a page gave, with what a worker could not say itself."""
    if not isinstance(result, workers.Failure):
        return result.reading, result.problems
    again = "the next run tries it again" if result.category in TRANSIENT else "please report it, with the page"
    message = f"{result.message}. The page is archived; {again}."
    return None, (Problem(page.location, page.id, cast(Stage, result.step.name), result.category, message),)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page on its way through a worker's steps. Troubles of a page that was read stand in its reading."""

    reading: Reading | None
    problems: tuple[Problem, ...]


_settings: Settings | None = None
_reader: Reader | None = None


def _start(settings: Settings) -> None:
    """Once in each worker, before its first page."""
    global _settings
    _settings = settings


def _draw(page: Page) -> Extraction:
    assert _settings is not None
    return articles.draw(page, _settings.articles)


def _read(extraction: Extraction) -> _Drawn:
    if extraction.article is None:
        return _Drawn(None, extraction.problems)
    reading = _the_reader().read(extraction.article)
    return _Drawn(replace(reading, problems=(*extraction.problems, *reading.problems)), ())


def _the_reader() -> Reader:
    """This worker's reader, loaded when first needed, so that damaged weights are an exception of a step."""
    global _reader
    if _reader is None:
        from onrecord.reading import Reader

        assert _settings is not None
        _reader = Reader(_settings.weights, _settings.reading)
    return _reader


def _build_record(store: Store, reader: str, settings: Settings, progress: Progress) -> Record:
    """The record of all readings, with the troubles of the pages that gave none."""
    from onrecord.pairs import Pairs, has_pairs

    pairs = Pairs(settings.weights) if has_pairs(settings.weights) else None
    weigh = pairs.weigh if pairs else None
    built = record.build(store.readings(reader), store.decisions(), settings.record, progress, weigh)
    problems = {*built.problems, *store.problems(reader)}
    return replace(built, problems=tuple(sorted(problems, key=lambda problem: problem.place)))


def _summary(record: Record, found: int, new: int, read: int, pages: int) -> Summary:
    counted = tally(record)
    numbers = {field.name: getattr(counted, field.name) for field in fields(counted)}
    return Summary(**numbers, found=found, new=new, read=read, pages=pages)


def rules() -> Mapping[str, str]:
    """By kind of row of a record (and by kind and name), the rule that makes one, with its thresholds."""
    from onrecord.record.rules import rules as written

    return written()


def tally(record: Record) -> Tally:
    """The record in numbers."""
    return Tally(
        articles=len(record.articles),
        copies=len({d.article for d in record.dependences if d.how == "copy"}),
        people=sum(entity.kind == "person" and not entity.anonymous for entity in record.entities),
        statements=len(record.attributions),
        denied=sum(claim.status in ("denied", "disputed") for claim in record.claims),
        problems=record.problems,
    )
