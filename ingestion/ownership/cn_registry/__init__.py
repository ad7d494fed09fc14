"""The source ``cn-registry``: what vendors of Chinese registry data deliver; ``docs/sources.md`` has the mapping."""
