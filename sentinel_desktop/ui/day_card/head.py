"""The head of a member's card: photograph, name, in or out, status and tags, badge and note."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sentinel_desktop.domain.day_cards import DayCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.presence import BoardEntry
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.times import since_text
from sentinel_desktop.ui.value_names import chip_name, name_on_screen
from sentinel_desktop.ui.widgets.chip import ChipLabel
from sentinel_desktop.ui.widgets.facts import Fact, FactsGrid
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.portrait import Portrait

_PHOTO: Final = 118


class DayCardHead(QWidget):
    """Who it is, as far as whoever sits here may know."""

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        look = setup.look
        type_ = look.type
        self.portrait = Portrait(look, _PHOTO)
        self.name = text_label()
        self.name.setFont(type_.font(1.7, QFont.Weight.Bold))
        self.division = text_label()
        self.division.setProperty("role", "quiet")
        self.presence = text_label()
        self.presence.setFont(type_.font(1.15, QFont.Weight.DemiBold))
        for label in (self.name, self.division, self.presence):
            label.setWordWrap(True)
        self.chips = QWidget()
        self._chips = FlowLayout(self.chips, type_.px(6))
        self.facts = FactsGrid(type_)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._build()

    def show_card(self, card: DayCard) -> None:
        """Show a member to whoever may know all of it."""
        person = card.person
        if person.photo is None or not self.portrait.has_photo:
            self.portrait.show_photo(None, f"{person.card.first_name} {person.card.last_name}")
        self.name.setText(person.card.display_name)
        self.division.setText(f"{person.card.division} · {person.division_name}")
        self._show_presence(person.state, person.since)
        tags = [tag.details for tag in person.tags]
        self._show_chips(
            [
                (chip_name(card.status), card.status.colour),
                *((name_on_screen(tag.name, tag.name_fr), tag.colour) for tag in tags),
            ]
        )
        badge = person.badge
        held = self.tr("none") if badge is None else f"{badge.label} · {chip_name(badge.status)}"
        facts = [Fact(self.tr("Badge"), held)]
        if note := person.record.details.notes.strip():
            facts.append(Fact(self.tr("Note"), note))
        self.facts.show_facts(facts)

    def show_entry(self, entry: BoardEntry) -> None:
        """Show what the board shows of a member to everybody."""
        self.portrait.show_photo(None, f"{entry.member.first_name} {entry.member.last_name}")
        self.name.setText(entry.display_name)
        self.division.setText(entry.member.division)
        self._show_presence(entry.state, entry.since)
        self._show_chips(())
        self.facts.show_facts(())

    def show_nobody(self, sentence: str) -> None:
        """Say why nobody is shown."""
        self.portrait.show_photo(None, "")
        self.name.setText(sentence)
        self.division.setText("")
        self.presence.setText("")
        self._show_chips(())
        self.facts.show_facts(())

    def _show_presence(self, state: Direction, since: datetime | None) -> None:
        when = "" if since is None else since_text(since, self._setup.now(), self._setup.zone)
        if state is Direction.IN:
            told = self.tr("In since {time}").format(time=when)
        elif since is None:
            told = self.tr("Out, never came in")
        else:
            told = self.tr("Out since {time}").format(time=when)
        self.presence.setText(told)
        self.presence.setProperty("role", "good" if state is Direction.IN else "quiet")
        self.presence.style().unpolish(self.presence)
        self.presence.style().polish(self.presence)

    def _show_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words, colour in chips:
            label = ChipLabel(self._setup.look, self.chips)
            label.show_chip(words, colour)
            self._chips.addWidget(label)
            label.show()
        self.chips.setVisible(bool(chips))

    def _build(self) -> None:
        px = self._setup.look.type.px
        words = QVBoxLayout()
        words.setSpacing(px(4))
        for widget in (self.name, self.division, self.presence, self.chips, self.facts):
            words.addWidget(widget)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
