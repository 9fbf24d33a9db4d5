"""One change: what it was and what it became, side by side."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sentinel_desktop.domain.audit import AuditOperation
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.audit.model import ChangeLine, ComparedModel
from sentinel_desktop.ui.audit.names import table_text
from sentinel_desktop.ui.audit.wording import compared, operation_text, when_text, who_text
from sentinel_desktop.ui.table_model import Index
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.rows_view import RowsView
from sentinel_desktop.ui.widgets.state_head import StateHead

_SYMBOLS = {
    AuditOperation.INSERT: ("circle-check", Tone.IN),
    AuditOperation.UPDATE: ("history", Tone.ATTENTION),
    AuditOperation.DELETE: ("circle-slash", Tone.REFUSED),
}


class _WrappedText(QStyledItemDelegate):
    """Asks for the height that a text needs which is broken into lines, with some room above and below."""

    def __init__(self, look: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._beside, self._above = look.type.px(16), look.type.px(8)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return it; the style measures without the room beside a text that its stylesheet asks for."""
        narrower = QStyleOptionViewItem(option)
        # The first column is as wide as its longest text, which by less would be broken.
        beside = self._beside if index.column() else 0
        narrower.rect = option.rect.adjusted(0, 0, -beside, 0)
        return super().sizeHint(narrower, index) + QSize(0, self._above)


class DetailsCard(Card):
    """``history_requested`` tells that a person wants everything about this record."""

    history_requested = Signal()

    def __init__(self, look: Appearance) -> None:
        type_ = look.type
        super().__init__(type_, "")
        self.title.hide()
        self.setAccessibleName(self.tr("The chosen change"))
        self.head = StateHead(look)
        self.who = text_label()
        self.who.setProperty("role", "quiet")
        self.who.setWordWrap(True)
        self.model = ComparedModel(type_.font(1.0, QFont.Weight.DemiBold), self)
        self.view = RowsView(look, self.tr("Fields before and after"), self.model, (1, 2))
        self.view.setItemDelegate(_WrappedText(look, self.view))
        self.view.setWordWrap(True)
        rows = self.view.verticalHeader()
        rows.setMinimumSectionSize(type_.px(33))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # A scroll bar that appears makes the columns narrower, and the texts in them higher.
        self.view.horizontalHeader().sectionResized.connect(
            lambda: rows.resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        )
        self.history = KeyButton(self.tr("Everything about this record"), keys.RECORD_HISTORY, type_)
        self.history.clicked.connect(self.history_requested)
        buttons = QHBoxLayout()
        buttons.addWidget(self.history)
        buttons.addStretch(1)
        for widget in (self.head, self.who):
            self.column.addWidget(widget)
        self.column.addWidget(self.view, 1)
        self.column.addLayout(buttons)

    def show_line(self, line: ChangeLine, zone: ZoneInfo) -> None:
        """Show this."""
        entry = line.entry
        symbol, tone = _SYMBOLS[entry.operation]
        what = f"{table_text(entry.table)} · {operation_text(entry.operation)}"
        self.head.show_state(symbol, tone, line.record, what)
        self.who.setText(f"{who_text(entry)}, {when_text(entry.occurred_at, zone)}")
        self.model.show(compared(entry, line.names, zone))
        self.view.scrollToTop()

    def clear(self) -> None:
        """Show nothing."""
        self.head.show_state("", None, "", "")
        self.who.setText("")
        self.model.show(())
