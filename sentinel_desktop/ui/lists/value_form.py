"""The fields of a value, as its list declares them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.list_kinds import ListKind, Typed, ValueField
from sentinel_desktop.domain.list_rules import Problems, longest
from sentinel_desktop.domain.lists import Branch, RankCategory
from sentinel_desktop.ui.lists.colour_editor import ColourEditor
from sentinel_desktop.ui.lists.undo_key import is_undo_key
from sentinel_desktop.ui.lists.wording import choice_text, field_text, hint_of, problem_text, ruling_text
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.check_box import CheckBox
from sentinel_desktop.ui.widgets.drop_down import DropDown
from sentinel_desktop.ui.widgets.form_field import FormField

_CHOICES: Mapping[ValueField, type[OnScan | Branch | RankCategory]] = {
    ValueField.ON_SCAN: OnScan,
    ValueField.BRANCH: Branch,
    ValueField.CATEGORY: RankCategory,
}
_FLAGS = frozenset({ValueField.IS_POSITIONAL, ValueField.CAN_RECEIVE_LOCKUP})

Ranks = Sequence[tuple[UUID, str, Branch]]
"""What a rank can be replaced by: its id, what it is called, and its branch."""


class ValueForm(QWidget):
    """A field beneath the other; ``edited`` tells which one a person changed, ``left`` which one they left."""

    edited = Signal(object)
    left = Signal(object)

    def __init__(self, look: Appearance, kind: ListKind) -> None:
        super().__init__()
        self._look = look
        self._kind = kind
        self._ranks: Ranks = ()
        self._is_drafted = False
        self.fields: dict[ValueField, FormField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.type.px(6))
        for field in kind.fields:
            editor = self._editor(field)
            self.fields[field] = FormField(look, field_text(field, kind), editor)
            editor.installEventFilter(self)
            column.addWidget(self.fields[field])

    def editor(self, field: ValueField) -> Any:  # noqa: ANN401 - as the field has it
        """Return where a field is typed or chosen."""
        return self.fields[field].editor

    def show_typed(self, typed: Typed, ranks: Ranks, *, is_new: bool, is_system: bool) -> None:
        """Show what stands in the fields, without telling of it; what is the same already keeps its cursor."""
        self._ranks = ranks
        for field, form_field in self.fields.items():
            with QSignalBlocker(form_field.editor):
                self._put(field, form_field.editor, typed)
            form_field.show_hint(hint_of(field, self._kind, is_new=is_new, is_system=is_system))
        code: QLineEdit = self.editor(ValueField.CODE)
        code.setReadOnly(not is_new and not self._kind.code_is_seen)
        code.setEnabled(not code.isReadOnly())
        self._say_ruling()

    def put_code(self, code: str) -> None:
        """Show the code that was made from the name."""
        self.editor(ValueField.CODE).setText(code)

    def typed(self) -> Typed:
        """Return what stands in the fields now."""
        return {field: self._taken(field, form_field.editor) for field, form_field in self.fields.items()}

    def show_problems(self, problems: Problems, looked_at: frozenset[ValueField]) -> None:
        """Say what is wrong beside each of the fields in ``looked_at``; the others keep their rule."""
        for field, form_field in self.fields.items():
            problem = problems.get(field) if field in looked_at else None
            sentence = "" if problem is None else problem_text(self._kind, field, problem)
            if form_field.problem != sentence:
                form_field.show_problem(sentence)

    def show_sentences(self, sentences: Mapping[ValueField, str]) -> None:
        """Say beside these fields what the database refuses."""
        for field, sentence in sentences.items():
            self.fields[field].show_problem(sentence)

    def focus_field(self, field: ValueField | None = None) -> None:
        """Put the keyboard on a field, on the first one where none is named."""
        editor = self.editor(field or next(iter(self.fields)))
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def show_drafted(self, *, is_drafted: bool) -> None:
        """Keep the key of undo for what is typed; while nothing is, it is the page's."""
        self._is_drafted = is_drafted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that a person leaves a field, and let the key of undo through where nothing is typed."""
        if not self._is_drafted and is_undo_key(event):
            event.ignore()
            return True
        if event.type() is QEvent.Type.FocusOut:
            for field, form_field in self.fields.items():
                if form_field.editor is watched:
                    self.left.emit(field)
        return super().eventFilter(watched, event)

    # --- the editors --------------------------------------------------------------------------------------------------

    def _editor(self, field: ValueField) -> QWidget:
        if field is ValueField.COLOUR:
            colour = ColourEditor(self._look)
            colour.edited.connect(lambda: self.edited.emit(field))
            colour.code.installEventFilter(self)
            return colour
        if field in _FLAGS:
            return self._flag(field)
        if field in _CHOICES or field is ValueField.REPLACED_BY:
            return self._choice(field)
        if field is ValueField.DESCRIPTION:
            lines = QPlainTextEdit()
            lines.setTabChangesFocus(True)
            lines.setFixedHeight(self._look.type.px(58))
            lines.textChanged.connect(lambda: self.edited.emit(field))
            return lines
        line = QLineEdit()
        line.setMinimumHeight(self._look.type.px(34))
        # One more than there may be, so that the rule is said and nothing is cut off in silence.
        line.setMaxLength((longest(self._kind, field) or 0) + 1)
        line.textEdited.connect(lambda: self._on_text_edited(field))
        return line

    def _flag(self, field: ValueField) -> QCheckBox:
        words = {
            ValueField.IS_POSITIONAL: self.tr("It is an office that somebody holds"),
            ValueField.CAN_RECEIVE_LOCKUP: self.tr("Who has it may receive the lockup"),
        }
        flag = CheckBox(self._look, words[field])
        flag.setMinimumHeight(self._look.type.px(26))
        flag.clicked.connect(lambda: self.edited.emit(field))
        return flag

    def _choice(self, field: ValueField) -> QComboBox:
        choice = DropDown(self._look)
        choice.setMinimumHeight(self._look.type.px(34))
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(8)
        choice.view().setAccessibleName(field_text(field, self._kind))
        for value in _CHOICES.get(field, ()):
            choice.addItem(choice_text(value), value)
        choice.activated.connect(lambda: self._on_chosen(field))
        return choice

    def _on_text_edited(self, field: ValueField) -> None:
        if field is ValueField.NAME and ValueField.COLOUR in self.fields:
            self.editor(ValueField.COLOUR).show_name(self.editor(ValueField.NAME).text())
        self.edited.emit(field)

    def _on_chosen(self, field: ValueField) -> None:
        if field is ValueField.BRANCH:
            self._offer_ranks(self.editor(ValueField.BRANCH).currentData(), None)
        self._say_ruling()
        self.edited.emit(field)

    def _say_ruling(self) -> None:
        if ValueField.ON_SCAN in self.fields:
            ruling = OnScan(self.editor(ValueField.ON_SCAN).currentData())
            self.fields[ValueField.ON_SCAN].show_hint(ruling_text(ruling))

    def _offer_ranks(self, branch: Branch, chosen: UUID | None) -> None:
        choice: QComboBox = self.editor(ValueField.REPLACED_BY)
        choice.clear()
        choice.addItem(self.tr("by none"), None)
        for key, text, of_branch in self._ranks:
            if of_branch is branch or key == chosen:
                choice.addItem(text, key)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))

    def _put(self, field: ValueField, editor: Any, typed: Typed) -> None:  # noqa: ANN401 - as ``_editor`` made it
        value = typed[field]
        if isinstance(editor, ColourEditor):
            editor.show_colour(value, typed[ValueField.NAME])
        elif isinstance(editor, QCheckBox):
            editor.setChecked(value)
        elif field is ValueField.REPLACED_BY:
            self._offer_ranks(typed[ValueField.BRANCH], value)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QPlainTextEdit):
            if editor.toPlainText() != value:
                editor.setPlainText(value)
        elif editor.text() != value:
            editor.setText(value)
            editor.setCursorPosition(0)

    def _taken(self, field: ValueField, editor: Any) -> Any:  # noqa: ANN401 - as the detail has it
        if isinstance(editor, ColourEditor):
            return editor.colour
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, QComboBox):
            value = editor.currentData()
            return _CHOICES[field](value) if field in _CHOICES else value
        return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()
