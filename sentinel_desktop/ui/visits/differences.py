"""Two versions of a visit side by side, field by field, in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.visit_edits import EDITED
from sentinel_desktop.services.visits import VisitChoices
from sentinel_desktop.ui.value_names import name_on_screen
from sentinel_desktop.ui.visits.typed import Typed
from sentinel_desktop.ui.visits.wording import field_labels, language_text, purpose_text
from sentinel_desktop.ui.widgets.conflict_dialog import ConflictRow

translate = QCoreApplication.translate


def differences(mine: Typed, theirs: Typed, choices: VisitChoices) -> Sequence[ConflictRow]:
    """Return the fields that either version has something in."""
    labels = field_labels()
    rows = [ConflictRow(labels[name], _words(name, mine, choices), _words(name, theirs, choices)) for name in EDITED]
    return [row for row in rows if row.mine or row.theirs]


def _words(name: str, typed: Typed, choices: VisitChoices) -> str:
    types = {each.id: name_on_screen(each.name, each.name_fr) for each in choices.types}
    events = {key: event for event, key in choices.events}
    told: Mapping[str, Callable[[Any], str]] = {
        "host_member_id": lambda _: typed.host,
        "visit_type_id": lambda key: types.get(key, ""),
        "event_id": lambda key: events.get(key, ""),
        "purpose": purpose_text,
        "language": language_text,
        "escort_required": _escort_text,
    }
    return told.get(name, str)(getattr(typed.edit, name))


def _escort_text(required: bool) -> str:  # noqa: FBT001 - the value of a field
    return translate("Visits", "required") if required else translate("Visits", "not required")
