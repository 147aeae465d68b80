"""The parts of Mijn regio: one region beside the country."""
