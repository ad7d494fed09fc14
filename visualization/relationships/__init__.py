"""Exports of people and their relationships."""
