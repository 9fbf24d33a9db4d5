"""The settings of the unit."""
