"""`make eval` and `make gate`: every figure beside its floor.

    python -m eval.gate [--shared DIR] [--print-only | --pin]

A suite is measured where its data is: the example story always, the corpora where `--shared` has them (it says so
where it has not). `floors.json` holds for each suite a digest of the data it was measured on and a floor for each
row. The gate fails where a figure is under its floor, where a row has no floor or a floor no row, and where the
data is no longer that of the digest: then measure again, look, and `--pin`. Lowering a floor needs a word in the
commit that says why.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import articles, coreference, mentions, polnear, relations, speakers, story, times, vectors
from eval.rows import Row
from eval.shared import corpus, digest
from onrecord.model import ReaderSettings
from onrecord.reading import Reader
from onrecord.reading.encoder import Encoder
from onrecord.settings import SHIPPED_WEIGHTS

HOME = Path(__file__).resolve().parent
ROOT = HOME.parent
FLOORS = HOME / "floors.json"
TOLERANCE = 0.05
"""Points by which a figure may lie under its floor: floors are kept with one decimal."""


@dataclass(frozen=True)
class Measured:
    """A suite's rows, with the digest of what they were measured on."""

    suite: str
    digest: str
    rows: list[Row]


def story_suite(_: Path) -> Measured:
    """The example story, built and exported as a user does it, against its gold."""
    pages, gold = ROOT / "examples" / "orlim-dam", HOME / "gold" / "story"
    with tempfile.TemporaryDirectory() as folder:
        db, out = Path(folder) / "story.db", Path(folder) / "story.jsonl"
        _onrecord("build", pages.relative_to(ROOT), "--db", db)
        _onrecord("export", "--db", db, "-o", out)
        return Measured("story", digest([pages, gold]), story.rows(out, gold))


def pages_suite(shared: Path) -> Measured | None:
    """Title, text, authors and date of real pages, beside plain trafilatura."""
    with corpus(shared, "html") as html:
        if html is None:
            return None
        return Measured("pages", digest([shared / "data" / "html.tar.gz"]), articles.rows(html))


def polnear_suite(shared: Path) -> Measured | None:
    """Attributions of PolNeAR dev."""
    with corpus(shared, "polnear") as data:
        if data is None:
            return None
        rows = polnear.rows(data / "dev", shared / "score" / "polnear.py")
        held = [shared / "data" / "polnear.tar.gz", shared / "score" / "polnear.py", polnear.SPEECH_WORDS]
        return Measured("polnear", digest(held), rows)


def speakers_suite(shared: Path) -> Measured | None:
    """The right name for sources that are pronouns or descriptions, in articles held out of PolNeAR train."""
    with corpus(shared, "polnear") as data:
        if data is None:
            return None
        rows = speakers.rows(data / "train", Reader(SHIPPED_WEIGHTS, ReaderSettings()))
        return Measured("speakers", digest([shared / "data" / "polnear.tar.gz", HOME / "speakers.jsonl"]), rows)


def times_suite(shared: Path) -> Measured | None:
    """Dates and times of the measuring half of TimeBank."""
    with corpus(shared, "time") as data:
        if data is None:
            return None
        return Measured("times", digest([shared / "data" / "time.tar.gz"]), times.rows(data / "TimeBank"))


def mentions_suite(shared: Path) -> Measured | None:
    """Names in GUM dev and in Universal NER's English-EWT dev."""
    with corpus(shared, "gum") as gum, corpus(shared, "uner") as uner:
        if gum is None or uner is None:
            return None
        rows = mentions.rows(Encoder(SHIPPED_WEIGHTS), gum / "dev", uner / "en_ewt-ud-dev.iob2")
        return Measured("mentions", digest([shared / "data" / f"{name}.tar.gz" for name in ("gum", "uner")]), rows)


def vectors_suite(shared: Path) -> Measured | None:
    """Vectors of the claims of ClaimDiff train."""
    with corpus(shared, "claims") as claims:
        if claims is None:
            return None
        rows = vectors.rows(Encoder(SHIPPED_WEIGHTS), claims)
        return Measured("vectors", digest([shared / "data" / "claims.tar.gz"]), rows)


