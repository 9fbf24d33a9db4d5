"""The case of visits."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.visitors import (
    Language,
    VisitDetails,
    VisitFilter,
    VisitInMethod,
    VisitOrder,
    VisitOutMethod,
    VisitPurpose,
    VisitState,
)
from sentinel_desktop.persistence.repositories.visitors import VisitorRepository
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repositories.declaration import Case, Sought

HOUR: Final = timedelta(hours=1)
_NEVER: Final = datetime.fromtimestamp(0, UTC)


def expected(make: Factories, **changes: Any) -> VisitDetails:  # noqa: ANN401 - the fields of the details
    """Return the details of a visit that is expected at noon."""
    guest = changes.pop("visit_type_id", None) or make.visit_types.once({"code": "guest"}, name="Guest")
    return replace(VisitDetails("Vance", "Vance, C.", guest, VisitPurpose.OTHER, expected_at=NOON), **changes)


def here(make: Factories, **changes: Any) -> VisitDetails:  # noqa: ANN401 - the fields of the details
    """Return the details of a visit that began at noon and lasts."""
    station = changes.pop("station_id", None) or make.stations()
    came = {"checked_in_at": NOON, "check_in_method": VisitInMethod.DESK, "station_id": station}
    return expected(make, **{"expected_at": None, **came, **changes})


def over(make: Factories, **changes: Any) -> VisitDetails:  # noqa: ANN401 - the fields of the details
    """Return the details of a visit that lasted an hour."""
    left = changes.get("checked_in_at", NOON) + HOUR
    return here(make, **{"checked_out_at": left, "check_out_method": VisitOutMethod.DESK, **changes})


def _complete(make: Factories) -> VisitDetails:
    badge = make.badges("visitor")
    return over(
        make,
        last_name="Haddad",
        first_name="Nour",
        display_name="Haddad, N.",
        purpose=VisitPurpose.CONTRACT_WORK,
        organization="Harbour Works",
        work="Boiler",
        badge_id=badge,
        check_out_method=VisitOutMethod.BADGE,
        check_out_scan_id=make.scans("of a visitor", badge_id=badge),
    )


def _cancelled(make: Factories) -> VisitDetails:
    return expected(
        make,
        last_name="Okafor",
        first_name="Ada",
        display_name="Lt(N) Okafor, A.",
        rank="Lt(N)",
        visit_type_id=make.visit_types(),
        purpose=VisitPurpose.RECRUITMENT,
        organization="Naval Association",
        unit="HMCS Example",
        phone="204 555-0142",
        plate="ABC 123",
        recruitment_step="Interview",
        work="None",
        host_member_id=make.members(),
        event_id=make.events(),
        language=Language.FRENCH,
        expires_at=NOON + HOUR,
        cancelled_at=NOON,
        witnessed=False,
        escort_required=True,
        notes="Ring first.",
    )


def _spread(make: Factories) -> Sequence[VisitDetails]:
    names = (("Zulu", ""), ("Dubé", "Éric"), ("Dube", "eric"), ("dube", ""), ("O'Brien", "Al"), ("Œuvre", "Lu"))
    firms = ("", "Été", "ete", "Zed & Sons", "", "Harbour", "漢")
    visits = [
        over(make, last_name=last, first_name=first, organization=firm, checked_in_at=NOON + place % 3 * HOUR)
        for place, ((last, first), firm) in enumerate(zip(names, firms, strict=False))
    ]
    return [
        *visits,
        here(make, expected_at=NOON - HOUR, organization="漢"),
        expected(make),
        expected(make, expected_at=NOON + HOUR),
        expected(make, cancelled_at=NOON, organization="..."),
    ]


def _state(state: VisitState) -> Callable[[Factories], Sought]:
    def sought(make: Factories) -> Sought:
        made = {
            VisitState.EXPECTED: expected(make),
            VisitState.OPEN: here(make),
            VisitState.CLOSED: over(make),
            VisitState.CANCELLED: expected(make, cancelled_at=NOON),
        }
        found = made.pop(state)
        return Sought(VisitFilter(states=frozenset({state})), [found], list(made.values()))

    return sought


def _several_states(make: Factories) -> Sought:
    wanted = VisitFilter(states=frozenset({VisitState.EXPECTED, VisitState.CLOSED}))
    return Sought(wanted, [expected(make), over(make)], [here(make), expected(make, cancelled_at=NOON)])


def _one(name: str, column: str, made: Callable[[Factories], object]) -> Callable[[Factories], Sought]:
    """Return what seeks by one value that a detail has, and another visit has not."""

    def sought(make: Factories) -> Sought:
        value = made(make)
        return Sought(VisitFilter(**{name: value}), [here(make, **{column: value})], [here(make)])  # type: ignore[arg-type]

    return sought


def _by_text(make: Factories) -> Sought:
    return Sought(
        VisitFilter(text="dube HARBOUR"),
        [
            expected(make, last_name="Dubé", organization="Harbour Works"),
            expected(make, last_name="Harbour", first_name="Dubé"),
        ],
        [expected(make, last_name="Dubé"), expected(make, organization="Harbour Works")],
    )


def _in_period(make: Factories) -> Sought:
    return Sought(
        VisitFilter(since=NOON, before=NOON + HOUR),
        [here(make), here(make, checked_in_at=NOON + timedelta(minutes=59))],
        [
            here(make, checked_in_at=NOON - timedelta(microseconds=1)),
            here(make, checked_in_at=NOON + HOUR),
            expected(make),
        ],
    )


def _on_a_day(make: Factories) -> Sought:
    return Sought(
        VisitFilter(expected_since=NOON, expected_before=NOON + HOUR),
        [expected(make), here(make, expected_at=NOON)],
        [expected(make, expected_at=NOON + HOUR), here(make)],
    )


def _unexpired(make: Factories) -> Sought:
    return Sought(
        VisitFilter(unexpired_at=NOON + HOUR),
        [expected(make), expected(make, expires_at=NOON + 2 * HOUR)],
        [expected(make, expires_at=NOON + HOUR)],
    )


def _when(instant: datetime | None) -> tuple[bool, datetime]:
    return instant is None, instant or _NEVER


VISITORS: Final = Case(
    repository=VisitorRepository,
    first=_complete,
    other=_cancelled,
    everything=VisitFilter(),
    orders={
        VisitOrder.TIME_IN: lambda visit: _when(visit.checked_in_at),
        VisitOrder.NAME: lambda visit: (sort_key(visit.last_name, visit.first_name),),
        VisitOrder.ORGANIZATION: lambda visit: (
            visit.organization == "",
            sort_key(visit.organization),
            sort_key(visit.last_name, visit.first_name),
        ),
        VisitOrder.EXPECTED: lambda visit: _when(visit.expected_at),
    },
    spread=_spread,
    taken={"uq_visitors_check_out_scan_id": lambda visit: {"check_out_scan_id": visit.check_out_scan_id}},
    used={"fk_slip_prints_visitor_id": lambda make, key: make.slip_prints(visitor_id=key)},
    missing={
        "fk_visitors_visit_type_id": "visit_type_id",
        "fk_visitors_host_member_id": "host_member_id",
        "fk_visitors_event_id": "event_id",
        "fk_visitors_badge_id_badge_kind": "badge_id",
        "fk_visitors_station_id": "station_id",
        "fk_visitors_check_out_scan_id": "check_out_scan_id",
    },
    invalid={
        "ck_visitors_named": {"display_name": ""},
        "ck_visitors_cancelled_before_it_began": {"cancelled_at": NOON},
        "ck_visitors_in_by_a_method": {"check_in_method": None},
        "ck_visitors_out_by_a_method": {"check_out_method": None, "check_out_scan_id": None},
        "ck_visitors_in_before_out": {"checked_out_at": NOON - HOUR},
        "ck_visitors_in_at_a_station": {"station_id": None},
        "ck_visitors_scan_fits_method": {"check_out_method": VisitOutMethod.DESK},
        "ck_visitors_expires_later": {"expected_at": NOON, "expires_at": NOON},
        "ck_visitors_filled_in_full": {"work": ""},
    },
    sought={
        **{state.value: _state(state) for state in VisitState},
        "several states": _several_states,
        "type": lambda make: Sought(
            VisitFilter(types=frozenset({kind := make.visit_types()})),
            [expected(make, visit_type_id=kind)],
            [expected(make)],
        ),
        "purpose": lambda make: Sought(
            VisitFilter(purposes=frozenset({VisitPurpose.MUSEUM})),
            [here(make, purpose=VisitPurpose.MUSEUM)],
            [here(make)],
        ),
        "host": _one("host_member_id", "host_member_id", lambda make: make.members()),
        "badge": _one("badge_id", "badge_id", lambda make: make.badges("visitor")),
        "event": _one("event_id", "event_id", lambda make: make.events()),
        "station": _one("station_id", "station_id", lambda make: make.stations()),
        "escort": _one("escort_required", "escort_required", lambda _make: True),
        "no escort": lambda make: Sought(
            VisitFilter(escort_required=False), [here(make)], [here(make, escort_required=True)]
        ),
        "text": _by_text,
        "period": _in_period,
        "expected on a day": _on_a_day,
        "unexpired": _unexpired,
    },
    deletable=False,
    editor=None,
    refused=None,
)
