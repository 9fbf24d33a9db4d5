"""The latest passages: when, which way, who, and where it was not this desk."""

from collections import deque
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.presence import LatestPassage
from sentinel_desktop.ui.answers import SYMBOLS, WAITING_SYMBOL
from sentinel_desktop.ui.assets import paint_icon
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.presence.model import Index
from sentinel_desktop.ui.presence.wording import passage_name, passage_word, passage_words
from sentinel_desktop.ui.times import clock_text
from sentinel_desktop.ui.tokens import Tokens
from sentinel_desktop.ui.widgets.kept_pictures import KeptPictures, Part

PASSAGE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
TOLD_OTHERWISE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
HOST_ROLE: Final = Qt.ItemDataRole.UserRole + 3
# Room for all lines on a display of 200 %.
_PICTURES_BYTES: Final = 16 * 1024 * 1024
_MARKED: Final = 200
"""So many passages are known to have been told otherwise, the latest ones: far more than the list has lines."""
_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PassagesModel(QAbstractListModel):
    """The latest passages, newest first."""

    def __init__(self, setup: DeskSetup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self._passages: tuple[LatestPassage, ...] = ()
        self._told_otherwise: deque[ScanId] = deque(maxlen=_MARKED)
        self._names_hosts = False

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of passages; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._passages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the passage itself, or what a person or a screen reader gets to know of it."""
        passage = self._passages[index.row()]
        if role == PASSAGE_ROLE:
            return passage
        if role == TOLD_OTHERWISE_ROLE:
            return passage.scan_id in self._told_otherwise
        if role == HOST_ROLE:
            return passage.host if self._names_hosts else None
        if role == Qt.ItemDataRole.DisplayRole:
            return passage_name(passage)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            said = self._spoken(passage)
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def show(self, passages: tuple[LatestPassage, ...]) -> None:
        """Show exactly these."""
        if passages == self._passages:
            return
        self.beginResetModel()
        self._passages = passages
        self.endResetModel()

    def name_hosts(self, *, named: bool) -> None:
        """Tell whom visitors came to see, or no longer."""
        self._names_hosts = named
        if self._passages:
            self.dataChanged.emit(self.index(0), self.index(len(self._passages) - 1))

    def mark_told_otherwise(self, scan_id: ScanId) -> None:
        """Mark a passage whose person was told something else at the reader."""
        self._told_otherwise.append(scan_id)
        if self._passages:
            self.dataChanged.emit(self.index(0), self.index(len(self._passages) - 1))

    def _spoken(self, passage: LatestPassage) -> str:
        text = self.tr("{time} {word}: {name}, at {station}")
        if not passage.station:
            text = self.tr("{time} {word}: {name}")
        text = text.format(
            time=clock_text(passage.occurred_at, self._setup.zone),
            word=passage_word(passage),
            name=passage_name(passage),
            station=passage.station,
        )
        if self._names_hosts and passage.host:
            text += self.tr(". Host: {host}").format(host=passage.host)
        if passage.waiting:
            text += self.tr(". Recorded here, waiting for the database")
        if passage.scan_id in self._told_otherwise:
            text += self.tr(". The person was told otherwise at the reader")
        return text


class PassageLook(NamedTuple):
    """Everything that the picture of a line depends on."""

    passage: LatestPassage
    told_otherwise: bool
    host: str | None
    focused: bool
    tokens: Tokens


class PassageDelegate(QStyledItemDelegate):
    """Paints one passage; the name has the room first, then the station."""

    def __init__(self, setup: DeskSetup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self._look = setup.look
        self._pictures = KeptPictures(_PICTURES_BYTES)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one line's height."""
        del option, index
        return QSize(0, self._look.type.px(31))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line; all move down with every scan, and are then copied."""
        passage: LatestPassage = index.data(PASSAGE_ROLE)
        told_otherwise = bool(index.data(TOLD_OTHERWISE_ROLE))
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        look = PassageLook(passage, told_otherwise, index.data(HOST_ROLE), focused, self._look.tokens)
        part = Part(passage.key, look, rect.x(), rect.y(), rect.width(), rect.height(), self.draw)
        self._pictures.paint(painter, QColor(look.tokens.ground), [part])

    def draw(self, painter: QPainter, rect: QRectF, look: PassageLook) -> None:
        """Draw one line."""
        tokens, px = look.tokens, self._look.type.px
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(tokens.border))
        if look.focused:
            painter.fillRect(rect, QColor(tokens.accent.ground))
        inner = rect.adjusted(px(2), 0, -px(2), -1)
        inner.setLeft(self._draw_time(painter, inner, look))
        inner.setLeft(self._draw_word(painter, inner, look))
        self._draw_who_and_where(painter, inner, look)

    def _draw_time(self, painter: QPainter, rect: QRectF, look: PassageLook) -> float:
        font = self._look.type.font(0.96)
        painter.setFont(font)
        painter.setPen(QColor(look.tokens.quiet))
        painter.drawText(rect, _MIDDLE_LEFT, clock_text(look.passage.occurred_at, self._setup.zone))
        return rect.left() + QFontMetricsF(font).horizontalAdvance("00:00") + self._look.type.px(10)

    def _draw_word(self, painter: QPainter, rect: QRectF, look: PassageLook) -> float:
        px, passage = self._look.type.px, look.passage
        tone = passage.tone
        colour = look.tokens.tones[tone].text
        size = px(15)
        symbol = WAITING_SYMBOL if passage.waiting else SYMBOLS[tone]
        paint_icon(painter, symbol, colour, QRectF(rect.left(), rect.center().y() - size / 2, size, size))
        font = self._look.type.font(0.93, QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        text = rect.adjusted(size + px(5), 0, 0, 0)
        painter.drawText(text, _MIDDLE_LEFT, passage_word(passage))
        return text.left() + max(map(QFontMetricsF(font).horizontalAdvance, passage_words())) + px(10)

    def _draw_who_and_where(self, painter: QPainter, rect: QRectF, look: PassageLook) -> None:
        tokens, px, passage = look.tokens, self._look.type.px, look.passage
        name = passage_name(passage)
        where = self._beside(look)
        font, small = self._look.type.font(0.98), self._look.type.font(0.88)
        needed = QFontMetricsF(font).horizontalAdvance(name) + QFontMetricsF(small).horizontalAdvance(where) + px(10)
        if where and needed <= rect.width():
            painter.setFont(small)
            painter.setPen(QColor(tokens.tones[Tone.OUT].text if look.told_otherwise else tokens.quiet))
            painter.drawText(rect, _MIDDLE_RIGHT, where)
        elif look.told_otherwise:
            # Beside a long name there is room for the sign of it alone.
            size = px(15)
            sign = QRectF(rect.right() - size, rect.center().y() - size / 2, size, size)
            paint_icon(painter, "triangle-alert", tokens.tones[Tone.OUT].text, sign)
            rect = rect.adjusted(0, 0, -size - px(4), 0)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        cut = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, rect.width() + 1)
        painter.drawText(rect, _MIDDLE_LEFT, cut)

    def _beside(self, look: PassageLook) -> str:
        """Return what stands at the right end: what must be known, a visitor's host, or which other station it was."""
        if look.told_otherwise:
            return self.tr("told otherwise")
        if look.host:
            return self.tr("to {host}").format(host=look.host)
        return look.passage.station if look.passage.station != self._setup.station else ""


class PassagesView(QListView):
    """The list of the latest passages."""

    def __init__(self, setup: DeskSetup, model: PassagesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passages")
        self.setAccessibleName(self.tr("Latest passages"))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(PassageDelegate(setup, self))
        self.setModel(model)
        model.setParent(self)
