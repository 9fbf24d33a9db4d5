"""The board: groups of people in columns of cards, walked through with the arrow keys."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final
from uuid import UUID

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from sentinel_desktop.domain.presence import BoardEntry, OnBoard
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.arrangement import GroupWords, group_words
from sentinel_desktop.ui.presence.board_acts import BoardActs
from sentinel_desktop.ui.presence.board_layout import (
    BoardMeasures,
    BoardPlan,
    Box,
    Density,
    Group,
    Header,
    lay_out,
)
from sentinel_desktop.ui.presence.board_walk import walked
from sentinel_desktop.ui.presence.cards import Cards, Marks
from sentinel_desktop.ui.presence.headings import HeadingLook, Headings
from sentinel_desktop.ui.presence.model import BoardFilter, Index
from sentinel_desktop.ui.widgets.kept_pictures import KeptPictures, Part

_LEAST_COLUMN: Final = 180
_WIDEST_COLUMN: Final = 320
_HEADER: Final = 32
_LOW_HEADER: Final = 26
# Room for 700 one-line cards on a display of 200 %; a card takes a quarter of that at 100 %.
_PICTURES_BYTES: Final = 64 * 1024 * 1024


class BoardView(QListView):
    """Everybody who is in.

    ``painted`` tells, right after the pixels were drawn, the id of whose card came, changed or went; whoever listens
    only takes note of the moment. ``letter_typed`` hands a letter typed on the board on to the search. What is asked of
    whoever is chosen goes to the desk's requests.
    """

    painted = Signal(object)
    letter_typed = Signal(str)

    def __init__(self, setup: DeskSetup, model: BoardFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = setup.look
        self._board = model
        self._plan = BoardPlan(Density.COMFORTABLE, 1)
        self._placed = False
        self._groups: list[tuple[Group, GroupWords]] = []
        self._unpainted: set[UUID] = set()
        self._walking = False
        self._shown: list[OnBoard] = []
        self._fresh: UUID | None = None
        self._cards = Cards(setup)
        self._headings = Headings(setup.look.type)
        self._pictures = KeptPictures(_PICTURES_BYTES)
        self.setModel(model)
        model.setParent(self)
        self.setObjectName("board")
        self.setAccessibleName(self.tr("Board: who is in the building"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        # What lies under the board need not be painted with every change: the board paints its own ground.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsAboutToBeRemoved.connect(self._on_rows_leaving)
        model.rowsRemoved.connect(self._on_rows_removed)
        model.dataChanged.connect(self._on_data_changed)
        model.modelReset.connect(self._on_reset)
        self.acts = BoardActs(self, setup.requests, self._chosen)
        self.doubleClicked.connect(self.acts.open)

    def name_hosts(self, *, named: bool) -> None:
        """Say on the cards whom visitors came to see, or no longer."""
        self._cards.names_hosts = named
        self.viewport().update()

    def highlight(self, member_id: UUID | None) -> None:
        """Mark the card of the member whose scan is on the panel, or none."""
        before, self._fresh = self._fresh, member_id
        if self._fresh != before:
            self.viewport().update()

    def time_passed(self) -> None:
        """Show anew since when people are in: a day may have ended, or a stay become a long one."""
        self._cards.time_passed()
        self.viewport().update()

    # --- the layout -----------------------------------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        """Leave the placing to ``plan``: a list's own layout would ask for every row, and have all painted again."""
        self.updateGeometries()

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
        everybody = self._shown = self._board.people()
        arrangement = self._board.arrangement
        self._groups = []
        for key, members in groupby(everybody, key=arrangement.group):
            people = list(members)
            words = group_words(arrangement.grouping, people[0])
            self._groups.append((Group(repr(key), len(people)), words))
        bar = self.verticalScrollBar()
        width = self.width() - bar.sizeHint().width() - self._look.type.px(4)
        groups = [group for group, _ in self._groups]
        self._plan = lay_out(
            groups, width, self.viewport().height(), self._measures(self._cards.least_width(everybody)), self._plan
        )
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
            header={Density.COMFORTABLE: px(_HEADER), Density.COMPACT: px(_LOW_HEADER)},
            group_gap={Density.COMFORTABLE: px(9), Density.COMPACT: px(5)},
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

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: a heading that stays in sight does not move with what lies under it."""
        del dx, dy
        self.viewport().update()

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
        return self.model().index(walked(self.plan.cards, row, action, self.viewport().height()), 0)

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
        self.viewport().update()
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if plain and event.text().isalpha():
            self.letter_typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with whoever is under the mouse, or is chosen when a key asks for it."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            under = self.indexAt(event.pos())
            if not under.isValid():
                return
            self.setCurrentIndex(under)
            self.acts.open_menu(event.globalPos())
            return
        here = self.visualRect(self.currentIndex())
        self.acts.open_menu(self.viewport().mapToGlobal(here.bottomLeft()))

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the headings and the cards that can be seen."""
        parts = (*self._cards_in(event.rect()), *self._headings_in(event.rect()))
        ground = QColor(self._look.tokens.ground)
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), ground)
        self._pictures.paint(painter, ground, parts)
        painter.end()
        drawn, self._unpainted = self._unpainted, set()
        for member_id in drawn:
            self.painted.emit(member_id)

    def _cards_in(self, rect: QRect) -> Iterator[Part]:
        plan, marks, offset = self.plan, self._marks(), self.verticalOffset()
        left, right = rect.left(), rect.right()
        top, bottom = rect.top() + offset, rect.bottom() + offset
        look_of, draw = self._cards.look, self._cards.draw
        for row, (person, box) in enumerate(zip(self._shown, plan.cards, strict=True)):
            x, y, width, height = box.x, box.y, box.width, box.height
            if y <= bottom and top < y + height and x <= right and left < x + width:
                look = look_of(person, marks.get(row, Marks.NONE), plan.density)
                yield Part(person.id, look, x, y - offset, width, height, draw)

    def _marks(self) -> dict[int, Marks]:
        """Return how the few cards stand out that do, by their rows."""
        marks = {index.row(): Marks.SELECTED for index in self.selectedIndexes()}
        here = self.currentIndex().row()
        if self._walking and here >= 0:
            marks[here] = marks.get(here, Marks.NONE) | Marks.FOCUSED
        fresh = self._row_of(self._fresh)
        if fresh is not None:
            marks[fresh] = marks.get(fresh, Marks.NONE) | Marks.FRESH
        return marks

    def _headings_in(self, rect: QRect) -> Iterator[Part]:
        offset = self.verticalOffset()
        sticky: Header | None = None
        for header in self.plan.headers:
            top = header.box.y - offset
            if offset and top <= 0:
                sticky = header
            elif top <= rect.bottom() and rect.top() < top + header.box.height:
                yield self._heading(header, top)
        if sticky is not None:
            # The heading of the division at the top stays in sight while its people scroll under it.
            yield self._heading(sticky, 0)

    def _heading(self, header: Header, top: int) -> Part:
        group, words = self._groups[header.group]
        look = HeadingLook(words.strong, words.quiet, str(group.size), self._look.tokens)
        if header.continued:
            look = look._replace(name=QCoreApplication.translate("Board", "continued"), people="")
        return Part(
            (group.key, header.box.x), look, header.box.x, top, header.box.width, header.box.height, self._headings.draw
        )

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
        rows = range(first.row(), last.row() + 1)
        if not self._placed or any(
            self._room_asked(self._shown[row]) != self._room_asked(self._person(row)) for row in rows
        ):
            self._unplace()
            return
        for row in rows:
            self._shown[row] = self._person(row)
            self.viewport().update(self.visualRect(self._board.index(row, 0)))

    def _on_reset(self) -> None:
        self._note(0, self.model().rowCount() - 1)
        self._unplace()

    def _row_of(self, key: UUID | None) -> int | None:
        if key is None:
            return None
        return next((row for row, person in enumerate(self._shown) if person.id == key), None)

    def _note(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self._unpainted.add(self._person(row).id)

    def _person(self, row: int) -> OnBoard:
        return self._board.person(row)

    def _chosen(self) -> OnBoard | None:
        here = self.currentIndex()
        return self._person(here.row()) if here.isValid() else None

    def _room_asked(self, person: OnBoard) -> tuple[object, ...]:
        """Return what the places on the board and the headings depend on, of somebody who keeps the row."""
        rank = person.member.rank if isinstance(person, BoardEntry) else ""
        return rank, person.display_name, group_words(self._board.arrangement.grouping, person)
