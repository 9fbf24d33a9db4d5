"""Asks whether something shall be done that takes effect at once, and says what follows from it."""

from PySide6.QtWidgets import QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog


class QuestionDialog(FormDialog):
    """A question with its consequences; nothing is filled in."""

    def __init__(
        self, look: Appearance, title: str, consequences: str, action: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, title, consequences, action, parent)
        self.cancel.setFocus()
