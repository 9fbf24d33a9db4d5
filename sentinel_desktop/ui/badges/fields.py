"""Fields that several dialogs of badges have: whom it is for, its number, its holder, a status and the reason."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QLineEdit

from sentinel_desktop.domain.badge_numbers import LONGEST_NUMBER
from sentinel_desktop.domain.badges import BadgeKind, BadgeStatus
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.badges.wording import kind_title
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.drop_down import DropDown
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.type_ahead import Suggestion, TypeAheadField

LONGEST_REASON = 300
"""Characters of a reason at most: a sentence or two."""

FindPeople = Callable[[str], Sequence[PersonFound]]


class KindField(FormField):
    """Whom a badge is for."""

    def __init__(self, look: Appearance, kind: BadgeKind) -> None:
        self.combo = DropDown(look)
        self.combo.setMinimumHeight(look.type.px(36))
        for each in BadgeKind:
            self.combo.addItem(kind_title(each), each)
        self.combo.setCurrentIndex(self.combo.findData(kind))
        super().__init__(look, self.tr("&For whom"), self.combo)
        self.combo.view().setAccessibleName(self.tr("For whom"))

    @property
    def kind(self) -> BadgeKind:
        """What is chosen."""
        return BadgeKind(self.combo.currentData())


class NumberField(FormField):
    """The number that is printed on a badge."""

    def __init__(self, look: Appearance, number: str = "") -> None:
        self.edit = QLineEdit(number)
        self.edit.setMinimumHeight(look.type.px(36))
        self.edit.setMaxLength(LONGEST_NUMBER)
        super().__init__(look, self.tr("&Printed number"), self.edit)
        words = self.tr("what stands on it, at most {n} characters; may be empty")
        self.show_hint(words.format(n=LONGEST_NUMBER))
        self.edit.textChanged.connect(lambda: self.show_problem(""))

    @property
    def number(self) -> str:
        """What is typed, without the spaces around it and without what cannot be seen."""
        return printable(self.edit.text())


class StatusField(FormField):
    """A status to choose."""

    def __init__(self, look: Appearance, label: str, statuses: Sequence[BadgeStatus], chosen: UUID | None) -> None:
        self.combo = DropDown(look)
        self.combo.setMinimumHeight(look.type.px(36))
        for status in statuses:
            self.combo.addItem(chip_name(status.chip), status)
        places = [place for place, status in enumerate(statuses) if status.id == chosen]
        self.combo.setCurrentIndex(places[0] if places else 0)
        super().__init__(look, label, self.combo)
        self.combo.view().setAccessibleName(label.replace("&", ""))

    @property
    def status(self) -> BadgeStatus | None:
        """What is chosen; None where there is nothing to choose."""
        chosen = self.combo.currentData()
        return chosen if isinstance(chosen, BadgeStatus) else None


class ReasonField(FormField):
    """Why, in a person's words."""

    def __init__(self, look: Appearance, reason: str = "") -> None:
        self.edit = QLineEdit(reason)
        self.edit.setMinimumHeight(look.type.px(36))
        self.edit.setMaxLength(LONGEST_REASON)
        super().__init__(look, self.tr("&Reason"), self.edit)
        self.edit.setPlaceholderText(self.tr("Left on the train on Tuesday"))

    def show_rule(self, *, must_be: bool) -> None:
        """Say whether a reason must be given."""
        words = self.tr("at most {n} characters; kept with the badge, and shown in its story")
        if not must_be:
            words = self.tr("at most {n} characters; may be empty")
        self.show_hint(words.format(n=LONGEST_REASON))

    @property
    def reason(self) -> str:
        """What is typed, without the spaces around it and without what cannot be seen."""
        return printable(self.edit.text())


def holder_field(look: Appearance, label: str, background: Background, find: FindPeople) -> TypeAheadField:
    """Return the field in which a member is found by name, rank or service number."""

    def suggest(text: str) -> Sequence[Suggestion]:
        return [_suggestion(person) for person in find(text)]

    return TypeAheadField(look, label, background, suggest)


def printable(text: str) -> str:
    """Return a text without control characters and without the spaces around it; all else is kept as it is."""
    return "".join(letter if ord(letter) >= ord(" ") and letter != "\x7f" else " " for letter in text).strip()


def _suggestion(person: PersonFound) -> Suggestion:
    parts = (person.first_name, person.division, person.service_number)
    return Suggestion(person.member_id, person.display_name, " · ".join(part for part in parts if part))
