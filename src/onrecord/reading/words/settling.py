"""What is done by saying something, where the tables see a mere assertion and the network may see more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from onrecord.model.reading import Act
from onrecord.reading.words.acts import Meaning

HEEDED = 1.0
"""What the tables' word weighs, in the logarithm of a chance. From 0.5 to 1.5 seven stories and four samples of
real pages, none of which anything was fitted on, all gain one to four points; where the network may also change
what the tables have seen done, it is wrong as often as right."""

_SILENT: Act = "decline"
"""Who would not say is silent, and does not deny being so."""


def settled(read: Meaning, ask: Callable[[], Mapping[Act, float]]) -> Meaning:
    """What the tables read; of a mere assertion the act that is likeliest by the network.

    Args:
        read: by the tables.
        ask: gives the logarithm of each act's chance; nothing where the network was shown no cue.
    """
    chances = ask() if read.act == "assert" else {}
    if not chances:
        return read
    act = max(chances, key=lambda each: (chances[each] + HEEDED * (each == read.act), each))
    return read if act == read.act else replace(read, act=act, negated=read.negated and act != _SILENT)
