"""What is offered beneath a field while somebody types: names with a quiet line, one of them ready for Enter."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.keycap import key_text

MOST_SEEN: Final = 4
_NO_INDEX: Final = QModelIndex()
_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that may be meant.

    Attributes:
        key: what it stands for, to whoever offers it.
        title: what it is called; it stands in the field when it is taken.
        detail: what tells it from others of this name.
        initials: two letters in a circle before it; empty where it has none.
    """

    key: Hashable
    title: str
    detail: str
    initials: str = ""


class SuggestionModel(QAbstractListModel):
    """The rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Suggestion, ...] = ()

    def show(self, rows: Sequence[Suggestion]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    @property
    def has_initials(self) -> bool:
        """Whether any row has initials: then the names of all begin beside them, in one line down the list."""
        return any(row.initials for row in self.rows)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        """Return how many are offered."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt's own
        """Return a row as a screen reader says it."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.detail}" if row.detail else row.title
        return row.title if role == Qt.ItemDataRole.DisplayRole else None


class SuggestionList(QListView):
    """Never takes the keyboard, which stays where somebody types; ``taken`` tells the row that was clicked."""

    taken = Signal(int)

    def __init__(self, look: Appearance, name: str) -> None:
        super().__init__()
        self._look = look
        self.rows = SuggestionModel()
        self.setObjectName("suggestions")
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(look, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.taken.emit(index.row()))
        look.changed.connect(self.viewport().update)
        self.hide()

    @property
    def current(self) -> Suggestion | None:
        """The row that Enter takes; None where nothing is offered."""
        row = self.currentIndex().row()
        return self.rows.rows[row] if self.isVisible() and 0 <= row < len(self.rows.rows) else None

    def offer(self, rows: Sequence[Suggestion]) -> None:
        """Show these with the first ready for Enter; nothing where there is none."""
        self.rows.show(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(0))
        px = self._look.type.px
        self.setFixedHeight(min(len(rows), MOST_SEEN) * px(_Rows.HEIGHT) + px(10))
        self.setVisible(bool(rows))
        self.scrollToTop()

    def step(self, by: int) -> None:
        """Make another row ready for Enter; at an end it stays."""
        row = min(max(0, self.currentIndex().row() + by), len(self.rows.rows) - 1)
        self.setCurrentIndex(self.rows.index(row))


class _Rows(QStyledItemDelegate):
    """Draws a row: initials, the name, the quiet line, and the key that takes it."""

    HEIGHT = 46
    CIRCLE = 30

    def __init__(self, look: Appearance, parent: SuggestionList) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room of a row."""
        return QSize(option.rect.width(), self._look.type.px(self.HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        model = index.model()
        if not isinstance(model, SuggestionModel):
            return
        row = model.rows[index.row()]
        px, tokens, type_ = self._look.type.px, self._look.tokens, self._look.type
        place, state = QRectF(option.rect), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(QColor(tokens.accent.ground))
            painter.drawRoundedRect(place, px(8), px(8))
        inner = place.adjusted(px(10), px(4), -px(10), -px(4))
        if row.initials:
            self._draw_initials(painter, inner, row.initials, chosen=chosen)
        if model.has_initials:
            inner.setLeft(inner.left() + px(self.CIRCLE) + px(10))
        if chosen:
            inner = self._draw_key(painter, inner)
        upper = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * (0.54 if row.detail else 1.0))
        lower = QRectF(inner.left(), upper.bottom(), inner.width(), inner.bottom() - upper.bottom())
        painter.setPen(QColor(tokens.text))
        self._draw_text(painter, upper, row.title, type_.font(1.0, QFont.Weight.DemiBold))
        if row.detail:
            painter.setPen(QColor(tokens.quiet if not chosen else tokens.text))
            self._draw_text(painter, lower, row.detail, type_.font(0.88))
        painter.restore()

    def _draw_initials(self, painter: QPainter, inner: QRectF, initials: str, *, chosen: bool) -> None:
        px, accent = self._look.type.px, self._look.tokens.accent
        side = px(self.CIRCLE)
        circle = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        painter.setBrush(QColor(self._look.tokens.surface if chosen else accent.ground))
        painter.drawEllipse(circle)
        painter.setPen(QColor(accent.text))
        painter.setFont(self._look.type.font(0.8, QFont.Weight.Bold))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials)

    def _draw_key(self, painter: QPainter, inner: QRectF) -> QRectF:
        px, tokens = self._look.type.px, self._look.tokens
        font = self._look.type.font(0.8)
        text = key_text("Return")
        width, height = QFontMetricsF(font).horizontalAdvance(text) + px(12), px(20)
        cap = QRectF(inner.right() - width, inner.center().y() - height / 2, width, height)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(cap, px(4), px(4))
        painter.setPen(QColor(tokens.quiet))
        painter.setFont(font)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
        return inner.adjusted(0, 0, -width - px(10), 0)

    def _draw_text(self, painter: QPainter, place: QRectF, text: str, font: QFont) -> None:
        painter.setFont(font)
        plain = " ".join(text.split())
        cut = QFontMetricsF(font).elidedText(plain, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _MIDDLE_LEFT, cut)
