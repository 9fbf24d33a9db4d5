"""Takes the dialogs of the pages off a desk that is locked, and puts them back as they were for who comes back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from sentinel_desktop.ui.widgets.form_dialog import FormDialog


class Curtain:
    """Hides every dialog of a window but those that it is told to leave; what was typed into them stays.

    Args:
        window: whose dialogs.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._behind: list[QDialog] = []

    def draw(self, leave: Sequence[QWidget | None]) -> None:
        """Hide what is open; a dialog over another one comes back over it."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible() and dialog not in leave:
                self._behind.append(dialog)
        for dialog in reversed(self._behind):
            dialog.hide()

    def open(self) -> None:
        """Show again what was hidden."""
        for dialog in self._taken():
            dialog.show()

    def drop(self) -> None:
        """Close for good what was hidden: somebody else sits here, or nobody."""
        for dialog in reversed(self._taken()):
            if isinstance(dialog, FormDialog):
                dialog.take_away()
            elif isValid(dialog):
                dialog.reject()

    def _taken(self) -> Sequence[QDialog]:
        taken, self._behind = self._behind, []
        return [dialog for dialog in taken if isValid(dialog)]
