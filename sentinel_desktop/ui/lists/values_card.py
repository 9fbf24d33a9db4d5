"""The values of a list: found, chosen, and put into their order."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sentinel_desktop.domain.list_kinds import ListKind
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.lists.model import ValueLine, ValuesModel
from sentinel_desktop.ui.lists.undo_key import is_undo_key
from sentinel_desktop.ui.lists.values_view import ValuesView
from sentinel_desktop.ui.lists.wording import title_of
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.keycap import key_text
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.search_line import SearchLine

_UNDO_ROOM: Final = 190
"""Pixels of the design for what an undo takes back; a long name is cut, and told whole to who hears it."""


class ValuesCard(Card):
    """One list, searched and reordered; what is asked for is told, and nothing is done here.

    ``chosen`` tells the id of a value, ``moved`` how many rows the chosen one is to go (down is more than nought),
    ``dropped`` which row was let go of before which.
    """

    chosen = Signal(object)
    taken_up = Signal()
    searched = Signal(str)
    moved = Signal(int)
    dropped = Signal(int, int)
    add_requested = Signal()
    undo_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()

    def __init__(self, look: Appearance) -> None:
        type_ = look.type
        super().__init__(type_, "")
        self._look = look
        self.count = text_label()
        self.count.setProperty("role", "quiet")
        self.search = SearchLine(
            look, keys.FIND_VALUE, self.tr("Search"), self.tr("Search the values of this list"), self
        )
        self.model = ValuesModel(self)
        self.view = ValuesView(look, self.model, self.tr("Values of the list"))
        self.note = MessageLine("quiet")
        self.order_hint = text_label()
        self.order_hint.setFont(type_.font(0.88))
        self.order_hint.setProperty("role", "quiet")
        self.add = KeyButton(self.tr("Add value"), keys.ADD_VALUE, type_, primary=True)
        self.undo = KeyButton(self.tr("Undo"), keys.UNDO_LIST, type_)
        self.export = KeyButton(self.tr("Export…"), keys.EXPORT_LIST, type_)
        self.bring_in = KeyButton(self.tr("Import…"), keys.IMPORT_LIST, type_)
        self._build(look)
        self._connect()

    def show_values(
        self, kind: ListKind, lines: Sequence[ValueLine], total: int, chosen: UUID | None, *, may_move: bool
    ) -> None:
        """Show exactly these of ``total`` values; the place that was scrolled to stays where the rows do."""
        self.title.setText(title_of(kind))
        self.view.setAccessibleName(title_of(kind))
        found = number_text(len(lines))
        all_of_them = self.tr("{n} of {all}").format(n=found, all=number_text(total))
        self.count.setText(found if len(lines) == total else all_of_them)
        scrolled = self.view.verticalScrollBar().value()
        self.model.can_reorder = may_move
        self.view.show_columns(kind)
        self.model.show(lines)
        self.view.verticalScrollBar().setValue(scrolled)
        self.view.show_chosen(chosen)
        self.view.setVisible(bool(lines))
        keys_of_order = f"{key_text(keys.MOVE_UP)} · {key_text(keys.MOVE_DOWN)}"
        self.order_hint.setText(
            self.tr("Drag a row, or {keys}, to give it another place.").format(keys=keys_of_order)
            if may_move
            else self.tr("Rows are moved in the whole list: empty the search first.")
        )
        self.order_hint.setVisible(bool(lines))

    def show_note(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say something in the place of rows: that there are none, or that they could not be read."""
        self.note.say(sentence, is_bad=is_bad)

    def show_undo(self, text: str) -> None:
        """Offer to take back the last act, by its name; nothing where there is none."""
        self.undo.setVisible(bool(text))
        if not text:
            return
        room = self._look.type.px(_UNDO_ROOM)
        shown = self.undo.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        # An ampersand in a value's name is text here, not the mark of a key.
        self.undo.setText(shown.replace("&", "&&"))
        self.undo.setAccessibleName(text)
        self.undo.setToolTip(plain_tip(f"{text} ({key_text(keys.UNDO_LIST)})"))
        self.undo.updateGeometry()

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while something is being done."""
        for button in (self.add, self.undo, self.export, self.bring_in):
            button.setEnabled(not busy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the key of undo through while nothing is typed into the search."""
        if watched is self.search and not self.search.text() and is_undo_key(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _build(self, look: Appearance) -> None:
        px = look.type.px
        # A list of a long name, or large text, has its search in the next line, and not the editor beneath the table.
        head = FlowLayout(heading := QWidget(), px(8))
        called = QHBoxLayout(titled := QWidget())
        called.setContentsMargins(0, 0, 0, 0)
        called.setSpacing(px(8))
        called.addWidget(self.title)
        called.addWidget(self.count)
        titled.setMinimumHeight(px(36))
        head.addWidget(titled)
        for part in (self.search, self.add):
            head.add_at_end(part)
        self.search.setFixedWidth(max(px(170), self.search.minimumSizeHint().width()))
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for button in (self.export, self.bring_in):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.undo)
        self.column.addWidget(heading)
        self.column.addWidget(self.note)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.order_hint)
        self.column.addStretch(0)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        self.view.chosen.connect(self.chosen)
        self.view.taken_up.connect(self.taken_up)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self.view.setFocus)
        self.model.dropped.connect(self.dropped)
        self.add.clicked.connect(self.add_requested)
        self.undo.clicked.connect(self.undo_requested)
        self.export.clicked.connect(self.export_requested)
        self.bring_in.clicked.connect(self.import_requested)
        for sequence, by in ((keys.MOVE_UP, -1), (keys.MOVE_DOWN, 1)):
            move = QShortcut(QKeySequence(sequence), self.view)
            move.setContext(Qt.ShortcutContext.WidgetShortcut)
            move.activated.connect(lambda by=by: self.moved.emit(by))
