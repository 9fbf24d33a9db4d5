"""Widgets that are to be deleted later, deleted now: as the next turn of the loop would."""

from PySide6.QtCore import QCoreApplication, QEvent


def delete_what_left() -> None:
    """Have Qt delete the dialogs that were closed."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
