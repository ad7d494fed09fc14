import gc

from graph_service.garbage import spare_collections


def test_what_is_loaded_is_never_looked_at_again_and_collections_are_rare() -> None:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    try:
        spare_collections()
        assert gc.get_freeze_count() > 10_000
        assert gc.get_threshold()[0] > 700
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
