"""Sentinel Desktop: the program a unit's duty desk runs all day.

Hardware reads, domain decides, services do, persistence remembers, ui shows, app wires.
"""

__version__ = "0.1.0"
