"""Shows what a person typed beside what somebody else saved meanwhile; decides nothing and saves nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label

_NOTHING: Final = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One field as words; ``mine`` is what was typed, ``theirs`` what is saved now."""

    field: str
    mine: str
    theirs: str


class ConflictDialog(FittingDialog):
    """Both versions side by side, those fields first that differ.

    ``mine_chosen``: save what was typed over what is saved now. ``theirs_chosen``: take what is saved now. Esc goes on
    editing, with everything still as it was typed.

    Args:
        look: of the window.
        title: what it is about, as "Guest was changed meanwhile".
        explanation: who changed it and when, as far as that is known.
        rows: every field that either version has something in.
    """

    mine_chosen = Signal()
    theirs_chosen = Signal()

    def __init__(
        self,
        look: Appearance,
        title: str,
        explanation: str,
        rows: Sequence[ConflictRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        type_ = look.type
        self._look = look
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading, about = text_label(title), text_label(explanation)
        heading.setFont(type_.font(1.35, QFont.Weight.DemiBold))
        about.setProperty("role", "quiet")
        for label in (heading, about):
            label.setWordWrap(True)
        self.keep_mine = KeyButton(self.tr("Save mine over it"), "Ctrl+Return", type_)
        self.take_theirs = KeyButton(self.tr("Take theirs"), "Ctrl+T", type_)
        self.go_on = KeyButton(self.tr("Go on editing"), "Esc", type_, primary=True, shortcut=False)
        self.keep_mine.clicked.connect(self._on_keep_mine)
        self.take_theirs.clicked.connect(self._on_take_theirs)
        self.go_on.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(type_.px(10))
        buttons.addWidget(self.take_theirs)
        buttons.addWidget(self.keep_mine)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(self)
        margin = type_.px(22)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(type_.px(12))
        column.addWidget(heading)
        column.addWidget(about)
        column.addWidget(self._table(rows), 1)
        column.addLayout(buttons)
        self.resize(type_.px(720), type_.px(440))
        self.go_on.setFocus()

    def _table(self, rows: Sequence[ConflictRow]) -> QWidget:
        px = self._look.type.px
        card = QFrame()
        card.setObjectName("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(px(16), px(12), px(16), px(14))
        grid.setHorizontalSpacing(px(18))
        grid.setVerticalSpacing(px(9))
        for column, head in enumerate((self.tr("Field"), self.tr("You typed"), self.tr("Saved meanwhile"))):
            label = text_label(head)
            label.setProperty("role", "quiet")
            grid.addWidget(label, 0, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        differing = sorted(rows, key=lambda row: row.mine == row.theirs)
        for number, row in enumerate(differing, 1):
            self._add_row(grid, number, row)
        grid.setRowStretch(len(rows) + 1, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(card)
        return scroll

    def _add_row(self, grid: QGridLayout, number: int, row: ConflictRow) -> None:
        differs = row.mine != row.theirs
        weight = QFont.Weight.DemiBold if differs else QFont.Weight.Normal
        for column, text in enumerate((row.field, row.mine or _NOTHING, row.theirs or _NOTHING)):
            label = text_label(text)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            if column:
                label.setFont(self._look.type.font(1.0, weight))
            if not differs:
                label.setProperty("role", "quiet")
            grid.addWidget(label, number, column)

    def _on_keep_mine(self) -> None:
        self.accept()
        self.mine_chosen.emit()

    def _on_take_theirs(self) -> None:
        self.accept()
        self.theirs_chosen.emit()
