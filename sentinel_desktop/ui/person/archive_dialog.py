"""Why somebody leaves the unit, asked before they are archived."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.form_field import FormField

LONGEST = 300
"""Characters of a reason."""


class ArchiveDialog(FormDialog):
    """``asked`` tells that they are to be archived, with the ``reason`` for the check-out of who is in.

    Args:
        draft: a reason that was typed before.
        is_in: a reason is needed then, and none is asked for of who is out: there is no passage to keep it with.
    """

    def __init__(self, look: Appearance, name: str, draft: str, *, is_in: bool, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title = translate("ArchiveDialog", "Archive {name}").format(name=name)
        super().__init__(look, title, "", translate("ArchiveDialog", "Archive"), parent)
        self._name = name
        self.text = QLineEdit(draft)
        self.text.setMaxLength(LONGEST)
        self.text.setMinimumHeight(look.type.px(34))
        self.text.setPlaceholderText(self.tr("For example: posted to another unit"))
        self._field = FormField(look, self.tr("Reason"), self.text, self.tr("needed; kept with the check-out"))
        self.fields.addWidget(self._field)
        self.text.textChanged.connect(self._show_ready)
        self.show_presence(is_in=is_in)
        (self.text if is_in else self.action).setFocus()

    @property
    def reason(self) -> str:
        """What was given, without the spaces around it; empty where none is asked for."""
        return self.text.text().strip() if self._is_in else ""

    def show_presence(self, *, is_in: bool) -> None:
        """Say what follows for who is in, or for who is out; they may pass a door while somebody types."""
        self._is_in = is_in
        about = self.tr("{name} is then in no list and no search of the unit, and can be restored.")
        if is_in:
            about += " " + self.tr("They are in now: they are signed out with it, seen by nobody.")
        self.about.setText(about.format(name=self._name))
        self.about.show()
        self._field.setVisible(is_in)
        self._show_ready()

    def is_ready(self) -> bool:
        """Return whether a reason is given where one is needed."""
        return bool(self.reason) or not self._is_in
