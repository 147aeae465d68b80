"""What stands around every page, and what is shown where there is no page to show."""
