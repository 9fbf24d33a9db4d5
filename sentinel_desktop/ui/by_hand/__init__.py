"""Passages by hand at the desk: entered, corrected; long stays ended; questions answered."""
