"""What stands on a visitor's slip."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.slips import PAPERS, Both, SlipFormat, VisitorSlip, in_print, slip_of
from sentinel_desktop.domain.visitors import VisitDetails, VisitLine
from tests.support.invented_desk import NOW
from tests.support.invented_visits import TYPES, expected, visit


def slip(details: VisitDetails, unit: str = "HMCS Example", **changes: object) -> VisitorSlip:
    """Return the slip of a visit with a host and a badge."""
    line = VisitLine(
        Record(TYPES[0].id, 1, details, NOW, NOW),
        Chip("Contractor", "Entrepreneur", "#B86B00"),
        "PO2 Tremblay, A.",
        "V-07",
        None,
        "Front desk",
    )
    return slip_of(replace(line, **changes), unit, Timings())  # type: ignore[arg-type]


def values(made: VisitorSlip) -> dict[str, str]:
    """Return the fields by what they are called."""
    return {field.label.side_by_side: field.value for field in made.fields}


def test_a_slip_has_both_languages() -> None:
    """Titles, the type and the escort; a date is read alike in both."""
    made = slip(visit(0, escort_required=True))
    assert made.title == Both("Visitor", "Visiteur")
    assert made.kind.side_by_side == "Contractor · Entrepreneur"
    assert made.escort == Both("Escort required", "Escorte obligatoire")
    assert values(made) == {
        "Host · Hôte": "PO2 Tremblay, A.",
        "Badge · Insigne": "V-07",
        "In · Entrée": "2026-11-24 17:42",
        "Valid until · Valide jusqu'à": "2026-11-25 02:42",
    }


def test_what_is_not_known_is_left_out() -> None:
    """No host, no badge, no organization, nobody who must be with them."""
    made = slip(visit(1, organization="", unit="HMCS Other", escort_required=False), host=None, badge=None)
    assert len(made.fields) == 2
    assert (made.of, made.escort) == ("HMCS Other", None)


def test_a_visit_without_an_end_ends_with_the_day() -> None:
    """Of which it began, also after midnight."""
    made = slip(visit(1, expires_at=None, checked_in_at=NOW + timedelta(hours=7)))
    assert values(made)["Valid until · Valide jusqu'à"] == "2026-11-25 03:00"


def test_an_expected_visitor_has_the_time_they_are_expected() -> None:
    """The slip may be made ready before they come."""
    assert values(slip(expected(0)))["Expected · Attendu"] == "2026-11-24 19:42"


@pytest.mark.parametrize(
    ("text", "printed"),
    [("a\nb\tc\x1b[0m", "a b c [0m"), ("  Zoé   😀 ", "Zoé 😀"), ("<b>x</b>", "<b>x</b>"), ("", "")],
)
def test_a_printer_gets_no_orders(text: str, printed: str) -> None:
    """Control characters are spaces, everything else is text."""
    assert in_print(text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\U0001f469\u200d\U0001f680 Roy", "\U0001f469\u200d\U0001f680 Roy"),
        ("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        ("\u200dRoy\u200c, \u200c J.\u200d", "Roy, J."),
        ("a\u200d\u200d\u200cb", "ab"),
        ("a\u200e\u202eb\u2066c\ufeffd\u200be", "a b c d e"),
    ],
)
def test_what_joins_two_characters_is_printed(text: str, printed: str) -> None:
    """Joined emoji, Persian and Hindi names stay whole; a joiner at an end, and every other unseen character, goes."""
    assert in_print(text) == printed


def test_every_paper_has_room_for_its_slip() -> None:
    """A slip is never larger than the sheet; only on the large one it is cut out."""
    assert all(paper.slip_width <= paper.width and paper.slip_height <= paper.height for paper in PAPERS.values())
    assert [kind for kind, paper in PAPERS.items() if paper.is_cut_out] == [SlipFormat.LETTER]
