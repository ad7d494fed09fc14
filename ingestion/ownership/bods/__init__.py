"""The source `bods`: beneficial-ownership statements of the Beneficial Ownership Data Standard."""
