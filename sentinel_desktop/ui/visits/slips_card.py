"""The log of slips: those that are still to be printed, or every attempt."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from sentinel_desktop.domain.visitors import SlipLine
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.visits.model import SlipsModel
from sentinel_desktop.ui.visits.rows_card import RowsCard


class SlipsCard(RowsCard[SlipLine]):
    """``changed`` tells that a person wants to see the others."""

    changed = Signal()

    def __init__(self, setup: DeskSetup) -> None:
        look = setup.look
        super().__init__(
            look,
            self.tr("Slips"),
            SlipsModel(look, setup.now, setup.zone),
            (1, 3),
            (
                "printer",
                self.tr("No slip waits to be printed"),
                self.tr("A slip that a printer did not take stands here until it is printed."),
            ),
        )
        self.unprinted = QPushButton(self.tr("Only those to be printed"))
        self.unprinted.setProperty("role", "chip")
        self.unprinted.setCheckable(True)
        self.unprinted.setChecked(True)
        self.unprinted.setAccessibleName(self.unprinted.text())
        self.unprinted.clicked.connect(self.changed)
        self.add_to_heading(self.unprinted)
