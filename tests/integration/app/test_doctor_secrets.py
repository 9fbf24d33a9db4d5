"""What ``doctor`` says of passwords, of the way to a server, and of what was done by hand."""

import sys
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.app.doctor import doctor
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.persistence.enrolment import passfile_of
from sentinel_desktop.persistence.hand_acts import FILE_NAME, SqliteHandActs
from tests.support.keyrings import MemoryKeyring, as_the_systems, secrets_in
from tests.support.scan_builders import NOON

LINE = "*:*:*:sentinel_0a:s3cret\n"


class Consultation:
    """A data folder and what ``doctor`` says of it."""

    def __init__(self, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data_dir, self._capsys = data_dir, capsys
        self.passfile = passfile_of(Settings(data_dir, station="front").station_dir)
        self.passfile.parent.mkdir(parents=True)

    def says(self, about: str, *, secrets: str = "auto", database: str | None = None) -> list[str]:
        """Return the lines about something, each with ``ok`` or ``BAD`` before it."""
        doctor(Settings(self.data_dir, database, "simulated", station="front", secrets=secrets))
        lines = self._capsys.readouterr().out.splitlines()
        assert "s3cret" not in "".join(lines)
        return [line for line in lines if f"  {about}:" in line]


@pytest.fixture
def consultation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Consultation:
    """Return a data folder with a station's folder and nothing in it."""
    return Consultation(tmp_path, capsys)


def test_a_password_in_a_file_is_said_with_why_it_is_there(consultation: Consultation) -> None:
    """No keyring, a keyring that takes it at the next start, or the person's own choice."""
    consultation.passfile.write_text(LINE)
    consultation.passfile.chmod(0o600)

    (alone,) = consultation.says("station's password")
    assert alone.startswith("ok ")
    assert str(consultation.passfile) in alone
    assert alone.endswith("no keyring takes it (this account has none)")
    with as_the_systems(MemoryKeyring()):
        assert consultation.says("station's password")[0].endswith("moves into the keyring at the next start")
    assert consultation.says("station's password", secrets="file")[0].endswith("the setting secrets wants it there")


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such rights there")
def test_a_password_that_others_may_read_is_bad(consultation: Consultation) -> None:
    """The sentence says how to close it."""
    consultation.passfile.write_text(LINE)
    consultation.passfile.chmod(0o644)

    (line,) = consultation.says("station's password")
    assert line.startswith("BAD")
    assert "chmod 600" in line


def test_a_password_in_the_keyring_is_said_and_whether_it_is_given(consultation: Consultation) -> None:
    """There, locked, or lost: each with what to do."""
    keyring = MemoryKeyring()
    secrets_in(keyring).keep(consultation.passfile, "*:*:*:sentinel_0a", "s3cret")
    with as_the_systems(keyring):
        assert consultation.says("station's password") == ["ok   station's password: in the keyring of this account"]
        keyring.is_locked = True
        (locked,) = consultation.says("station's password")
        keyring.is_locked = False
        keyring.kept.clear()
        (lost,) = consultation.says("station's password")

    assert locked.startswith("BAD")
    assert "unlock the keyring" in locked
    assert lost.startswith("BAD")
    assert "db station" in lost


def test_the_owners_password_is_looked_at_too(consultation: Consultation) -> None:
    """Where the database is this computer's own; where it is lost the sentence names the command."""
    owners = consultation.data_dir / "postgresql" / "owner.pgpass"
    owners.parent.mkdir()
    keyring = MemoryKeyring()
    secrets_in(keyring).keep(owners, "127.0.0.1:*:*:sentinel_owner", "s3cret")
    with as_the_systems(keyring):
        assert consultation.says("owner's password") == ["ok   owner's password: in the keyring of this account"]
        keyring.kept.clear()
        (lost,) = consultation.says("owner's password")
    assert "db new-password" in lost
    assert consultation.says("owner's password", database="postgresql://127.0.0.1:1/sentinel") == []


def test_a_way_that_is_not_protected_is_bad(consultation: Consultation) -> None:
    """Less than verify-full beyond this computer is possible, and never silent."""
    refused = "postgresql://192.0.2.1:1/sentinel?connect_timeout=1&hostaddr=127.0.0.1"
    (well,) = consultation.says("way to the database", database=refused)
    assert well.startswith("ok ")
    weak = "host=db.unit.invalid connect_timeout=1 sslmode=require"
    (line,) = consultation.says("way to the database", database=weak)
    assert line.startswith("BAD")
    assert "sslmode=require" in line


def test_what_was_done_by_hand_and_refused_is_bad(consultation: Consultation) -> None:
    """Somebody was told that it is delivered, and it was not; the sentence says where it is listed."""
    assert consultation.says("done by hand") == []
    act = HandAct.sign_in(uuid7(), AccountId(UUID(int=5)), NOON, SignInOutcome.UNLOCKED)
    with closing(SqliteHandActs(consultation.passfile.with_name(FILE_NAME), lambda: NOON)) as kept:
        kept.add(act)
        assert consultation.says("done by hand") == ["ok   done by hand: 1 waiting, 0 refused"]
        kept.refuse(act.id, "The account is disabled.")

    (line,) = consultation.says("done by hand")
    assert line.startswith("BAD")
    assert "journal list" in line
