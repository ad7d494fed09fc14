"""Ownership: parties, holdings, control, the customer tree."""
