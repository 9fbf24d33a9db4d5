"""What was done by hand on this disk: durable, in order, and never lost to a kill, a damage or another server."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.faults import JournalError
from sentinel_desktop.domain.hand_acts import HandAct, HandActStatus
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.journal import Dismissal
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.sentences import Sentence, sentence
from sentinel_desktop.persistence.hand_acts import KEPT_AFTER_DELIVERY, SqliteHandActs
from tests.support.checkout import ROOT
from tests.support.scan_builders import NOON

ACCOUNT = AccountId(UUID(int=5))

_ADDS_UNTIL_KILLED = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from uuid import UUID
from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.persistence.hand_acts import SqliteHandActs

kept = SqliteHandActs(Path(sys.argv[1]), lambda: datetime.now(UTC))
number = 0
while True:
    number += 1
    kept.add(HandAct.sign_in(UUID(int=number), UUID(int=5), datetime.now(UTC), SignInOutcome.UNLOCKED))
    print(number, flush=True)
"""


class SetClock:
    """A clock that stands where it was set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


def act(number: int, words: str = "Zoë's: two people, one badge.") -> HandAct:
    """Return that somebody settled a review at noon."""
    return HandAct.settle_review(UUID(int=number), ACCOUNT, NOON, RecordVersion(UUID(int=7), 3), words)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the file lies."""
    return tmp_path / "hand-acts.db"


@pytest.fixture
def clock() -> SetClock:
    """Return a clock at noon."""
    return SetClock()


@pytest.fixture
def kept(path: Path, clock: SetClock) -> Iterator[SqliteHandActs]:
    """Return the file under test."""
    with closing(SqliteHandActs(path, clock)) as opened:
        yield opened


def waiting(kept: SqliteHandActs) -> list[int]:
    """Return the numbers of what waits."""
    return [item.id.int for item in kept.waiting(1000)]


def test_an_act_is_read_back_in_another_life_of_the_program(path: Path, kept: SqliteHandActs) -> None:
    """With its kind, its person, its time and all that was said, private to the account that runs the program."""
    kept.add(act(1))
    kept.add(HandAct.sign_in(UUID(int=2), ACCOUNT, NOON, SignInOutcome.SIGNED_OUT))
    kept.add(act(1, "said again"))
    kept.close()

    with closing(SqliteHandActs(path, lambda: NOON)) as again:
        first, second = again.waiting(9)
    assert (first, second.outcome) == (act(1), SignInOutcome.SIGNED_OUT)
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0


def test_a_kill_loses_nothing_that_was_added(path: Path) -> None:
    """What ``add`` returned from is there, in its order, after the program ended in the midst of the next one."""
    arguments = [sys.executable, "-c", _ADDS_UNTIL_KILLED, str(path)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        added = 0
        for line in program.stdout:
            added = int(line)
            if added == 40:
                program.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)

    with closing(SqliteHandActs(path, lambda: NOON)) as kept:
        found = waiting(kept)
    assert found[:added] == list(range(1, added + 1))
    assert len(found) <= added + 1


def test_what_is_delivered_or_refused_waits_no_more(kept: SqliteHandActs) -> None:
    """The counts say so; a refused one is kept with its reason, until a person lets it go."""
    for number in (1, 2, 3):
        kept.add(act(number))
    kept.mark_delivered(UUID(int=1))
    kept.refuse(UUID(int=2), "The account is disabled.")

    assert waiting(kept) == [3]
    assert kept.status() == HandActStatus(waiting=1, refused=1)
    (refused,) = kept.refused()
    assert (refused.act, refused.reason, refused.refused_at) == (act(2), "The account is disabled.", NOON)

    dismissal = Dismissal(NOON, "somebody", "Asked: done by hand since.")
    assert kept.dismiss([UUID(int=2), UUID(int=3)], dismissal) == 1
    assert kept.dismiss([], dismissal) == 0
    assert kept.status() == HandActStatus(waiting=1)
    kept.add(act(2))
    assert waiting(kept) == [3]


def test_what_was_refused_waits_again_in_its_order(path: Path, kept: SqliteHandActs) -> None:
    """Durably, all that are named at once; what waits, was delivered or was let go of stays what it is."""
    for number in (1, 2, 3, 4):
        kept.add(act(number))
    for number in (1, 2):
        kept.refuse(UUID(int=number), "The account is disabled.")
    kept.mark_delivered(UUID(int=3))

    assert kept.retry([]) == 0
    assert kept.retry([UUID(int=number) for number in (2, 1, 3, 4, 9)]) == 2
    kept.close()
    with closing(SqliteHandActs(path, lambda: NOON)) as again:
        assert waiting(again) == [1, 2, 4]
        assert again.refused() == []
        again.refuse(UUID(int=1), "Still.")
        assert [refused.reason for refused in again.refused()] == ["Still."]


def test_what_was_let_go_of_is_read_with_who_and_why(kept: SqliteHandActs) -> None:
    """For good: it is no longer among what was refused, and is tried no more."""
    kept.add(act(1))
    kept.refuse(UUID(int=1), "The account is disabled.")
    dismissal = Dismissal(NOON, "somebody", "Done by hand since.")
    kept.dismiss([UUID(int=1)], dismissal)

    (gone,) = kept.dismissed()
    assert (gone.act, gone.reason, gone.dismissal) == (act(1), "The account is disabled.", dismissal)
    assert kept.refused() == []
    assert kept.retry([UUID(int=1)]) == 0