def coreference_suite(shared: Path) -> Measured | None:
    """Who is who, in GUM dev."""
    with corpus(shared, "gum") as gum:
        if gum is None:
            return None
        rows = coreference.rows(gum / "dev", Reader(SHIPPED_WEIGHTS, ReaderSettings()))
        return Measured("coreference", digest([shared / "data" / "gum.tar.gz"]), rows)


def relations_suite(shared: Path) -> Measured | None:
    """The attribution relations of GUM dev."""
    with corpus(shared, "gum") as gum:
        if gum is None:
            return None
        rows = relations.rows(gum / "dev", Reader(SHIPPED_WEIGHTS, ReaderSettings()))
        return Measured("relations", digest([shared / "data" / "gum.tar.gz"]), rows)


SUITES: dict[str, Callable[[Path], Measured | None]] = {
    "story": story_suite,
    "pages": pages_suite,
    "polnear": polnear_suite,
    "speakers": speakers_suite,
    "times": times_suite,
    "mentions": mentions_suite,
    "vectors": vectors_suite,
    "coreference": coreference_suite,
    "relations": relations_suite,
}


def _onrecord(*words: object) -> None:
    done = subprocess.run([sys.executable, "-m", "onrecord", *map(str, words)], cwd=ROOT, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"onrecord {words[0]} ended with status {done.returncode}")


def failures(measured: Measured, floors: dict[str, Any]) -> list[str]:
    """What of a suite does not hold, as sentences."""
    floor = floors.get(measured.suite, {"digest": None, "rows": {}})
    if floor["digest"] != measured.digest:
        return [f"{measured.suite}: the data is {measured.digest}, its floors were measured on {floor['digest']}"]
    found = {row.name: row.value for row in measured.rows}
    said = [f"{name}: no floor is pinned" for name in found if name not in floor["rows"]]
    for name, least in floor["rows"].items():
        value = found.get(name)
        if value is None:
            said.append(f"{name}: not measured, its floor is {least}")
        elif value < least - TOLERANCE:
            said.append(f"{name}: {value:.1f} is under its floor {least}")
    return said


def table(measured: Measured, floors: dict[str, Any]) -> Iterable[str]:
    """The rows for people: figure, floor, instances, meaning."""
    floor = floors.get(measured.suite, {"rows": {}})["rows"]
    yield f"\n{measured.suite} (data {measured.digest})\n{'':36}{'figure':>8}{'floor':>8}{'n':>7}"
    for row in measured.rows:
        value = "–" if row.value is None else f"{row.value:.1f}"
        yield f"{row.name:36}{value:>8}{floor.get(row.name, '–'):>8}{row.n:>7}  {row.definition}"


def pinned(measured: Measured) -> dict[str, Any]:
    """Floors at what is reached."""
    rows = {row.name: round(row.value, 1) for row in measured.rows if row.value is not None}
    return {"digest": measured.digest, "rows": rows}


def main() -> int:
    """Measures every suite that can be, prints it, and judges or pins."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--suite", choices=sorted(SUITES), action="append", help="only this one")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--print-only", action="store_true")
    what.add_argument("--pin", action="store_true")
    options = parser.parse_args()
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    said: list[str] = []
    for name in options.suite or SUITES:
        measured = SUITES[name](options.shared.resolve())
        if measured is None:
            print(f"\n{name}: not measured, its corpus is not in {options.shared}")
            continue
        print("\n".join(table(measured, floors)), flush=True)
        said += failures(measured, floors)
        if options.pin:
            floors[name] = pinned(measured)
    if options.pin:
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", "utf-8")
        return 0
    if said:
        print("\nUnder the floor:\n  " + "\n  ".join(said))
    return 0 if options.print_only or not said else 1


if __name__ == "__main__":
    sys.exit(main())
