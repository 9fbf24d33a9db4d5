"""The fields of a member to be filled in: rules beside them while somebody types. Widgets only; saves nothing."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sentinel_desktop.domain.member_drafts import DRAFTED, MemberDraft, display_name_for
from sentinel_desktop.domain.member_views import MemberChoices
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.person.editor_choice import ChoiceBox
from sentinel_desktop.ui.person.editor_fields import FieldGroup, FieldKind, FieldWords, field_columns
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.scrolled import Scrolled

Editor = QLineEdit | QPlainTextEdit | ChoiceBox
_ASK_AFTER_MS: Final = 250
"""After the last letter: what needs the database is asked once a word, and not once a letter."""

_LEAST_COLUMN: Final = 264
"""Of a column, in pixels of the design: the longest value of a list is read whole in it."""

_NAMES: Final = ("last_name", "first_name", "initials")


class EditorForm(QWidget):
    """Every detail of a member.

    ``changed`` tells the name of the field that a person changed; ``paused`` tells the names of those they changed
    before they paused, as a frozenset.
    """

    changed = Signal(str)
    paused = Signal(object)
    save_requested = Signal()
    forget_requested = Signal()
    back_requested = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._showing = False
        self._proposed = ""
        self.setAccessibleName(self.tr("The member's details to be edited"))
        self.editors: dict[str, Editor] = {}
        self.fields: dict[str, FormField] = {}
        self.message = text_label()
        self.message.setWordWrap(True)
        self.save = KeyButton(self.tr("Save"), keys.SAVE_PERSON, look.type, primary=True)
        self.forget = KeyButton(self.tr("Forget what I typed"), keys.FORGET_TYPING, look.type)
        self.back = KeyButton(self.tr("Back"), keys.BACK, look.type, shortcut=False)
        self.save.clicked.connect(self.save_requested)
        self.forget.clicked.connect(self.forget_requested)
        self.back.clicked.connect(self.back_requested)
        self._pause = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._pause.timeout.connect(self._on_paused)
        self._touched: set[str] = set()
        self._build()

    @property
    def draft(self) -> MemberDraft:
        """What stands in the fields."""
        values: dict[str, Any] = {}
        for name in DRAFTED:
            editor = self.editors[name]
            if isinstance(editor, ChoiceBox):
                values[name] = editor.choice
            else:
                values[name] = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()
        return MemberDraft(**values)

    def show_draft(self, draft: MemberDraft, choices: MemberChoices) -> None:
        """Put this into the fields; what stands there already is not touched, nor the cursor in it."""
        self.show_choices(choices, draft)
        self._showing = True
        for name in DRAFTED:
            editor, value = self.editors[name], getattr(draft, name)
            if isinstance(editor, ChoiceBox):
                continue
            if isinstance(editor, QPlainTextEdit):
                if editor.toPlainText() != value:
                    editor.setPlainText(value)
            elif editor.text() != value:
                editor.setText(value)
        self._showing = False
        self._proposed = _proposal(draft)

    def show_choices(self, choices: MemberChoices, draft: MemberDraft) -> None:
        """Offer these values; those of the draft stay chosen while they are there."""
        for name, editor in self.editors.items():
            values = choices.of_detail(name)
            if values is not None and isinstance(editor, ChoiceBox):
                editor.show_choices(values, getattr(draft, name))

    def show_problems(self, sentences: Mapping[str, str]) -> None:
        """Say what is wrong beside each field, and the rule beside every other."""
        for name, field in self.fields.items():
            if field.problem != sentences.get(name, ""):
                field.show_problem(sentences.get(name, ""))

    def show_proposed_name(self, name: str) -> None:
        """Put a display name where nobody typed another one."""
        editor = self.editors["display_name"]
        if not isinstance(editor, QLineEdit) or editor.text() not in {"", self._proposed}:
            return
        self._proposed = name
        if editor.text() != name:
            editor.setText(name)

    def show_message(self, sentence: str, role: str = "quiet") -> None:
        """Say something of the whole: what was saved, what was kept, why not."""
        self.message.setText(sentence)
        self.message.setProperty("role", role)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while it is being saved; a person may go on typing."""
        self.save.setEnabled(not busy)
        self.forget.setEnabled(not busy)

    def focus_first(self) -> None:
        """Put the keyboard on the first field."""
        self.focus_field("service_number")

    def focus_field(self, name: str) -> None:
        """Put the keyboard on a field and bring it into sight."""
        self.editors[name].setFocus()
        self._scrolled.ensureWidgetVisible(self.fields[name])

    def _build(self) -> None:
        px = self._look.type.px
        inside = QWidget()
        inside.setObjectName("inside")
        columns = CardsRow(px(14))
        inside.setLayout(columns)
        for groups in field_columns():
            column = QVBoxLayout(side := QWidget())
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(px(12))
            side.setMinimumWidth(px(_LEAST_COLUMN))
            for group in groups:
                column.addWidget(self._card(group), 1 if group is groups[-1] else 0)
            columns.add_card(side, 1)
        self._scrolled = Scrolled(inside)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        buttons.addWidget(self.message, 1)
        for button in (self.back, self.forget, self.save):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(10))
        whole.addWidget(self._scrolled, 1)
        whole.addLayout(buttons)

    def _card(self, group: FieldGroup) -> QWidget:
        card = Card(self._look.type, group.title)
        card.column.setSpacing(self._look.type.px(5))
        for words in group.fields:
            editor = self._editor(words)
            field = FormField(self._look, words.label, editor, words.hint)
            self.editors[words.name], self.fields[words.name] = editor, field
            card.column.addWidget(field)
            if words.label == group.title:
                field.stand_alone_under(card.title)
        card.column.addStretch(1)
        return card

    def _editor(self, words: FieldWords) -> Editor:
        px = self._look.type.px
        if words.kind in {FieldKind.CHOICE, FieldKind.CHOICE_OR_NONE}:
            none = self.tr("none") if words.kind is FieldKind.CHOICE_OR_NONE else ""
            box = ChoiceBox(self._look, none)
            box.chosen.connect(partial(self._on_changed, words.name))
            return box
        if words.kind is FieldKind.LINES:
            lines = QPlainTextEdit()
            lines.setTabChangesFocus(True)
            lines.setMinimumHeight(px(72))
            lines.textChanged.connect(partial(self._on_changed, words.name))
            return lines
        line = QLineEdit()
        line.setMinimumHeight(px(34))
        line.textChanged.connect(partial(self._on_changed, words.name))
        return line

    def _on_changed(self, name: str, *_: object) -> None:
        if self._showing:
            return
        self._touched.add(name)
        if name in _NAMES:
            # At once, and where others have that name a longer one in a moment.
            self.show_proposed_name(_proposal(self.draft))
        self.changed.emit(name)
        self._pause.start()

    def _on_paused(self) -> None:
        touched, self._touched = frozenset(self._touched), set()
        self.paused.emit(touched)


def _proposal(draft: MemberDraft) -> str:
    return display_name_for(draft.last_name, draft.first_name, draft.initials, ())
