"""The checked-in schema: ``python -m graph_service.schema_file`` writes it, ``--check`` compares."""

import sys
from pathlib import Path

from graph_service.schema import build_schema

SCHEMA_FILE = Path(__file__).with_name("schema.graphql")


def schema_text() -> str:
    """The schema in SDL."""
    return build_schema().as_str() + "\n"


def main() -> None:
    """Write or check the file; exit status 1 when it is not up to date."""
    text = schema_text()
    if "--check" not in sys.argv:
        SCHEMA_FILE.write_text(text, encoding="utf-8")
    elif not SCHEMA_FILE.is_file() or SCHEMA_FILE.read_text(encoding="utf-8") != text:
        sys.exit("graph_service/schema.graphql is not up to date: run `make schema`.")


if __name__ == "__main__":
    main()
