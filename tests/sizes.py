"""Watches the tails of the code base: long files and long functions are listed, very long ones fail the check."""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LAYERS = ("domain", "queries", "ingestion", "visualization", "graph_service")
FILE_LINES, FUNCTION_LINES = 300, 35


def python_files() -> list[Path]:
    """Python sources of the layers, without what the web build brings."""
    return [
        path
        for layer in LAYERS
        for path in sorted((ROOT / layer).rglob("*.py"))
        if not {"node_modules", "dist"} & set(path.parts)
    ]


def long_pieces() -> list[str]:
    """One line for every file and function beyond the tail."""
    found = []
    for path in python_files():
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT)
        if (lines := text.count("\n")) > FILE_LINES:
            found.append(f"{name}: {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                length = node.end_lineno - node.lineno + 1
                if length > FUNCTION_LINES:
                    found.append(f"{name}:{node.lineno} {node.name}: {length} lines")
    return found


if __name__ == "__main__":
    pieces = long_pieces()
    for piece in pieces:
        print(piece)
    sys.exit(f"{len(pieces)} pieces are longer than the tail allows: split them by meaning." if pieces else 0)
