"""The page of one member: what is known, what was, and the form to change it. Widgets only."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.page import Page
from sentinel_desktop.ui.person.cards import DetailsCard, PastCard, QualificationsCard
from sentinel_desktop.ui.person.editor_form import EditorForm
from sentinel_desktop.ui.person.head import PersonHead
from sentinel_desktop.ui.person.pattern import PatternCard
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.least_stack import LeastStack
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.page_heading import PageHeading


class PersonPage(Page):
    """A member to be looked at, or the form in their place.

    ``back_requested`` tells that a person goes back to where they came from.
    """

    back_requested = Signal()

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = setup.look
        self.setObjectName("page")
        self.heading = PageHeading(look.type, "", "")
        self.back = KeyButton(self.tr("All members"), keys.BACK, look.type, shortcut=False)
        self.back.clicked.connect(self.back_requested)
        self.message = MessageLine()
        self.head = PersonHead(look)
        self.details = DetailsCard(look)
        self.qualifications = QualificationsCard(look)
        self.pattern = PatternCard(look)
        self.past = PastCard(look)
        self.form = EditorForm(look)
        self.empty = EmptyNotice(look)
        self._build(setup)
        self.show_nobody("hourglass", self.tr("Reading…"), "")

    @property
    def is_editing(self) -> bool:
        """Whether the form is shown."""
        return self._stack.currentWidget() is self.form

    def show_heading(self, title: str, sentence: str) -> None:
        """Say whose page it is."""
        self.heading.title.setText(title)
        self.heading.sentence.setText(sentence)

    def show_member(self) -> None:
        """Show the cards."""
        self._stack.setCurrentWidget(self._cards)
        self.back.show()

    def show_form(self) -> None:
        """Show the form."""
        self._stack.setCurrentWidget(self.form)
        self.back.hide()

    def show_nobody(self, icon: str, title: str, sentence: str) -> None:
        """Show nothing of anybody, and say why."""
        self.show_heading("", "")
        self.empty.show_text(icon, title, sentence)
        self._stack.setCurrentWidget(self.empty)
        self.back.show()

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.say(sentence, is_bad=is_bad)

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while something is being done."""
        self.head.show_busy(busy=busy)
        self.qualifications.show_busy(busy=busy)

    def focus_first(self) -> None:
        """Put the keyboard where a person begins."""
        if self.is_editing:
            self.form.focus_first()
        elif self._stack.currentWidget() is self.empty:
            self.empty.setFocus()
        elif self.head.edit.isVisible():
            self.head.edit.setFocus()
        else:
            self.back.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was said: it was read."""
        super().hideEvent(event)
        self.show_message("")

    def _build(self, setup: DeskSetup) -> None:
        px = setup.look.type.px
        sides = QWidget(), QWidget()
        left, right = (QVBoxLayout(side) for side in sides)
        for side in (left, right):
            side.setContentsMargins(0, 0, 0, 0)
            side.setSpacing(px(14))
        left.addWidget(self.details, 3)
        left.addWidget(self.qualifications, 2)
        right.addWidget(self.pattern)
        right.addWidget(self.past, 1)
        columns = CardsRow(px(14))
        for within in sides:
            columns.add_card(within, 1)
        self._cards = QWidget()
        cards = QVBoxLayout(self._cards)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(px(14))
        cards.addWidget(self.head)
        cards.addLayout(columns, 1)
        top = CardsRow(px(10))
        top.add_card(self.heading, 1)
        top.add_narrow(self.back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(10))
        whole.addLayout(top)
        whole.addWidget(self.message)
        self._stack = LeastStack()
        whole.addLayout(self._stack, 1)
        for widget in (self._cards, self.form, self.empty):
            self._stack.addWidget(widget)
