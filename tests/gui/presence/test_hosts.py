"""Hosts are told that their visitors are here, and named to whom it concerns; visitors among the latest passages."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.outsiders import VisitorCard
from sentinel_desktop.domain.presence import LatestPassage, VisitorHere
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionState
from tests.gui.presence.conftest import BoardDesk
from tests.support.fake_sessions import person, signed_in
from tests.support.invented_desk import NOW, answer, attendee, evening, member, visitor

HOST = member(5)
LATER = NOW + timedelta(seconds=1)

# --- hosts ------------------------------------------------------------------------------------------------------------


def panel(seen: BoardDesk) -> str:
    """Return the sentence on the scan panel."""
    shown = seen.page.scan_panel.answer
    assert shown is not None
    return shown.look.sentence


def scan(seen: BoardDesk, card: MemberCard, outcome: Outcome = Outcome.CHECKED_IN, number: int = 1) -> None:
    """Have a member scan the badge here."""
    seen.signals.scan_finished.emit(answer(outcome, card, number, LATER))


def test_a_host_who_comes_in_is_told_of_the_visitor(seen: BoardDesk) -> None:
    """Since when; not somebody else's host, and not one who leaves."""
    guest = visitor(0, host=HOST, since=NOW - timedelta(minutes=37))
    seen.show(0, visitors=(guest, visitor(1, host=member(7))))
    scan(seen, HOST)
    assert panel(seen) == f"Your visitor {guest.display_name} is here since 18:05."
    scan(seen, member(9), number=2)
    assert "visitor" not in panel(seen)
    scan(seen, HOST, Outcome.CHECKED_OUT, number=3)
    assert "visitor" not in panel(seen)


def test_a_host_of_several_is_told_of_all(seen: BoardDesk) -> None:
    """In the order in which they came."""
    late, early = visitor(0, host=HOST, since=NOW), visitor(1, host=HOST, since=NOW - timedelta(hours=1))
    seen.show(0, visitors=(late, early))
    scan(seen, HOST)
    assert f"{early.display_name}; {late.display_name}" in panel(seen)
    assert "17:42" in panel(seen)


def test_a_host_is_told_on_every_page(seen: BoardDesk) -> None:
    """Where another page is shown, by the note that tells of the scan."""
    seen.show(0, visitors=(visitor(0, host=HOST),))
    seen.desk.window.show_place("settling")
    scan(seen, HOST)
    assert visitor(0).display_name in seen.desk.window.scan_notice.accessibleName()


def test_hosts_are_named_while_somebody_receives_visitors(seen: BoardDesk) -> None:
    """On the cards and among the latest passages; a locked desk and one that is left name none."""
    guest = visitor(0, host=HOST)
    seen.show(0, visitors=(guest,))
    seen.signals.passages_changed.emit((arrival(guest),))
    here = signed_in(person())

    def named() -> tuple[bool, bool]:
        passages = seen.page.passages.model()
        line = str(passages.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        return HOST.display_name in seen.spoken()[0], HOST.display_name in line

    assert named() == (False, False)
    seen.signals.session_changed.emit(here)
    assert named() == (True, True)
    seen.signals.session_changed.emit(Session(SessionState.LOCKED, here.person))
    assert named() == (False, False)
    seen.signals.session_changed.emit(here)
    seen.signals.session_changed.emit(NOBODY)
    assert named() == (False, False)


def test_the_card_is_drawn_with_and_without_its_host(seen: BoardDesk) -> None:
    """What is painted follows whoever signs in, at once."""
    seen.show(0, visitors=(visitor(0, host=HOST),))
    before = seen.page.board.grab().toImage()
    seen.signals.session_changed.emit(signed_in(person()))
    QApplication.processEvents()
    assert seen.page.board.grab().toImage() != before
    seen.signals.session_changed.emit(NOBODY)
    assert seen.page.board.grab().toImage() == before


# --- the latest passages ----------------------------------------------------------------------------------------------


def arrival(guest: VisitorHere) -> LatestPassage:
    """Return the line of a visitor who was signed in at the desk."""
    host = guest.host.display_name if guest.host is not None else None
    return LatestPassage(
        None, guest.since, None, Direction.IN, guest.display_name, "", "Front desk", visit_id=guest.visit_id, host=host
    )


def test_visitors_are_among_the_latest_passages(seen: BoardDesk) -> None:
    """As what they are, also where no badge was scanned."""
    guest = visitor(0)
    left = replace(arrival(guest), direction=Direction.OUT, occurred_at=NOW, station="")
    event = replace(arrival(guest), visit_id=None, attendee_id=attendee(0).id, display_name="Guest, A.")
    seen.signals.passages_changed.emit((left, arrival(guest), event, *evening()))
    model = seen.page.passages.model()
    assert [model.index(row, 0).data() for row in range(3)] == [
        f"{guest.display_name} · visitor",
        f"{guest.display_name} · visitor",
        "Guest, A. · event",
    ]
    first = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert first == f"18:42 out: {guest.display_name} · visitor"
    assert seen.page.passages.grab().toImage().width() > 0


def test_a_visitor_who_leaves_by_badge_is_gone_at_once(seen: BoardDesk) -> None:
    """Before the database was read again."""
    guest = visitor(0)
    seen.show(0, visitors=(guest, visitor(1)))
    out = replace(
        answer(Outcome.VISITOR_OUT), visitor=VisitorCard(guest.visit_id, guest.display_name), occurred_at=LATER
    )
    seen.signals.scan_finished.emit(out)
    assert seen.names() == [visitor(1).display_name]
