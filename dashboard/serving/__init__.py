"""The server: its start, the pages it answers with, what it adds to them, and by which names and paths it answers."""
