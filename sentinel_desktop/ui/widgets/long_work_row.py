"""Work that takes long: what it is, how far it has come, and the key that breaks it off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from sentinel_desktop.services.progress import Progress
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label


class LongWorkRow(QFrame):
    """Seen while something is under way; ``break_off_requested`` tells that a person wants it to end."""

    break_off_requested = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        px = look.type.px
        self.setObjectName("card")
        self._words = ""
        self.words = text_label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(px(10))
        self.break_off = KeyButton(self.tr("Break off"), keys.BREAK_OFF, look.type)
        self.break_off.clicked.connect(self.break_off_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(7), px(12), px(7))
        row.setSpacing(px(14))
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.break_off)
        self.hide()

    def begin(self, words: str) -> None:
        """Show what is under way."""
        self._words = words
        self.setAccessibleName(words)
        self.bar.setAccessibleName(words)
        self.show_progress(Progress())
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it has come; a bar that only moves while nobody knows of how much."""
        # In thousandths: a bar counts no further than two thousand million.
        self.bar.setRange(0, 1000 if progress.total else 0)
        self.bar.setValue(1000 * progress.done // max(1, progress.total))
        counted = self.tr("{done} of {total}").format(
            done=number_text(progress.done), total=number_text(progress.total)
        )
        self.words.setText(f"{self._words} {counted}" if progress.total else self._words)
