"""Durable background work; the only place with DBOS."""
