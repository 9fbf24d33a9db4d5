"""What stands on a visitor's slip, in English and French, and the papers that it can be printed on."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.visit_drafts import end_of_day
from sentinel_desktop.domain.visitors import VisitLine, VisitState


class SlipFormat(StrEnum):
    """What a slip is printed on."""

    LABEL = "label"
    """62 by 100 mm, as label printers have it on a roll."""
    A6 = "a6"
    LETTER = "letter"
    """A slip of the size of A6 in the corner of a sheet, to be cut out."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and the slip on it, in millimetres."""

    width: float
    height: float
    slip_width: float
    slip_height: float

    @property
    def is_cut_out(self) -> bool:
        """Whether the slip is only a part of the sheet."""
        return (self.width, self.height) != (self.slip_width, self.slip_height)


PAPERS: Final[Mapping[SlipFormat, Paper]] = {
    SlipFormat.LABEL: Paper(100, 62, 100, 62),
    SlipFormat.A6: Paper(105, 148, 105, 148),
    SlipFormat.LETTER: Paper(215.9, 279.4, 105, 148),
}


@dataclass(frozen=True, slots=True)
class Both:
    """Words in both languages."""

    english: str
    french: str

    @property
    def side_by_side(self) -> str:
        """Both, or one where they are the same."""
        return self.english if self.english == self.french else f"{self.english} · {self.french}"


@dataclass(frozen=True, slots=True)
class SlipField:
    """One line of a slip."""

    label: Both
    value: str


@dataclass(frozen=True, slots=True)
class VisitorSlip:
    """A slip, in the order in which it is read.

    Attributes:
        unit: what the unit is called; empty where nobody said it.
        kind: the type of the visit.
        name: the visitor's, short, with a rank.
        of: the visitor's organization or unit; empty where there is none.
        escort: what is said in large type where the visitor may not walk alone; None where they may.
    """

    unit: str
    title: Both
    kind: Both
    name: str
    of: str
    fields: tuple[SlipField, ...]
    escort: Both | None


_JOINERS: Final = "\u200c\u200d"
"""Zero width non-joiner and joiner: they change how the characters beside them are drawn, and do nothing else."""

TITLE: Final = Both("Visitor", "Visiteur")
ESCORT: Final = Both("Escort required", "Escorte obligatoire")
HOST: Final = Both("Host", "Hôte")
BADGE: Final = Both("Badge", "Insigne")
ARRIVED: Final = Both("In", "Entrée")
EXPECTED: Final = Both("Expected", "Attendu")
EXPIRES: Final = Both("Valid until", "Valide jusqu'à")


def slip_of(line: VisitLine, unit: str, timings: Timings) -> VisitorSlip:
    """Return what stands on a visit's slip; a visit of which nothing else was said ends with the operational day."""
    visit = line.record.details
    begins = visit.checked_in_at or visit.expected_at or line.record.created_at
    expires = visit.expires_at or end_of_day(begins, timings)
    fields = [
        SlipField(HOST, line.host or ""),
        SlipField(BADGE, line.badge or ""),
        SlipField(EXPECTED if visit.state is VisitState.EXPECTED else ARRIVED, _moment(begins, timings)),
        SlipField(EXPIRES, _moment(expires, timings)),
    ]
    kind = line.visit_type
    return VisitorSlip(
        unit=in_print(unit),
        title=TITLE,
        kind=Both(in_print(kind.name), in_print(kind.name_fr or kind.name)),
        name=in_print(visit.display_name),
        of=in_print(visit.organization or visit.unit),
        fields=tuple(SlipField(field.label, in_print(field.value)) for field in fields if field.value),
        escort=ESCORT if visit.escort_required else None,
    )


def in_print(text: str) -> str:
    """Return a text in one line, with nothing in it that a printer could take for an order.

    What joins two characters or holds them apart, as in names of Persian and in emoji of several people, stays between
    letters and between signs; anywhere else it would do nothing.
    """
    shown = "".join(char if char.isprintable() or char in _JOINERS else " " for char in text)
    sides = zip(f" {shown}", shown, f"{shown[1:]} ", strict=False)
    return " ".join("".join(char for left, char, right in sides if _is_drawn(left, char, right)).split())


def _is_drawn(left: str, char: str, right: str) -> bool:
    """Return whether a character is drawn, or is a joiner with something on either side of it that it joins."""
    return char not in _JOINERS or all(unicodedata.category(side)[0] in "LMS" for side in (left, right))


def _moment(at: datetime, timings: Timings) -> str:
    """Return a date and a time that are read alike in both languages."""
    return f"{at.astimezone(timings.zone):%Y-%m-%d %H:%M}"
