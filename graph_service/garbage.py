"""Python's cyclic garbage collector, set for a service that answers with large values."""

import gc

_NEW_OBJECTS = 50_000
"""Containers between two collections; an answer of 1,000 companies makes about 20,000, and none of them is a cycle."""


def spare_collections() -> None:
    """Collect less often, and never again look at what is loaded by now: it lives as long as the process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
