"""The business itself: frozen dataclasses and pure functions; no I/O, no clock, no framework."""
