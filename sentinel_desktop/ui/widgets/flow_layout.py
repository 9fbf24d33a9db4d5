"""A row that goes on in the next line where it is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays items out from left to right, each in the width it asks for, in as many lines as that takes."""

    def __init__(self, parent: QWidget, gap: int, between_lines: int | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._between = gap if between_lines is None else between_lines
        self._at_end: list[QWidget] = []
        self._gathered = True
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def add_at_end(self, widget: QWidget) -> None:
        """Take a widget that stands at the right end of its line; whatever comes after it does too."""
        self._at_end.append(widget)
        self.addWidget(widget)

    def gather_at_end(self, *, gathered: bool) -> None:
        """Let those widgets stand at the right end, or in the line like all others."""
        self._gathered = gathered
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: the row takes what its lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return true: a narrower row needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def lines_in(self, width: int) -> int:
        """Return the number of lines that the items take in a width, margins included."""
        margins = self.contentsMargins()
        return len(self._lines(width - margins.left() - margins.right()))

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the least size; the width is what the row is given."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size, margins = QSize(), self.contentsMargins()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(margins)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        room, y = rect.marginsRemoved(margins), margins.top()
        for number, line in enumerate(self._lines(room.width())):
            y += self._between if number else 0
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, QRect(room.x(), rect.y() + y, room.width(), height))
            y += height
        return y + margins.bottom()

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        """Return the items of each line; a hidden one leaves no gap."""
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = item.sizeHint().width()
            if lines and used + self._gap + width <= room:
                lines[-1].append(item)
                used += self._gap + width
            else:
                lines.append([item])
                used = width
        return lines

    def _place(self, line: list[QLayoutItem], rect: QRect) -> None:
        left = rect.width() - sum(item.sizeHint().width() for item in line) - self._gap * (len(line) - 1)
        x = rect.x()
        for item in line:
            if left and self._gathered and item.widget() in self._at_end:
                x, left = x + left, 0
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(x, rect.y()), size))
            x += size.width() + self._gap
