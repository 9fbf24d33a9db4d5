"""The values a unit begins with: statuses, types, tags, qualifications, divisions, ranks, other lists and settings.

They are put into the database where they are missing and are the unit's own from then on.
"""

from dataclasses import dataclass
from typing import Any, Final

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.kiosk_settings import WHERE_SETTINGS
from sentinel_desktop.domain.lists import ListType


@dataclass(frozen=True, slots=True)
class ListValue:
    """One value of an enumeration.

    Attributes:
        colour: ``#RRGGBB``, dark enough for white text on it.
        is_system: the program itself needs it: it can be renamed, not deleted.
    """

    code: str
    name: str
    name_fr: str
    colour: str
    description: str = ""
    is_system: bool = False


@dataclass(frozen=True, slots=True)
class Status(ListValue):
    """A status of a member or of a badge, and what a scan makes of it."""

    on_scan: OnScan = OnScan.ALLOW


@dataclass(frozen=True, slots=True)
class Tag(ListValue):
    """A label of members; a positional one is an appointment."""

    is_positional: bool = False


@dataclass(frozen=True, slots=True)
class QualificationType(ListValue):
    """A kind of qualification, and whether its holder may receive the lockup."""

    can_receive_lockup: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """One value of another list."""

    list_type: ListType
    code: str
    name: str
    name_fr: str


@dataclass(frozen=True, slots=True)
class Division:
    """A division of the unit."""

    code: str
    name: str
    name_fr: str


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank.

    Attributes:
        display_order: grows with seniority and is the same for ranks of one standing in different branches.
    """

    code: str
    name: str
    name_fr: str
    branch: str
    category: str
    display_order: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of the unit; ``value`` is plain JSON."""

    key: str
    value: Any
    category: str


GREEN: Final = "#177245"
BLUE: Final = "#1B4F8F"
TEAL: Final = "#0F6B74"
VIOLET: Final = "#5B4B9A"
AMBER: Final = "#8A5200"
RED: Final = "#B3261E"
GREY: Final = "#56677A"

