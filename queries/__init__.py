"""Cypher: every statement that reads or writes the graph; the only importer of the driver."""
