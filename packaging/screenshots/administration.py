"""The stations, the settings and the audit, for administrators."""

from dataclasses import replace

from screenshots.stage import Scene, Stage

from sentinel_desktop.domain.seals import NotSealed, SealedLog, SealFault, SealFaultKind
from sentinel_desktop.ui.audit.filter_bar import FilterBar
from tests.support.fake_audit import WHOLE
from tests.support.invented_desk import NOW


def stations(stage: Stage) -> None:
    """A desk that works, and three that do not quite."""
    stage.show_tab("stations")


def station_silent(stage: Stage) -> None:
    """The door that is silent is chosen, and is being renamed to a name that is taken."""
    stations(stage)
    stage.press("Home", "Down", "Down")


def station_renamed(stage: Stage) -> None:
    """It is being given a name that another one has."""
    station_silent(stage)
    stage.press("Tab")
    stage.write("Front desk")
    stage.press("Ctrl+S")


def stations_none(stage: Stage) -> None:
    """No station was enrolled yet."""
    stage.unit.stations.lines.clear()
    stations(stage)


def settings(stage: Stage) -> None:
    """The settings, one of them not as it was at first."""
    stage.unit.settings.save_elsewhere("session.idle_lock_minutes", 20)
    stage.show_tab("settings")


def setting_edited(stage: Stage) -> None:
    """What is typed breaks the setting's rule."""
    settings(stage)
    stage.press("Home", "Down", "Tab")
    stage.write("25:00")
    stage.press("Ctrl+S")


def audit(stage: Stage) -> None:
    """The newest changes; the newest of all is compared."""
    stage.show_tab("audit")


def audit_chosen(stage: Stage) -> None:
    """Another change is chosen."""
    audit(stage)
    stage.press("Down", "Down")


def audit_none(stage: Stage) -> None:
    """No change was made by whom is looked for, where is looked for."""
    audit(stage)
    (filters,) = stage.window.findChildren(FilterBar)
    filters.where.setCurrentText("Rear door")


def audit_narrowed(stage: Stage) -> None:
    """Everything about one record."""
    audit(stage)
    stage.press("Alt+H")


def seals_checked(stage: Stage) -> None:
    """Every seal agrees with its log."""
    audit(stage)
    stage.press("Ctrl+J")


def seals_broken(stage: Stage) -> None:
    """Somebody changed a row behind the program's back."""
    faults = (
        SealFault(SealFaultKind.ROWS_CHANGED, 311, NOW, SealedLog.SCANS, 1),
        SealFault(SealFaultKind.ROWS_MISSING, 702, NOW, SealedLog.AUDIT, 3),
    )
    stage.unit.seals.found = replace(WHOLE, faults=faults, not_sealed=NotSealed(0, None, 0))
    seals_checked(stage)


SCENES: dict[str, Scene] = {
    "stations": stations,
    "stations-silent": station_silent,
    "stations-rename": station_renamed,
    "stations-none": stations_none,
    "settings": settings,
    "settings-problem": setting_edited,
    "audit": audit,
    "audit-chosen": audit_chosen,
    "audit-none": audit_none,
    "audit-of-a-record": audit_narrowed,
    "audit-seals-checked": seals_checked,
    "audit-seals-broken": seals_broken,
}
