import numpy as np

from domain.ownership.simple_paths import loop_paths

RING = (np.array([0, 1, 2]), np.array([1, 2, 0]), np.array([0.5, 0.5, 0.5]))


def test_paths_in_a_ring_of_three() -> None:
    # 0→1→2→0, a half each: 1/2 to the next, 1/4 to the one after, never round
    found = loop_paths(RING, 3)
    assert found.low.tolist() == [[1, 0.5, 0.25], [0.25, 1, 0.5], [0.5, 0.25, 1]]
    assert (found.high.tolist(), found.truncated) == (found.low.tolist(), False)


def test_paths_that_are_not_followed() -> None:
    found = loop_paths(RING, 3, most_steps=3)  # one step from each member
    assert found.low.tolist() == [[1, 0.5, 0], [0, 1, 0.5], [0.5, 0, 1]]
    assert (found.high.min(), found.truncated) == (1, True)
