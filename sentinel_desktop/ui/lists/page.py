"""The lists: which there are, what is in one, and one of its values. Widgets only."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.lists.editor_card import EditorCard
from sentinel_desktop.ui.lists.kinds_card import KindsCard
from sentinel_desktop.ui.lists.values_card import ValuesCard
from sentinel_desktop.ui.widgets.page_heading import PageHeading


class ListsPage(QWidget):
    """Three cards beside each other; ``shown`` tells that a person came, ``left`` that they went."""

    shown = Signal()
    left = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        self.setObjectName("page")
        self.heading = PageHeading(
            look.type, self.tr("Lists"), self.tr("What operators choose from. Changes appear on every station at once.")
        )
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.kinds = KindsCard(look)
        self.values = ValuesCard(look)
        self.editor = EditorCard(look)
        px = look.type.px
        columns = QHBoxLayout()
        columns.setSpacing(px(14))
        self.kinds.setFixedWidth(px(200))
        self.editor.setFixedWidth(px(330))
        columns.addWidget(self.kinds)
        columns.addWidget(self.values, 1)
        columns.addWidget(self.editor)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(10))
        whole.addWidget(self.heading)
        whole.addWidget(self.message)
        whole.addLayout(columns, 1)
        self.show_message("")

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.message.setProperty("role", "bad" if is_bad else "good")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while something is being done."""
        self.values.show_busy(busy=busy)
        self.editor.show_busy(busy=busy)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that a person came."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that a person went on."""
        super().hideEvent(event)
        self.left.emit()
