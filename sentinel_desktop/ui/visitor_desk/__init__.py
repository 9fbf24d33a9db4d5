"""Receiving visitors: the sign-in as a few short pages, the sign-out as a list."""
