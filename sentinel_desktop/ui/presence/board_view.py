"""The board: divisions in columns of cards, walked through with the arrow keys."""

from itertools import groupby
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.presence import BoardEntry
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.board_layout import (
    BoardMeasures,
    BoardPlan,
    Box,
    Density,
    Group,
    Header,
    lay_out,
)
from sentinel_desktop.ui.presence.card_delegate import CardDelegate
from sentinel_desktop.ui.presence.model import ENTRY_ROLE, BoardFilter, Index

_LEAST_COLUMN: Final = 180
_WIDEST_COLUMN: Final = 320
_HEADER: Final = 32
_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BoardView(QListView):
    """Everybody who is in.

    ``painted`` tells, right after the pixels were drawn, the member whose card came, changed or went; whoever listens
    only takes note of the moment. ``letter_typed`` hands a letter typed on the board on to the search.
    """

    painted = Signal(object)
    letter_typed = Signal(str)

    def __init__(self, setup: DeskSetup, model: BoardFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = setup.look
        self._board = model
        self._plan = BoardPlan(Density.COMFORTABLE, 1)
        self._placed = False
        self._groups: list[tuple[Group, str]] = []
        self._unpainted: set[MemberId] = set()
        self._walking = False
        self._cards = CardDelegate(setup, self)
        self.setItemDelegate(self._cards)
        self.setModel(model)
        model.setParent(self)
        self.setObjectName("board")
        self.setAccessibleName(self.tr("Board: who is in the building"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsAboutToBeRemoved.connect(self._on_rows_leaving)
        model.rowsRemoved.connect(self._on_rows_removed)
        model.dataChanged.connect(self._on_data_changed)
        model.modelReset.connect(self._on_reset)

    def highlight(self, member_id: MemberId | None) -> None:
        """Mark the card of the member whose scan is on the panel, or none."""
        if self._cards.fresh != member_id:
            self._cards.fresh = member_id
            self.viewport().update()

    # --- the layout -----------------------------------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        """Leave the placing to ``plan``: a list's own layout would ask the model for every row several times."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Set the scroll bar by the board's own height."""
        self._set_scroll_range()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everybody anew in the new room."""
        super().resizeEvent(event)
        self._unplace()

    def _unplace(self) -> None:
        """Have everybody placed anew before anybody asks where they stand: once, however many rows changed."""
        self._placed = False
        self.viewport().update()

    @property
    def plan(self) -> BoardPlan:
        """The layout of everybody who is shown."""
        if not self._placed:
            self._placed = True
            self._place()
        return self._plan

    def _place(self) -> None:
        entries = self._board.entries()
        widest = max((self._cards.least_width(entry) for entry in entries), default=0)
        self._groups = []
        for code, members in groupby(entries, key=lambda entry: entry.member.division):
            people = list(members)
            self._groups.append((Group(code, len(people)), people[0].division_name))
        bar = self.verticalScrollBar()
        width = self.width() - bar.sizeHint().width() - self._look.type.px(4)
        groups = [group for group, _ in self._groups]
        self._plan = lay_out(groups, width, self.viewport().height(), self._measures(widest), self._plan)
        self._cards.density = self._plan.density
        self._set_scroll_range()

    def _set_scroll_range(self) -> None:
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setRange(0, max(0, self.plan.height - height))
        bar.setPageStep(height)
        bar.setSingleStep(self._look.type.px(40))

    def _measures(self, widest: int) -> BoardMeasures:
        """A column is as wide as the longest name needs, so that none is cut, up to a length no name has."""
        px = self._look.type.px
        return BoardMeasures(
            least_column=max(px(_LEAST_COLUMN), min(widest, px(_WIDEST_COLUMN))),
            column_gap=px(12),
            header=px(_HEADER),
            group_gap=px(9),
            card={Density.COMFORTABLE: px(50), Density.COMPACT: px(30)},
            card_gap={Density.COMFORTABLE: px(6), Density.COMPACT: px(4)},
        )

    def visualRect(self, index: Index) -> QRect:
        """Return where a person stands in the view."""
        if not index.isValid() or index.row() >= len(self.plan.cards):
            return QRect()
        return self._in_view(self.plan.cards[index.row()])

    def _in_view(self, box: Box) -> QRect:
        return QRect(box.x, box.y - self.verticalOffset(), box.width, box.height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return who stands at a point of the view."""
        x, y = point.x(), point.y() + self.verticalOffset()
        for row, box in enumerate(self.plan.cards):
            if box.x <= x < box.x + box.width and box.y <= y < box.y + box.height:
                return self.model().index(row, 0)
        return QModelIndex()

    def verticalOffset(self) -> int:
        """Return how far the board is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Return 0: the board is never wider than its view."""
        return 0

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll until a person and, above, the heading of the division can be seen."""
        del hint
        rect = self.visualRect(index)
        bar = self.verticalScrollBar()
        head = self._look.type.px(_HEADER)
        if rect.top() < head:
            bar.setValue(bar.value() + rect.top() - head)
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + self._look.type.px(4))

    # --- choosing -------------------------------------------------------------------------------------------------

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose who stands in the middle of a rectangle."""
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index) if index.isValid() else QItemSelection(), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what is painted anew when a choice changes."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return who stands next in the direction of a key: up and down in reading order, sideways by columns."""
        del modifiers
        count = self.model().rowCount()
        row = self.currentIndex().row()
        if not count:
            return QModelIndex()
        if row < 0:
            return self.model().index(0, 0)
        return self.model().index(self._target(action, row, count), 0)

    def _target(self, action: QAbstractItemView.CursorAction, row: int, count: int) -> int:
        move = QAbstractItemView.CursorAction
        page = self.viewport().height()
        vertical = {
            move.MoveUp: (-1, 1),
            move.MoveDown: (1, 1),
            move.MovePageUp: (-1, page),
            move.MovePageDown: (1, page),
        }
        if action in vertical:
            return self._vertical(row, *vertical[action])
        if action in {move.MoveLeft, move.MoveRight}:
            return self._sideways(row, 1 if action is move.MoveRight else -1)
        ends = {move.MoveHome: 0, move.MoveEnd: count - 1, move.MoveNext: min(row + 1, count - 1)}
        return ends.get(action, max(row - 1, 0))

    def _vertical(self, row: int, sign: int, distance: int = 1) -> int:
        """Return the nearest in the same column at least ``distance`` away, else the neighbour in reading order."""
        here = self.plan.cards[row]
        ahead = [
            (abs(box.y - here.y), other)
            for other, box in enumerate(self.plan.cards)
            if box.x == here.x and (box.y - here.y) * sign > 0
        ]
        if not ahead:
            return max(0, min(row + sign, len(self.plan.cards) - 1))
        far_enough = [item for item in ahead if item[0] >= distance]
        return (min(far_enough) if far_enough else max(ahead))[1]

    def _sideways(self, row: int, sign: int) -> int:
        here = self.plan.cards[row]
        beside = [
            (abs(box.x - here.x), abs(box.y - here.y), other)
            for other, box in enumerate(self.plan.cards)
            if (box.x - here.x) * sign > 0
        ]
        return min(beside)[2] if beside else row

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard stands only to who came by the keyboard."""
        self._walking = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no longer where the keyboard stood."""
        self._walking = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand letters on to the search; everything else moves as in any list."""
        self._walking = True
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if plain and event.text().isalpha():
            self.letter_typed.emit(event.text())
            return
        super().keyPressEvent(event)

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the headings and the cards that can be seen."""
        plan = self.plan
        painter = QPainter(self.viewport())
        for row, box in enumerate(plan.cards):
            rect = self._in_view(box)
            if rect.intersects(event.rect()):
                self._paint_card(painter, row, rect)
        self._paint_headers(painter)
        painter.end()
        drawn, self._unpainted = self._unpainted, set()
        for member_id in drawn:
            self.painted.emit(member_id)

    def _paint_card(self, painter: QPainter, row: int, rect: QRect) -> None:
        index = self.model().index(row, 0)
        option = QStyleOptionViewItem()
        option.rect = rect
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self._walking and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state
        self._cards.paint(painter, option, index)

    def _paint_headers(self, painter: QPainter) -> None:
        sticky: Header | None = None
        for header in self.plan.headers:
            rect = self._in_view(header.box)
            if self.verticalOffset() and rect.top() <= 0:
                sticky = header
            elif rect.intersects(self.viewport().rect()):
                self._paint_header(painter, header, rect)
        if sticky is not None:
            # The heading of the division at the top stays in sight while its people scroll under it.
            rect = self._in_view(sticky.box)
            rect.moveTop(0)
            painter.fillRect(rect, QColor(self._look.tokens.ground))
            self._paint_header(painter, sticky, rect)

    def _paint_header(self, painter: QPainter, header: Header, rect: QRect) -> None:
        tokens, type_ = self._look.tokens, self._look.type
        group, name = self._groups[header.group]
        if header.continued:
            name = QCoreApplication.translate("Board", "continued")
        inner = QRectF(rect).adjusted(type_.px(2), 0, -type_.px(2), 0)
        strong, plain = type_.font(0.96, QFont.Weight.Bold), type_.font(0.96)
        painter.setFont(strong)
        painter.setPen(QColor(tokens.text))
        painter.drawText(inner, _MIDDLE_LEFT, group.key)
        count = "" if header.continued else str(group.size)
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(inner, _MIDDLE_RIGHT, count)
        left = QFontMetricsF(strong).horizontalAdvance(group.key) + type_.px(8)
        right = QFontMetricsF(strong).horizontalAdvance(count) + type_.px(8)
        middle = inner.adjusted(left, 0, -right, 0)
        painter.setFont(plain)
        text = QFontMetricsF(plain).elidedText(name, Qt.TextElideMode.ElideRight, middle.width())
        painter.drawText(middle, _MIDDLE_LEFT, text)

    # --- what the model tells -------------------------------------------------------------------------------------

    def _on_rows_inserted(self, _parent: Index, first: int, last: int) -> None:
        self._note(first, last)
        self._unplace()

    def _on_rows_leaving(self, _parent: Index, first: int, last: int) -> None:
        self._note(first, last)

    def _on_rows_removed(self) -> None:
        self._unplace()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._note(first.row(), last.row())
        self._unplace()

    def _on_reset(self) -> None:
        self._note(0, self.model().rowCount() - 1)
        self._unplace()

    def _note(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            entry: BoardEntry = self._board.index(row, 0).data(ENTRY_ROLE)
            self._unpainted.add(entry.member.id)
