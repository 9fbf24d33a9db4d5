"""Asks which value takes the place of one that is deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from sentinel_desktop.domain.sort_keys import search_keys, sort_key
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.lists.list_dialog import ListDialog
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.search_line import SearchLine


@dataclass(frozen=True, slots=True)
class Replacement:
    """A value that can take the place."""

    key: UUID
    name: str


class ReplaceDialog(ListDialog):
    """The other values, searched; ``given`` tells the id of the one.

    Args:
        look: of the window.
        name: of the value that goes.
        uses: who has it, counted.
        offered: the other values.
    """

    given = Signal(object)

    def __init__(
        self, look: Appearance, name: str, uses: str, offered: Sequence[Replacement], parent: QWidget | None = None
    ) -> None:
        title = self.tr("Replace {name} and delete it").format(name=name)
        about = self.tr("{uses} get the other value, at once and all of them; then {name} is deleted.")
        super().__init__(look, title, about.format(uses=uses, name=name), parent)
        self._name, self._uses, self._offered = name, uses, tuple(offered)
        self.search = SearchLine(look, keys.FIND_VALUE, self.tr("Search"), self.tr("Search the values"))
        self.list = QListWidget()
        self.list.setObjectName("offers")
        self.list.setAccessibleName(self.tr("Values that can take its place"))
        self.list.setMinimumHeight(look.type.px(220))
        self.consequence = text_label()
        self.consequence.setWordWrap(True)
        self.answer = KeyButton(self.tr("Replace and delete"), "Ctrl+Return", look.type, primary=True)
        for widget in (self.search, self.list, self.consequence):
            self.body.addWidget(widget)
        self.buttons.addWidget(self.answer)
        for button in (self.answer, self.cancel):
            button.setAutoDefault(False)
        self.search.textChanged.connect(self._show_found)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.list.itemActivated.connect(lambda _: self.answer.setFocus())
        self.answer.clicked.connect(self._on_answer)
        self._show_found("")
        self.search.setFocus()

    def _show_found(self, text: str) -> None:
        wanted = search_keys(text)
        self.list.clear()
        for offered in self._offered:
            if all(key in sort_key(offered.name) for key in wanted):
                item = QListWidgetItem(offered.name)
                item.setData(Qt.ItemDataRole.UserRole, str(offered.key))
                self.list.addItem(item)
        if wanted and self.list.count():
            self.list.setCurrentRow(0)
        self._on_current_changed()

    def _on_current_changed(self) -> None:
        item = self.list.currentItem()
        self.answer.setEnabled(item is not None)
        if item is None:
            self.consequence.setText(self.tr("Choose the value that takes its place."))
            return
        sentence = self.tr("{uses}: {name} becomes {other}.")
        self.consequence.setText(sentence.format(uses=self._uses, name=self._name, other=item.text()))

    def _on_answer(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            key = UUID(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
            self.given.emit(key)
