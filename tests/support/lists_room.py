"""The page of the lists in a window at which a supervisor sits, driven by keyboard."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from sentinel_desktop.domain.list_kinds import ListKind, ValueField
from sentinel_desktop.ui.lists.colour_editor import ColourEditor
from sentinel_desktop.ui.lists.page import ListsPage
from sentinel_desktop.ui.lists.presenter import ListsPresenter
from sentinel_desktop.ui.lists.value_form import ValueForm
from tests.support.active_windows import press_key, type_text, wait_until_active

ALT: Final = Qt.KeyboardModifier.AltModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier
PLAIN: Final = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class ListsRoom:
    """The page, and the window that it is in."""

    window: QWidget
    presenter: ListsPresenter

    @property
    def page(self) -> ListsPage:
        """The page."""
        return self.presenter.page

    @property
    def form(self) -> ValueForm:
        """The fields that are shown."""
        form = self.page.editor.form
        assert form is not None
        return form

    @property
    def message(self) -> str:
        """What came of the last act."""
        return self.page.message.text()

    def editor(self, field: ValueField) -> Any:  # noqa: ANN401 - as the field has it
        """Return where a field is typed or chosen."""
        return self.form.editor(field)

    def problem(self, field: ValueField) -> str:
        """Return what is said to be wrong with a field."""
        return self.form.fields[field].problem

    def shown(self) -> list[str]:
        """Return the names of the values, in the order shown."""
        return [line.name for line in self.page.values.model.rows]

    def marks(self, name: str) -> tuple[str, ...]:
        """Return what is special about a value."""
        return next(line.marks for line in self.page.values.model.rows if line.name == name)

    def open(self, kind: ListKind) -> None:
        """Go to a list by keyboard."""
        view = self.page.kinds.view
        row = self.page.kinds.model.row_of(kind)
        assert row is not None
        view.setFocus()
        press_key(view, Qt.Key.Key_Home)
        for _ in range(row):
            press_key(view, Qt.Key.Key_Down)

    def choose(self, name: str) -> None:
        """Go to a value by keyboard."""
        view = self.page.values.view
        view.setFocus()
        steps = self.shown().index(name) - view.currentIndex().row()
        for _ in range(abs(steps)):
            press_key(view, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)

    def type_over(self, field: ValueField, text: str) -> None:
        """Type into a field, in the place of what stands there."""
        editor = self.editor(field)
        target = editor.code if isinstance(editor, ColourEditor) else editor
        assert target.isVisible()
        assert target.isEnabled()
        target.setFocus()
        target.selectAll()
        if not text:
            press_key(target, Qt.Key.Key_Delete)
        type_text(target.viewport() if isinstance(target, QPlainTextEdit) else target, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key of the page, wherever the keyboard is."""
        wait_until_active(self.window)
        press_key(self.window, key, modifier)

    def dialog(self) -> QDialog:
        """Return the dialog that is open, when the keyboard is its."""
        dialog = self.presenter.asking.dialog
        assert dialog is not None
        wait_until_active(dialog)
        return dialog
