"""The head of a member's page: the photograph, who is in or out, the chips, and what can be done with the member."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.domain.member_views import Choice
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.person.photo_frame import PhotoFrame
from sentinel_desktop.ui.person.photo_menu import PhotoMenu
from sentinel_desktop.ui.person.tags import TagRow
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.chip import ChipLabel
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label

_PHOTO_HEIGHT = 124


@dataclass(frozen=True, slots=True)
class HeadLook:
    """The head in words.

    Attributes:
        name: of whom the photograph is.
        presence: "in" or "out", as the stylesheet knows it; ``word`` is what a person reads.
        status: its name and colour, as ``type`` is.
        badge: which one, or that there is none.
        archived: since when the member is not of the unit; empty while they are.
        typed: that something typed here is not saved yet; empty where nothing is.
    """

    name: str
    presence: str
    word: str
    since: str
    status: tuple[str, str]
    type: tuple[str, str]
    badge: str
    archived: str
    typed: str
    may_edit: bool


class PersonHead(QFrame):
    """Shows a member at a glance."""

    edit_requested = Signal()
    archive_requested = Signal()
    restore_requested = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        type_ = look.type
        self.setObjectName("card")
        self.setAccessibleName(self.tr("The member"))
        self.photo = PhotoFrame(look, _PHOTO_HEIGHT)
        self.presence = text_label()
        self.presence.setFont(type_.font(1.3, QFont.Weight.Bold))
        self.since = text_label()
        self.badge = text_label()
        for label in (self.since, self.badge):
            label.setProperty("role", "quiet")
        self.status, self.kind = ChipLabel(look), ChipLabel(look)
        self.archived, self.typed = text_label(), text_label()
        self.archived.setProperty("role", "bad")
        self.typed.setProperty("role", "quiet")
        self.typed.setProperty("doubtful", "true")
        self.typed.setWordWrap(True)
        self.tags = TagRow(look)
        self.edit = KeyButton(self.tr("Edit"), keys.EDIT_PERSON, type_, primary=True)
        self.choose_photo = KeyButton(self.tr("Photo…"), keys.CHOOSE_PHOTO, type_)
        self.archive = KeyButton(self.tr("Archive…"), keys.ARCHIVE_PERSON, type_)
        self.restore = KeyButton(self.tr("Restore"), keys.ARCHIVE_PERSON, type_)
        self.edit.clicked.connect(self.edit_requested)
        self.photo_menu = PhotoMenu(self.photo, self)
        self.choose_photo.clicked.connect(lambda: self.photo_menu.open_under(self.choose_photo))
        self.archive.clicked.connect(self.archive_requested)
        self.restore.clicked.connect(self.restore_requested)
        self._build(look)

    def show_look(self, look: HeadLook, tags: Sequence[Choice], offered: Sequence[Choice]) -> None:
        """Show this member."""
        self.presence.setText(look.word)
        if self.presence.property("role") != look.presence:
            self.presence.setProperty("role", look.presence)
            self.presence.style().unpolish(self.presence)
            self.presence.style().polish(self.presence)
        self.badge.setText(look.badge)
        self.status.show_chip(*look.status)
        self.kind.show_chip(*look.type)
        for label, text in ((self.since, look.since), (self.archived, look.archived), (self.typed, look.typed)):
            label.setText(text)
            label.setVisible(bool(text))
        is_archived = bool(look.archived)
        self.presence.setVisible(not is_archived or look.presence == "good")
        self.tags.show_tags(tags, offered, may_edit=look.may_edit)
        self.photo.allow_edits(may=look.may_edit)
        for button in (self.edit, self.choose_photo):
            button.setVisible(look.may_edit)
        self.archive.setVisible(look.may_edit and not is_archived)
        self.restore.setVisible(look.may_edit and is_archived)

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while something is being done; the keyboard stays where it is among the tags."""
        for button in (self.edit, self.choose_photo, self.archive, self.restore):
            button.setEnabled(not busy)

    def _build(self, look: Appearance) -> None:
        px = look.type.px
        first = QHBoxLayout()
        first.setSpacing(px(10))
        for widget in (self.archived, self.presence, self.since, self.badge):
            first.addWidget(widget, 0, Qt.AlignmentFlag.AlignBaseline)
        first.addStretch(1)
        chips = QHBoxLayout()
        chips.setSpacing(px(6))
        chips.addWidget(self.status)
        chips.addWidget(self.kind)
        chips.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(px(8))
        middle.addLayout(first)
        middle.addLayout(chips)
        middle.addWidget(self.tags)
        middle.addWidget(self.typed)
        middle.addStretch(1)
        buttons = QVBoxLayout(acts := QWidget())
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(px(8))
        for button in (self.edit, self.choose_photo, self.archive, self.restore):
            buttons.addWidget(button)
        buttons.addStretch(1)
        shown = QHBoxLayout(who := QWidget())
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(px(16))
        shown.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        shown.addLayout(middle, 1)
        row = CardsRow(px(16))
        row.add_card(who, 1)
        row.add_narrow(acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(14), px(13), px(14), px(13))
        whole.addLayout(row)
