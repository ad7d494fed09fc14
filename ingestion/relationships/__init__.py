"""Files about people and their relationships."""
