"""SCREENS: Qt lives here and in app."""
