"""Files about people and their relationships: the demo world, calendars, mailboxes, tables of known ties."""
