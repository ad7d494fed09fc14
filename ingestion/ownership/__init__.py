"""Registry sources that tell who owns whom."""
