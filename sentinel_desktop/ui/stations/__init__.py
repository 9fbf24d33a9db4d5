"""The stations of the unit."""
