"""Resolution of many records at once: candidates and probabilities by Splink on DuckDB, clusters, files of records."""
