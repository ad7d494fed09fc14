"""The source `uk-psc`: people with significant control of UK companies, and the companies."""
