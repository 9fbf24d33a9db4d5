"""Asks for the name of a list that a supervisor begins."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sentinel_desktop.domain.list_rules import LONGEST_LIST_NAME
from sentinel_desktop.domain.lists import code_from
from sentinel_desktop.domain.sort_keys import search_keys
from sentinel_desktop.ui.lists.list_dialog import ListDialog
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.key_button import KeyButton


class NewListDialog(ListDialog):
    """A name; ``given`` tells what the list is kept as, small letters and underscores.

    Args:
        look: of the window.
        titles: what the lists that there are are called.
        taken: what they are kept as.
    """

    given = Signal(str)

    def __init__(
        self, look: Appearance, titles: Collection[str], taken: Collection[str], parent: QWidget | None = None
    ) -> None:
        about = self.tr("A list of your own, for what the unit keeps. It begins with its first value.")
        super().__init__(look, self.tr("New list"), about, parent)
        self._titles = {title.casefold() for title in titles}
        self._taken = taken
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_LIST_NAME)
        self.name.setMinimumHeight(look.type.px(34))
        self.field = FormField(look, self.tr("Name of the list"), self.name, self.tr("For example: Parking places"))
        self.begin = KeyButton(self.tr("Begin the list"), "Ctrl+Return", look.type, primary=True)
        self.body.addWidget(self.field)
        self.buttons.addWidget(self.begin)
        self.name.textChanged.connect(self._on_text_changed)
        self.name.returnPressed.connect(self._on_begin)
        self.begin.clicked.connect(self._on_begin)
        self.begin.setAutoDefault(False)
        self.cancel.setAutoDefault(False)
        self._on_text_changed("")
        self.name.setFocus()

    def _on_text_changed(self, text: str) -> None:
        is_taken = " ".join(text.split()).casefold() in self._titles
        self.field.show_problem(self.tr("There is a list of this name already.") if is_taken else "")
        self.begin.setEnabled(bool(search_keys(text)) and not is_taken)

    def _on_begin(self) -> None:
        if self.begin.isEnabled():
            name = code_from(self.name.text(), self._taken)
            self.accept()
            self.given.emit(name)
