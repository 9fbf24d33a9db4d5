"""What the dialogs of the lists have in common: a title, what it is about, a body, and buttons with their keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label


class ListDialog(FittingDialog):
    """Stands beside the page while scans go on; returns what a person chose and saves nothing. Esc leaves it."""

    def __init__(self, look: Appearance, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        type_ = look.type
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = text_label(title)
        heading.setFont(type_.font(1.35, QFont.Weight.DemiBold))
        self.about = text_label(about)
        self.about.setProperty("role", "quiet")
        for label in (heading, self.about):
            label.setWordWrap(True)
        self.cancel = KeyButton(self.tr("Cancel"), "Esc", type_, shortcut=False)
        self.cancel.clicked.connect(self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(type_.px(9))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(type_.px(10))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        margin = type_.px(22)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(type_.px(11))
        column.addWidget(heading)
        column.addWidget(self.about)
        column.addLayout(self.body, 1)
        column.addLayout(self.buttons)
        self.setMinimumWidth(type_.px(500))
        self._px = type_.px

    def add_table(self, view: QTableView) -> None:
        """Put a table into the body, on a ground with an edge as everything on the pages has."""
        ground = QFrame()
        ground.setObjectName("card")
        inside = QVBoxLayout(ground)
        margin = self._px(8)
        inside.setContentsMargins(margin, self._px(4), margin, margin)
        inside.addWidget(view)
        view.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(ground, 1)
