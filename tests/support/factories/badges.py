"""Badges of members, visitors and attendees, and of nobody."""

from typing import Final

from tests.support.factories.declaration import Factory, Invalid, listed, numbered, of_another, related
from tests.support.factories.edges import ACCENTS, FALL_BACK, LAST_MICROSECOND, NOON, SPRING_FORWARD

BADGES: Final = Factory(
    "badges",
    minimal={
        "serial": numbered("62E4{:06X}"),
        "kind": "member",
        "badge_status_id": listed("badge_statuses", {"code": "active"}, name="Active"),
    },
    complete={"member_id": related("members"), "printed_number": "0017", "issued_at": NOON, "status_reason": "Bent"},
    variants={
        "held": {"member_id": related("members")},
        "visitor": {"kind": "visitor"},
        "event": {"kind": "event"},
        "to be refused": {"badge_status_id": related("badge_statuses", "refusing")},
    },
    edge_cases={
        "serial of three bytes": {"serial": numbered("{:06X}")},
        "serial of ten bytes": {"serial": numbered("{:020X}")},
        "serial of zeros": {"serial": "0000000000"},
        "serial of ones": {"serial": "F" * 20},
        "printed with letters": {"printed_number": ACCENTS},
        "issued at the last microsecond": {"issued_at": LAST_MICROSECOND},
        "issued at the spring change": {"issued_at": SPRING_FORWARD},
        "issued in the hour that comes twice": {"issued_at": FALL_BACK},
    },
    invalid={
        "serial in small letters": Invalid({"serial": "62e3000001"}, "ck_badges_serial_form"),
        "serial of two bytes": Invalid({"serial": "62E3"}, "ck_badges_serial_form"),
        "serial of eleven bytes": Invalid({"serial": "0" * 22}, "ck_badges_serial_form"),
        "serial of half a byte": Invalid({"serial": "62E3001"}, "ck_badges_serial_form"),
        "serial with a line's end": Invalid({"serial": "62E3000001\n"}, "ck_badges_serial_form"),
        "empty serial": Invalid({"serial": ""}, "ck_badges_serial_form"),
        "serial of another": Invalid({"serial": of_another("badges", "serial")}, "uq_badges_serial"),
        "unknown kind": Invalid({"kind": "vehicle"}, "ck_badges_kind_known"),
        "visitor's badge of a member": Invalid({"kind": "visitor"}, "ck_badges_holder_fits_kind", of="held"),
        "attendee's badge of a member": Invalid({"kind": "event"}, "ck_badges_holder_fits_kind", of="held"),
        "second of a member": Invalid({"member_id": of_another("badges", "member_id", "held")}, "uq_badges_member_id"),
    },
)
