"""Files about people and their relationships: calendars, mailboxes, tables of known ties."""
