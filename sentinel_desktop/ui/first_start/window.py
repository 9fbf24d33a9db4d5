"""The window of the first start: one short question at a time. Enter goes on, Alt+Left goes back."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from sentinel_desktop.domain.first_start import STEPS, Step
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.assets import icon, icon_pixmap
from sentinel_desktop.ui.first_start.administrator_page import AdministratorPage
from sentinel_desktop.ui.first_start.content_page import ContentPage
from sentinel_desktop.ui.first_start.done_page import DonePage
from sentinel_desktop.ui.first_start.place_page import PlacePage
from sentinel_desktop.ui.first_start.reader_page import ReaderPage
from sentinel_desktop.ui.first_start.said_line import SaidLine
from sentinel_desktop.ui.first_start.steps_line import StepsLine
from sentinel_desktop.ui.first_start.typed import Typed
from sentinel_desktop.ui.first_start.wording import LineLook
from sentinel_desktop.ui.theme import Appearance, palette, stylesheet
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.long_work_row import LongWorkRow
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.scrolled import Scrolled
from sentinel_desktop.ui.widgets.tab_order import go_by_tab

_WIDTH: Final = 760
"""Of the design: a line that a person reads at arm's length."""


class FirstStartWindow(QWidget):
    """A head with the way so far, the question, and the buttons under it.

    ``go_on_requested`` and ``back_requested`` tell what a person wants, ``language_requested`` that they read the other
    language, ``closed`` that they closed the window.
    """

    go_on_requested = Signal()
    back_requested = Signal()
    language_requested = Signal()
    closed = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._busy = False
        type_ = look.type
        self.step = Step.PLACE
        self.place, self.administrator = PlacePage(look), AdministratorPage(look)
        self.reader, self.content, self.done = ReaderPage(look), ContentPage(look), DonePage(look)
        self.pages: dict[Step, QWidget] = {
            Step.PLACE: self.place,
            Step.ADMINISTRATOR: self.administrator,
            Step.READER: self.reader,
            Step.CONTENT: self.content,
            Step.DONE: self.done,
        }
        self.steps = StepsLine(look)
        self.title, self.about, self.message = text_label(), text_label(), text_label()
        self.note = SaidLine(look)
        self.work = LongWorkRow(look)
        self.language = KeyButton(self.tr("Français", "the other language"), keys.LANGUAGE, type_)
        self.theme = KeyButton(self.tr("Light or dark"), keys.THEME, type_)
        self.back = KeyButton(self.tr("Back"), keys.STEP_BACK, type_)
        self.go_on = KeyButton(self.tr("Continue"), "Return", type_, primary=True, shortcut=False)
        self._symbol = text_label()
        self._write()
        self._build()
        self._connect()
        self._apply_look()
        self.show_step(Step.PLACE)

    # --- what stands in it --------------------------------------------------------------------------------------------

    @property
    def typed(self) -> Typed:
        """What stands in it now."""
        place, administrator = self.place, self.administrator
        return Typed(
            place.station.text(),
            place.place,
            place.login,
            administrator.account.given,
            administrator.again,
            self.content.content,
        )

    @property
    def is_busy(self) -> bool:
        """Whether what was answered is being done."""
        return self._busy

    def show_typed(self, typed: Typed) -> None:
        """Show what was typed before."""
        self.place.show_typed(typed.place, typed.server, typed.station)
        self.administrator.show_typed(typed.account, typed.again)
        self.content.show_typed(typed.content)

    def show_step(self, step: Step) -> None:
        """Show a question and put the keyboard where a person begins on it."""
        self.step = step
        for each, page in self.pages.items():
            page.setVisible(each is step)
        self.steps.show_step(step)
        self.title.setText(self._titles[step])
        self.about.setText(self._abouts[step])
        self.about.setVisible(bool(self._abouts[step]))
        self.setWindowTitle(self.tr("{question} · Sentinel").format(question=self._titles[step]))
        self.go_on.show_text(self.tr("Open the desk") if step is Step.DONE else self.tr("Continue"))
        self.go_on.setToolTip("")
        self.back.setVisible(step is not Step.PLACE)
        self.show_message("")
        self.show_note("")
        self._scroll.verticalScrollBar().setValue(0)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard where a person begins on the question that is shown."""
        page = self.pages[self.step]
        if self.step is Step.DONE or (self.step is Step.READER and not self.reader.readers.isEnabled()):
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(page, PlacePage | AdministratorPage | ReaderPage | ContentPage):
            page.focus_first()

    def show_message(self, sentence: str) -> None:
        """Say why it does not go on; everything typed stays."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def show_note(self, sentence: str) -> None:
        """Say of a question why it was not asked."""
        self.note.setVisible(bool(sentence))
        if sentence:
            self.note.show_look(LineLook("circle-check", Tone.IN, sentence))

    def show_busy(self, words: str) -> None:
        """Take nothing more while an answer is carried out; ``words`` say what is done, none that it is over."""
        self._busy = bool(words)
        for widget in (self.pages[self.step], self.go_on, self.back, self.language):
            widget.setEnabled(not self._busy)
        if words:
            self.work.begin(words)
        else:
            self.work.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that a person wants to go on another time."""
        super().closeEvent(event)
        self.closed.emit()

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - called by Qt
        """Walk by Tab as things stand."""
        return go_by_tab(self, forwards=forwards) or super().focusNextPrevChild(forwards)

    # --- how it is made -----------------------------------------------------------------------------------------------

    def _write(self) -> None:
        self._titles = {
            Step.PLACE: self.tr("Where does the unit's data lie?"),
            Step.ADMINISTRATOR: self.tr("Who is the first administrator?"),
            Step.READER: self.tr("Which reader reads the badges?"),
            Step.CONTENT: self.tr("What does the unit begin with?"),
            Step.DONE: self.tr("Done"),
        }
        self._abouts = {
            Step.PLACE: "",
            Step.ADMINISTRATOR: self.tr("Makes the accounts of the others, and can hand the task on."),
            Step.READER: self.tr("It is found on its own where only one is attached."),
            Step.CONTENT: self.tr("The database has no members yet."),
            Step.DONE: "",
        }

    def _build(self) -> None:
        type_ = self._look.type
        px = type_.px
        self.title.setFont(type_.font(1.7, QFont.Weight.Bold))
        self.about.setFont(type_.font(1.02))
        self.about.setProperty("role", "quiet")
        self.message.setProperty("role", "bad")
        for label in (self.title, self.about, self.message):
            label.setWordWrap(True)
        inner = QWidget()
        inner.setObjectName("inside")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for widget in (self.note, self.title, self.about):
            column.addWidget(widget)
        column.addSpacing(px(8))
        for step in STEPS:
            column.addWidget(self.pages[step], 1)
        self._scroll = Scrolled(inner)
        middle = QFrame()
        middle.setObjectName("card")
        middle.setMaximumWidth(px(_WIDTH))
        whole = QVBoxLayout(middle)
        whole.setContentsMargins(px(24), px(18), px(24), px(20))
        whole.setSpacing(px(12))
        whole.addWidget(self.steps)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.message)
        whole.addWidget(self.work)
        whole.addLayout(self._foot())
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(24), px(14), px(24), px(20))
        rows.setSpacing(px(14))
        rows.addLayout(self._head())
        rows.addLayout(across, 1)
        self.setMinimumSize(px(700), px(560))
        self.resize(QSize(px(1000), px(700)).boundedTo(QGuiApplication.primaryScreen().availableSize()))

    def _head(self) -> QHBoxLayout:
        type_ = self._look.type
        name = text_label("Sentinel")
        name.setFont(type_.font(1.25, QFont.Weight.Bold))
        row = QHBoxLayout()
        row.setSpacing(type_.px(10))
        row.addWidget(self._symbol)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(self.theme)
        row.addWidget(self.language)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.type.px(10))
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go_on)
        return row

    def _connect(self) -> None:
        for key in ("Return", "Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._on_return)
        self.go_on.clicked.connect(self.go_on_requested)
        self.back.clicked.connect(self.back_requested)
        self.language.clicked.connect(self.language_requested)
        self.theme.clicked.connect(lambda: self._look.choose(self._look.choice.following))
        self._look.changed.connect(self._apply_look)

    def _on_return(self) -> None:
        """Press what the keyboard is on; from everything else it goes on."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and not focused.isCheckable() and focused.isEnabled():
            focused.click()
        elif self.go_on.isEnabled():
            self.go_on.click()

    def _apply_look(self) -> None:
        tokens, side = self._look.tokens, self._look.type.px(26)
        QGuiApplication.setPalette(palette(tokens))
        self.setStyleSheet(stylesheet(tokens, self._look.type))
        self.setWindowIcon(icon("shield", tokens.accent.text))
        self._symbol.setPixmap(icon_pixmap("shield", tokens.accent.text, QSize(side, side), self.devicePixelRatioF()))
