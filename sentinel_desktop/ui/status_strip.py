"""The strip under every page: the reader, the database, what waits, and the day."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QStyle, QStyleOption, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.tone_symbol import ToneSymbol

_MOST_LINES: Final = 2


class StatusItem(QAbstractButton):
    """A symbol, a state in words, and a quiet addition; ``tone`` colours the symbol.

    ``opened`` tells that a person pressed it, where it leads to a page.
    """

    opened = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        type_ = appearance.type
        self._symbol = ToneSymbol(appearance, 16)
        self._quiet = self._kept = self._detail = ""
        self._is_brief = False
        self.strong = text_label()
        self.quiet = text_label()
        self.strong.setFont(type_.font(0.95, QFont.Weight.Medium))
        self.quiet.setFont(type_.font(0.9))
        self.quiet.setProperty("role", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(type_.px(6))
        for label in (self._symbol, self.strong, self.quiet):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)

    def lead(self) -> None:
        """Lead to a page from now on, by the mouse and the keyboard."""
        self.setProperty("role", "lead")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.opened)

    def sizeHint(self) -> QSize:
        """Return the room of the words."""
        layout = self.layout()
        return QSize() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same: no state is cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the page that the item leads to by Enter too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the edge and the ground that the stylesheet has for what leads somewhere."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def show_state(
        self, symbol: str, tone: Tone | None, strong: str, quiet: str = "", detail: str = "", *, kept: str = ""
    ) -> None:
        """Show a state; ``detail`` is for who points at it or has it read out.

        Where all is well the quiet addition gives way to other items but for ``kept``, which is part of it.
        """
        self._quiet, self._detail = quiet, detail
        self._kept = kept if tone in {Tone.IN, None} else quiet
        self.strong.setText(strong)
        self.setAccessibleName(" ".join(part for part in (strong, quiet, detail) if part))
        self._symbol.show_symbol(symbol, tone)
        self.show_brief(brief=self._is_brief)

    def show_brief(self, *, brief: bool) -> None:
        """Leave out what can be left out, or not; whoever points at it has all of it."""
        self._is_brief = brief
        shown = self._kept if brief else self._quiet
        left_out = self._quiet if shown != self._quiet else ""
        self.quiet.setText(shown)
        self.quiet.setVisible(bool(shown))
        self.setToolTip(plain_tip(" · ".join(part for part in (left_out, self._detail) if part)))
        self.updateGeometry()

    @property
    def words(self) -> tuple[str, str, str]:
        """Everything that there may be to show, and what of it stays."""
        return self.strong.text(), self._quiet, self._kept


class StatusStrip(QFrame):
    """A line of states, or two; those that matter only when they are wrong hide while they are right."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusStrip")
        self.setAccessibleName(self.tr("Status of this station"))
        px = appearance.type.px
        self.reader = StatusItem(appearance, self)
        self.database = StatusItem(appearance, self)
        self.waiting = StatusItem(appearance, self)
        self.by_hand = StatusItem(appearance, self)
        self.quarantined = StatusItem(appearance, self)
        self.clock = StatusItem(appearance, self)
        self.day = StatusItem(appearance, self)
        self._suited_to: tuple[object, ...] = ()
        row = self._row = FlowLayout(self, px(24), between_lines=px(4))
        row.setContentsMargins(px(18), px(8), px(18), px(8))
        for item in (self.reader, self.database, self.waiting, self.by_hand, self.quarantined):
            row.addWidget(item)
        for item in (self.clock, self.day):
            row.add_at_end(item)
        for item in (self.reader, self.quarantined):
            item.lead()
        self.by_hand.hide()
        self.quarantined.hide()
        self.clock.hide()

    def event(self, event: QEvent) -> bool:
        """Look again at the room when an item says something else."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._suit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again at the room."""
        super().resizeEvent(event)
        self._suit()

    def _suit(self) -> None:
        """Leave out what is not missed, item by item, until the lines are few enough."""
        items = (self.day, self.reader, self.database, self.waiting)
        shown = tuple(item.words for item in self.findChildren(StatusItem) if not item.isHidden())
        if self._suited_to == (self.width(), shown):
            return
        self._suited_to = (self.width(), shown)
        for item in items:
            item.show_brief(brief=False)
        for item in items:
            if self._row.lines_in(self.width()) <= _MOST_LINES:
                break
            item.show_brief(brief=True)
