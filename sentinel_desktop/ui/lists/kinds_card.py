"""The lists at the left, each with how many values it has."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sentinel_desktop.domain.list_edits import ListCount
from sentinel_desktop.domain.list_kinds import ListKind
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.lists.model import COUNT_ROLE, KindsModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.key_button import KeyButton

Index = QModelIndex | QPersistentModelIndex


class KindsCard(Card):
    """Chooses a list; ``chosen`` tells its ``ListKind``."""

    chosen = Signal(object)
    new_list_requested = Signal()

    def __init__(self, look: Appearance) -> None:
        type_ = look.type
        super().__init__(type_, "")
        self.title.hide()
        self.setAccessibleName(self.tr("Lists"))
        self._shown: ListKind | None = None
        self.model = KindsModel(self)
        self.view = QListView()
        self.view.setObjectName("kinds")
        self.view.setAccessibleName(self.tr("Lists to choose from"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_KindDelegate(look, self.view))
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.new_list = KeyButton(self.tr("New list…"), keys.NEW_LIST, type_)
        self.new_list.clicked.connect(self.new_list_requested)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        margin = type_.px(10)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.new_list)

    def show_lists(self, counts: Sequence[ListCount], chosen: ListKind) -> None:
        """Show exactly these lists, and which one is looked at."""
        self._shown = chosen
        self.model.show(counts)
        row = self.model.row_of(chosen)
        if row is not None and row != self.view.currentIndex().row():
            self._choose(row)

    def _choose(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.model.index(row), flags)

    def _on_current_changed(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        kind = self.model.counts[current.row()].kind
        if kind != self._shown:
            self._shown = kind
            self.chosen.emit(kind)


class _KindDelegate(QStyledItemDelegate):
    """A title at the left, a count at the right, on a ground of its own where it is chosen."""

    def __init__(self, look: Appearance, parent: QListView) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the room of a line that a finger could hit."""
        return QSize(self._look.type.px(120), self._look.type.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one list."""
        px, type_, tokens = self._look.type.px, self._look.type, self._look.tokens
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        ink = tokens.accent.text if is_chosen else tokens.text
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = rect.adjusted(1, 1, -1, -1)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent.ground))
            painter.drawRoundedRect(ground, px(7), px(7))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.accent.text))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, px(7), px(7))
        inner = rect.adjusted(px(10), 0, -px(10), 0)
        painter.setFont(type_.font(1.0, QFont.Weight.DemiBold if is_chosen else QFont.Weight.Normal))
        painter.setPen(QColor(ink))
        count = number_text(index.data(COUNT_ROLE))
        wide = painter.fontMetrics().horizontalAdvance(count) + px(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        title = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width() - wide)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, title)
        painter.setPen(QColor(ink if is_chosen else tokens.quiet))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, count)
        painter.restore()
