"""`make eval` and `make gate`: every figure beside its floor.

    python -m eval.gate [--shared DIR] [--print-only | --pin]

A suite is measured where its data is: the example stories always (`story.NAME` each by itself, `stories` their
targets together), the corpora where `--shared` has them (it says so where it has not). `floors.json` holds for
each suite a digest of the data it was measured on and a floor for each row. The gate fails where a figure is under
its floor, where a row has no floor or a floor no row, and where the data is no longer that of the digest: then
measure again, look, and `--pin`. Lowering a floor needs a word in the commit that says why.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from eval.suites import HOME, SUITES, Measured

FLOORS = HOME / "floors.json"
TOLERANCE = 0.05
"""Points by which a figure may lie under its floor: floors are kept with one decimal."""


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
        measured = SUITES[name].measured(name, options.shared.resolve())
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
