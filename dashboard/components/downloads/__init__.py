"""The parts of Downloads."""
