"""The parts of Overzicht."""
