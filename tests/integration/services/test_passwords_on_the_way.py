"""What goes between the program and the server when people sign in: the bytes, as somebody on the way sees them."""

from psycopg import conninfo

from sentinel_desktop.domain.accounts import AccountRole
from tests.support.session_room import ANOTHER, PASSWORD, session_room
from tests.support.vanishing_relay import VanishingRelay

GIVEN = "Seven copper kettles, unpolished"


def test_no_password_is_on_the_way_to_the_server(database_url: str) -> None:
    """Neither signing in nor making, resetting or changing one sends it as text: no statement or log can have it."""
    port = int(conninfo.conninfo_to_dict(database_url)["port"] or 5432)
    heard: list[bytes] = []
    with VanishingRelay(port, hears=heard.append) as relay:
        url = conninfo.make_conninfo(
            database_url, host="127.0.0.1", port=relay.port, sslmode="disable", gssencmode="disable"
        )
        with session_room(url) as room:
            desk = room.desk()
            key = room.account("kowalski", AccountRole.ADMINISTRATOR)
            desk.sessions.sign_in("kowalski", PASSWORD)
            desk.sessions.change_password(PASSWORD, ANOTHER)
            desk.sessions.lock()
            desk.sessions.unlock(ANOTHER)
            _, once = room.newcomer("novak")
            room.accounts.give_password(key, GIVEN)

    sent = b"".join(heard)
    assert b"kowalski" in sent
    assert b"SCRAM-SHA-256$" in sent
    assert [text for text in (PASSWORD, ANOTHER, GIVEN, once) if text.encode() in sent] == []
