"""The table of badges: segments, filters, the pool of visitors' badges, the story; what is told to whom, and when."""

from datetime import timedelta

from PySide6.QtCore import Qt

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.outcomes import Outcome, Tone
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.ui.badges.details_card import BadgeAct
from sentinel_desktop.ui.badges.filters import Segment, Standing
from sentinel_desktop.ui.badges.model import BadgeColumn
from tests.gui.badges.conftest import Badges, OpenBadges
from tests.gui.conftest import Clock
from tests.support.badges_in_memory import BadgesInMemory

HOUR = timedelta(hours=1)


def test_a_supervisor_begins_with_the_members_badges(badges: Badges) -> None:
    """By their printed numbers; the keyboard is in the table, and the first badge is shown with its story."""
    assert badges.numbers() == ["0011", "0012", "0013", "0017", "0018", "0019", "0020", "0021", "0022"]
    assert badges.page.view.hasFocus()
    assert badges.page.details.head.title.text() == "0011"
    assert badges.page.details.facts.value_of("Serial") == "62E30A1B2C"
    told = [event.name for event in badges.page.details.story_model.rows]
    assert told == ["S2 Quirke, F.", "0011"]


def test_an_operator_sees_the_pool_and_changes_nothing(open_badges: OpenBadges) -> None:
    """Visitors' badges first, no button that would be refused, and no changes in the story."""
    badges = open_badges(role=AccountRole.OPERATOR)
    assert badges.page.wanted.segment is Segment.VISITORS
    assert badges.numbers()[:4] == ["V-01", "V-02", "V-03", "V-04"]
    assert not badges.page.enrol.isVisible()
    assert not badges.page.series.isVisible()
    shown = [act for act, button in badges.page.details.buttons.items() if button.isVisible()]
    assert shown == [BadgeAct.SHOW_HOLDER]
    assert [event.name for event in badges.page.details.story_model.rows] == ["Ray, Teresa", ""]


def test_the_pool_counts_where_the_visitors_badges_are(badges: Badges) -> None:
    """Each number narrows the table to them, and no more when it is pressed again."""
    badges.press("Alt+2")
    pool = badges.page.pool
    assert [chip.text() for chip in pool.chips.values()] == ["8 free", "4 with visitors", "2 overdue"]
    assert pool.put_away.text() == "1 put away"
    pool.chips[Standing.OVERDUE].click()
    assert badges.numbers() == ["V-01", "V-04"]
    pool.chips[Standing.OVERDUE].click()
    assert len(badges.numbers()) == 13
    pool.chips[Standing.FREE].click()
    assert "V-01" not in badges.numbers()


def test_an_overdue_badge_is_marked_by_word_symbol_and_colour(badges: Badges) -> None:
    """Over twelve hours, or past the end of the visit."""
    badges.press("Alt+2")
    model = badges.page.model
    for row, name, held in ((0, "Ray, Teresa", "13 h"), (3, "Achebe, Ngozi", "5 h")):
        holder = model.index(row, BadgeColumn.HOLDER)
        assert holder.data() == f"{name} · overdue"
        assert holder.data(Qt.ItemDataRole.DecorationRole) is not None
        colour = badges.desk.window.look.tokens.tones[Tone.OUT].text
        assert holder.data(Qt.ItemDataRole.ForegroundRole).name().upper() == colour.upper()
        assert model.index(row, BadgeColumn.SINCE).data() == held
    assert model.index(1, BadgeColumn.HOLDER).data() == "Lindqvist, Per"


def test_how_long_a_badge_is_held_grows(badges: Badges, clock: Clock) -> None:
    """And it becomes overdue without anybody touching it."""
    badges.press("Alt+2")
    badges.choose("V-02")
    clock.at += 4 * HOUR
    badges.page.tell_time()
    assert badges.page.model.index(1, BadgeColumn.SINCE).data() == "6 h"
    assert badges.page.details.head.sentence.text().startswith("Overdue: Lindqvist, Per")


def test_the_table_is_narrowed_and_esc_shows_all_again(badges: Badges) -> None:
    """By words, by status, by who has it."""
    badges.press("Ctrl+F")
    badges.write("quirke")
    assert badges.numbers() == ["0011"]
    badges.press("Esc")
    assert len(badges.numbers()) == 9
    filters = badges.page.filters
    filters.status.setCurrentText("Lost")
    assert badges.numbers() == ["0011"]
    badges.press("Esc")
    filters.standing.setCurrentText("Free")
    assert badges.numbers() == ["0013"]
    filters.search.setText("nobody of this name")
    assert badges.page.empty.isVisible()
    assert badges.page.empty.title.text() == "No such badge"


