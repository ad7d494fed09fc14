"""Reading and writing contacts, power maps, account teams, interactions and plans."""
