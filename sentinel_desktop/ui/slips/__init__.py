"""Slips for visitors: drawn, shown, printed."""
