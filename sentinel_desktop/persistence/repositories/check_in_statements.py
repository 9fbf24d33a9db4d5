"""The statements of a check-in, built once when the module is imported; their values are parameters."""

from datetime import timedelta
from typing import Final

from sqlalchemy import (
    ARRAY,
    Interval,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    exists,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or

from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.check_in_rules import REPEAT_WINDOW, TWO_PLACES_WINDOW
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.persistence.repositories.badge_reads import badge_lock, badges_with_holders
from sentinel_desktop.persistence.tables import (
    BadgeRow,
    CheckInRow,
    DivisionRow,
    MemberRow,
    OpenQuestionRow,
    PresenceRow,
    RankRow,
    ReviewRow,
    ScanRow,
    SettingRow,
    StationRow,
)

REPEAT_WINDOW_SETTING: Final = "scan.repeat_window_s"
TWO_PLACES_SETTING: Final = "scan.two_places_window_s"
LONGEST_WINDOW: Final = timedelta(hours=1)
_SEEN: Final = (Outcome.ALREADY_IN.value, Outcome.ALREADY_OUT.value)
_HEX_DIGITS_OF_32_BITS: Final = 8
_HEX_DIGITS_OF_24_BITS: Final = 6

_later_row = CheckInRow.__table__.alias("later_row")
EFFECTIVE: Final = and_(
    CheckInRow.voided.is_(False),
    ~exists(_later_row.c.id).where(_later_row.c.supersedes_id == CheckInRow.id),
)
"""A check-in that counts: neither voided nor superseded by another row.

Here and below what exists is asked by its id: ``SELECT *`` would take a right to every column, which a station has not.
"""

BADGE = badges_with_holders().where(BadgeRow.serial == bindparam("serial"))
BADGES_BY_TAIL = {
    digits: badges_with_holders()
    .where(func.right(BadgeRow.serial, literal_column(str(digits))) == bindparam("serial"))
    .limit(2)
    for digits in (_HEX_DIGITS_OF_32_BITS, _HEX_DIGITS_OF_24_BITS)
}
LOCK = (
    select(PresenceRow.state, PresenceRow.since, PresenceRow.checkin_id)
    .where(PresenceRow.member_id == bindparam("member_id"))
    .with_for_update()
)
BADGES = badges_with_holders().where(BadgeRow.serial == any_(bindparam("serials", type_=ARRAY(Text))))
LOCK_FREE = (
    select(PresenceRow.member_id, PresenceRow.state, PresenceRow.since, PresenceRow.checkin_id)
    .where(PresenceRow.member_id == any_(bindparam("member_ids", type_=ARRAY(Uuid))))
    .with_for_update(skip_locked=True)
)
_badge_id = func.unnest(bindparam("badge_ids", type_=ARRAY(Uuid)), type_=Uuid).column_valued("badge_id")
LOCK_FREE_BADGES = select(_badge_id, func.pg_try_advisory_xact_lock(badge_lock(_badge_id)).label("is_free"))
SHORT_WAIT_MS: Final = 250
WAIT_SHORTLY = select(func.set_config("lock_timeout", str(SHORT_WAIT_MS), literal_column("true")))
RECORDED = (
    select(
        ScanRow.id,
        ScanRow.serial,
        ScanRow.outcome,
        ScanRow.occurred_at,
        ScanRow.direction,
        ScanRow.first_outcome,
        MemberRow.id.label("member_id"),
        MemberRow.display_name,
        MemberRow.last_name,
        MemberRow.first_name,
        RankRow.code.label("rank"),
        DivisionRow.code.label("division"),
        case((BadgeRow.kind != BadgeKind.MEMBER.value, BadgeRow.printed_number), else_="").label("badge_number"),
        exists(OpenQuestionRow.id)
        .where(
            ScanRow.direction == Direction.IN.value,
            OpenQuestionRow.member_id == ScanRow.member_id,
            OpenQuestionRow.asked_at == ScanRow.occurred_at,
        )
        .label("question"),
    )
    .outerjoin(BadgeRow, BadgeRow.id == ScanRow.badge_id)
    .outerjoin(MemberRow, MemberRow.id == ScanRow.member_id)
    .outerjoin(RankRow, RankRow.id == MemberRow.rank_id)
    .outerjoin(DivisionRow, DivisionRow.id == MemberRow.division_id)
    .where(ScanRow.id == bindparam("scan_id"))
)
_PREVIOUS = (
    select(
        ScanRow.id,
        ScanRow.station_id,
        ScanRow.occurred_at,
        ScanRow.outcome,
        ScanRow.direction,
        ScanRow.first_outcome,
    )
    .where(
        ScanRow.badge_id == bindparam("badge_id"),
        ScanRow.occurred_at <= bindparam("at"),
    )
    .order_by(ScanRow.occurred_at.desc(), ScanRow.id.desc())
    .limit(1)
    .lateral("previous")
)
_NEXT = (
    select(ScanRow.id, ScanRow.station_id, ScanRow.occurred_at)
    .where(
        ScanRow.badge_id == bindparam("badge_id"),
        ScanRow.occurred_at > bindparam("at"),
    )
    .order_by(ScanRow.occurred_at, ScanRow.id)
    .limit(1)
    .lateral("next")
)
_STATION = select(StationRow.direction_mode).where(StationRow.id == bindparam("station_id")).scalar_subquery()
_WINDOW = select(SettingRow.value).where(SettingRow.key == REPEAT_WINDOW_SETTING).scalar_subquery()
REPEAT_WINDOW_VALUE = select(SettingRow.value).where(SettingRow.key == REPEAT_WINDOW_SETTING)
_TWO_PLACES = select(SettingRow.value).where(SettingRow.key == TWO_PLACES_SETTING).scalar_subquery()
_UNSEEN_OUT = (
    select(CheckInRow.id)
    .join_from(PresenceRow, CheckInRow, CheckInRow.id == PresenceRow.checkin_id)
    .where(
        PresenceRow.member_id == bindparam("member_id"),
        PresenceRow.state == Direction.OUT.value,
        CheckInRow.witnessed.is_(False),
    )
    .scalar_subquery()
)
SURROUNDINGS = select(
    exists(ScanRow.id).where(ScanRow.id == bindparam("scan_id")).label("is_recorded"),
    exists(ScanRow.id)
    .where(ScanRow.member_id == bindparam("member_id"), ScanRow.occurred_at > bindparam("at"))
    .label("has_later"),
    _STATION.label("direction_mode"),
    _WINDOW.label("repeat_window"),
    _TWO_PLACES.label("two_places_window"),
    _UNSEEN_OUT.label("unseen_out"),
    func.clock_timestamp().label("server_time"),
    _PREVIOUS.c.id,
    _PREVIOUS.c.station_id,
    _PREVIOUS.c.occurred_at,
    _PREVIOUS.c.outcome,
    _PREVIOUS.c.direction,
    _PREVIOUS.c.first_outcome,
    _NEXT.c.id.label("next_id"),
    _NEXT.c.station_id.label("next_station_id"),
    _NEXT.c.occurred_at.label("next_occurred_at"),
).select_from(
    select(literal_column("1"))
    .subquery("one")
    .outerjoin(_PREVIOUS, literal_column("true"))
    .outerjoin(_NEXT, literal_column("true"))
)
ADD_SCAN = (
    insert_or(ScanRow)
    .values(
        {
            name: bindparam(name)
            for name in (
                "id",
                "serial",
                "badge_id",
                "member_id",
                "station_id",
                "occurred_at",
                "desk_clock_at",
                "outcome",
                "direction",
                "first_outcome",
            )
        }
    )
    .on_conflict_do_nothing(index_elements=["id"])
    .returning(ScanRow.id)
)
ADD = insert(CheckInRow).values(
    {
        name: bindparam(name)
        for name in (
            "id",
            "scan_id",
            "member_id",
            "badge_id",
            "direction",
            "occurred_at",
            "station_id",
            "method",
            "witnessed",
            "reason",
            "supersedes_id",
            "voided",
        )
    }
)
KEEP = (
    update(PresenceRow)
    .where(PresenceRow.member_id == bindparam("of_member"))
    .values(state=bindparam("to_state"), since=bindparam("to_since"), checkin_id=bindparam("to_checkin"))
)
PRESENCE_AT = (
    select(CheckInRow.id, CheckInRow.direction, CheckInRow.occurred_at, CheckInRow.witnessed)
    .where(
        CheckInRow.member_id == bindparam("member_id"),
        CheckInRow.occurred_at <= bindparam("at"),
        EFFECTIVE,
    )
    .order_by(CheckInRow.occurred_at.desc(), CheckInRow.id.desc())
    .limit(1)
)
CHECK_INS_AFTER = select(
    CheckInRow.id,
    CheckInRow.direction,
    CheckInRow.occurred_at,
    CheckInRow.method,
    CheckInRow.badge_id,
    CheckInRow.station_id,
).where(CheckInRow.member_id == bindparam("member_id"), CheckInRow.occurred_at > bindparam("at"), EFFECTIVE)
_before = ScanRow.__table__.alias("before")
_REPEATS_BY_NOW = exists(_before.c.id).where(
    _before.c.badge_id == ScanRow.badge_id,
    _before.c.occurred_at < ScanRow.occurred_at,
    _before.c.occurred_at > ScanRow.occurred_at - bindparam("repeat_window", type_=Interval()),
)
SEEN_AFTER = select(ScanRow.id, ScanRow.direction, ScanRow.occurred_at, ScanRow.badge_id, ScanRow.station_id).where(
    ScanRow.member_id == bindparam("member_id"),
    ScanRow.occurred_at > bindparam("at"),
    ScanRow.outcome.in_(_SEEN),
    ~exists(CheckInRow.id).where(CheckInRow.scan_id == ScanRow.id),
    ~_REPEATS_BY_NOW,
)
ASK = (
    insert_or(OpenQuestionRow)
    .values({name: bindparam(name) for name in ("id", "member_id", "checkin_id", "station_id", "asked_at")})
    .on_conflict_do_nothing(index_elements=["checkin_id"])
    .returning(OpenQuestionRow.id)
)
ADD_REVIEW = (
    insert_or(ReviewRow)
    .values({name: bindparam(name) for name in ("id", "checkin_id", "scan_id", "reason", "facts")})
    .on_conflict_do_nothing(index_elements=["scan_id", "reason"])
)


def repeat_window_of(setting: object) -> timedelta:
    """Return the repeat window that the setting says, in seconds; the usual one where it says none or nonsense."""
    return _window_of(setting, REPEAT_WINDOW)


def two_places_window_of(setting: object) -> timedelta:
    """Return in how short a time a badge cannot be at two stations, as the setting says in seconds, or the usual one.

    Zero switches the question off.
    """
    return _window_of(setting, TWO_PLACES_WINDOW)


def _window_of(setting: object, usual: timedelta) -> timedelta:
    """Return the window of a setting; a mistyped one must not keep scans from being recorded."""
    if isinstance(setting, int | float) and 0 <= setting <= LONGEST_WINDOW.total_seconds():
        return timedelta(seconds=setting)
    return usual
