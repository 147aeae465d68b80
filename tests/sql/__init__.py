"""One test per SQL model: given rows, expected rows."""