def test_ten_thousand_badges_are_read_as_they_are_scrolled_to(open_badges: OpenBadges) -> None:
    """A page at a time; the count is that of all."""
    unit = BadgesInMemory()
    for number in range(350):
        unit.badge(f"62E3{number:06X}", number=f"{number:05}")
    badges = open_badges(unit)
    assert len(badges.page.model.rows) == 100
    assert badges.page.count.text().startswith("350 ")
    badges.page.view.scrollToBottom()
    badges.qtbot.waitUntil(lambda: len(badges.page.model.rows) == 200)
    badges.page.view.choose_row(150)
    badges.desk.signals.records_changed.emit(RecordChanges({"badges": None}))
    badges.settle()
    assert (len(badges.page.model.rows), badges.page.view.currentIndex().row()) == (200, 150)


def test_a_change_elsewhere_is_shown_and_the_choice_stays(badges: Badges) -> None:
    """Another desk gives the free badge away while it is looked at."""
    line = badges.choose("0013")
    badges.unit.assign(line.seen, badges.unit.member("S1 Umana, O."))
    badges.desk.signals.records_changed.emit(RecordChanges({"badges": frozenset({line.id})}))
    badges.settle()
    assert badges.page.line == badges.unit.line(line.id)
    assert badges.page.details.head.sentence.text().startswith("S1 Umana, O. has it since")
    assert not badges.page.details.buttons[BadgeAct.ASSIGN].isVisible()


def test_what_cannot_be_read_is_said_and_what_is_shown_stays(badges: Badges) -> None:
    """Until the database is back."""
    badges.unit.away = "The server db.unit.example does not answer."
    badges.press("Alt+4")
    assert badges.page.message.text() == badges.unit.away
    assert len(badges.numbers()) == 9


def test_nothing_is_shown_to_nobody(badges: Badges) -> None:
    """Not even what an answer brings that was asked for before; the same person finds the page again."""
    badges.desk.background.held = True
    badges.press("Alt+4")
    badges.desk.sessions.become(NOBODY)
    badges.desk.background.release()
    assert badges.numbers() == []
    assert not badges.page.details.isVisible()
    badges.sit_down(AccountRole.SUPERVISOR)
    assert len(badges.numbers()) == 9


def test_an_empty_unit_is_told_how_to_begin(open_badges: OpenBadges) -> None:
    """And the keyboard is on the button that does."""
    badges = open_badges(BadgesInMemory())
    assert badges.page.empty.sentence.text() == "Press Ins and hold the first one to the reader."
    assert badges.page.enrol.hasFocus()


def test_a_badge_that_another_page_asks_for_is_shown(badges: Badges) -> None:
    """By its serial, in its segment, alone; one that is not there is said so."""
    badges.desk.window.show_desk()
    requests = badges.presenter._setup.requests
    requests.badge_requested.emit("7100A00003")
    assert badges.desk.window.place.name == "badges"
    assert badges.page.wanted.segment is Segment.VISITORS
    assert badges.numbers() == ["V-03"]
    assert badges.page.details.head.title.text() == "V-03"
    requests.badge_requested.emit("DEADBEEF00")
    assert badges.page.message.text() == "…EF00 is no badge of this unit."


def test_who_has_it_is_shown_where_they_are(badges: Badges) -> None:
    """A member's day, a visitor's visit; asked of whoever shows it."""
    asked: list[object] = []
    requests = badges.presenter._setup.requests
    requests.person_requested.connect(asked.append)
    requests.visit_requested.connect(asked.append)
    roy = badges.choose("0017")
    badges.press("Alt+H", "Alt+2")
    ray = badges.choose("V-01")
    badges.press("Alt+H")
    assert asked == [line.holder and line.holder.id for line in (roy, ray)]


def test_hostile_text_is_shown_as_it_is(open_badges: OpenBadges) -> None:
    """Markup, letters from the right, emoji and combining marks are data in table, head and story."""
    unit = BadgesInMemory()
    name = (
        "<b>Zoë</b> \N{ARABIC LETTER BEH}\N{ARABIC LETTER ALEF} e\N{COMBINING ACUTE ACCENT} \N{GRINNING FACE} {badge}"
    )
    line = unit.badge("62E3000001", number="<i>1</i>", member_id=unit.member(name))
    unit.scan(line.id, Outcome.CHECKED_IN, HOUR, name)
    badges = open_badges(unit)
    assert badges.page.model.index(0, BadgeColumn.HOLDER).data() == name
    head = badges.page.details.head
    assert (head.title.text(), head.title.textFormat()) == ("<i>1</i>", Qt.TextFormat.PlainText)
    badges.press("Alt+U")
    assert badges.page.message.text() == f"{name} no longer has badge <i>1</i>."
    assert badges.page.message.textFormat() is Qt.TextFormat.PlainText


def test_the_kind_is_told_where_kinds_are_mixed(badges: Badges) -> None:
    """And nowhere else."""
    assert badges.page.view.isColumnHidden(BadgeColumn.KIND)
    badges.press("Alt+4")
    assert not badges.page.view.isColumnHidden(BadgeColumn.KIND)
    assert {line.kind for line in badges.page.model.rows} == {BadgeKind.MEMBER, BadgeKind.VISITOR}
