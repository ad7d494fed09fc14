"""The API of parties, holdings and the customer tree."""
