"""Keys and help, opened by F1 and never in the way of a scan."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sentinel_desktop.ui.key_help import KeySection
from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.keycap import Keycap
from sentinel_desktop.ui.widgets.plain_label import text_label


class HelpDialog(FittingDialog):
    """The keys that exist, by where they work, and what to do when something looks wrong.

    Args:
        sections: those that stand first are read first.
    """

    def __init__(self, type_: Typography, sections: Sequence[KeySection], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = type_
        px = type_.px
        self.setObjectName("help")
        self.setWindowTitle(self.tr("Keys and help"))
        self.setModal(False)
        title = text_label(self.tr("Keys"))
        title.setFont(type_.font(1.35, QFont.Weight.DemiBold))
        self.scrolled = QScrollArea()
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setWidgetResizable(True)
        self.scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scrolled.setAccessibleName(self.tr("Keys, by where they work"))
        self.scrolled.setWidget(self._columns(sections))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(18))
        column.setSpacing(px(12))
        column.addWidget(title)
        column.addWidget(self._advice())
        column.addWidget(self.scrolled, 1)
        self.leave = KeyButton(self.tr("Close"), "Esc", type_, shortcut=False)
        self.leave.clicked.connect(self.close)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(px(1000))
        self.resize(px(1000), px(640))

    def _columns(self, sections: Sequence[KeySection]) -> QWidget:
        """Stand the sections in two columns of about one height, in their order."""
        inside = QWidget()
        inside.setObjectName("page")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._type.px(16))
        whole = sum(len(section.keys) + 1 for section in sections)
        columns = [QVBoxLayout(), QVBoxLayout()]
        filled = 0
        for section in sections:
            columns[filled * 2 >= whole].addWidget(self._card(section))
            filled += len(section.keys) + 1
        for column in columns:
            column.setSpacing(self._type.px(12))
            column.addStretch(1)
            row.addLayout(column, 1)
        return inside

    def _card(self, section: KeySection) -> Card:
        card = Card(self._type, section.title)
        px = self._type.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(7))
        for row, item in enumerate(section.keys):
            caps = QHBoxLayout()
            caps.setSpacing(px(4))
            for key in item.keys:
                caps.addWidget(Keycap(key, self._type))
            caps.addStretch(1)
            grid.addLayout(caps, row, 0, Qt.AlignmentFlag.AlignTop)
            does = text_label(item.does)
            does.setWordWrap(True)
            does.setMinimumWidth(px(180))
            grid.addWidget(does, row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        card.column.addLayout(grid)
        return card

    def _advice(self) -> QLabel:
        advice = text_label(
            self.tr(
                "A badge is recorded whatever is on the screen, also while this is open. When the database is away, "
                "scans are kept on this computer and sent on by themselves."
            )
        )
        advice.setProperty("role", "quiet")
        advice.setWordWrap(True)
        return advice