MEMBER_STATUSES: Final = (
    Status("active", "Active", "En service actif", GREEN, is_system=True),
    Status("deployed", "Deployed", "En déploiement", BLUE, "Away with another unit.", on_scan=OnScan.WARN),
    Status("inactive", "Inactive", "Non actif", GREY, "Not parading.", is_system=True, on_scan=OnScan.WARN),
    Status("suspended", "Suspended", "Suspendu", RED, "Relieved of duty.", on_scan=OnScan.WARN),
)
BADGE_STATUSES: Final = (
    Status("active", "Active", "En service", GREEN, is_system=True),
    Status("damaged", "Damaged", "Endommagé", AMBER, "Waiting to be replaced.", is_system=True, on_scan=OnScan.REFUSE),
    Status("inactive", "Inactive", "Non actif", GREY, "Put away.", on_scan=OnScan.REFUSE),
    Status("lost", "Lost", "Perdu", RED, "Reported lost.", is_system=True, on_scan=OnScan.REFUSE),
    Status(
        *("decommissioned", "Decommissioned", "Retiré du service", GREY, "Never used again."),
        is_system=True,
        on_scan=OnScan.REFUSE,
    ),
)
MEMBER_TYPES: Final = (
    ListValue("class_a", "Class A", "Classe A", BLUE, "Reserve service, part time.", is_system=True),
    ListValue("class_b", "Class B", "Classe B", TEAL, "Reserve service, full time.", is_system=True),
    ListValue("class_c", "Class C", "Classe C", VIOLET, "Reserve service, on operations.", is_system=True),
    ListValue("reg_force", "Regular Force", "Force régulière", GREEN, is_system=True),
    ListValue("civilian_staff", "Civilian staff", "Personnel civil", GREY),
)
# All of them: the kiosk and the desk derive the type of a visit from the reason that the visitor gives.
VISIT_TYPES: Final = (
    ListValue("contractor", "Contractor", "Entrepreneur", AMBER, "Comes to do work.", is_system=True),
    ListValue("guest", "Guest", "Invité", TEAL, "Comes to meet somebody.", is_system=True),
    ListValue("military", "Military", "Militaire", BLUE, "Of another unit.", is_system=True),
    ListValue("recruitment", "Recruitment", "Recrutement", GREEN, "Asks about joining, or is joining.", is_system=True),
    ListValue("official", "Official", "Visite officielle", VIOLET, "Comes in an office.", is_system=True),
    ListValue("museum", "Museum", "Musée", TEAL, "Comes to see the museum.", is_system=True),
    ListValue("event", "Event", "Activité", VIOLET, "Comes to an event.", is_system=True),
    ListValue("other", "Other", "Autre", GREY, is_system=True),
)
# None of them: to the program a tag is a label, and no rule reads one.
TAGS: Final = (
    Tag("dds", "DDS", "DDS", RED, "May be Duty Day Staff."),
    Tag("swk", "SWK", "SWK", BLUE, "May stand SWK of the Duty Watch."),
    Tag("dswk", "DSWK", "DSWK", BLUE, "May stand DSWK of the Duty Watch."),
    Tag("qm", "QM", "QM", TEAL, "May stand QM of the Duty Watch."),
    Tag("bm", "BM", "BM", TEAL, "May stand BM of the Duty Watch."),
    Tag("aps", "APS", "APS", TEAL, "May stand APS of the Duty Watch."),
    Tag("fts", "FTS", "STP", GREEN, "Serves full time."),
    Tag("cmd", "CMD", "CMDT", VIOLET, "Of the command team."),
    Tag("vip", "VIP", "VIP", AMBER, "Is met at the door."),
    Tag("commanding_officer", "Commanding Officer", "Commandant", VIOLET, is_positional=True),
    Tag("executive_officer", "Executive Officer", "Commandant en second", VIOLET, is_positional=True),
    Tag("coxswain", "Coxswain", "Capitaine d'armes", VIOLET, is_positional=True),
    Tag("training_officer", "Training Officer", "Officier d'instruction", BLUE, is_positional=True),
    Tag("facility_manager", "Facility Manager", "Gestionnaire de l'installation", GREY, is_positional=True),
    Tag("rpo", "RPO", "RPO", GREY, is_positional=True),
    Tag("stores_manager", "Stores Manager", "Gestionnaire des magasins", GREY, is_positional=True),
)
# All of them: the duty rules grant and look for them by code. Those who may receive the lockup are those who hold it in
# the course of their duty: the DDS takes it on accepting the day, and on a duty night it is with the SWK or the DSWK.
# QM, BM and APS stand their watch under them.
QUALIFICATION_TYPES: Final = (
    QualificationType(
        "dds", "DDS", "DDS", RED, "Duty Day Staff: opens the building.", is_system=True, can_receive_lockup=True
    ),
    QualificationType("swk", "SWK", "SWK", BLUE, "Leads the Duty Watch.", is_system=True, can_receive_lockup=True),
    QualificationType("dswk", "DSWK", "DSWK", BLUE, "Stands in for the SWK.", is_system=True, can_receive_lockup=True),
    QualificationType("qm", "QM", "QM", TEAL, "Stands QM of the Duty Watch.", is_system=True),
    QualificationType("bm", "BM", "BM", TEAL, "Stands BM of the Duty Watch.", is_system=True),
    QualificationType("aps", "APS", "APS", TEAL, "Stands APS of the Duty Watch.", is_system=True),
)
MESSES: Final = (
    ListItem(ListType.MESS, "junior_ranks", "Junior Ranks", "Militaires du rang"),
    ListItem(ListType.MESS, "c_and_pos", "C&POs", "Maîtres et premiers maîtres"),
    ListItem(ListType.MESS, "wardroom", "Wardroom", "Carré des officiers"),
)
EVENT_ROLES: Final = (
    ListItem(ListType.EVENT_ROLE, "participant", "Participant", "Participant"),
    ListItem(ListType.EVENT_ROLE, "instructor", "Instructor", "Instructeur"),
    ListItem(ListType.EVENT_ROLE, "staff", "Staff", "Personnel"),
    ListItem(ListType.EVENT_ROLE, "volunteer", "Volunteer", "Bénévole"),
)
DIVISIONS: Final = (
    Division("ADMIN", "Administration", "Administration"),
    Division("BAND", "Band", "Musique"),
    Division("BMQ", "Basic Military Qualification", "Qualification militaire de base"),
    Division("CMD", "Command", "Commandement"),
    Division("DECK", "Deck", "Pont"),
    Division("LOG", "Logistics", "Logistique"),
    Division("OPS", "Operations", "Opérations"),
    Division("PAO", "Public Affairs", "Affaires publiques"),
    Division("TRG", "Training", "Instruction"),
)
SETTINGS: Final = (
    Setting("unit.name", "", "unit"),
    Setting("unit.time_zone", "America/Winnipeg", "unit"),
    Setting("unit.rollover", "03:00", "unit"),
    Setting("scan.repeat_window_s", 3, "scan"),
    Setting("scan.two_places_window_s", 15, "scan"),
    Setting("session.idle_lock_minutes", 10, "session"),
    *(Setting(key, "", "kiosk") for key in WHERE_SETTINGS),
    Setting("lockup.warning", "22:00", "lockup"),
    Setting("lockup.critical", "23:00", "lockup"),
    Setting("duty_watch.weekdays", ["tuesday", "thursday"], "duty_watch"),
    Setting("duty_watch.start", "19:00", "duty_watch"),
)

