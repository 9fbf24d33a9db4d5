"""The board itself: visitors and attendees on it, tags, other groups and orders, and who is in for long."""

from dataclasses import replace
from datetime import timedelta

from screenshots.stage import Scene, Stage

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.presence import BoardSnapshot, LatestPassage, VisitorHere
from sentinel_desktop.ui.presence.arrangement import Grouping, Sorting
from sentinel_desktop.ui.presence.model import ENTRY_ROLE
from sentinel_desktop.ui.presence.scopes import LONG
from tests.support.by_hand_in_memory import long_stay, long_visit
from tests.support.invented_desk import NOW, answer, attendee, evening, member, snapshot, tagged, visitor

HOST = member(5)
HOUR = timedelta(hours=1)
STAYED = 3
"""Of 29 members this one is in since yesterday."""


def parade_night(members: int = 42, visitors: int = 4) -> BoardSnapshot:
    """Return an evening with visitors, one to be escorted, one whose time is over, one in for long."""
    crowd = snapshot(members, NOW - timedelta(seconds=9))
    entries = tuple(
        replace(item, tags=tagged(number), since=NOW - 21 * HOUR if number % 29 == STAYED else item.since)
        for number, item in enumerate(crowd.entries)
    )
    guests = [
        visitor(0, host=HOST, since=NOW - timedelta(minutes=37)),
        visitor(1, host=member(7), escort=True),
        visitor(2, expires_at=NOW - timedelta(minutes=12)),
        visitor(3, host=HOST, since=NOW - 14 * HOUR, escort=True),
        *(visitor(number, host=member(number)) for number in range(4, visitors)),
    ]
    return replace(crowd, entries=entries, visitors=tuple(guests[:visitors]))


def with_visitors(stage: Stage) -> None:
    """Visitors with their hosts, for whoever signed in; a host has just come in."""
    stage.evening()
    stage.sit_down(AccountRole.OPERATOR)
    stage.signals.board_replaced.emit(parade_night())
    came = visitor(0, host=HOST)
    arrival = LatestPassage(
        None,
        NOW - timedelta(seconds=90),
        None,
        answer().direction,
        came.display_name,
        "",
        "Front desk",
        visit_id=came.visit_id,
        host=HOST.display_name,
    )
    stage.signals.passages_changed.emit((*evening()[:3], arrival, *evening()[3:]))
    stage.signals.scan_finished.emit(answer(Outcome.CHECKED_IN, HOST))


def nobody_signed_in(stage: Stage) -> None:
    """The same board, which tells who passes by nothing of hosts; with an event in the building."""
    stage.evening()
    seminar = tuple(attendee(number) for number in range(6))
    stage.signals.board_replaced.emit(replace(parade_night(), attendees=seminar))


def by_rank(stage: Stage) -> None:
    """Grouped by rank, who came first at the top."""
    with_visitors(stage)
    stage.window.desk.page.arrange.grouping_chosen.emit(Grouping.RANK)
    stage.window.desk.page.arrange.sorting_chosen.emit(Sorting.TIME_IN)


def by_category(stage: Stage) -> None:
    """Grouped by the category of the rank, sorted by tags."""
    with_visitors(stage)
    stage.window.desk.page.arrange.grouping_chosen.emit(Grouping.CATEGORY)
    stage.window.desk.page.arrange.sorting_chosen.emit(Sorting.TAGS)


def one_list(stage: Stage) -> None:
    """Everybody by name, and the menu of the groups."""
    with_visitors(stage)
    stage.window.desk.page.arrange.grouping_chosen.emit(Grouping.NONE)
    stage.window.desk.page.arrange.sorting_chosen.emit(Sorting.NAME)
    # The menu stands under its button, which goes elsewhere with the numbers of the chips before it.
    stage.settle()
    stage.window.desk.page.arrange.group.click()


def over_12_hours(stage: Stage) -> None:
    """Those who are in for long, members and visitors."""
    stage.unit.by_hand.stays = [long_visit(14), long_stay(3, 21), long_stay(32, 21)]
    with_visitors(stage)
    stage.window.desk.page.chips.button(LONG).click()


def card_menu(stage: Stage) -> None:
    """What can be done with a visitor."""
    with_visitors(stage)
    board = stage.window.desk.page.board
    model = board.model()
    entries = [model.index(row, 0).data(ENTRY_ROLE) for row in range(model.rowCount())]
    row = next(row for row, entry in enumerate(entries) if isinstance(entry, VisitorHere))
    board.setFocus()
    board.setCurrentIndex(model.index(row, 0))
    board.acts.open_menu(board.viewport().mapToGlobal(board.visualRect(board.currentIndex()).bottomLeft()))


def crowded(stage: Stage) -> None:
    """Five hundred members and forty visitors."""
    stage.evening()
    stage.sit_down(AccountRole.OPERATOR)
    stage.signals.board_replaced.emit(parade_night(500, 40))


def only_visitors(stage: Stage) -> None:
    """No member is in, and the building is not empty."""
    stage.evening(0)
    stage.signals.board_replaced.emit(replace(parade_night(), entries=()))


SCENES: dict[str, Scene] = {
    "board-visitors": with_visitors,
    "board-nobody-signed-in": nobody_signed_in,
    "board-by-rank": by_rank,
    "board-by-category": by_category,
    "board-one-list": one_list,
    "board-over-12-hours": over_12_hours,
    "board-card-menu": card_menu,
    "board-crowded": crowded,
    "board-only-visitors": only_visitors,
}
