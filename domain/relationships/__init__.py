"""The rules of relationships: people, power maps, the account team."""
