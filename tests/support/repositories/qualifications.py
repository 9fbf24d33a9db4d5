"""The case of members' qualifications."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from sentinel_desktop.domain.qualifications import QualificationDetails, QualificationFilter, QualificationOrder
from sentinel_desktop.persistence.repositories.qualifications import QualificationRepository
from tests.support.factories import Factories
from tests.support.repositories.declaration import Case, Sought

GRANTED: Final = date(2026, 1, 5)
LAST_DAY: Final = date(2026, 6, 30)


def _details(make: Factories, **changes: Any) -> QualificationDetails:  # noqa: ANN401 - the fields of the details
    given = QualificationDetails(
        changes.pop("member_id", None) or make.members(),
        changes.pop("qualification_type_id", None) or make.qualification_types(),
        GRANTED,
    )
    return replace(given, **changes)


def _of_member(make: Factories) -> Sought:
    details = _details(make)
    return Sought(QualificationFilter(member_id=details.member_id), [details], [_details(make)])


def _of_kind(make: Factories) -> Sought:
    details = _details(make)
    wanted = QualificationFilter(qualification_type_id=details.qualification_type_id)
    return Sought(wanted, [details], [_details(make)])


def _valid(make: Factories) -> Sought:
    return Sought(
        QualificationFilter(valid_on=LAST_DAY),
        [_details(make), _details(make, expires_on=LAST_DAY), _details(make, granted_on=LAST_DAY)],
        [_details(make, expires_on=date(2026, 6, 29)), _details(make, granted_on=date(2026, 7, 1))],
    )


def _expiring(make: Factories) -> Sought:
    return Sought(
        QualificationFilter(expires_from=date(2026, 6, 1), expires_until=LAST_DAY),
        [_details(make, expires_on=date(2026, 6, 1)), _details(make, expires_on=LAST_DAY)],
        [_details(make), _details(make, expires_on=date(2026, 5, 31)), _details(make, expires_on=date(2026, 7, 1))],
    )


def _by_name(make: Factories) -> Sought:
    return Sought(
        QualificationFilter(text="dube LUC"),
        [_details(make, member_id=make.members(last_name="Dubé", first_name="Luc"))],
        [_details(make, member_id=make.members(last_name="Dubé", first_name="Anne"))],
    )


def _archived(make: Factories) -> Sought:
    return Sought(
        QualificationFilter(archived=True),
        [_details(make, member_id=make.members("archived"))],
        [_details(make)],
    )


def _receiving(make: Factories) -> Sought:
    lockup = make.qualification_types("lockup")
    wanted = QualificationFilter(can_receive_lockup=True)
    return Sought(wanted, [_details(make, qualification_type_id=lockup)], [_details(make)])


QUALIFICATIONS: Final = Case(
    repository=QualificationRepository,
    first=_details,
    other=lambda make: _details(make, granted_on=date(2026, 2, 2), expires_on=LAST_DAY, notes="Renewed."),
    everything=QualificationFilter(),
    orders={QualificationOrder.EXPIRY: lambda details: (details.expires_on or date.max,)},
    spread=lambda make: [
        _details(make, expires_on=day)
        for day in (None, LAST_DAY, date(2026, 3, 1), None, LAST_DAY, date(2027, 1, 1), GRANTED)
    ],
    taken={
        "uq_member_qualifications_member_id_qualification_type_id": lambda details: {
            "member_id": details.member_id,
            "qualification_type_id": details.qualification_type_id,
        }
    },
    missing={
        "fk_member_qualifications_member_id": "member_id",
        "fk_member_qualifications_qualification_type_id": "qualification_type_id",
    },
    invalid={"ck_member_qualifications_dates_in_order": {"expires_on": date(2025, 12, 31)}},
    sought={
        "member": _of_member,
        "kind": _of_kind,
        "valid": _valid,
        "expiring": _expiring,
        "name": _by_name,
        "archived": _archived,
        "may receive the lockup": _receiving,
    },
    unedited=frozenset({"member_id", "qualification_type_id"}),
)