def test_asking_how_much_waits_makes_no_file(path: Path, kept: SqliteHandActs) -> None:
    """A station at which nothing was done by hand has none."""
    assert kept.status() == HandActStatus()
    assert not path.exists()


def test_a_corrected_time_is_kept(kept: SqliteHandActs) -> None:
    """Only while it waits: what was delivered was delivered so."""
    kept.add(act(1))
    kept.correct_time(UUID(int=1), NOON + timedelta(hours=1))

    assert [item.at for item in kept.waiting(9)] == [NOON + timedelta(hours=1)]


def test_another_server_is_offered_again_what_was_delivered_lately(kept: SqliteHandActs, clock: SetClock) -> None:
    """After a failover or a restore; what is older than the journal's seven days left the file."""
    for number in (1, 2, 3):
        kept.add(act(number))
    assert kept.offer_again_if_server_changed("one/1/1") == 0
    kept.mark_delivered(UUID(int=1))
    clock.now = NOON + KEPT_AFTER_DELIVERY + timedelta(minutes=1)
    kept.mark_delivered(UUID(int=2))

    assert kept.offer_again_if_server_changed("one/1/1") == 0
    assert kept.offer_again_if_server_changed("one/2/1") == 1
    assert waiting(kept) == [2, 3]


def test_what_is_kept_waits_for_the_disk(kept: SqliteHandActs) -> None:
    """A power cut right after it was kept loses nothing: the file is written through with each act."""
    kept.add(act(1))
    assert kept._open().execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_reason_is_kept_whole_for_every_language(kept: SqliteHandActs) -> None:
    """It is read at a desk that may speak another one than the desk at which it was refused."""
    kept.add(act(1))
    kept.refuse(act(1).id, sentence("DeliveryFaults", "{n} hours", n=3))
    (refused,) = kept.refused()
    assert isinstance(refused.reason, Sentence)
    assert (refused.reason, refused.reason.template) == ("3 hours", "{n} hours")


def test_what_was_delivered_long_ago_leaves_the_disk(path: Path, kept: SqliteHandActs, clock: SetClock) -> None:
    """It may be personal: with the next delivery, what is older than a week is gone; what was refused stays."""
    for number in (1, 2, 3):
        kept.add(act(number))
    kept.mark_delivered(act(1).id)
    kept.refuse(act(2).id, "No.")
    clock.now += KEPT_AFTER_DELIVERY + timedelta(minutes=1)
    kept.mark_delivered(act(3).id)
    with closing(sqlite3.connect(path)) as connection:
        states = connection.execute("SELECT state FROM hand_acts ORDER BY sequence").fetchall()
    assert states == [("refused",), ("delivered",)]


def test_what_a_newer_program_wrote_waits_for_it(kept: SqliteHandActs) -> None:
    """A kind that is not known here is neither refused nor lost."""
    kept.add(act(1))
    kept.add(act(2))
    kept._run(lambda c: c.execute("UPDATE hand_acts SET kind = 'check_in' WHERE id = ?", (str(UUID(int=1)),)))

    assert waiting(kept) == [2]
    assert kept.status().waiting == 2


def test_a_damaged_file_is_kept_and_a_new_one_used(
    path: Path, kept: SqliteHandActs, expect_log: Callable[[str], None]
) -> None:
    """Until a person moves it away the status says so; what is done meanwhile is kept."""
    expect_log(r"^ERROR sentinel_desktop\.persistence\.hand_acts: What was done by hand lay in a damaged file")
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    kept.add(act(1))

    (damaged,) = path.parent.glob("hand-acts.damaged-*.db")
    assert waiting(kept) == [1]
    assert str(damaged) in kept.status().problem
    damaged.unlink()
    assert kept.status().problem == ""


def test_a_disk_that_refuses_is_one_sentence(tmp_path: Path) -> None:
    """For whoever did something just now; the status says it too, and it works again as soon as the disk does."""
    place = tmp_path / "taken"
    place.write_text("a file where the folder should be")
    with closing(SqliteHandActs(place / "hand-acts.db", lambda: NOON)) as kept:
        with pytest.raises(JournalError, match="check that the disk has room"):
            kept.add(act(1))
        assert "check that the disk has room" in kept.status().problem
        place.unlink()
        kept.add(act(1))
        assert waiting(kept) == [1]


def test_a_file_of_another_program_is_left_alone(path: Path) -> None:
    """It is not written into, and the sentence says what to do."""
    with closing(SqliteHandActs(path.with_name("journal.db"), lambda: NOON)) as other:
        other.add(act(1))
        other._run(lambda connection: connection.execute("PRAGMA application_id = 7"))
    path.with_name("journal.db").rename(path)
    with (
        closing(SqliteHandActs(path, lambda: NOON)) as kept,
        pytest.raises(JournalError, match="not one of this program"),
    ):
        kept.add(act(2))


def test_nothing_of_what_was_said_is_in_an_acts_own_text() -> None:
    """Logs show an act by its repr at most."""
    assert "Zoë" not in repr(act(1))
