"""Says that a badge was scanned at this desk which the unit does not know, and offers to enrol it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.serials import redacted
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import since_text
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label


class UnknownNote(QFrame):
    """One line with a button; ``enrol_requested`` tells that it is pressed."""

    enrol_requested = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        px = look.type.px
        self._look = look
        self.setObjectName("banner")
        self._symbol = text_label()
        self.sentence = text_label()
        self.sentence.setFont(look.type.font(1.0, QFont.Weight.Medium))
        self.sentence.setWordWrap(True)
        self.enrol = KeyButton(self.tr("Enrol it…"), keys.ENROL_UNKNOWN, look.type)
        self.enrol.clicked.connect(self.enrol_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(7), px(10), px(7))
        row.setSpacing(px(12))
        row.addWidget(self._symbol)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.enrol)
        look.changed.connect(self._paint_symbol)
        self._paint_symbol()
        self.hide()

    def show_scan(
        self,
        answer: ScanAnswer | None,
        now: datetime | None = None,
        zone: ZoneInfo | None = None,
        *,
        may_enrol: bool,
    ) -> None:
        """Show the last badge that was not known; nothing where there is none."""
        self.setVisible(answer is not None)
        self.enrol.setVisible(may_enrol)
        if answer is None or now is None or zone is None:
            return
        serial, at = redacted(answer.serial), since_text(answer.occurred_at, now, zone)
        if may_enrol:
            words = self.tr("{badge} was scanned here at {time} and is not known.")
        else:
            words = self.tr("{badge} was scanned here at {time} and is not known: a supervisor can enrol it.")
        self.sentence.setText(words.format(badge=serial, time=at))
        self.setAccessibleName(self.sentence.text())

    def _paint_symbol(self) -> None:
        side = self._look.type.px(20)
        colour = self._look.tokens.tones[Tone.OUT].text
        self._symbol.setPixmap(icon_pixmap("triangle-alert", colour, QSize(side, side), self.devicePixelRatioF()))
