"""The history in two parts: the passages, and who was in at a moment. Widgets only."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.history.moment_page import MomentPage
from sentinel_desktop.ui.history.passages_page import PassagesPage
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.least_stack import LeastPages
from sentinel_desktop.ui.widgets.page_heading import PageHeading
from sentinel_desktop.ui.widgets.type_ahead import Find


class HistoryPage(Page):
    """``shown`` tells that a person comes to the page, or to another part of it."""

    def __init__(self, setup: DeskSetup, background: Background, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        type_ = setup.look.type
        self.setObjectName("page")
        self.heading = PageHeading(
            type_,
            self.tr("History"),
            self.tr("Who came in and went out, and who was in the building at any moment."),
        )
        self.passages = PassagesPage(setup, background, find)
        self.moment = MomentPage(setup)
        self._parts: tuple[PassagesPage | MomentPage, ...] = (self.passages, self.moment)
        self._group = QButtonGroup(self)
        self.buttons = tuple(
            self._button(setup, number, title)
            for number, title in enumerate((self.tr("Passages"), self.tr("At a moment")))
        )
        self.stack = LeastPages()
        for part in self._parts:
            self.stack.addWidget(part)
        self._build(type_.px(20), type_.px(16), type_.px(10))
        self.show_part(0)

    @property
    def part(self) -> PassagesPage | MomentPage:
        """The part that is shown."""
        shown = self.stack.currentWidget()
        return next(part for part in self._parts if part is shown)

    def show_part(self, number: int) -> None:
        """Show a part, 0 for the passages, 1 for a moment."""
        self.buttons[number].setChecked(True)
        self.stack.setCurrentWidget(self._parts[number])

    def focus_first(self) -> None:
        """Put the keyboard where a person begins in the part that is shown."""
        self.part.focus_first()

    def clear(self) -> None:
        """Show nothing to whoever may not see it."""
        self.passages.clear()
        self.moment.clear()

    def _button(self, setup: DeskSetup, number: int, title: str) -> KeyButton:
        button = KeyButton(title, f"{keys.TAB}+{number + 1}", setup.look.type)
        button.setProperty("role", "tab")
        button.setCheckable(True)
        button.clicked.connect(partial(self._on_tab, number))
        self._group.addButton(button)
        return button

    def _on_tab(self, number: int) -> None:
        self.show_part(number)
        self.shown.emit()
        self.focus_first()

    def _build(self, side: int, top: int, gap: int) -> None:
        row = FlowLayout(buttons := QWidget(), gap // 2, between_lines=0)
        for button in self.buttons:
            row.addWidget(button)
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedHeight(1)
        tabs = QVBoxLayout()
        tabs.setSpacing(0)
        tabs.addWidget(buttons)
        tabs.addWidget(line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(side, top, side, top)
        whole.setSpacing(gap)
        whole.addWidget(self.heading)
        whole.addLayout(tabs)
        whole.addWidget(self.stack, 1)
