"""The parts of Levering controleren."""
