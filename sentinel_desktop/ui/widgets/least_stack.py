"""Pages in one place that ask for the least room of the one that is shown, and not for what the largest would like."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedLayout, QWidget


class LeastStack(QStackedLayout):
    """As Qt's, whose least height is the one that its largest page would like: a page was scrolled that had room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        if parent is not None:
            parent.setLayout(self)
        self.currentChanged.connect(self.invalidate)

    def hasHeightForWidth(self) -> bool:
        """Return true: Qt would take the least size of the largest page, also of one that is not shown."""
        return True

    def minimumSize(self) -> QSize:
        """Return the least size of the page that is shown."""
        shown = self.itemAt(self.currentIndex())
        return QSize() if shown is None else shown.minimumSize()

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the least height of the page that is shown."""
        page = self.currentWidget()
        return 0 if page is None else least_height(page, width)


class LeastPages(QWidget):
    """Such a stack as a widget of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = LeastStack(self)

    def addWidget(self, page: QWidget) -> None:
        """Take a page; the first one is shown."""
        self._stack.addWidget(page)

    def setCurrentWidget(self, page: QWidget) -> None:
        """Show this page."""
        self._stack.setCurrentWidget(page)

    def currentWidget(self) -> QWidget | None:
        """Return the page that is shown, None where there is none."""
        return self._stack.currentWidget()


def least_height(page: QWidget, width: int) -> int:
    """Return the least height in which nothing of a widget is cut, at a width; both in pixels."""
    layout = page.layout()
    least = max(page.minimumSizeHint().height(), page.minimumHeight())
    if layout is None or not layout.hasHeightForWidth():
        return least
    return max(layout.totalMinimumHeightForWidth(width), page.minimumHeight())
