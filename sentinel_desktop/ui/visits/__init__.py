"""Visits: who is here, who is expected, who came; and the slips that were printed for them."""
