"""The parts of Datakwaliteit."""
