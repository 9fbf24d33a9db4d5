"""The filters that a person saved: used, renamed, deleted, and one more saved; does nothing itself."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sentinel_desktop.services.members import SavedFilter
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.key_button import KeyButton

_RENAME: Final = "F2"
_DELETE: Final = "Del"
_SAVE: Final = "Ctrl+S"
_LONGEST: Final = 60


class SavedFiltersDialog(FormDialog):
    """A list of names, and a line to name the filter that is set now.

    ``used`` and ``delete_requested`` tell a ``SavedFilter``, ``rename_requested`` one and its new name,
    ``save_requested`` a name.
    """

    used = Signal(object)
    delete_requested = Signal(object)
    rename_requested = Signal(object, str)
    save_requested = Signal(str)

    def __init__(self, look: Appearance, *, can_save: bool, draft: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            self.tr("Saved filters"),
            self.tr("Yours alone, at whatever station you sign in."),
            self.tr("Use"),
            parent,
        )
        px = look.type.px
        self._filters: tuple[SavedFilter, ...] = ()
        self._can_save = can_save
        self._renaming: SavedFilter | None = None
        self.names = QListWidget()
        self.names.setObjectName("offers")
        self.names.setAccessibleName(self.tr("Saved filters"))
        self.names.setMinimumHeight(px(170))
        self.nothing = self.quiet_line(self.tr("None yet: narrow the table, then name the filter here."))
        self.rename = KeyButton(self.tr("Rename"), _RENAME, look.type)
        self.delete = KeyButton(self.tr("Delete"), _DELETE, look.type, shortcut=False)
        self.name = QLineEdit(draft)
        self.name.setMaxLength(_LONGEST)
        self.name.setMinimumHeight(px(36))
        self._hint = "" if can_save else self.tr("Nothing narrows the table now: there is nothing to save.")
        self._asks = self.tr("Save the &filter of the table as")
        self.name_field = FormField(look, self._asks, self.name, self._hint)
        self.save = KeyButton(self.tr("Save"), _SAVE, look.type)
        for button in (self.rename, self.delete, self.save):
            button.setAutoDefault(False)
        self._build(px(10))
        self.rename.clicked.connect(self._on_rename)
        self.delete.clicked.connect(self._on_delete)
        self.save.clicked.connect(self._on_save)
        self.name.textChanged.connect(lambda _: self._show_state())
        self.names.currentRowChanged.connect(lambda _: self._stop_renaming())
        self.names.itemDoubleClicked.connect(lambda _: self._on_use())
        self.asked.connect(self._on_use)
        self.show_filters(())

    def show_filters(self, filters: Sequence[SavedFilter]) -> None:
        """Show exactly these, by name; the one that was looked at still is."""
        chosen = self.chosen
        self._filters = tuple(filters)
        self.names.clear()
        for saved in self._filters:
            self.names.addItem(QListWidgetItem(saved.name))
        names = [saved.name for saved in self._filters]
        row = names.index(chosen.name) if chosen is not None and chosen.name in names else 0
        self.names.setCurrentRow(row if names else -1)
        self.nothing.setVisible(not names)
        self.names.setVisible(bool(names))
        (self.names if names else self.name).setFocus()
        self._show_state()

    def show_saved(self) -> None:
        """Empty the line: what was typed there is saved."""
        self.name.clear()
        self._stop_renaming()

    def show_name_problem(self, sentence: str) -> None:
        """Say beside the line why the name is not taken."""
        self.name_field.show_problem(sentence)
        self.name.setFocus()

    @property
    def chosen(self) -> SavedFilter | None:
        """The filter that is looked at."""
        row = self.names.currentRow()
        return self._filters[row] if 0 <= row < len(self._filters) else None

    def is_ready(self) -> bool:
        """Return whether there is a filter to use."""
        return self.chosen is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete by its key, but never while a name is typed."""
        if event.key() == Qt.Key.Key_Delete and self.focusWidget() is not self.name:
            self.delete.click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.focusWidget() is self.name:
            self.save.click()
        else:
            super().keyPressEvent(event)

    def _build(self, gap: int) -> None:
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self.rename)
        row.addWidget(self.delete)
        row.addStretch(1)
        saving = QHBoxLayout()
        saving.setSpacing(gap)
        saving.addWidget(self.name_field, 1)
        # Beside the line itself: what is said beneath it moves nothing.
        beside = QVBoxLayout()
        beside.addSpacing(self.name_field.label.sizeHint().height() + gap // 3)
        beside.addWidget(self.save)
        beside.addStretch(1)
        saving.addLayout(beside)
        self.fields.addWidget(self.names)
        self.fields.addWidget(self.nothing)
        self.fields.addLayout(row)
        self.fields.addLayout(saving)

    def _show_state(self) -> None:
        has_one = self.chosen is not None
        self.rename.setVisible(has_one)
        self.delete.setVisible(has_one)
        named = bool(self.name.text().strip())
        self.save.setEnabled(named and (self._can_save or self._renaming is not None))
        self.name_field.show_problem("")
        self._show_ready()

    def _stop_renaming(self) -> None:
        self._renaming = None
        self.name_field.label.setText(self._asks)
        self.name_field.show_hint(self._hint)
        self._show_state()

    def _on_use(self) -> None:
        if (saved := self.chosen) is not None:
            self.accept()
            self.used.emit(saved)

    def _on_rename(self) -> None:
        """Put the name into the line, to be saved under another."""
        self._renaming = self.chosen
        if self._renaming is not None:
            self.name.setText(self._renaming.name)
            self.name_field.label.setText(self.tr("New &name"))
            self.name_field.show_hint(self.tr("Another name for {name}").format(name=self._renaming.name))
            self.name.setFocus()
            self.name.selectAll()

    def _on_delete(self) -> None:
        if (saved := self.chosen) is not None:
            self.delete_requested.emit(saved)

    def _on_save(self) -> None:
        name = self.name.text().strip()
        if not self.save.isEnabled() or not name:
            return
        if self._renaming is not None:
            self.rename_requested.emit(self._renaming, name)
        else:
            self.save_requested.emit(name)
