"""Statements about parties and holdings."""
