"""Cards beside each other, which go on in the next line where the window, or large text, leaves too little width."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QWidget

from sentinel_desktop.ui.widgets.least_stack import least_height


class CardsRow(QHBoxLayout):
    """A row whose cards share its width, each line as high as it must be and the first one what is left besides.

    Args:
        gap: between two cards, and between two lines, in pixels.
    """

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__()
        self._wanted: dict[QWidget, int | None] = {}
        self._heights: dict[QWidget, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        if parent is not None:
            parent.setLayout(self)

    def add_card(self, card: QWidget, stretch: int, least: QSize | None = None) -> None:
        """Take a card that has this share of what the width leaves.

        ``least`` says, in pixels, how broad it must be beside others, and how high where there are several lines: a
        table can be made so small that nothing is read in it.
        """
        if least is not None:
            self._wanted[card] = least.width()
            self._heights[card] = least.height()
        self.addWidget(card, stretch)

    def add_narrow(self, card: QWidget, width: int | None = None, height: int = 0) -> None:
        """Take a card that is so broad, in pixels, or as it would like, beside others; alone it has its whole line."""
        self._wanted[card] = width
        self._heights[card] = height
        self.addWidget(card)

    def hasHeightForWidth(self) -> bool:
        """Return true: in less width there are more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines would like."""
        return self._height(width, least=False)

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the height that the lines need."""
        return self._height(width, least=True)

    def minimumSize(self) -> QSize:
        """Return the width of the broadest card, and the height of one line."""
        least = [item.minimumSize() for item in self._shown()]
        return QSize(max((size.width() for size in least), default=0), max((s.height() for s in least), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Place the cards."""
        super().setGeometry(rect)
        lines = self._lines(rect.width())
        heights = self._line_heights(lines, rect.width(), least=True)
        if not heights:
            return
        heights[0] += max(0, rect.height() - sum(heights) - self.spacing() * (len(lines) - 1))
        y = rect.y()
        for line, height in zip(lines, heights, strict=True):
            x = rect.x()
            for item, width in zip(line, self._widths(line, rect.width()), strict=True):
                item.setGeometry(QRect(x, y, width, height))
                x += width + self.spacing()
            y += height + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        items = (self.itemAt(place) for place in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]

    def _least_width(self, item: QLayoutItem) -> int:
        wanted = self._wanted.get(_card(item), 0)
        return max(item.minimumSize().width(), item.sizeHint().width() if wanted is None else wanted)

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        """Return the cards of each line; one that is hidden leaves no gap."""
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            width = self._least_width(item)
            if lines and used + self.spacing() + width <= room:
                lines[-1].append(item)
                used += self.spacing() + width
            else:
                lines.append([item])
                used = width
        return lines

    def _widths(self, line: list[QLayoutItem], room: int) -> list[int]:
        """Return how broad each card of a line is: what is left goes by their shares, and none gets less than least."""
        room -= self.spacing() * (len(line) - 1)
        shares = [self.stretch(self.indexOf(_card(item))) for item in line]
        if not any(shares):
            shares = [1] * len(line)
        widths = [self._least_width(item) for item in line]
        sharing = [place for place, share in enumerate(shares) if share]
        while sharing:
            left = room - sum(width for place, width in enumerate(widths) if place not in sharing)
            parts = sum(shares[place] for place in sharing)
            short = [place for place in sharing if widths[place] * parts > left * shares[place]]
            if not short:
                for place in sharing:
                    given = left * shares[place] // parts
                    widths[place], left, parts = given, left - given, parts - shares[place]
                break
            sharing = [place for place in sharing if place not in short]
        return widths if len(line) > 1 else [room]

    def _height(self, width: int, *, least: bool) -> int:
        heights = self._line_heights(self._lines(width), width, least=least)
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    def _line_heights(self, lines: list[list[QLayoutItem]], room: int, *, least: bool) -> list[int]:
        return [
            max(
                max(_height_of(item, width, least=least), self._heights.get(_card(item), 0) if len(lines) > 1 else 0)
                for item, width in zip(line, self._widths(line, room), strict=True)
            )
            for line in lines
        ]


def _card(item: QLayoutItem) -> QWidget:
    card = item.widget()
    assert card is not None  # noqa: S101 - nothing else can be put into the row
    return card


def _height_of(item: QLayoutItem, width: int, *, least: bool) -> int:
    if least:
        return least_height(_card(item), width)
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
