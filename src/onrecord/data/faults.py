"""Whether an adjective finds fault by how it is made: "irregular", "ill-judged", "pointless"."""

from __future__ import annotations

import re

from onrecord.data.wordlists import listed

_FAULTED = re.compile(
    r"ill-[a-z]+ed"
    r"|(?:half|short|wrong|ham|high|heavy|cold|mean|narrow|two|one|lop|empty|hare|hot)-"
    r"(?:headed|hearted|handed|fisted|minded|sighted|spirited|brained|faced|baked|sided|blooded|cooked)"
    r"|un[a-z]{2,}(?:able|ible|ful|ic|al|ous|ive|ate|air|just|wise|fit|safe|kind|clean)"
    r"|(?:il|im|ir)[a-z]{2,}(?:ular|able|ible|al|ate|ant|(?<!m)ent|ive|ous|ure)"
    r"|in[a-z]{2,}(?:able|ible|ate|ant|(?<!m)ent|ive|ous|ure|ane)"
    r"|(?:im|un)(?:proper|popular|fair|sound|true)"
    r"|dis[a-z]{2,}(?:ate|ous|ful|est|oyal|ive|ory)"
    r"|[a-z]{3,}less"
)
"""Prefixes that turn an adjective into its contrary, with the endings of adjectives, and "-less"."""


def finds_fault(word: str) -> bool:
    """Whether to be so is a fault: the word denies a quality. Those that only tell how things stand ("unusual",
    "independent", "harmless") are in `data/wordlists.tsv`."""
    return _FAULTED.fullmatch(word) is not None and word not in listed("faults.none")
