"""``docs/model.md`` from the declared model: ``python -m graph_service.model_page`` writes it, ``--check`` compares."""

import sys
from collections.abc import Iterator
from pathlib import Path

from domain.graph_model import Property
from domain.model import MODEL

PAGE = Path(__file__).parent.parent / "docs" / "model.md"


def model_page() -> str:
    """The page: a diagram, then every label and type with its properties."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The graph model"
    yield ""
    yield "Generated from `domain/model.py` by `make schema`; do not edit."
    yield ""
    yield "```mermaid"
    yield "graph LR"
    for relationship in MODEL.relationships:
        for start in relationship.start:
            for end in relationship.end:
                yield f"  {start} -- {relationship.type} --> {end}"
    yield "```"
    yield ""
    yield "## Nodes"
    for node in MODEL.nodes:
        extends = f" (also `{node.extends}`)" if node.extends else ""
        yield ""
        yield f"### `{node.label}`{extends}"
        yield ""
        yield f"{node.meaning[0].upper()}{node.meaning[1:]}."
        yield from _table(node.properties)
    yield ""
    yield "## Relationships"
    for relationship in MODEL.relationships:
        ends = f"({' or '.join(relationship.start)}) → ({' or '.join(relationship.end)})"
        yield ""
        yield f"### `{relationship.type}` {ends}"
        yield ""
        yield f"{relationship.meaning[0].upper()}{relationship.meaning[1:]}."
        yield from _table(relationship.properties)


def _table(properties: tuple[Property, ...]) -> Iterator[str]:
    if not properties:
        return
    yield ""
    yield "| property | type | required | index | meaning |"
    yield "|---|---|---|---|---|"
    for prop in properties:
        required = "yes" if prop.required else ""
        index = prop.index.value.lower() if prop.index else ""
        yield f"| `{prop.name}` | {prop.type.value} | {required} | {index} | {prop.meaning} |"


def main() -> None:
    """Write or check the page; exit status 1 when it is not up to date."""
    text = model_page()
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
        sys.exit("docs/model.md is not up to date: run `make schema`.")


if __name__ == "__main__":
    main()
