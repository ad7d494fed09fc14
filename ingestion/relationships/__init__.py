"""Bringing relationships in from outside: calendars, mailboxes, the demo world."""
