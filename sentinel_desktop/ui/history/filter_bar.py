"""The filters of the history: who, when, which way, how, where, and what counts."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.passages import PersonKind, Way
from sentinel_desktop.services.history import HistoryChoices, PersonOffered
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.history.choice import Choice, Period
from sentinel_desktop.ui.passage_words import direction_title, kind_text, way_text
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.day_field import DayField
from sentinel_desktop.ui.widgets.filter_choice import FilterChoice
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.type_ahead import Find, Suggestion, TypeAheadField

_EARLIEST = QDate(2000, 1, 1)


class FilterBar(QWidget):
    """``changed`` tells that a person wants to see something else."""

    changed = Signal()

    def __init__(
        self, look: Appearance, today: date, background: Background, find: Find, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.person = TypeAheadField(
            look,
            "",
            background,
            find,
            name=self.tr("Who"),
            placeholder=self.tr("Name of a member or visitor ({key})").format(key=keys.FIND),
            lies_over=True,
        )
        self.person.edit.setMaxLength(100)
        self.period = FilterChoice(look, self.tr("Period"), self.tr("Any time"))
        self.first = DayField(look, self.tr("First day"), today)
        self.until = text_label(self.tr("to"))
        self.last = DayField(look, self.tr("Last day"), today)
        self.kind = FilterChoice(look, self.tr("Whose passages"), self.tr("Everybody"))
        self.division = FilterChoice(look, self.tr("Division"), self.tr("Any division"))
        self.direction = FilterChoice(look, self.tr("In or out"), self.tr("In and out"))
        self.way = FilterChoice(look, self.tr("How"), self.tr("Any way"))
        self.station = FilterChoice(look, self.tr("Where"), self.tr("Anywhere"))
        self.log = FilterChoice(look, self.tr("What counts"), self.tr("What counts"))
        self.clear = KeyButton(self.tr("Show all"), keys.CLEAR_FILTERS, look.type)
        self.problem = text_label()
        self.problem.setProperty("role", "bad")
        self._offer_fixed()
        self._build()

    @property
    def choice(self) -> Choice:
        """What the filters say now."""
        taken = self.person.choice
        key = None if taken is None else taken.key
        return Choice(
            text=self.person.text.strip(),
            member_id=key.member_id if isinstance(key, PersonOffered) else None,
            kind=None if (kind := self.kind.currentData()) is None else PersonKind(kind),
            division=self.division.currentData(),
            direction=None if (direction := self.direction.currentData()) is None else Direction(direction),
            way=None if (way := self.way.currentData()) is None else Way(way),
            station=self.station.currentData(),
            period=None if (period := self.period.currentData()) is None else Period(period),
            first=self.first.chosen,
            last=self.last.chosen,
            effective=not self.log.is_narrow,
        )

    def show_choices(self, choices: HistoryChoices) -> None:
        """Offer these; what was chosen stays so while it is there."""
        self.division.offer((choice.code, choice.id) for choice in choices.divisions)
        self.station.offer(choices.stations)

    def reset(self) -> None:
        """Let everything through, and tell so."""
        self.person.set_choice(None)
        for combo in self._combos:
            combo.reset()
        self._on_changed()

    @property
    def _combos(self) -> tuple[FilterChoice, ...]:
        return (self.period, self.kind, self.division, self.direction, self.way, self.station, self.log)

    def _offer_fixed(self) -> None:
        self.period.offer(
            (
                (self.tr("Today"), Period.TODAY),
                (self.tr("Yesterday"), Period.YESTERDAY),
                (self.tr("Last 7 days"), Period.WEEK),
                (self.tr("From … to …"), Period.BETWEEN),
            )
        )
        self.kind.offer((kind_text(kind), kind) for kind in PersonKind)
        self.direction.offer((direction_title(direction), direction) for direction in Direction)
        self.way.offer((way_text(way), way) for way in Way)
        self.log.offer(((self.tr("The whole log"), False),))

    def _build(self) -> None:
        px = self._look.type.px
        self.person.setFixedWidth(px(300))
        self.until.setMinimumHeight(px(36))
        row = FlowLayout(filters := QWidget(), px(8))
        days = (self.first, self.until, self.last)
        for widget in (self.person, self.period, *days, *self._combos[1:], self.clear):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(filters)
        column.addWidget(self.problem)
        for combo in self._combos:
            combo.currentIndexChanged.connect(self._on_changed)
        for day in (self.first, self.last):
            day.setMinimumDate(_EARLIEST)
            day.dateChanged.connect(self._on_changed)
        self.person.chosen.connect(self._on_chosen)
        self.person.text_edited.connect(self._on_changed)
        self.clear.clicked.connect(self._on_clear)
        QShortcut(QKeySequence(keys.FIND), self).activated.connect(self._on_find)
        self._show_parts()

    def _show_parts(self) -> None:
        choice = self.choice
        for widget in (self.first, self.until, self.last):
            widget.setVisible(choice.period is Period.BETWEEN)
        refused = choice.ends_before_it_begins
        self.problem.setText(self.tr("The last day lies before the first: choose another one.") if refused else "")
        self.problem.setVisible(refused)
        for day in (self.first, self.last):
            day.setAccessibleDescription(self.problem.text())
        self.clear.setVisible(bool(choice.text) or any(combo.is_narrow for combo in self._combos))

    def _on_chosen(self, suggestion: object) -> None:
        if isinstance(suggestion, Suggestion):
            self._on_changed()

    def _on_clear(self) -> None:
        self.reset()
        self.person.edit.setFocus()

    def _on_find(self) -> None:
        self.person.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.person.edit.selectAll()

    def _on_changed(self) -> None:
        self._show_parts()
        if not self.choice.ends_before_it_begins:
            self.changed.emit()


def suggestions_of(people: Sequence[PersonOffered]) -> list[Suggestion]:
    """Return people as they are offered beneath the field; a visitor's visits are found by the name."""
    return [Suggestion(person, person.name, _detail(person)) for person in people]


def _detail(person: PersonOffered) -> str:
    kind = kind_text(PersonKind.VISITOR if person.member_id is None else PersonKind.MEMBER)
    return f"{kind} · {person.of}" if person.of else kind
