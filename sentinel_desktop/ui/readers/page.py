"""The reader's page: how it is, a badge to try it, and which one is used. Widgets only."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.readers.choice_card import ChoiceCard
from sentinel_desktop.ui.readers.state_card import StateCard
from sentinel_desktop.ui.readers.trial_card import TrialCard
from sentinel_desktop.ui.widgets.page_heading import PageHeading


class ReaderPage(QWidget):
    """Three cards; ``shown`` and ``left`` tell when a person comes to the page and leaves it."""

    shown = Signal()
    left = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        px = look.type.px
        self.setObjectName("page")
        self.heading = PageHeading(
            look.type, self.tr("Reader"), self.tr("The reader of this station, since the program was started.")
        )
        self.state = StateCard(look)
        self.trial = TrialCard(look)
        self.choice = ChoiceCard(look)
        right = QVBoxLayout()
        right.setSpacing(px(14))
        right.addWidget(self.trial, 1)
        right.addWidget(self.choice, 1)
        columns = QHBoxLayout()
        columns.setSpacing(px(14))
        columns.addWidget(self.state, 1)
        columns.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addWidget(self.heading)
        whole.addLayout(columns, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that a person came."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that a person went on to another page, or took the window away."""
        super().hideEvent(event)
        self.left.emit()
