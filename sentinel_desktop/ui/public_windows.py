"""Windows that strangers touch: what is done in them says nothing about whoever sits at the desk."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

PUBLIC: Final = "public"
"""The property that such a window has."""


def make_public(window: QWidget) -> None:
    """Mark a window as one that strangers touch; once it is shown, also what the platform knows of it."""
    window.setProperty(PUBLIC, "yes")
    handle = window.windowHandle()
    if handle is not None:
        handle.setProperty(PUBLIC, "yes")


def is_public(watched: QObject) -> bool:
    """Whether an event came to a window that strangers touch, or to something in it."""
    if isinstance(watched, QWindow):
        return watched.property(PUBLIC) is not None
    return isinstance(watched, QWidget) and watched.window().property(PUBLIC) is not None
