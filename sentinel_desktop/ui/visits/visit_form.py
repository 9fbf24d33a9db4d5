"""The fields of a visit, those that its reason asks and those that have something in them. Widgets only."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from sentinel_desktop.domain.visit_drafts import LONGEST, Problems
from sentinel_desktop.domain.visit_edits import EDITED, VisitEdit
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from sentinel_desktop.services.visits import VisitChoices
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.value_names import name_on_screen
from sentinel_desktop.ui.visits.typed import Typed
from sentinel_desktop.ui.visits.wording import field_labels, hint_of, language_text, problem_text, purpose_text
from sentinel_desktop.ui.widgets.check_box import CheckBox
from sentinel_desktop.ui.widgets.drop_down import DropDown
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.type_ahead import Suggestion, TypeAheadField

FindHosts = Callable[[str], Sequence[Suggestion]]

_ROWS: Final = (
    ("purpose", "visit_type_id"),
    ("last_name", "first_name"),
    ("rank", "unit"),
    ("organization", "phone"),
    ("expected", "until"),
    ("host_member_id",),
    ("event_id",),
    ("recruitment_step",),
    ("work",),
    ("language", "plate"),
    ("escort_required",),
    ("notes",),
)
_CHOSEN: Final = ("purpose", "visit_type_id", "event_id", "language")
_LONGEST_MOMENT: Final = 40


class VisitForm(QWidget):
    """``edited`` tells the name of the field that a person changed, ``left`` that of the one they left."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, look: Appearance, background: Background, find_hosts: FindHosts) -> None:
        super().__init__()
        self._look = look
        labels = field_labels()
        self.host = TypeAheadField(
            look, labels["host_member_id"], background, find_hosts, nothing=self.tr("No member is called so.")
        )
        self.host.edit.installEventFilter(self)
        self.fields: dict[str, FormField] = {"host_member_id": self.host}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, look.type.px(4), 0)
        grid.setHorizontalSpacing(look.type.px(10))
        grid.setVerticalSpacing(look.type.px(5))
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for row, names in enumerate(_ROWS):
            for column, name in enumerate(names):
                if name not in self.fields:
                    self.fields[name] = self._field(name, labels[name])
                grid.addWidget(self.fields[name], row, column, 1, 2 if len(names) == 1 else 1)
        grid.setRowStretch(len(_ROWS), 1)
        self.host.chosen.connect(lambda _: self.edited.emit("host_member_id"))
        self.host.text_edited.connect(lambda _: self.edited.emit("host_member_id"))

    @property
    def typed(self) -> Typed:
        """What stands in the fields now."""
        values = {name: self._taken(name) for name in EDITED}
        return Typed(VisitEdit(**values), self.host.text)

    def show_choices(self, choices: VisitChoices) -> None:
        """Offer these types and events; a type that is no longer offered only where a visit has it."""
        types: QComboBox = self._editor("visit_type_id")
        events: QComboBox = self._editor("event_id")
        with QSignalBlocker(types), QSignalBlocker(events):
            types.clear()
            for each in choices.types:
                words = name_on_screen(each.name, each.name_fr)
                types.addItem(words if each.is_offered else self.tr("{name} (hidden)").format(name=words), each.id)
            events.clear()
            events.addItem(self.tr("none"), None)
            for name, key in choices.events:
                events.addItem(name, key)

    def show_typed(self, typed: Typed, shown: frozenset[str], *, event: str = "") -> None:
        """Put this into the fields, without telling of it; what is the same already keeps its cursor.

        Args:
            typed: what is to stand there.
            shown: the fields that are seen.
            event: what the visit's event is called, where it is not among those offered.
        """
        for name in EDITED:
            if name != "host_member_id":
                self._put(name, getattr(typed.edit, name), event)
        if not self.typed.is_as(typed):
            key = typed.edit.host_member_id
            self.host.set_choice(None if key is None else Suggestion(key, typed.host, ""))
            if key is None:
                with QSignalBlocker(self.host):
                    self.host.edit.setText(typed.host)
        self.show_fields(shown)

    def show_fields(self, shown: frozenset[str]) -> None:
        """Show these fields and no others."""
        for name, field in self.fields.items():
            field.setVisible(name in shown)

    def show_problems(self, problems: Problems, looked_at: frozenset[str]) -> None:
        """Say what is wrong beside each of the fields in ``looked_at``; the others keep their rule."""
        for name, field in self.fields.items():
            problem = problems.get(name) if name in looked_at else None
            sentence = "" if problem is None else problem_text(name, problem)
            if field.problem != sentence:
                field.show_problem(sentence)

    def show_sentences(self, sentences: Mapping[str, str]) -> None:
        """Say beside these fields what the database refuses."""
        for name, sentence in sentences.items():
            self.fields[name].show_problem(sentence)

    def choose_type(self, key: UUID) -> None:
        """Choose the type that follows from a reason."""
        types: QComboBox = self._editor("visit_type_id")
        with QSignalBlocker(types):
            types.setCurrentIndex(types.findData(key))

    def focus_field(self, name: str) -> None:
        """Put the keyboard on a field."""
        editor = self._editor(name)
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that a person leaves a field."""
        if event.type() is QEvent.Type.FocusOut:
            for name, field in self.fields.items():
                if field.editor is watched:
                    self.left.emit(name)
        return super().eventFilter(watched, event)

    # --- the editors --------------------------------------------------------------------------------------------------

    def _editor(self, name: str) -> Any:  # noqa: ANN401 - as ``_field`` made it
        return self.fields[name].editor

    def _field(self, name: str, label: str) -> FormField:
        editor = self._new_editor(name)
        editor.installEventFilter(self)
        return FormField(self._look, label, editor, hint_of(name))

    def _new_editor(self, name: str) -> QWidget:
        px = self._look.type.px
        if name in _CHOSEN:
            return self._choice(name)
        if name == "escort_required":
            flag = CheckBox(self._look, self.tr("May not walk alone"))
            flag.setMinimumHeight(px(26))
            flag.clicked.connect(partial(self._on_edited, name))
            return flag
        if name == "notes":
            lines = QPlainTextEdit()
            lines.setTabChangesFocus(True)
            lines.setFixedHeight(px(62))
            lines.textChanged.connect(partial(self._on_edited, name))
            return lines
        line = QLineEdit()
        line.setMinimumHeight(px(34))
        # More than there may be, so that the rule is said and nothing is cut off in silence.
        line.setMaxLength(10 * LONGEST.get(name, _LONGEST_MOMENT))
        line.textEdited.connect(partial(self._on_edited, name))
        return line

    def _choice(self, name: str) -> QComboBox:
        choice = DropDown(self._look)
        choice.setMinimumHeight(self._look.type.px(34))
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        choice.view().setAccessibleName(field_labels()[name])
        if name == "purpose":
            for purpose in VisitPurpose:
                choice.addItem(purpose_text(purpose), purpose)
        if name == "language":
            for language in Language:
                choice.addItem(language_text(language), language)
        choice.currentIndexChanged.connect(partial(self._on_edited, name))
        return choice

    def _on_edited(self, name: str, *_: object) -> None:
        self.edited.emit(name)

    def _put(self, name: str, value: Any, event: str) -> None:  # noqa: ANN401 - as the edit has it
        editor = self._editor(name)
        with QSignalBlocker(editor):
            if isinstance(editor, QComboBox):
                if name == "event_id" and value is not None and editor.findData(value) < 0:
                    editor.addItem(event, value)
                editor.setCurrentIndex(editor.findData(value))
            elif isinstance(editor, QCheckBox):
                editor.setChecked(value)
            elif isinstance(editor, QPlainTextEdit):
                if editor.toPlainText() != value:
                    editor.setPlainText(value)
            elif editor.text() != value:
                editor.setText(value)
                editor.setCursorPosition(0)

    def _taken(self, name: str) -> Any:  # noqa: ANN401 - as the edit has it
        if name == "host_member_id":
            return None if self.host.choice is None else self.host.choice.key
        editor = self._editor(name)
        if isinstance(editor, QComboBox):
            value = editor.currentData()
            if name == "purpose":
                return VisitPurpose(value)
            return Language(value) if name == "language" else value
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()
