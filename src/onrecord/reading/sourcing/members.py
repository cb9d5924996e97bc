"""Members of a group that was heard before: "Two officials told the Post … One of them said …; the other …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution, one_line
from onrecord.reading.sourcing.layout import Layout, anchor

_MEMBER = re.compile(
    r"(?:(?:the|a)\s+)?(?:one|another|other|others|both|first|second|third|fourth|fifth|latter|former|same"
    r"|(?:two|three|some|several|most|all)(?=\s+of\b))\b"
    r"(?=,|$|\s+(?:of\s+(?:them|the|those|these)\b|(?:official|source|person|member|minister|diplomat|officer|aide"
    r"|employee|executive|witness|adviser|lawyer|banker|worker|resident|insider|lawmaker|senator)s?\b))",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"(?:(?:at\s+least|about|some|more\s+than)\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|a\s+dozen|several|some"
    r"|a\s+(?:few|couple|number|group)\s+of|multiple|\d+|people|persons|officials|sources|members|employees|diplomats)\b",
    re.IGNORECASE,
)
"""How people are called who are only counted."""

REACH = 4
"""Sentences from a group to one of its members. Set by judgement."""


def of_groups(page: Layout, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; a member of a group that was quoted shortly before came to the page as the group did, and
    spoke on its day."""
    done = list(attributions)
    order = sorted(range(len(done)), key=lambda n: anchor(done[n]))
    heard: Attribution | None = None
    dated: Attribution | None = None
    for number in order:
        told = done[number]
        source = one_line(told.source)
        if told.parent is not None or not source:
            continue
        member = _MEMBER.match(source) is not None
        if member and heard and told.chain is None and page.first(told) - page.last(heard) <= REACH:
            told = done[number] = replace(told, chain=heard.chain)
        near = dated is not None and page.first(told) - page.last(dated) <= REACH
        if member and dated and near and not told.said and page.plain(told) and not page.own_days(told):
            told = done[number] = replace(told, said=dated.said)
        if told.chain is not None and (member or GROUP.match(source)):
            heard = told
        if member or GROUP.match(source):
            dated = told
    return done
