"""Widgets shared by the screens; they know no feature."""
