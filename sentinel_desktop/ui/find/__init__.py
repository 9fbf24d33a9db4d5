"""The search over everything, in a dialog over any page."""
