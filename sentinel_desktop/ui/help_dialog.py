"""Keys and help, opened by F1 and never in the way of a scan."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sentinel_desktop.ui.keys import KeyHelp
from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.widgets.keycap import Keycap


class HelpDialog(QDialog):
    """The keys that exist, and what to do when something looks wrong."""

    def __init__(self, type_: Typography, shown: tuple[KeyHelp, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = type_
        self.setObjectName("help")
        self.setWindowTitle(self.tr("Keys and help"))
        self.setModal(False)
        title = QLabel(self.tr("Keys"))
        title.setFont(type_.font(1.35, QFont.Weight.DemiBold))
        column = QVBoxLayout(self)
        margin = type_.px(24)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(type_.px(14))
        column.addWidget(title)
        column.addLayout(self._key_grid(shown))
        column.addWidget(self._advice())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column.addWidget(buttons)

    def _key_grid(self, shown: tuple[KeyHelp, ...]) -> QGridLayout:
        px = self._type.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(18))
        grid.setVerticalSpacing(px(8))
        for row, item in enumerate(shown):
            caps = QHBoxLayout()
            caps.setSpacing(px(4))
            for key in item.keys:
                caps.addWidget(Keycap(key, self._type))
            caps.addStretch(1)
            grid.addLayout(caps, row, 0)
            grid.addWidget(QLabel(item.does), row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _advice(self) -> QLabel:
        advice = QLabel(
            self.tr(
                "A badge is recorded whatever is on the screen, also while this is open. When the database is away, "
                "scans are kept on this computer and sent on by themselves."
            )
        )
        advice.setProperty("role", "quiet")
        advice.setWordWrap(True)
        advice.setAlignment(Qt.AlignmentFlag.AlignLeft)
        advice.setMinimumWidth(self._type.px(420))
        return advice
