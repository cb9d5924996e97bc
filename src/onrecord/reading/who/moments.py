"""Which of the times named in one article are one time: of one value, or in the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Mention

_AROUND = re.compile(r"(?i)^(?:the|an?|in|on|this|that)\s+|['’]s?$")


def same_times(times: Sequence[Mention]) -> tuple[Mention, ...]:
    """The times, each in the cluster of the first that means the same."""
    first: dict[str, str] = {}
    placed = []
    for time in times:
        keys = [_AROUND.sub("", " ".join(time.span.text.split())).lower(), *([time.value] if time.value else [])]
        cluster = next((first[key] for key in keys if key in first), time.id)
        for key in keys:
            first.setdefault(key, cluster)
        placed.append(replace(time, cluster=cluster))
    return tuple(placed)
