"""The badge that a person looks at: who has it, what became of it, and what can be done with it."""

from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from sentinel_desktop.domain.badge_stories import BadgeEvent
from sentinel_desktop.domain.badges import BadgeKind, BadgeLine, OnScan
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.badges.model import StoryModel
from sentinel_desktop.ui.badges.wording import badge_facts, kind_title, state_look, state_sentence
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.chip import ChipLabel
from sentinel_desktop.ui.widgets.facts import FactsGrid
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.rows_view import RowsView
from sentinel_desktop.ui.widgets.state_head import StateHead


class BadgeAct(StrEnum):
    """What can be asked of the badge that is chosen."""

    ASSIGN = "assign"
    REPLACE = "replace"
    UNASSIGN = "unassign"
    LOST = "lost"
    DAMAGED = "damaged"
    DECOMMISSION = "decommission"
    REACTIVATE = "reactivate"
    STATUS = "status"
    DESCRIBE = "describe"
    SHOW_HOLDER = "show_holder"


KEYS: Final = {
    BadgeAct.ASSIGN: keys.ASSIGN_BADGE,
    BadgeAct.REPLACE: keys.REPLACE_BADGE,
    BadgeAct.UNASSIGN: keys.UNASSIGN_BADGE,
    BadgeAct.LOST: keys.BADGE_LOST,
    BadgeAct.DAMAGED: keys.BADGE_DAMAGED,
    BadgeAct.DECOMMISSION: keys.DECOMMISSION_BADGE,
    BadgeAct.REACTIVATE: keys.BADGE_ACTIVE,
    BadgeAct.STATUS: keys.BADGE_STATUS,
    BadgeAct.DESCRIBE: keys.DESCRIBE_BADGE,
    BadgeAct.SHOW_HOLDER: keys.SHOW_HOLDER,
}


def possible_acts(line: BadgeLine, *, may_edit: bool) -> frozenset[BadgeAct]:
    """Return what makes sense with a badge as it is, for whoever sits here."""
    is_members, is_held, is_refused = line.kind is BadgeKind.MEMBER, line.holder is not None, _is_refused(line)
    can_show = is_held and line.kind is not BadgeKind.EVENT
    acts = {
        BadgeAct.SHOW_HOLDER: can_show,
        BadgeAct.ASSIGN: may_edit and is_members and not is_held and not is_refused,
        BadgeAct.REPLACE: may_edit and is_members and is_held,
        BadgeAct.UNASSIGN: may_edit and is_members and is_held,
        BadgeAct.LOST: may_edit and not is_refused,
        BadgeAct.DAMAGED: may_edit and not is_refused,
        BadgeAct.DECOMMISSION: may_edit and not is_refused,
        BadgeAct.REACTIVATE: may_edit and is_refused,
        BadgeAct.STATUS: may_edit,
        BadgeAct.DESCRIBE: may_edit,
    }
    return frozenset(act for act, is_possible in acts.items() if is_possible)


def _is_refused(line: BadgeLine) -> bool:
    return line.on_scan is OnScan.REFUSE


class DetailsCard(Card):
    """Head, facts, story and the buttons of what is possible; ``act_requested`` tells a ``BadgeAct``."""

    act_requested = Signal(object)

    def __init__(self, setup: DeskSetup) -> None:
        look = setup.look
        type_ = look.type
        super().__init__(type_, "")
        self.title.hide()
        self.setAccessibleName(self.tr("The badge that is chosen"))
        self._setup = setup
        self.head = StateHead(look)
        self.chip = ChipLabel(look)
        self.kind = text_label()
        self.kind.setProperty("role", "quiet")
        self.facts = FactsGrid(type_)
        self.story_title = text_label(self.tr("Story"))
        self.story_title.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        self.story_model = StoryModel(setup, self)
        self.story = RowsView(look, self.tr("Story of the badge"), self.story_model, {1})
        self.story.horizontalHeader().hide()
        self.story.verticalHeader().setDefaultSectionSize(type_.px(28))
        # Two lines and what shows that there are more: the buttons are seen without scrolling in a small window.
        self.story.setMinimumHeight(type_.px(60))
        self.story.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        words = {
            BadgeAct.ASSIGN: self.tr("Assign…"),
            BadgeAct.REPLACE: self.tr("Replace…"),
            BadgeAct.UNASSIGN: self.tr("Take back"),
            BadgeAct.LOST: self.tr("Lost…"),
            BadgeAct.DAMAGED: self.tr("Damaged…"),
            BadgeAct.DECOMMISSION: self.tr("Decommission…"),
            BadgeAct.REACTIVATE: self.tr("Back to active"),
            BadgeAct.STATUS: self.tr("Other status…"),
            BadgeAct.DESCRIBE: self.tr("Number, kind…"),
            BadgeAct.SHOW_HOLDER: self.tr("Show holder"),
        }
        self.buttons: dict[BadgeAct, KeyButton] = {}
        for act, word in words.items():
            primary = act in {BadgeAct.ASSIGN, BadgeAct.REPLACE}
            button = KeyButton(word, KEYS[act], type_, primary=primary, low=True)
            button.clicked.connect(partial(self.act_requested.emit, act))
            self.buttons[act] = button
        self._room = QWidget()
        self._grid = QGridLayout(self._room)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(type_.px(5))
        self._build()

    def show_line(self, line: BadgeLine, now: datetime, *, may_edit: bool) -> None:
        """Show this badge."""
        zone = self._setup.zone
        name = line.printed_number or self.tr("Badge …{tail}").format(tail=line.serial[-4:])
        self.head.show_state(*state_look(line, now), name, state_sentence(line, now, zone))
        self.kind.setText(kind_title(line.kind))
        self.chip.show_chip(chip_name(line.status), line.status.colour)
        self.facts.show_facts(badge_facts(line, now, zone))
        self._offer(possible_acts(line, may_edit=may_edit))

    def show_events(self, events: tuple[BadgeEvent, ...]) -> None:
        """Show what became of it."""
        self.story_model.show(events)

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while something is being done."""
        for button in self.buttons.values():
            button.setEnabled(not busy)

    def _build(self) -> None:
        px = self._setup.look.type.px
        self.column.setSpacing(px(8))
        labels = QWidget()
        row = QHBoxLayout(labels)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self.kind)
        row.addWidget(self.chip)
        self.head.add_beside(labels)
        for widget in (self.head, self.facts, self.story_title):
            self.column.addWidget(widget)
        self.column.addWidget(self.story, 1)
        self.column.addWidget(self._room)

    def _offer(self, acts: frozenset[BadgeAct]) -> None:
        """Show the buttons of what is possible, two in a row, in their order."""
        for button in self.buttons.values():
            self._grid.removeWidget(button)
        shown = [button for act, button in self.buttons.items() if act in acts]
        for place, button in enumerate(shown):
            self._grid.addWidget(button, place // 2, place % 2)
        for act, button in self.buttons.items():
            button.setVisible(act in acts)
        self._room.setVisible(bool(shown))
