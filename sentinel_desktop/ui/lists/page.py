"""The lists: which there are, what is in one, and one of its values. Widgets only."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.lists.editor_card import EditorCard
from sentinel_desktop.ui.lists.kinds_card import KindsCard
from sentinel_desktop.ui.lists.values_card import ValuesCard
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.page_heading import PageHeading


class ListsPage(Page):
    """Three cards beside each other; ``shown`` tells that a person came, ``left`` that they went."""

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        self.setObjectName("page")
        self.heading = PageHeading(
            look.type, self.tr("Lists"), self.tr("What operators choose from. Changes appear on every station at once.")
        )
        self.message = MessageLine()
        self.kinds = KindsCard(look)
        self.values = ValuesCard(look)
        self.editor = EditorCard(look)
        px = look.type.px
        columns = CardsRow(px(14))
        columns.add_narrow(self.kinds, px(212), px(220))
        columns.add_card(self.values, 1, QSize(px(440), px(400)))
        columns.add_narrow(self.editor, px(350))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(10))
        whole.addWidget(self.heading)
        whole.addWidget(self.message)
        whole.addLayout(columns, 1)
        self.show_message("")

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.say(sentence, is_bad=is_bad)

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while something is being done."""
        self.values.show_busy(busy=busy)
        self.editor.show_busy(busy=busy)
