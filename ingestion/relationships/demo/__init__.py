"""The relationships of the demo world: invented contacts, two power maps, the teams of two accounts."""
