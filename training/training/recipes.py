"""What a run of training may be told: rates, weights of the losses, and how often GUM is read."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class Recipe:
    """What a trial may change, by `--set NAME=VALUE`; the rest of a run is code.

    Attributes:
        encoder: learning rate of the encoder.
        heads: of what stands on it.
        chain: of the linear chain of tags.
        warm_up: share of the steps over which the rates rise.
        average: how much of the running mean of the weights is kept each step; the mean is what is exported.
        links: weight of the loss of links, beside the chain's likelihood at 1.
        mentions: of the mentions.
        vectors: of each vector's distance from the untouched encoder's.
        space: of the vectors' distances among themselves.
        gum: how often an epoch reads GUM.
        made_up: how often an epoch that follows reads what was made up for this project.
        masked: share of the pieces that are hidden, so that less is learned by heart.
        dropout: share of the states that are dropped after every layer.
        soft: weight of what the larger network expects; the corpora's labels have the rest.
    """

    encoder: float = 3e-4
    heads: float = 1.5e-3
    chain: float = 1e-2
    warm_up: float = 0.06
    average: float = 0.998
    links: float = 0.3
    mentions: float = 1.0
    vectors: float = 1.0
    space: float = 10.0
    gum: int = 2
    made_up: int = 2
    masked: float = 0.0
    dropout: float = 0.1
    soft: float = 0.0

    def changed(self, changes: list[str]) -> Recipe:
        """The recipe with some `NAME=VALUE` changed; a name it does not have is a usage error."""
        kinds = {part.name: type(part.default) for part in fields(self)}
        pairs = [change.partition("=")[::2] for change in changes]
        if unknown := [name for name, _ in pairs if name not in kinds]:
            sys.exit(f"--set knows {', '.join(kinds)}; not {', '.join(unknown)}")
        return replace(self, **{name: kinds[name](value) for name, value in pairs})


LARGER_RECIPE = Recipe(encoder=7e-5, heads=7e-4, vectors=0.0, space=0.0)
"""The larger network's: a quarter of the rate, and no vectors, for which nobody asks it. Set by judgement."""

FOLLOWING_RECIPE = Recipe(encoder=1.5e-4, heads=7e-4, gum=1, soft=0.5)
"""Of the last epochs, which begin with a trained network: half the rates, since little is left to be moved."""
