"""Asks for a badge to be looked at; it is recorded nowhere."""

from PySide6.QtWidgets import QWidget

from sentinel_desktop.ui.badges.tap_dialog import TapDialog
from sentinel_desktop.ui.theme import Appearance


class LookDialog(TapDialog):
    """A badge that the unit has closes it; another one can be enrolled from here by who may."""

    def __init__(self, look: Appearance, *, may_enrol: bool, parent: QWidget | None = None) -> None:
        title = self.tr("Look at a badge")
        about = self.tr("Whose it is, and what became of it.")
        super().__init__(look, title, about, self.tr("Enrol it…"), parent)
        self._may_enrol = may_enrol
        self.action.setVisible(may_enrol)
        self.despite.setMaximumHeight(0)
        self._show_ready()

    def is_ready(self) -> bool:
        """Whether the badge can be enrolled, as far as it is seen here."""
        return self._may_enrol and self.fits()
