"""Bringing relationships in from outside."""
