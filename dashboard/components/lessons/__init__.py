"""The parts of Lessen en ervaringen."""
