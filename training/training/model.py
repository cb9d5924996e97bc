"""The reader's network: a MiniLM encoder with casing, and heads for tags, links, mentions and vectors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn

LAYER_COUNT, WIDTH, HEADS, INNER = 6, 384, 12, 1536
VOCABULARY, POSITIONS, CASING_COUNT = 30522, 512, 5
TAG_COUNT = 7
MENTION_WIDTH = 6 * 17
LINK_WIDTH = 64
REACH = 32
"""Distances between a word and its cue are clipped here: farther is all one."""
MIDDLE = 4
"""The layer whose states help mentions and vectors, before the tags have had all of them."""


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

    def __init__(self, dropout: Dropout) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.output = nn.Linear(WIDTH, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        count, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(count, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query = split(self.query(x) * (WIDTH // HEADS) ** -0.5)
        key, value = split(self.key(x)), split(self.value(x))
        chances = (query @ key.transpose(-1, -2) + mask).softmax(-1)
        mixed = (chances @ value).transpose(1, 2).reshape(count, length, WIDTH)
        x = self.output_norm(x + self.dropout(self.output(mixed)))
        inner = nn.functional.gelu(self.up(x))
        return self.down_norm(x + self.dropout(self.down(inner)))


class Reader(nn.Module):
    """States of every piece, and what the heads make of them."""

    def __init__(self, dropped: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.casing = nn.Embedding(CASING_COUNT, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        dropout = Dropout(dropped)
        self.dropout = dropout
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYER_COUNT))
        self.tags = nn.Linear(WIDTH, TAG_COUNT)
        self.links = nn.Linear(WIDTH, 4 * LINK_WIDTH)
        self.distance = nn.Parameter(torch.zeros(3, 2 * REACH + 1))
        self.mention_inner = nn.Linear(2 * WIDTH, WIDTH)
        self.mentions = nn.Linear(WIDTH, MENTION_WIDTH)
        self.vector = nn.Linear(2 * WIDTH, WIDTH)
        self.transitions = nn.Parameter(torch.zeros(TAG_COUNT, TAG_COUNT))
        self.start = nn.Parameter(torch.zeros(TAG_COUNT))
        self.end = nn.Parameter(torch.zeros(TAG_COUNT))
        nn.init.zeros_(self.casing.weight)
        self.words.weight.requires_grad_(False)  # half the optimizer's work, for words that the data hardly moves
        nn.init.zeros_(self.vector.bias)
        with torch.no_grad():
            self.vector.weight[:] = torch.cat([torch.zeros(WIDTH, WIDTH), torch.eye(WIDTH)], 1)

    def states(self, pieces: Tensor, casing: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The states after the middle layer and after the last, (batch, pieces, width) each."""
        positions = self.positions.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.words(pieces) + positions + self.casing(casing)))
        far = ((1 - mask)[:, None, None, :] * -1e4).to(x.dtype)
        middle = x
        for number, layer in enumerate(self.layers):
            x = layer(x, far)
            if number + 1 == MIDDLE:
                middle = x
        return middle, x

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
            _take(self.norm, weights, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                name = f"encoder.layer.{number}"
                for part in ("query", "key", "value"):
                    _take(getattr(layer, part), weights, f"{name}.attention.self.{part}")
                _take(layer.output, weights, f"{name}.attention.output.dense")
                _take(layer.output_norm, weights, f"{name}.attention.output.LayerNorm")
                _take(layer.up, weights, f"{name}.intermediate.dense")
                _take(layer.down, weights, f"{name}.output.dense")
                _take(layer.down_norm, weights, f"{name}.output.LayerNorm")

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


def _take(module: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
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

    `scores` (windows, words, tags), `words` a mask. The sum over all paths is a product of matrices in the
    log semiring, taken pairwise as a tree: eight steps for 256 words in place of 256.
    """
    count = len(scores)
    tags = tags.clamp(min=0)
    rows = torch.arange(count)
    length = words.sum(1)
    last = (length - 1).clamp(min=0)
    gold = (scores.gather(2, tags[..., None])[..., 0] * words).sum(1)
    gold = gold + (model.transitions[tags[:, :-1], tags[:, 1:]] * words[:, 1:]).sum(1)
    gold = gold + model.start[tags[:, 0]] + model.end[tags[rows, last]]
    identity = torch.full((TAG_COUNT, TAG_COUNT), -1e4)
    identity.fill_diagonal_(0.0)
    step = model.transitions[None, None] + scores[:, 1:, None, :]
    step = torch.where(words[:, 1:, None, None], step, identity)
    while step.shape[1] > 1:
        if step.shape[1] % 2:
            step = torch.cat([step, identity.expand(count, 1, TAG_COUNT, TAG_COUNT)], 1)
        step = torch.logsumexp(step[:, 0::2, :, :, None] + step[:, 1::2, None, :, :], dim=3)
    first = model.start + scores[:, 0]
    total = torch.logsumexp(first[:, :, None] + step[:, 0] + model.end[None, None, :], dim=(1, 2))
    return (total - gold).sum()
