"""Sources of interactions: calendars and mailboxes."""
