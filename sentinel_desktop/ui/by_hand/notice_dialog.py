"""Answers what a person asked for with a sentence, where there is nothing to fill in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog


class NoticeDialog(FormDialog):
    """A title and a sentence; Enter and Esc leave it."""

    def __init__(self, look: Appearance, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(look, title, "", "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.about.setText(sentence)
        self.about.setProperty("role", "")
        self.about.show()
        self.action.show_text(self.tr("OK"))
        self.cancel.hide()
        self.asked.connect(self.accept)
        self.action.setFocus()
