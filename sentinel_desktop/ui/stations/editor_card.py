"""One station: what it last said of itself, and what an administrator edits of it."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.stations import StationDetails, StationKind, StationLine
from sentinel_desktop.ui.stations.wording import facts_of, gone_sentence, kind_text, mode_sentence, mode_text
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.drop_down import DropDown
from sentinel_desktop.ui.widgets.edited_card import EditedCard
from sentinel_desktop.ui.widgets.facts import FactsGrid
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.scrolled import Scrolled

LONGEST_NAME = 60
"""Characters: a name that a board and a status strip have room for."""


class EditorCard(EditedCard):
    """The fields of a station, and what is known of it."""

    def __init__(self, look: Appearance) -> None:
        type_ = look.type
        super().__init__(look, self.tr("The chosen station"))
        self._filling = False
        self._taken = ""
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.kind, self.mode = DropDown(look), DropDown(look)
        for kind in StationKind:
            self.kind.addItem(kind_text(kind), kind)
        for mode in DirectionMode:
            self.mode.addItem(mode_text(mode), mode)
        for editor in (self.name, self.kind, self.mode):
            editor.setMinimumHeight(type_.px(34))
        hint = self.tr("Boards show a new name at once, the station itself when it is enrolled anew.")
        self.name_field = FormField(look, self.tr("Na&me"), self.name, hint)
        self.kind_field = FormField(look, self.tr("&Kind"), self.kind)
        self.mode_field = FormField(look, self.tr("D&irection of a scan"), self.mode)
        self.facts = FactsGrid(type_)
        self.gone = text_label()
        self.gone.setWordWrap(True)
        self.gone.setProperty("role", "quiet")
        self.gone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.name.textEdited.connect(self._on_edited)
        self.kind.currentIndexChanged.connect(self._on_edited)
        self.mode.currentIndexChanged.connect(self._on_edited)
        self._build(look)

    @property
    def details(self) -> StationDetails:
        """What the fields say."""
        kind, mode = StationKind(self.kind.currentData()), DirectionMode(self.mode.currentData())
        return StationDetails(" ".join(self.name.text().split()), kind, mode)

    def show_details(self, details: StationDetails) -> None:
        """Put these into the fields; the cursor stays where it is in a text that stays."""
        self._filling = True
        if " ".join(self.name.text().split()) != details.name:
            self.name.setText(details.name)
        self.kind.setCurrentIndex(list(StationKind).index(details.kind))
        self.mode.setCurrentIndex(list(DirectionMode).index(details.direction_mode))
        self._filling = False
        self._show_rules()

    def show_taken(self, name: str) -> None:
        """Say beside the field that another station has this name, as long as it stands there."""
        self._taken = name
        self._show_rules()

    def show_station(self, line: StationLine, zone: ZoneInfo) -> None:
        """Say what the station last said of itself."""
        self.title.setText(line.record.details.name)
        self.facts.show_facts(facts_of(line, zone))
        self.gone.setText(gone_sentence(line))
        self.gone.setVisible(bool(self.gone.text()))

    def show_buttons(self, *, changed: bool, can_undo: bool, busy: bool) -> None:
        """Offer what can be done now."""
        self.show_offered(changed=changed, can_undo=can_undo, can_save=bool(self.details.name), busy=busy)

    def _build(self, look: Appearance) -> None:
        px = look.type.px
        self.title.setFont(look.type.font(1.3, QFont.Weight.Bold))
        inside = QWidget()
        inside.setObjectName("inside")
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, px(6), 0)
        parts.setSpacing(px(9))
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(px(12))
        side_by_side.addWidget(self.name_field, 3, Qt.AlignmentFlag.AlignTop)
        side_by_side.addWidget(self.kind_field, 2, Qt.AlignmentFlag.AlignTop)
        parts.addLayout(side_by_side)
        parts.addWidget(self.mode_field)
        parts.addWidget(self.facts)
        parts.addWidget(self.gone)
        parts.addStretch(1)
        scrolled = Scrolled(inside)
        self.column.addWidget(scrolled, 1)
        self.end_with(self.save, self.forget, self.undo)

    def _on_edited(self) -> None:
        if not self._filling:
            self._show_rules()
            self.edited.emit()

    def _show_rules(self) -> None:
        problem = "" if self.details.name else self.tr("A station needs a name.")
        if self._taken and self.details.name == self._taken:
            problem = self.tr("Another station has this name.")
        self.name_field.show_problem(problem)
        self.mode_field.show_hint(mode_sentence(self.details.direction_mode))
