"""One passage: everything that is known of it, and every row that took another's place in its correction."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.passages import Passage, PersonKind
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.passage_words import (
    DIRECTION_SYMBOLS,
    DIRECTION_TONES,
    direction_title,
    direction_word,
    kind_text,
    standing_text,
    way_text,
)
from sentinel_desktop.ui.sentences import reason_shown
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.facts import Fact, FactsGrid
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.scrolled import Scrolled
from sentinel_desktop.ui.widgets.state_head import StateHead


class DetailsCard(Card):
    """``correct_requested`` and ``open_requested`` tell what a person wants to do with the passage.

    Args:
        look: of the window.
        when: the words for an instant, as of now.
        exactly: the same to the second, with the date.
    """

    correct_requested = Signal()
    open_requested = Signal()

    def __init__(self, look: Appearance, when: Callable[[datetime], str], exactly: Callable[[datetime], str]) -> None:
        type_ = look.type
        super().__init__(type_, "")
        self._type = type_
        self._when, self._exactly = when, exactly
        self._may_correct = False
        self._passage: Passage | None = None
        self.title.hide()
        self.setAccessibleName(self.tr("The chosen passage"))
        self.head = StateHead(look)
        self.facts = FactsGrid(type_)
        self.story_title = text_label(self.tr("The passage and its corrections"))
        self.story_title.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        self.story = QVBoxLayout()
        self.story.setSpacing(type_.px(6))
        self.open = KeyButton(self.tr("Their day"), "Return", type_, shortcut=False)
        self.correct = KeyButton(self.tr("Correct…"), keys.CORRECT_PASSAGE, type_)
        self.open.clicked.connect(self.open_requested)
        self.correct.clicked.connect(self.correct_requested)
        self._build()
        self.hide()

    def allow_corrections(self, *, may: bool) -> None:
        """Offer to correct a passage, or not."""
        self._may_correct = may
        self._show_buttons()

    def show_passage(self, passage: Passage) -> None:
        """Show this; its story is shown by itself when it is read."""
        self._passage = passage
        self.show()
        tone = DIRECTION_TONES[passage.direction] if passage.standing is Standing.COUNTS else None
        self.head.show_state(
            DIRECTION_SYMBOLS[passage.direction], tone, passage.name, direction_title(passage.direction)
        )
        self.facts.show_facts(list(self._facts(passage)))
        self.show_story(())
        self._show_buttons()

    def show_story(self, rows: Sequence[Passage]) -> None:
        """Show the rows of a correction in the order in which they were recorded; nothing for one row alone."""
        while (item := self.story.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        told = rows if len(rows) > 1 else ()
        for row in told:
            self.story.addWidget(self._told(row))
        self.story_title.setVisible(bool(told))

    def clear(self) -> None:
        """Show nothing, and no button for nobody."""
        self._passage = None
        self.hide()
        self.head.show_state("", None, "", "")
        self.facts.show_facts(())
        self.show_story(())

    def _facts(self, passage: Passage) -> Iterator[Fact]:
        yield Fact(self.tr("When"), self._exactly(passage.occurred_at))
        yield Fact(self.tr("Who"), " · ".join(filter(None, (kind_text(passage.kind), passage.of))))
        yield Fact(self.tr("How"), way_text(passage.way))
        for name, value in (
            (self.tr("Where"), passage.station),
            (self.tr("Badge"), passage.badge),
            (self.tr("Entered by"), passage.entered_by),
            (self.tr("Reason"), reason_shown(passage.reason)),
        ):
            if value:
                yield Fact(name, value)
        if standing := standing_text(passage):
            yield Fact(self.tr("Standing"), standing, is_bad=True)
        if passage.recorded_at is not None:
            yield Fact(self.tr("Recorded"), self._exactly(passage.recorded_at))

    def _told(self, row: Passage) -> QWidget:
        """Return a row of the story: what it says, struck through where it counts no longer, and by whom and why."""
        frame = QFrame()
        frame.setObjectName("aside")
        words = text_label(
            self.tr("{when} {direction} · {how}").format(
                when=self._when(row.occurred_at), direction=direction_word(row.direction), how=way_text(row.way)
            )
        )
        font = self._type.font(0.98, QFont.Weight.Medium)
        font.setStrikeOut(row.standing is not Standing.COUNTS)
        words.setFont(font)
        below = text_label(" · ".join(filter(None, (standing_text(row), row.entered_by, reason_shown(row.reason)))))
        below.setProperty("role", "quiet")
        below.setVisible(bool(below.text()))
        column = QVBoxLayout(frame)
        px = self._type.px
        column.setContentsMargins(px(10), px(6), px(10), px(6))
        column.setSpacing(px(1))
        for label in (words, below):
            label.setWordWrap(True)
            column.addWidget(label)
        frame.setAccessibleName(f"{words.text()}. {below.text()}")
        return frame

    def _show_buttons(self) -> None:
        passage = self._passage
        if passage is None:
            return
        is_member = passage.kind is PersonKind.MEMBER
        self.correct.setVisible(self._may_correct and is_member and passage.standing is Standing.COUNTS)
        self.open.setVisible(passage.kind is not PersonKind.ATTENDEE)
        self.open.show_text(self.tr("Their day") if is_member else self.tr("The visit"))

    def _build(self) -> None:
        px = self._type.px
        inside = QWidget()
        inside.setObjectName("inside")
        words = QVBoxLayout(inside)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(px(10))
        for widget in (self.head, self.facts, self.story_title):
            words.addWidget(widget)
        words.addLayout(self.story)
        words.addStretch(1)
        scrolled = Scrolled(inside)
        self.column.addWidget(scrolled, 1)
        for button in (self.open, self.correct):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
