"""Says one sentence in answer to a key that a person pressed, over whatever page they are on."""

from PySide6.QtWidgets import QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog


class SaidDialog(FormDialog):
    """A title, a sentence, and the key that closes it."""

    def __init__(self, look: Appearance, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(look, title, "", self.tr("Close"), parent)
        self.said = self.quiet_line(sentence)
        self.fields.addWidget(self.said)
        self.cancel.hide()
        self.asked.connect(self.accept)
        self.action.setFocus()
