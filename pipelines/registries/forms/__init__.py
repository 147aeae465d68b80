"""What each registry may hold, as strict models; one module per kind. Needs pydantic, so only `checking` uses it."""
