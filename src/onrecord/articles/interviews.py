"""Which lines are turns of an interview: "Q:", "Name:", "Outlet Editor:", a name in capitals and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LABEL = re.compile(
    r"^\W{0,2}(?P<who>Q(?:uestion)?|A(?:nswer)?|[A-Z][\w.'’&-]*(?:\s+(?:[A-Z][\w.'’&-]*|of|the|de|van|von|for|and|&|bin|al)){0,6})"
    r"(?:\s*\([^)]{1,40}\))?\s*[:]\s+\S"
)
_BARE = re.compile(r"^\W{0,2}(?P<who>Q|A)\s*[.:–—-]\s*\S")
_NOT_SPEAKERS = frozenset(
    {
        "note", "update", "updated", "editor's note", "editor’s note", "correction", "source",
        "sources", "photo", "image", "video", "related", "read", "also", "warning", "example",
        "summary", "conclusion", "fact", "claim", "verdict", "analysis", "background", "headline",
        "breaking", "exclusive", "watch", "listen", "opinion", "published", "date", "time",
        "location", "more", "tags", "topics", "bottom line", "step", "day", "week", "part",
        "chapter", "interview", "words", "text", "story", "report", "reporting", "photos", "pictures",
        "photographs",
    }
)  # fmt: skip
# An outlet's name has two words or more here, or is a domain: of one word it is as often a rank or a beat.
_FOR_OUTLET = re.compile(
    r"(?P<outlet>[A-Z][\w-]*\.[a-z]{2,}|[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){1,4})"
    r" (?:Editor|Reporter|Correspondent|Interviewer)$"
)
_BEATS = frozenset(
    {
        "associate", "business", "chief", "defence", "defense", "deputy", "diplomatic", "economics",
        "foreign", "international", "managing", "national", "news", "political", "security", "senior",
        "special", "sports", "staff",
    }
)  # fmt: skip
# A run is an interview when two speakers take at least four turns, or "Q" asks at all: fewer are lists and
# captions.
_LEAST_TURNS = 4
_LEAST_SPEAKERS = 2
_MOST_SPEAKERS = 8
# Paragraphs of one answer without a label of its own that still belong to the run.
_GAP = 6
# A label stands on at least this share of a run's lines, and this many words follow it on the average: results and
# lists ("Smith: 1,204") have fewer. Set on PolNeAR train, by reading every run found there.
_TURN_SHARE = 0.4
_TURN_WORDS = 6


def speaker_of(line: str) -> str | None:
    """Who speaks in a line that opens with a speaker's label."""
    match = _BARE.match(line) or _LABEL.match(line)
    if not match:
        return None
    who = match.group("who")
    return None if who.lower() in _NOT_SPEAKERS else who


def interviewer_of(lines: Iterable[str]) -> str | None:
    """The outlet whose editor or reporter asks ("Valley Monitor Editor: …"), among the turns of an interview."""
    for line in lines:
        match = _FOR_OUTLET.match(speaker_of(line) or "")
        if match and not _BEATS & set(match.group("outlet").casefold().split()):
            return match.group("outlet")
    return None


def interview_lines(lines: Sequence[str]) -> set[int]:
    """Indexes of the lines that belong to an interview, answers that go on over several lines included."""
    turns = [(index, who) for index, line in enumerate(lines) if index and (who := speaker_of(line))]
    inside: set[int] = set()
    run: list[tuple[int, str]] = []
    for index, who in [*turns, (len(lines) + 2 * _GAP, "")]:  # the last one only closes the run before it
        if run and index - run[-1][0] > _GAP:
            inside |= _extent(run, lines)
            run = []
        run.append((index, who))
    return inside


def _extent(run: Sequence[tuple[int, str]], lines: Sequence[str]) -> set[int]:
    extent = range(run[0][0], run[-1][0] + 1)
    after = sum(len(lines[index].split(":", 1)[-1].split()) for index, _ in run)
    if len(run) < _TURN_SHARE * len(extent) or after < _TURN_WORDS * len(run):
        return set()
    counts: dict[str, int] = {}
    for _, who in run:
        key = who.split()[-1].casefold()
        counts[key] = counts.get(key, 0) + 1
    again = sum(1 for count in counts.values() if count > 1)
    asked = {"q", "question"} & counts.keys() and len(run) > 1
    talk = len(run) >= _LEAST_TURNS and _LEAST_SPEAKERS <= len(counts) <= _MOST_SPEAKERS and again >= 1
    return set(extent) if asked or talk else set()
