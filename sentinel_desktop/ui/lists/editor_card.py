"""The value that is looked at: its fields, who uses it, and what can be done with it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.domain.list_kinds import ListKind, Typed
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.lists.value_form import Ranks, ValueForm
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.scrolled import Scrolled


@dataclass(frozen=True, slots=True)
class Edited:
    """What the card shows.

    Attributes:
        title: the value's name, or that it is a new one.
        note: what is to be known about it: that it is not saved, that somebody changed it.
        uses: who has it, counted; empty where nothing has it.
        is_drafted: something is typed that is not saved.
    """

    title: str
    typed: Typed
    note: str = ""
    uses: str = ""
    is_new: bool = False
    is_system: bool = False
    is_hidden: bool = False
    is_drafted: bool = False


class EditorCard(Card):
    """Shows one value; what a person asks for is told, and nothing is done here."""

    edited = Signal(object)
    field_left = Signal(object)
    save_requested = Signal()
    forget_requested = Signal()
    hide_requested = Signal()
    delete_requested = Signal()
    uses_requested = Signal()
    replace_requested = Signal()

    def __init__(self, look: Appearance) -> None:
        type_ = look.type
        super().__init__(type_, "")
        self._look = look
        self.title.setWordWrap(True)
        self.note = text_label()
        self.note.setWordWrap(True)
        self.note.setProperty("role", "quiet")
        self.form: ValueForm | None = None
        self._kind: ListKind | None = None
        self.uses = text_label()
        self.uses.setWordWrap(True)
        self.see = KeyButton(self.tr("See them…"), keys.SEE_USES, type_)
        self.replace = KeyButton(self.tr("Replace and delete…"), keys.REPLACE_VALUE, type_)
        self.save = KeyButton(self.tr("Save"), keys.SAVE_VALUE, type_, primary=True)
        self.forget = KeyButton(self.tr("Forget typing"), keys.FORGET_VALUE, type_)
        self.hide_or_show = KeyButton(self.tr("Hide"), keys.HIDE_VALUE, type_)
        self.delete = KeyButton(self.tr("Delete"), keys.DELETE_VALUE, type_)
        for button, told in (
            (self.see, self.uses_requested),
            (self.replace, self.replace_requested),
            (self.save, self.save_requested),
            (self.forget, self.forget_requested),
            (self.hide_or_show, self.hide_requested),
            (self.delete, self.delete_requested),
        ):
            button.clicked.connect(told)
        self._build()

    def show_value(self, kind: ListKind, shown: Edited, ranks: Ranks) -> None:
        """Show a value of a list."""
        if kind != self._kind or self.form is None:
            self._make_form(kind)
        if self.form is None:
            raise AssertionError("the form was made")
        self.title.setText(shown.title)
        self.note.setText(shown.note)
        self.note.setVisible(bool(shown.note))
        self.form.show_typed(shown.typed, ranks, is_new=shown.is_new, is_system=shown.is_system)
        is_used = bool(shown.uses)
        nothing = self.tr("Nothing uses this value.")
        self.uses.setText(self.tr("Used by {uses}.").format(uses=shown.uses) if is_used else nothing)
        self._uses_box.setVisible(not shown.is_new)
        self.see.setVisible(is_used)
        self.replace.setVisible(is_used and not shown.is_system)
        hide_or_show = self.tr("Show again") if shown.is_hidden else self.tr("Hide")
        self.hide_or_show.setText(hide_or_show)
        self.hide_or_show.setAccessibleName(hide_or_show)
        self.hide_or_show.setVisible(not shown.is_new)
        self.delete.setVisible(not shown.is_new and not shown.is_system)
        self.show_drafted(is_drafted=shown.is_drafted)

    def show_drafted(self, *, is_drafted: bool) -> None:
        """Offer to forget what is typed, where something is."""
        self.forget.setVisible(is_drafted)
        if self.form is not None:
            self.form.show_drafted(is_drafted=is_drafted)

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while something is being done; typing goes on."""
        for button in (self.save, self.hide_or_show, self.delete, self.replace, self.see, self.forget):
            button.setEnabled(not busy)

    def _make_form(self, kind: ListKind) -> None:
        if self.form is not None:
            self._inside.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self._kind = kind
        self.form = ValueForm(self._look, kind)
        self.form.edited.connect(self.edited)
        self.form.left.connect(self.field_left)
        self._inside.insertWidget(0, self.form)
        # At once, not with the next event: the keyboard goes to a field that can be seen.
        self.form.show()

    def _build(self) -> None:
        px = self._look.type.px
        self._uses_box = QFrame()
        self._uses_box.setObjectName("aside")
        box = QVBoxLayout(self._uses_box)
        box.setContentsMargins(px(12), px(9), px(12), px(10))
        box.setSpacing(px(7))
        counted = QHBoxLayout()
        counted.addWidget(self.uses, 1)
        counted.addWidget(self.see)
        box.addLayout(counted)
        box.addWidget(self.replace, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        inside.setObjectName("inside")
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, px(6), 0)
        self._inside.setSpacing(px(10))
        self._inside.addStretch(1)
        self.scrolled = Scrolled(inside)
        self.column.addWidget(self.note)
        self.column.addWidget(self.scrolled, 1)
        self.column.addWidget(self._uses_box)
        for buttons in ((self.save, self.forget), (self.hide_or_show, self.delete)):
            row = FlowLayout(acts := QWidget(), px(8))
            for button in buttons:
                row.addWidget(button)
            self.column.addWidget(acts)
