"""What a batch costs: tags, links, mentions and vectors, by the labels and by what a larger network expects."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from training.examples import LAYERS, MENTION_TAGS, UNLABELLED
from training.model import Reader, at_words, chain_loss, soft_chain_loss
from training.recipes import Recipe


def loss_of(
    model: Reader, batch: dict[str, Any], space: Tensor, recipe: Recipe
) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum of all losses of a batch, and each by itself. All are means over the batch's words."""
    t = {name: torch.from_numpy(array) for name, array in batch.items()}
    middle, last = model.states(t["pieces"], t["casing"], t["mask"])
    early, states = at_words(middle, t["first"]), at_words(last, t["first"])
    count = t["words"].sum().clamp(min=1)
    own = 1 - recipe.soft if "soft_tags" in t else 1.0
    parts: dict[str, Tensor] = {}
    has_tags = (t["tags"] != UNLABELLED).any(1)
    if has_tags.any():
        scores = model.tags(states[has_tags])
        parts["tags"] = own * chain_loss(model, scores, t["tags"][has_tags], t["words"][has_tags]) / count
    links = t["links"]
    if len(links):
        window, word, piece = (links[:, i].long() for i in range(3))
        role = (t["tags"][window, word] - 1) // 2
        at = t["first"][window, word]
        with torch.autocast("cpu", torch.bfloat16):
            chosen = model.link_scores(last, role, at, window, t["mask"])
        parts["links"] = (
            recipe.links * -(chosen.gather(1, piece[:, None])[:, 0] * links[:, 3]).sum() / links[:, 3].sum()
        )
    named = (t["mentions"] != UNLABELLED).flatten(1).any(1)
    if named.any():
        logits = _mention_scores(model, early[named], states[named])
        labels = t["mentions"][named].transpose(1, 2).flatten()
        wrong = torch.nn.functional.cross_entropy(
            logits.flatten(0, 2), labels, ignore_index=UNLABELLED, reduction="sum"
        )
        parts["mentions"] = own * recipe.mentions * wrong / count
    if "soft_tags" in t:
        parts["soft tags"], parts["soft mentions"] = soft_losses(model, early, states, t, recipe)
    if len(t["ranges"]) > 1 and recipe.vectors + recipe.space:
        near, space_loss = vector_losses(model, middle, last, t["ranges"], space)
        parts |= {"vectors": recipe.vectors * near, "space": recipe.space * space_loss}
    return sum(parts.values(), torch.zeros(())), {name: float(part.detach()) for name, part in parts.items()}


def _mention_scores(model: Reader, early: Tensor, states: Tensor) -> Tensor:
    """Scores of each layer's tags: (windows, words, layers, tags)."""
    return model.mentioned(torch.cat([early, states], -1)).view(*states.shape[:2], len(LAYERS), len(MENTION_TAGS))


def soft_losses(
    model: Reader, early: Tensor, states: Tensor, t: dict[str, Tensor], recipe: Recipe
) -> tuple[Tensor, Tensor]:
    """How far the tags and the mentions are from what the larger network expects, means over the batch's words."""
    count = t["words"].sum().clamp(min=1)
    chain = soft_chain_loss(model, model.tags(states), t["soft_tags"], t["soft_steps"], t["words"])
    given = _mention_scores(model, early, states).log_softmax(-1)
    wanted = t["soft_mentions"].view(given.shape).softmax(-1)
    apart = -(given * wanted * t["words"][..., None, None]).sum()
    return recipe.soft * chain / count, recipe.soft * recipe.mentions * apart / count


def vector_losses(
    model: Reader, middle: Tensor, last: Tensor, ranges: Tensor, space: Tensor
) -> tuple[Tensor, Tensor]:
    """How far pooled, projected states are from the teacher's vectors, one by one and among themselves."""
    window, start, stop, row = ranges.unbind(1)
    at = torch.arange(last.shape[0] * last.shape[1])
    begin, end = window * last.shape[1] + start, window * last.shape[1] + stop
    inside = ((at >= begin[:, None]) & (at < end[:, None])).to(last.dtype)
    sums = torch.cat([inside @ middle.flatten(0, 1), inside @ last.flatten(0, 1)], -1)
    pooled = sums.float() / (stop - start)[:, None]
    own = torch.nn.functional.normalize(model.vector(pooled), dim=-1)
    wanted = space[row].float()
    return (1 - (own * wanted).sum(-1)).mean(), ((own @ own.T - wanted @ wanted.T) ** 2).mean()
