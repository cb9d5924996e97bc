"""Figures: scorers, floors and the gate; what `make eval` and `make bench` run. No part of the package."""
