"""``python -m graph_service`` is the ``irontree`` command."""

from graph_service.cli import main

main()
