"""The pages of a kiosk as states, each filled in as a visitor would."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.kiosk import EventToday, HostFound, KioskForm, KioskTexts
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from sentinel_desktop.ui.kiosk.state import KioskState, Step

FORM: Final = KioskForm(
    VisitPurpose.CONTRACT_WORK,
    "Beauchamp",
    "Marie-Ève",
    "204 555-0142",
    organization="Northwind Boilers & Sons",
    work="Yearly inspection of the boilers",
    plate="ABC 123",
)
SOLDIER: Final = replace(
    FORM, purpose=VisitPurpose.MEETING, military=True, rank="Lt(N)", unit="HMCS Example II", host="trem"
)
_HOSTS = tuple(
    HostFound(UUID(int=number), name)
    for number, name in enumerate(
        ("PO2 Tremblay, A.", "S1 Tremblay, Jean-Christophe", "Lt(N) Tremblay-Desrosiers, M.", "MS Tremaine, O."), 1
    )
)
_EVENTS = tuple(
    EventToday(UUID(int=number), name) for number, name in enumerate(("Change of command", "Cadets' dinner"), 1)
)
BASE: Final = KioskState(Language.ENGLISH, texts=KioskTexts("HMCS Example"))
PAGES: Final[dict[str, KioskState]] = {
    "welcome": BASE,
    "who-empty": replace(BASE, step=Step.WHO, form=KioskForm(VisitPurpose.MEETING)),
    "who": replace(BASE, step=Step.WHO, form=SOLDIER),
    "host": replace(BASE, step=Step.NEEDS, form=SOLDIER, hosts=_HOSTS, searched=True),
    "event": replace(BASE, step=Step.NEEDS, form=replace(FORM, purpose=VisitPurpose.EVENT), events=_EVENTS),
    "work": replace(BASE, step=Step.NEEDS, form=FORM),
    "recruiting": replace(BASE, step=Step.NEEDS, form=replace(FORM, purpose=VisitPurpose.RECRUITMENT)),
    "review": replace(BASE, step=Step.REVIEW, form=FORM),
    "leaving": replace(BASE, step=Step.LEAVING),
    "left": replace(BASE, step=Step.LEFT),
    "staff": replace(BASE, step=Step.STAFF),
}
"""What is on the screen, by the name of the page."""
