"""The page of visits in its four segments, the fields of one, a list from a file, and a slip before it is printed."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from screenshots.stage import Scene, Stage

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.ui.visits.presenter import VisitsPresenter
from tests.support.invented_desk import NOW
from tests.support.invented_visits import HOSTS, closed, expected, visit

_FILE = f"""Last name,First name,Organization,Host,Date,Time,Type,Phone,Shirt size
Vance,Camille,Harbour Works Ltd.,{HOSTS[3].last_name},2026-11-24,19:30,Contractor,204 555 0177,M
Joshi,Avery,,,2026-11-31,,,,L
Okafor,Sam,School Division 1,Nobody,2026-11-25,9:00,Museum,,S
MacIsaac,Devon,,,2026-11-25,10:15,Guest,,M
Thériault,Zoé,Prairie Electric,{HOSTS[1].last_name},2026-11-26,,Spaceship,,M
"""


def at(*keys: str, role: AccountRole = AccountRole.OPERATOR) -> Scene:
    """Return the scene of an operator who presses keys on the page."""

    def scene(stage: Stage) -> None:
        stage.show_place("visits", role)
        stage.press(*keys)

    return scene


def empty(*keys: str) -> Scene:
    """Return the scene of a unit that nobody has visited yet."""

    def scene(stage: Stage) -> None:
        stage.unit.visits.lines_by_id.clear()
        stage.unit.visits.slips.clear()
        stage.show_place("visits", AccountRole.OPERATOR)
        stage.press(*keys)

    return scene


def full(stage: Stage) -> None:
    """An open house: a hundred visitors, with long names among them."""
    stage.unit.visits.add(*(visit(number) for number in range(10, 100)))
    long = "Beauchamp-Létourneau, Marie-Ève (Royal Canadian Sea Cadet Corps Example)"
    stage.unit.visits.add(
        visit(3, display_name=long, organization="Royal Canadian Sea Cadet Corps Example of the North")
    )
    stage.show_place("visits", AccountRole.OPERATOR)


def full_history(stage: Stage) -> None:
    """A year with many organizations."""
    names = ("Harbour Works Ltd.", "Ministry of Examples and Other Affairs", "Prairie Electric", "Nord & Sud inc.")
    stage.unit.visits.add(
        *(closed(number, organization=f"{names[number % 4]} {number % 3 + 1}") for number in range(60, 400))
    )
    stage.show_place("visits", AccountRole.OPERATOR)
    stage.press("Alt+3", "Down", "Down")


def announced(stage: Stage) -> None:
    """A visitor is announced with a time that is over, and a host is being looked for."""
    stage.show_place("visits", AccountRole.OPERATOR)
    stage.press("Alt+2", "Ins")
    stage.write("Vance")
    form = _presenter(stage).page.visit.form
    form.focus_field("expected")
    stage.write("2026-11-20 10:00")
    form.host.setFocus()
    stage.write("tr")


def taken_in(stage: Stage) -> None:
    """A file would add some visitors, and has rows that cannot be taken."""
    stage.show_place("visits", AccountRole.OPERATOR)
    stage.press("Alt+2")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tuesday.csv"
        path.write_text(_FILE, encoding="utf-8")
        taking = _presenter(stage).files.take(path)
        try:
            taking.send(None)
        except StopIteration:
            return


def conflict(stage: Stage) -> None:
    """Somebody else saved the visit that is being edited."""
    stage.show_place("visits", AccountRole.OPERATOR)
    stage.press("Alt+E")
    stage.write("Cotey")
    line = _presenter(stage).editing.line
    if line is not None:
        stage.unit.visits.change(line.record.id, notes="Waits at the gate.", phone="204 555 0199")
    stage.press("Ctrl+S")


def slip(failed: bool) -> Callable[[Stage], None]:  # noqa: FBT001 - a scene's one difference
    """Return the scene of a slip that is about to be printed, or that the printer did not take."""

    def scene(stage: Stage) -> None:
        stage.show_place("visits", AccountRole.OPERATOR)
        stage.press("Alt+P")
        if failed:
            stage.unit.printers.away = {"Label printer"}
            stage.press("Return")

    return scene


def late(stage: Stage) -> None:
    """A day in the future, for which one visitor is announced."""
    stage.unit.visits.add(expected(5, expected_at=NOW.replace(day=26, hour=16)))
    stage.show_place("visits", AccountRole.OPERATOR)
    stage.press("Alt+2", "Alt+Right")


def _presenter(stage: Stage) -> VisitsPresenter:
    (presenter,) = stage.window.findChildren(VisitsPresenter)
    found: VisitsPresenter = presenter
    return found


SCENES: dict[str, Scene] = {
    "visits-here": at("Down", "Down"),
    "visits-here-empty": empty(),
    "visits-here-full": full,
    "visits-sign-out": at("Ctrl+Del"),
    "visits-edit": at("Alt+E"),
    "visits-conflict": conflict,
    "visits-expected": at("Alt+2"),
    "visits-expected-empty": empty("Alt+2"),
    "visits-expected-other-day": late,
    "visits-announce": announced,
    "visits-file": taken_in,
    "visits-history": at("Alt+3"),
    "visits-history-full": full_history,
    "visits-history-empty": empty("Alt+3"),
    "visits-changes": at("Alt+H", role=AccountRole.ADMINISTRATOR),
    "visits-slips": at("Alt+4"),
    "visits-slips-empty": empty("Alt+4"),
    "visits-slip": slip(failed=False),
    "visits-slip-failed": slip(failed=True),
}
