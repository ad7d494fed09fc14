"""Whether two records are about the same party: names taken apart, scored, joined, and what people decided of it."""
