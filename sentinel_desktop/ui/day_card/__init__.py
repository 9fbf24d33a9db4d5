"""A member's day, in a dialog over any page."""
