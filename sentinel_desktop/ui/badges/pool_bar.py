"""Where the visitors' badges are, in numbers that narrow the table to them."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sentinel_desktop.domain.badges import VisitorPool
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.badges.filters import Standing
from sentinel_desktop.ui.badges.wording import pool_words
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.plain_label import text_label


class PoolBar(QWidget):
    """Free, with visitors, overdue; ``chosen`` tells the ``Standing`` that a person wants to see, or no more."""

    chosen = Signal(object)

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._overdue = 0
        self.chips = {standing: self._chip(standing) for standing in (Standing.FREE, Standing.HELD, Standing.OVERDUE)}
        self.put_away = text_label()
        self.put_away.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.type.px(8))
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addWidget(self.put_away)
        row.addStretch(1)
        look.changed.connect(self._paint_overdue)
        self.show_pool(VisitorPool())

    def show_pool(self, pool: VisitorPool) -> None:
        """Show how many are where; what is none and calls for nothing is left out."""
        free, held, put_away = pool_words(pool)
        self._overdue = pool.overdue
        overdue = QCoreApplication.translate("Badges", "%n overdue", "", pool.overdue)
        for standing, words in ((Standing.FREE, free), (Standing.HELD, held), (Standing.OVERDUE, overdue)):
            self.chips[standing].setText(words)
            self.chips[standing].setAccessibleName(words)
        self.chips[Standing.OVERDUE].setVisible(bool(pool.overdue))
        self.put_away.setText(put_away)
        self.put_away.setVisible(bool(pool.put_away))
        self._paint_overdue()

    def show_standing(self, standing: Standing) -> None:
        """Mark what the table is narrowed to."""
        for each, chip in self.chips.items():
            chip.setChecked(each is standing)

    def _chip(self, standing: Standing) -> QPushButton:
        chip = QPushButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setFont(self._look.type.font(0.93, QFont.Weight.Medium))
        chip.clicked.connect(partial(self.chosen.emit, standing))
        return chip

    def _paint_overdue(self) -> None:
        side = self._look.type.px(15)
        size = QSize(side, side)
        colour = self._look.tokens.tones[Tone.OUT].text
        pixmap = icon_pixmap("triangle-alert", colour, size, self.devicePixelRatioF())
        self.chips[Standing.OVERDUE].setIcon(QIcon(pixmap))
        self.chips[Standing.OVERDUE].setIconSize(size)
