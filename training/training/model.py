"""The reader's network: a MiniLM encoder with casing, and heads for tags, links, mentions and vectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

CASING_COUNT = 5
TAG_COUNT = 7
MENTION_WIDTH = 6 * 17
LINK_WIDTH = 64
REACH = 32
"""Distances between a word and its cue are clipped here: farther is all one."""


@dataclass(frozen=True)
class Shape:
    """The sizes of an encoder; those of MiniLM, where none are given.

    `middle` is the layer whose states help mentions and vectors, before the tags have had all of them.
    """

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    middle: int = 4


SMALL = Shape()


class Dropout(nn.Module):
    """Dropout by a mask drawn once, read at random offsets: drawing costs more than the network on a CPU."""

    def __init__(self, rate: float, size: int = 1 << 23) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(7)
        pool = (torch.rand(size, generator=generator) >= rate).to(torch.bfloat16) / (1 - rate)
        self.register_buffer("pool", pool, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        at = int(torch.randint(0, self.pool.numel() - x.numel(), (1,)))
        return x * self.pool[at : at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, attention written out."""

    def __init__(self, dropout: Dropout, shape: Shape = SMALL) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.output = nn.Linear(width, width)
        self.output_norm = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.down_norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """The next states; `mask` is added to the attention's scores, (batch, heads, pieces, pieces)."""
        count, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(count, length, self.heads, width // self.heads).transpose(1, 2)

        query = split(self.query(x) * (width // self.heads) ** -0.5)
        key, value = split(self.key(x)), split(self.value(x))
        chances = (query @ key.transpose(-1, -2) + mask).softmax(-1)
        mixed = (chances @ value).transpose(1, 2).reshape(count, length, width)
        x = self.output_norm(x + self.dropout(self.output(mixed)))
        inner = nn.functional.gelu(self.up(x))
        return self.down_norm(x + self.dropout(self.down(inner)))

    def take(self, weights: dict[str, Tensor], name: str) -> None:
        """Take the weights of a layer of BERT."""
        for part in ("query", "key", "value"):
            take(getattr(self, part), weights, f"{name}.attention.self.{part}")
        take(self.output, weights, f"{name}.attention.output.dense")
        take(self.output_norm, weights, f"{name}.attention.output.LayerNorm")
        take(self.up, weights, f"{name}.intermediate.dense")
        take(self.down, weights, f"{name}.output.dense")
        take(self.down_norm, weights, f"{name}.output.LayerNorm")


class Reader(nn.Module):
    """States of every piece, and what the heads make of them."""

    def __init__(self, dropped: float = 0.1, shape: Shape = SMALL) -> None:
        super().__init__()
        width = shape.width
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, width)
        self.positions = nn.Embedding(shape.positions, width)
        self.casing = nn.Embedding(CASING_COUNT, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        dropout = Dropout(dropped)
        self.dropout = dropout
        self.layers = nn.ModuleList(Layer(dropout, shape) for _ in range(shape.layers))
        self.tags = nn.Linear(width, TAG_COUNT)
        self.links = nn.Linear(width, 4 * LINK_WIDTH)
        self.distance = nn.Parameter(torch.zeros(3, 2 * REACH + 1))
        self.mention_inner = nn.Linear(2 * width, width)
        self.mentions = nn.Linear(width, MENTION_WIDTH)
        self.vector = nn.Linear(2 * width, width)
        self.transitions = nn.Parameter(torch.zeros(TAG_COUNT, TAG_COUNT))
        self.start = nn.Parameter(torch.zeros(TAG_COUNT))
        self.end = nn.Parameter(torch.zeros(TAG_COUNT))
        nn.init.zeros_(self.casing.weight)
        self.words.weight.requires_grad_(False)  # half the optimizer's work, for words that the data hardly moves
        nn.init.zeros_(self.vector.bias)
        with torch.no_grad():
            self.vector.weight[:] = torch.cat([torch.zeros(width, width), torch.eye(width)], 1)

    def states(self, pieces: Tensor, casing: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The states after the middle layer and after the last, (batch, pieces, width) each."""
        positions = self.positions.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.words(pieces) + positions + self.casing(casing)))
        return self.upwards(x, ((1 - mask)[:, None, None, :] * -1e4).to(x.dtype))

    def upwards(self, x: Tensor, far: Tensor) -> tuple[Tensor, Tensor]:
        """All layers over the states of the words alone; `far` is added to the scores of each attention."""
        middle = x
        for number, layer in enumerate(self.layers):
            x = layer(x, far)
            if number + 1 == self.shape.middle:
                middle = x
        return middle, x

    def words_states(self, pieces: Tensor, casing: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """As `states`, at the first piece of each word, in float32: (batch, words, width) each."""
        middle, last = self.states(pieces, casing, mask)
        return at_words(middle, first), at_words(last, first)

    def link_scores(self, last: Tensor, role: Tensor, word: Tensor, window: Tensor, mask: Tensor) -> Tensor:
        """Log-probability over a window's pieces of being the first piece of the cue: (words asked, pieces).

        `role` 0..2, `word` (index of a piece) and `window` have an entry for each word that is asked about.
        """
        linked = self.links(last)
        key = linked[..., 3 * LINK_WIDTH :].transpose(1, 2)
        every = torch.stack([linked[..., r * LINK_WIDTH : (r + 1) * LINK_WIDTH] @ key for r in range(3)])
        count, length, _ = last.shape
        scores = every.view(-1, length).index_select(0, (role * count + window) * length + word).float()
        scores = scores * LINK_WIDTH**-0.5
        gap = torch.arange(last.shape[1])[None, :] - word[:, None]
        near = self.distance[role[:, None], gap.clamp(-REACH, REACH) + REACH]
        return (scores + near + (1 - mask[window]) * -1e4).log_softmax(-1)

    def mentioned(self, both: Tensor) -> Tensor:
        """Scores of the mention layers' tags for words by their middle and last states: (…, 102)."""
        scores: Tensor = self.mentions(nn.functional.gelu(self.mention_inner(both)))
        return scores

    def halve(self) -> None:
        """Keep all before the heads in bfloat16, whole: casting at each operation costs half as much again."""
        for module in (self.words, self.positions, self.casing, self.norm, self.layers):
            module.bfloat16()

    def load_encoder(self, weights: dict[str, Tensor]) -> None:
        """Take the public encoder's weights (BERT's names)."""
        with torch.no_grad():
            self.words.weight[:] = weights["embeddings.word_embeddings.weight"]
            types = weights["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight[:] = weights["embeddings.position_embeddings.weight"] + types
            take(self.norm, weights, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                layer.take(weights, f"encoder.layer.{number}")

    def rates(self, encoder: float, heads: float, chain: float) -> Iterator[dict[str, object]]:
        """Parameter groups, each with its learning rate; no decay on biases, norms and the chain."""
        for name, parameter in self.named_parameters():
            if not parameter.requires_grad:
                continue
            first = name.split(".")[0]
            if first in ("transitions", "start", "end"):
                rate = chain
            elif first in ("tags", "links", "distance", "mention_inner", "mentions", "casing"):
                rate = heads
            else:
                rate = encoder
            plain = parameter.dim() < 2 or first in ("transitions", "distance")
            yield {"params": [parameter], "lr": rate, "base": rate, "weight_decay": 0.0 if plain else 0.01}


def at_words(states: Tensor, first: Tensor) -> Tensor:
    """The states (batch, pieces, width) at the first piece of each word, in float32: (batch, words, width)."""
    flat = (torch.arange(len(first))[:, None] * states.shape[1] + first).flatten()
    return states.flatten(0, 1).index_select(0, flat).float().view(*first.shape, -1)


def take(module: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    """Give a module the weight and bias of that name."""
    module.weight[:] = weights[f"{name}.weight"]
    module.bias[:] = weights[f"{name}.bias"]


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """The fp32 tensors of a safetensors file (an 8-byte length, a JSON table, the numbers)."""
    import json

    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    table = json.loads(raw[8 : 8 + size])
    found = {}
    for name, entry in table.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            a, b = entry["data_offsets"]
            data = torch.frombuffer(bytearray(raw[8 + size + a : 8 + size + b]), dtype=torch.float32)
            found[name] = data.view(entry["shape"])
    return found


def chain_loss(model: Reader, scores: Tensor, tags: Tensor, words: Tensor) -> Tensor:
    """Negative log-likelihood of the tag sequences under the linear chain, summed over windows.

    `scores` (windows, words, tags), `words` a mask.
    """
    tags = tags.clamp(min=0)
    rows = torch.arange(len(scores))
    last = (words.sum(1) - 1).clamp(min=0)
    gold = (scores.gather(2, tags[..., None])[..., 0] * words).sum(1)
    gold = gold + (model.transitions[tags[:, :-1], tags[:, 1:]] * words[:, 1:]).sum(1)
    gold = gold + model.start[tags[:, 0]] + model.end[tags[rows, last]]
    return (log_partition(model, scores, words, model.transitions) - gold).sum()


def soft_chain_loss(model: Reader, scores: Tensor, chances: Tensor, steps: Tensor, words: Tensor) -> Tensor:
    """Cross-entropy of the chain with another network's: as `chain_loss`, the gold sequence replaced by what that
    network expects. `chances` (windows, words, tags) of each tag at each word; `steps` (windows, tags, tags) the
    expected number of times that one tag follows another.
    """
    rows = torch.arange(len(scores))
    last = (words.sum(1) - 1).clamp(min=0)
    expected = (scores * chances * words[..., None]).sum((1, 2)) + (model.transitions * steps).sum((1, 2))
    expected = expected + (chances[:, 0] * model.start).sum(1) + (chances[rows, last] * model.end).sum(1)
    return (log_partition(model, scores, words, model.transitions) - expected).sum()


def chain_chances(model: Reader, scores: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
    """What the chain expects, as `soft_chain_loss` takes it: the gradients of the sum over all paths."""
    scores = scores.detach().requires_grad_(True)
    steps = model.transitions.detach().expand(len(scores), -1, -1).clone().requires_grad_(True)
    chances, counts = torch.autograd.grad(log_partition(model, scores, words, steps).sum(), (scores, steps))
    return chances, counts


def log_partition(model: Reader, scores: Tensor, words: Tensor, transitions: Tensor) -> Tensor:
    """The logarithm of the sum over all tag sequences of a window; `transitions` (tags, tags), or one a window.

    A product of matrices in the log semiring, taken pairwise as a tree: eight steps for 256 words in place of 256.
    """
    count = len(scores)
    identity = torch.full((TAG_COUNT, TAG_COUNT), -1e4)
    identity.fill_diagonal_(0.0)
    step = transitions.view(-1, 1, TAG_COUNT, TAG_COUNT) + scores[:, 1:, None, :]
    step = torch.where(words[:, 1:, None, None], step, identity)
    while step.shape[1] > 1:
        if step.shape[1] % 2:
            step = torch.cat([step, identity.expand(count, 1, TAG_COUNT, TAG_COUNT)], 1)
        step = torch.logsumexp(step[:, 0::2, :, :, None] + step[:, 1::2, None, :, :], dim=3)
    first = model.start + scores[:, 0]
    return torch.logsumexp(first[:, :, None] + step[:, 0] + model.end[None, None, :], dim=(1, 2))
