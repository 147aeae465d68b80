"""Lessen en ervaringen."""
