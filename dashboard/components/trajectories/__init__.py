"""The parts of Trajecten: the list of projects, some beside each other, and one opened."""
