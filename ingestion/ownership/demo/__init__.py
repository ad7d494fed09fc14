"""The demo world: invented groups of companies, and an extract of public facts beside them."""
