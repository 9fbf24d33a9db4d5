"""The lists that supervisors run."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from screenshots.stage import Scene, Stage

from sentinel_desktop.domain import list_kinds
from sentinel_desktop.domain.list_kinds import ListKind
from sentinel_desktop.domain.lists import ListName, Use
from sentinel_desktop.ui.lists.presenter import ListsPresenter

_FILE = """Name,French name,Code,Colour,Offered
Contractor,Entrepreneur,contractor,#8A5200,yes
Inspector,Inspecteur,inspector,#1B4F8F,yes
,Sans nom,,#1B4F8F,yes
Cadet,Cadet,cadet,blue,yes
Museum,Musée,museum,#5C3D8F,no
"""


def of(kind: ListKind, value: str = "") -> Scene:
    """Return the scene of a list, one of its values chosen."""
    return partial(_show, kind=kind, value=value)


def _show(stage: Stage, kind: ListKind, value: str = "") -> ListsPresenter:
    stage.show_place("lists")
    (presenter,) = stage.window.findChildren(ListsPresenter)
    found: ListsPresenter = presenter
    found.page.kinds.chosen.emit(kind)
    stage.settle()
    if value:
        found.page.values.chosen.emit(stage.unit.lists.named(kind.list, value).id)
    stage.settle()
    return found


def added(stage: Stage) -> None:
    """A value is being added whose name is taken and whose colour cannot be read on one ground."""
    _show(stage, list_kinds.VISIT_TYPES)
    stage.press("Ins")
    stage.write("Guest")
    stage.press("Tab")


def conflict(stage: Stage) -> None:
    """Somebody else saved the value that is being edited."""
    presenter = _show(stage, list_kinds.DIVISIONS, "Operations")
    if presenter.page.editor.form is not None:
        presenter.page.editor.form.focus_field()
    stage.press("Ctrl+A")
    stage.write("Operations and boats")
    key = stage.unit.lists.named(ListName.DIVISIONS, "Operations").id
    stage.unit.lists.change(ListName.DIVISIONS, key, name="Operations and sea", name_fr="Opérations en mer")
    stage.press("Ctrl+S")


def replaced(stage: Stage) -> None:
    """Another value is to take the place of one."""
    _show(stage, list_kinds.DIVISIONS, "Operations")
    stage.press("Alt+R", "Tab", "Down")


def users(stage: Stage) -> None:
    """Who has a value."""
    _show(stage, list_kinds.VISIT_TYPES, "Guest")
    stage.press("Alt+U")


def new(stage: Stage) -> None:
    """A new list is given a name."""
    _show(stage, list_kinds.VISIT_TYPES)
    stage.press("Alt+L")
    stage.write("Parking places")


def taken_in(stage: Stage) -> None:
    """A file would add a value, change another one, and has two rows that cannot be taken."""
    presenter = _show(stage, list_kinds.VISIT_TYPES)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "visit types.csv"
        path.write_text(_FILE, encoding="utf-8")
        taking = presenter.files.take(list_kinds.VISIT_TYPES, path)
        try:
            taking.send(None)
        except StopIteration:
            return


def refused(stage: Stage) -> None:
    """Somebody gave a value to a member in the moment in which it was to be deleted."""
    _show(stage, list_kinds.TAGS, "DSWK")
    key = stage.unit.lists.named(ListName.TAGS, "DSWK").id
    stage.unit.lists.rows.users[key] = [Use("members", key, "Invented, 0001")]
    stage.press("Alt+Del")


SCENES: dict[str, Scene] = {
    "lists": of(list_kinds.VISIT_TYPES, "Guest"),
    "lists-ranks": of(list_kinds.RANKS, "Master Sailor"),
    "lists-tags": of(list_kinds.TAGS, "DSWK"),
    "lists-empty": of(list_kinds.EVENT_ROLES),
    "lists-add": added,
    "lists-conflict": conflict,
    "lists-replace": replaced,
    "lists-users": users,
    "lists-new": new,
    "lists-import": taken_in,
    "lists-refused": refused,
}
