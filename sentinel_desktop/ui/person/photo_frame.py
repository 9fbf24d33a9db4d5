"""A member's photograph in its frame: shown, and taken by paste, by drop or from a file."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.drawn_photo import DrawnPhoto, frame_size

_LETTERS: Final = 1.9


class PhotoFrame(QAbstractButton):
    """Pressed, it asks for a file; Ctrl+V asks for the clipboard, Delete that the photograph goes.

    ``file_given`` tells a Path that was dropped, ``image_given`` a QImage that was.
    """

    paste_requested = Signal()
    remove_requested = Signal()
    file_given = Signal(object)
    image_given = Signal(object)

    def __init__(self, look: Appearance, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._photo = DrawnPhoto(look)
        self._may_edit = False
        self.setFixedSize(frame_size(look, height))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self.allow_edits(may=False)
        self.show_nobody()

    @property
    def has_photo(self) -> bool:
        """Whether a photograph is shown."""
        return self._photo.is_picture

    def allow_edits(self, *, may: bool) -> None:
        """Take pictures, or only show one."""
        self._may_edit = may
        self.setAcceptDrops(may)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if may else Qt.FocusPolicy.NoFocus)
        self.setToolTip(
            self.tr("Enter: choose a file · Ctrl+V: paste · Del: remove · or drop a picture here") if may else ""
        )

    def show_nobody(self) -> None:
        """Show an empty frame."""
        self.show_photo(None, "")

    def show_photo(self, data: bytes | None, name: str) -> None:
        """Show a photograph; where there is none, or it cannot be drawn, the initials of the name."""
        self._photo = DrawnPhoto(self._look, data, name)
        self.setAccessibleName(self._photo.words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the frame's size, which never changes."""
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the photograph cut to the frame, or the initials."""
        tokens, focused = self._look.tokens, self.hasFocus()
        painter = QPainter(self)
        frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        edge = QPen(QColor(tokens.accent.text if focused else tokens.border), 3 if focused else 1)
        self._photo.draw(painter, frame, edge, _LETTERS)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the frame."""
        if not self._may_edit:
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Delete and self.has_photo:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file, or a picture out of another program."""
        if _dropped_file(event.mimeData()) is not None or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        path = _dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.file_given.emit(path)
        elif event.mimeData().hasImage():
            event.acceptProposedAction()
            self.image_given.emit(image_in(event.mimeData()))


def image_in(mime: QMimeData) -> QImage:
    """Return the picture that a clipboard or a drop holds; a null one where the program that promised it gives none."""
    data = mime.imageData()
    return QImage(data) if isinstance(data, QImage) else data.toImage() if isinstance(data, QPixmap) else QImage()


def _dropped_file(mime: QMimeData) -> Path | None:
    urls = mime.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
