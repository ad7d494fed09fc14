"""The API of relationships: contacts, power maps, account teams, interactions and plans."""
