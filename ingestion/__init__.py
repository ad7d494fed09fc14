"""Sources of registry data: read, parse, load, close."""
