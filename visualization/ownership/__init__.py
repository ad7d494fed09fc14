"""What is drawn and exported of ownership: the customer tree as a page and as tables."""
