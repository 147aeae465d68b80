"""The parts of Regio's vergelijken."""
