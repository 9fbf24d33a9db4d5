"""Shows what is typed into the password fields of a dialog, and hides it again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.secret_field import SecretField


class ShowButton(KeyButton):
    """Pressed in while the letters can be read."""

    def __init__(self, look: Appearance, fields: Sequence[SecretField], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Show"), keys.SHOW_PASSWORD, look.type, parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(self.tr("Show what is typed"))
        self._fields = tuple(fields)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, plain: bool) -> None:  # noqa: FBT001 - as Qt tells it
        for field in self._fields:
            field.show_plain(plain=plain)
