"""Tags, and the members who have them."""

from typing import Final

from tests.support.factories.declaration import Factory, Invalid, of_another, related
from tests.support.factories.lists import enumeration

TAGS: Final = enumeration("tags", complete={"is_positional": True}, variants={"positional": {"is_positional": True}})

MEMBER_TAGS: Final = Factory(
    "member_tags",
    minimal={"member_id": related("members"), "tag_id": related("tags")},
    variants={"appointment": {"tag_id": related("tags", "positional")}},
    edge_cases={"hidden tag": {"tag_id": related("tags", "hidden")}},
    invalid={
        "tag that the member has": Invalid(
            {"tag_id": of_another("member_tags", "tag_id", same="member_id")}, "uq_member_tags_member_id_tag_id"
        )
    },
)
