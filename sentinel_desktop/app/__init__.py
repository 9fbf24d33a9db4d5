"""WIRING: builds every long-lived object, starts and stops them; may import every room."""
