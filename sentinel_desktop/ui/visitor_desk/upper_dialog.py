"""A dialog that begins near the upper edge of its window and grows downwards, so that nothing typed in it moves."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent

from sentinel_desktop.ui.widgets.form_dialog import FormDialog


class UpperDialog(FormDialog):
    """Its upper edge stays while the window below has room."""

    def fit(self) -> None:
        """Take the room that the page needs; the upper edge stays while the window below has room."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        width = max(self._least_width, layout.totalMinimumSize().width())
        height = layout.totalHeightForWidth(width)
        held = self.hold_if_larger(QSize(width, height))
        if not held and (self.width(), self.height()) != (width, height):
            self.resize(width, height)
        window = self.parentWidget()
        if window is not None and self.isVisible():
            lowest = window.mapToGlobal(window.rect().bottomLeft()).y() - self.look.type.px(8)
            if self.y() + self.height() > lowest:
                self.move(self.x(), max(window.mapToGlobal(window.rect().topLeft()).y(), lowest - self.height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Open near the upper edge of the window: the pages differ in height, and the upper edge stays."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None:
            corner = window.mapToGlobal(window.rect().topLeft())
            self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + window.height() // 12)
        self.fit()
