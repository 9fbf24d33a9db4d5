"""``journal list``, ``retry`` and ``dismiss``, as a person types them."""

import json
import uuid
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sentinel_desktop import cli
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.hand_acts import HandAct, HandActKind
from sentinel_desktop.domain.ids import AccountId, ScanId
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.persistence.hand_acts import FILE_NAME, SqliteHandActs
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from tests.support.scan_builders import NOON, SERIAL_OF_ROY, SERIAL_OF_TREMBLAY, answer, contents, reading, scan

FUTURE = "It lies in the future."


class Terminal:
    """A data folder and a person who types commands about it."""

    def __init__(self, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data_dir = data_dir
        self._capsys = capsys

    def type(self, *words: str) -> tuple[int, str]:
        """Run ``journal`` with these words; return its exit code and all it said."""
        code = cli.run(["journal", *words, "--data-dir", str(self.data_dir), "--station", "Front"])
        said = self._capsys.readouterr()
        return code, said.out + said.err

    def journal_of(self, station: str = "Front") -> SqliteScanJournal:
        """Open a station's journal."""
        return SqliteScanJournal(Settings(data_dir=self.data_dir, station=station).station_dir / "journal.db")

    def refuse(self, serial: str = SERIAL_OF_TREMBLAY, station: str = "Front") -> ScanId:
        """Leave a refused scan in a station's journal."""
        journal = self.journal_of(station)
        kept = scan(serial, NOON, id=ScanId(uuid.uuid4()))
        journal.append(kept, reading())
        journal.tell(kept.id, answer(kept, waiting=True))
        journal.quarantine(kept.id, FUTURE)
        journal.close()
        return kept.id

    def refuse_act(self) -> uuid.UUID:
        """Leave something done by hand that was refused in the station's folder."""
        folder = Settings(data_dir=self.data_dir, station="Front").station_dir
        seen = RecordVersion(uuid.UUID(int=7), 1)
        act = HandAct.settle_review(uuid.uuid4(), AccountId(uuid.UUID(int=5)), NOON, seen, "One badge was lent.")
        with closing(SqliteHandActs(folder / FILE_NAME, lambda: NOON)) as kept:
            kept.add(act)
            kept.refuse(act.id, "The account is disabled.")
        return act.id


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A person at a computer."""
    return Terminal(tmp_path, capsys)


def test_what_was_refused_is_listed(terminal: Terminal) -> None:
    """With the name that this station's copy knows, in the unit's time; no whole serial is shown."""
    refused, nobodys = terminal.refuse(), terminal.refuse("0A0B0C0D0E")
    folder = Settings(data_dir=terminal.data_dir, station="Front").station_dir
    directory = SqliteLocalDirectory(folder / "directory.db")
    directory.replace(contents())
    directory.close()
    code, said = terminal.type("list")
    assert code == 0
    assert "0 waiting for the database, 2 refused for good" in said
    assert f"{refused}  2026-03-02 06:00:00 CST  …6CED  PO2 Tremblay, A., told checked_in" in said
    assert f"{nobodys}  2026-03-02 06:00:00 CST  …0D0E  holder not known" in said
    assert FUTURE in said
    assert SERIAL_OF_TREMBLAY not in said


def test_the_list_is_json_for_programs(terminal: Terminal) -> None:
    """One object, times with their offset."""
    refused = terminal.refuse()
    code, said = terminal.type("list", "--json")
    listed = json.loads(said)
    (shown,) = listed["quarantined"]
    assert (code, listed["waiting"], listed["problem"]) == (0, 0, "")
    assert (shown["id"], shown["serial"], shown["reason"], shown["times"]) == (str(refused), "6CED", FUTURE, 1)
    assert (shown["occurred_at"], shown["dismissal"]) == (NOON.isoformat(), None)


def test_a_refused_scan_is_retried(terminal: Terminal) -> None:
    """One by its id, and all that are left; then there is none."""
    first, _ = terminal.refuse(), [terminal.refuse() for _ in range(2)]
    assert terminal.type("retry", str(first))[0] == 0
    code, said = terminal.type("retry", "all")
    assert (code, said.startswith("2 wait again")) == (0, True)
    code, said = terminal.type("retry", "all")
    assert (code, "Nothing of it is refused here" in said) == (1, True)
    journal = terminal.journal_of()
    assert (journal.status().waiting, journal.status().quarantined) == (3, 0)
    journal.close()


def test_a_refused_scan_is_dismissed_with_a_reason(terminal: Terminal) -> None:
    """What that means is said, and who, when and why are listed for good."""
    refused = terminal.refuse()
    code, said = terminal.type("dismiss", str(refused), "--reason", "A test of the reader.")
    assert (code, "not in the ledger" in said) == (0, True)
    code, said = terminal.type("list", "--dismissed")
    assert f"{refused}  " in said
    assert ": A test of the reader." in said
    (gone,) = json.loads(terminal.type("list", "--dismissed", "--json")[1])["dismissed"]
    assert gone["dismissal"]["reason"] == "A test of the reader."
    assert gone["dismissal"]["by"] != ""
    assert terminal.type("dismiss", str(refused), "--reason", "Again.")[0] == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["retry", "6CED"], "no scan's id"),
        (["dismiss", str(uuid.UUID(int=1)), "--reason", " "], "Say with --reason why"),
    ],
)
def test_what_cannot_be_done_is_said(terminal: Terminal, words: list[str], sentence: str) -> None:
    """One sentence, and the code of a command to be written differently."""
    terminal.refuse()
    code, said = terminal.type(*words)
    assert (code, sentence in said) == (cli.USAGE_ERROR, True)


def test_no_journal_is_made_by_asking_for_one(terminal: Terminal) -> None:
    """A wrong data folder is said, and stays as it was."""
    code, said = terminal.type("list")
    assert (code, "No station" in said) == (cli.USAGE_ERROR, True)
    assert list(terminal.data_dir.iterdir()) == []


def test_the_only_journal_is_the_one_that_is_meant(terminal: Terminal) -> None:
    """A station of another name is found while it is alone; of several one must be named."""
    refused = terminal.refuse(SERIAL_OF_ROY, "Rear")
    assert str(refused) in terminal.type("list")[1]
    terminal.refuse(SERIAL_OF_ROY, "Gate")
    code, said = terminal.type("list")
    assert (code, "say which with --station" in said) == (cli.USAGE_ERROR, True)


def test_a_group_without_a_command_names_those_it_has(terminal: Terminal) -> None:
    """As ``db`` does."""
    code, said = terminal.type()
    assert (code, "journal list | retry | dismiss" in said) == (cli.USAGE_ERROR, True)


def test_the_doctor_speaks_of_what_was_refused_or_not_kept(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says where to look; a badge that could not be kept is told for a week."""
    monkeypatch.setattr("sentinel_desktop.app.doctor._MISSED_LATELY", timedelta(days=100_000))
    terminal.refuse()
    journal = terminal.journal_of()
    journal._not_journalled, journal._last_not_journalled_at, journal._miss_is_kept = 1, NOON, False
    journal.append(scan(), reading())
    journal.close()
    cli.run(["doctor", "--data-dir", str(terminal.data_dir), "--station", "Front", "--reader", "simulated"])
    said = capsys.readouterr().out
    assert "BAD  journal: 1 waiting, 1 in quarantine: look at them with 'sentinel-desktop journal list'" in said
    assert "BAD  journal: a badge could not be kept here" in said
    assert "2026-03-02 12:00 UTC" in said


def test_what_was_done_by_hand_and_refused_is_listed_and_let_go_of(terminal: Terminal) -> None:
    """With what it was, whose account's and why; a dismissal takes it from the list."""
    terminal.refuse()
    refused = terminal.refuse_act()

    code, said = terminal.type("list")
    assert code == 0
    assert f"{refused}" in said
    assert "by hand: a review settled" in said
    assert "refused on" in said
    assert "The account is disabled." in said
    (listed,) = json.loads(terminal.type("list", "--json")[1])["refused_by_hand"]
    assert listed["payload"]["settlement"] == "One badge was lent."

    assert terminal.type("dismiss", str(refused), "--reason", "Settled anew.")[0] == 0
    assert "by hand" not in terminal.type("list")[1]
    assert terminal.type("dismiss", str(refused), "--reason", "Settled anew.")[0] == 1
    code, said = terminal.type("list", "--dismissed")
    assert (code, "the reason" in said, ": Settled anew." in said) == (0, False, True)
    (gone,) = json.loads(terminal.type("list", "--dismissed", "--json")[1])["dismissed_by_hand"]
    assert gone["dismissal"]["reason"] == "Settled anew."


def test_what_was_done_by_hand_and_refused_is_retried(terminal: Terminal) -> None:
    """One by its id, or all that was refused, scans and acts alike; the list says how many wait."""
    first, _ = terminal.refuse_act(), [terminal.refuse_act() for _ in range(2)]
    terminal.refuse()
    assert terminal.type("retry", str(first))[0] == 0
    assert "done by hand: 1 waiting, 2 refused for good" in terminal.type("list")[1]
    code, said = terminal.type("retry", "all")
    assert (code, said.startswith("3 wait again")) == (0, True)
    assert json.loads(terminal.type("list", "--json")[1])["waiting_by_hand"] == 3
    assert terminal.type("retry", str(first))[0] == 1


@pytest.mark.parametrize("kind", HandActKind)
def test_every_kind_of_act_is_listed_in_words(terminal: Terminal, kind: HandActKind) -> None:
    """Also one that nobody signed in for, and one whose payload cannot be read."""
    terminal.refuse()
    folder = Settings(data_dir=terminal.data_dir, station="Front").station_dir
    act = HandAct(uuid.uuid4(), kind, None, NOON, {})
    with closing(SqliteHandActs(folder / FILE_NAME, lambda: NOON)) as kept:
        kept.add(act)
        kept.refuse(act.id, "It cannot be read.")
    code, said = terminal.type("list")
    assert (code, "nobody signed in" in said) == (0, True)
