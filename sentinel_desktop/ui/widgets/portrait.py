"""Somebody's photograph in a frame, or their initials."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.drawn_photo import DrawnPhoto, frame_size

_LETTERS: Final = 1.7


class Portrait(QWidget):
    """Only to be looked at; ``height`` in the design's pixels."""

    def __init__(self, look: Appearance, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._photo = DrawnPhoto(look)
        self.setFixedSize(frame_size(look, height))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def has_photo(self) -> bool:
        """Whether a photograph is shown."""
        return self._photo.is_picture

    def show_photo(self, data: bytes | None, name: str) -> None:
        """Show a photograph; where there is none, or it cannot be drawn, the initials of the name."""
        self._photo = DrawnPhoto(self._look, data, name)
        self.setAccessibleName(self._photo.words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the photograph cut to the frame, or the initials."""
        painter = QPainter(self)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        self._photo.draw(painter, frame, QPen(QColor(self._look.tokens.border), 1), _LETTERS)
        painter.end()
