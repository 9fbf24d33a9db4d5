"""The table of values: chips, handles to drag by, and rows that keys move."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from sentinel_desktop.domain.list_kinds import ListKind
from sentinel_desktop.ui.assets import paint_icon
from sentinel_desktop.ui.lists.model import LINE_ROLE, ValueColumn, ValueLine, ValuesModel, columns_of
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.chip import chip_size, paint_chip
from sentinel_desktop.ui.widgets.whole_heads import WholeHeads

Index = QModelIndex | QPersistentModelIndex

_NARROW: Final = 620
"""Under this width of the design the codes are left to the editor."""


class ValuesView(QTableView):
    """Whole rows, one at a time, dragged to another place; ``taken_up`` tells that Enter was pressed on one."""

    taken_up = Signal()
    chosen = Signal(object)

    def __init__(self, look: Appearance, model: ValuesModel, name: str) -> None:
        super().__init__()
        px = look.type.px
        self._px = px
        self._values = model
        self.setModel(model)
        self.setItemDelegate(_ValueDelegate(look, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QTableView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(38))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFont(look.type.font(0.88))
        header.setMinimumSectionSize(px(24))
        header.setMaximumSectionSize(px(320))
        self._heads = WholeHeads(header)
        self._columns: frozenset[ValueColumn] = frozenset(ValueColumn)
        self._key: UUID | None = None
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def show_columns(self, kind: ListKind) -> None:
        """Show the columns that a list has."""
        self._columns = columns_of(kind)
        header = self.horizontalHeader()
        for column in ValueColumn:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(ValueColumn.HANDLE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(ValueColumn.HANDLE, self._px(28))
        last_to_be_cut = ValueColumn.NAME_FR if ValueColumn.NAME_FR in self._columns else ValueColumn.NAME
        self._show_what_fits()
        self._heads.stretch({last_to_be_cut})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names the room of the codes where there is little."""
        super().resizeEvent(event)
        self._show_what_fits()
        self._heads.fit()

    def _show_what_fits(self) -> None:
        is_narrow = self.viewport().width() < self._px(_NARROW)
        for column in ValueColumn:
            is_shown = column in self._columns and not (is_narrow and column is ValueColumn.CODE)
            self.setColumnHidden(column, not is_shown)

    def show_chosen(self, key: UUID | None) -> None:
        """Choose a value without telling of it; none where it is not shown."""
        self._key = key
        row = self._values.row_of(key)
        if row is None:
            self.selectionModel().clear()
        elif row != self.currentIndex().row() or not self.selectionModel().hasSelection():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            index = self._values.index(row, ValueColumn.NAME)
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row when the keyboard comes, so that there is always one to act on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._values.rows:
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to the fields of the row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken_up.emit()
        else:
            super().keyPressEvent(event)

    def _on_row_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            key = self._values.rows[current.row()].key
            if key != self._key:
                self._key = key
                self.chosen.emit(key)


class _ValueDelegate(QStyledItemDelegate):
    """Chips, handles, and quiet words for what is hidden."""

    def __init__(self, look: Appearance, parent: QTableView) -> None:
        super().__init__(parent)
        self._look = look

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words of chips and handles to ``paint``."""
        super().initStyleOption(option, index)
        line: ValueLine = index.data(LINE_ROLE)
        column = ValueColumn(index.column())
        tokens, type_ = self._look.tokens, self._look.type
        quiet = column in {ValueColumn.CODE, ValueColumn.MARKS, ValueColumn.PART} or line.is_hidden
        quiet = quiet or (column is ValueColumn.USED and not line.is_used)
        ink = QColor(tokens.quiet if quiet else tokens.text)
        palette: QPalette = option.palette
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(role, ink)
        if column is ValueColumn.NAME and line.colour is not None:
            option.text = ""
        if column is ValueColumn.CODE_FIRST:
            option.font = type_.font(1.0, QFont.Weight.DemiBold)
        if column is ValueColumn.MARKS:
            option.font = type_.font(0.9)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of the words, or of the chip."""
        hint = super().sizeHint(option, index)
        line: ValueLine = index.data(LINE_ROLE)
        if index.column() == ValueColumn.NAME and line.colour is not None:
            hint.setWidth(round(chip_size(line.name, self._look.type).width()) + self._look.type.px(12))
        return hint

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        line: ValueLine = index.data(LINE_ROLE)
        is_chip = index.column() == ValueColumn.NAME and line.colour is not None
        super().paint(painter, option, index)
        rect = QRectF(option.rect)
        type_ = self._look.type
        if index.column() == ValueColumn.HANDLE:
            side = type_.px(16)
            place = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
            paint_icon(painter, "grip-vertical", self._look.tokens.quiet, place)
        elif is_chip:
            size = chip_size(line.name, type_)
            left, room = rect.left() + type_.px(6), rect.width() - type_.px(10)
            top = rect.center().y() - size.height() / 2
            painter.save()
            painter.setOpacity(0.65 if line.is_hidden else 1.0)
            paint_chip(
                painter, QRectF(left, top, min(size.width(), room), size.height()), line.name, line.colour or "", type_
            )
            painter.restore()