NAVY: Final = "navy"
ARMY: Final = "army"
AIR_FORCE: Final = "air_force"

_JUNIOR_NCM = "junior_ncm"
_SENIOR_NCM = "senior_ncm"
_JUNIOR_OFFICER = "junior_officer"
_SENIOR_OFFICER = "senior_officer"
_GENERAL_OFFICER = "general_officer"
_CATEGORIES = (
    *(_JUNIOR_NCM,) * 4,
    *(_SENIOR_NCM,) * 4,
    *(_JUNIOR_OFFICER,) * 4,
    *(_SENIOR_OFFICER,) * 3,
    *(_GENERAL_OFFICER,) * 4,
)
_NAVY_LADDER = (
    ("S3", "Sailor 3rd Class", "Matelot de 3e classe"),
    ("S2", "Sailor 2nd Class", "Matelot de 2e classe"),
    ("S1", "Sailor 1st Class", "Matelot de 1re classe"),
    ("MS", "Master Sailor", "Matelot-chef"),
    ("PO2", "Petty Officer 2nd Class", "Maître de 2e classe"),
    ("PO1", "Petty Officer 1st Class", "Maître de 1re classe"),
    ("CPO2", "Chief Petty Officer 2nd Class", "Premier maître de 2e classe"),
    ("CPO1", "Chief Petty Officer 1st Class", "Premier maître de 1re classe"),
    ("NCdt", "Naval Cadet", "Aspirant de marine"),
    ("A/SLt", "Acting Sub-Lieutenant", "Enseigne de vaisseau de 2e classe"),
    ("SLt", "Sub-Lieutenant", "Enseigne de vaisseau de 1re classe"),
    ("Lt(N)", "Lieutenant (Navy)", "Lieutenant de vaisseau"),
    ("LCdr", "Lieutenant-Commander", "Capitaine de corvette"),
    ("Cdr", "Commander", "Capitaine de frégate"),
    ("Capt(N)", "Captain (Navy)", "Capitaine de vaisseau"),
    ("Cmdre", "Commodore", "Commodore"),
    ("RAdm", "Rear-Admiral", "Contre-amiral"),
    ("VAdm", "Vice-Admiral", "Vice-amiral"),
    ("Adm", "Admiral", "Amiral"),
)
_PRIVATES = (
    ("Pte(B)", "Private (Basic)", "Soldat (confirmé)"),
    ("Pte(T)", "Private (Trained)", "Soldat (entraîné)"),
)
_AVIATORS = (
    ("Avr(B)", "Aviator (Basic)", "Aviateur (confirmé)"),
    ("Avr(T)", "Aviator (Trained)", "Aviateur (entraîné)"),
)
_ABOVE_PRIVATE = (
    ("Cpl", "Corporal", "Caporal"),
    ("MCpl", "Master Corporal", "Caporal-chef"),
    ("Sgt", "Sergeant", "Sergent"),
    ("WO", "Warrant Officer", "Adjudant"),
    ("MWO", "Master Warrant Officer", "Adjudant-maître"),
    ("CWO", "Chief Warrant Officer", "Adjudant-chef"),
    ("OCdt", "Officer Cadet", "Élève-officier"),
    ("2Lt", "Second Lieutenant", "Sous-lieutenant"),
    ("Lt", "Lieutenant", "Lieutenant"),
    ("Capt", "Captain", "Capitaine"),
    ("Maj", "Major", "Major"),
    ("LCol", "Lieutenant-Colonel", "Lieutenant-colonel"),
    ("Col", "Colonel", "Colonel"),
    ("BGen", "Brigadier-General", "Brigadier-général"),
    ("MGen", "Major-General", "Major-général"),
    ("LGen", "Lieutenant-General", "Lieutenant-général"),
    ("Gen", "General", "Général"),
)


def _ladder(branch: str, rungs: tuple[tuple[str, str, str], ...]) -> tuple[Rank, ...]:
    # Steps of ten leave a supervisor room to put a rank between two others.
    return tuple(
        Rank(code, name, name_fr, branch, category, step * 10)
        for step, ((code, name, name_fr), category) in enumerate(zip(rungs, _CATEGORIES, strict=True), start=1)
    )


RANKS: Final = (
    Rank("CIV", "Civilian", "Civil", "civilian", "civilian", 0),
    *_ladder(NAVY, _NAVY_LADDER),
    *_ladder(ARMY, _PRIVATES + _ABOVE_PRIVATE),
    *_ladder(AIR_FORCE, _AVIATORS + _ABOVE_PRIVATE),
)
