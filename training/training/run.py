"""A run of training: the network, its running mean, the optimizer and the place in the schedule."""

from __future__ import annotations

import argparse
import copy
from pathlib import Path

import torch
from torch import Tensor

from training.larger import Larger
from training.model import Reader, read_safetensors
from training.recipes import Recipe


def network(args: argparse.Namespace, recipe: Recipe) -> Reader:
    """The reader's network or the larger one, as its makers left it."""
    if args.larger:
        return Larger(recipe.dropout, args.larger, args.encoder)
    model = Reader(recipe.dropout)
    model.load_encoder(read_safetensors(args.encoder / "model.safetensors"))
    return model


class Run:
    """Model, running mean, optimizer and place in the schedule: all that a checkpoint holds."""

    def __init__(self, args: argparse.Namespace, recipe: Recipe, steps: int) -> None:
        torch.manual_seed(args.seed)
        self.recipe = recipe
        self.model = network(args, recipe)
        self.steps, self.step, self.epoch = steps, 0, 0
        groups = self.model.rates(self.recipe.encoder, self.recipe.heads, self.recipe.chain)
        self.optimizer = torch.optim.AdamW(list(groups), betas=(0.9, 0.98), fused=True)
        self.mean = copy.deepcopy(self.model)
        self.fast = copy.deepcopy(self.model)
        self.fast.halve()

    def advance(self, loss: Tensor) -> None:
        """One update, and the running mean after it."""
        loss.backward()
        pairs = [(p, q) for p, q in zip(self.model.parameters(), self.fast.parameters(), strict=True)
                 if q.grad is not None]  # fmt: skip
        for own, fast in pairs:
            own.grad = fast.grad.float() if fast.grad is not None else None
            fast.grad = None
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        done = self.step / self.steps
        rise = self.recipe.warm_up
        factor = min(done / rise, max(0.0, (1 - done) / (1 - rise))) if self.step else 1e-3
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * factor
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.refresh()
        self.step += 1
        if self.step % 4 == 0:
            keep = min(self.recipe.average**4, (4 + self.step) / (40 + self.step))
            with torch.no_grad():
                own = [p for p in self.model.parameters() if p.requires_grad]
                mean = [p for p in self.mean.parameters() if p.requires_grad]
                torch._foreach_lerp_(mean, own, 1 - keep)

    def refresh(self) -> None:
        """Bring the fast copy up to the master weights."""
        with torch.no_grad():
            for own, fast in zip(self.model.parameters(), self.fast.parameters(), strict=True):
                if own.requires_grad:
                    fast.copy_(own)

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        state = {
            "model": self.model.state_dict(), "mean": self.mean.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step, "epoch": self.epoch, "random": torch.get_rng_state(),
        }  # fmt: skip
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)

    def start(self, weights: dict[str, Tensor]) -> None:
        """Begin with the weights of a trained network."""
        self.model.load_state_dict(weights)
        self.mean.load_state_dict(weights)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.mean.load_state_dict(state["mean"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.epoch = state["step"], state["epoch"]
        torch.set_rng_state(state["random"])
        self.refresh()
