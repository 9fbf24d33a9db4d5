"""A member's photograph as it is drawn in a frame, or their initials."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from sentinel_desktop.domain.photos import KEPT_HEIGHT, KEPT_WIDTH
from sentinel_desktop.ui.theme import Appearance

_LETTERS: Final = 2


class DrawnPhoto:
    """A picture that fills its frame; what is over is cut at both sides alike.

    Args:
        look: of the window.
        data: an encoded picture; None where there is none. One that cannot be drawn is none either.
        name: whose it is.
    """

    def __init__(self, look: Appearance, data: bytes | None = None, name: str = "") -> None:
        self._look = look
        self._name = name
        self._pixmap = QPixmap()
        if data is not None:
            self._pixmap.loadFromData(data)
        self._initials = "".join(word[0] for word in name.split() if word[0].isalnum())[:_LETTERS].upper()

    @property
    def is_picture(self) -> bool:
        """Whether there is a photograph, and not only initials."""
        return not self._pixmap.isNull()

    @property
    def words(self) -> str:
        """What is said of it to whoever hears the screen."""
        if self.is_picture:
            return QCoreApplication.translate("Portrait", "Photograph of {name}").format(name=self._name)
        return QCoreApplication.translate("Portrait", "No photograph of {name}").format(name=self._name)

    def draw(self, painter: QPainter, frame: QRectF, edge: QPen, letters: float) -> None:
        """Draw it within a frame with round corners.

        Args:
            painter: at work.
            frame: where the middle of its edge goes.
            edge: of the frame.
            letters: the size of initials, in the body's.
        """
        tokens, px = self._look.tokens, self._look.type.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(frame, px(10), px(10))
        painter.fillPath(outline, QColor(tokens.accent.ground))
        if self.is_picture:
            painter.save()
            painter.setClipPath(outline)
            painter.drawPixmap(self._filling(frame), self._pixmap, QRectF(self._pixmap.rect()))
            painter.restore()
        else:
            painter.setPen(QColor(tokens.accent.text))
            painter.setFont(self._look.type.font(letters, QFont.Weight.DemiBold))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _filling(self, frame: QRectF) -> QRectF:
        size = self._pixmap.size()
        ratio = max(frame.width() / size.width(), frame.height() / size.height())
        shown = QRectF(0, 0, size.width() * ratio, size.height() * ratio)
        shown.moveCenter(frame.center())
        return shown


def frame_size(look: Appearance, height: int) -> QSize:
    """Return the size of a frame so high in the design's pixels: photographs are kept in one shape."""
    tall = look.type.px(height)
    return QSize(round(tall * KEPT_WIDTH / KEPT_HEIGHT), tall)
