"""Lists written as CSV, and files read into a plan."""

import csv
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.csv_reading import MOST_BYTES, FileProblem, UnusableFile
from sentinel_desktop.domain.list_edits import ListContents, ListValue
from sentinel_desktop.domain.list_files import ImportPlan, RowProblem, list_csv, plan_of
from sentinel_desktop.domain.list_kinds import MEMBER_STATUSES, RANKS, VISIT_TYPES, ListKind, ValueDetails, ValueField
from sentinel_desktop.domain.list_rules import MOST_VALUES, Problem
from sentinel_desktop.domain.lists import Branch, EnumeratedDetails, RankCategory, RankDetails, StatusDetails
from sentinel_desktop.domain.records import Record
from tests.support.invented_desk import NOW

GUEST = EnumeratedDetails("guest", "Guest", "Invité", "Comes to meet somebody.", "#0F6B74", 10)
OTHER = EnumeratedDetails("other", "Other", "Autre", "", "#56677A", 20, is_active=False)


def contents(kind: ListKind = VISIT_TYPES, *details: ValueDetails) -> ListContents:
    """Return a list with these values, those of visits where none are given."""
    values = details or (GUEST, OTHER)
    records = (Record(UUID(int=number), 3, each, NOW, NOW) for number, each in enumerate(values, 1))
    return ListContents(kind, tuple(ListValue(record) for record in records))


def planned(text: str | bytes, of: ListContents | None = None) -> ImportPlan:
    """Return the plan of a file that can be taken."""
    plan = plan_of(text if isinstance(text, bytes) else text.encode(), of or contents())
    assert isinstance(plan, ImportPlan)
    return plan


def test_a_list_is_written_with_its_words_and_read_again_as_it_is() -> None:
    """Nothing changes by taking the file that was just written."""
    text = list_csv(contents())
    assert text.splitlines()[0].endswith("Name,French name,Code,Colour,Description,Offered")
    plan = planned(text)
    assert (plan.unchanged, plan.added, plan.changed, plan.faulty) == (2, (), (), ())


NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=20)


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_whatever_stands_in_a_list_comes_back_from_its_file(names: list[str]) -> None:
    """Formulas, quotes and apostrophes too: no row differs from what was written."""
    values = tuple(EnumeratedDetails(f"code_{number}", name, name) for number, name in enumerate(names))
    plan = planned(list_csv(contents(VISIT_TYPES, *values)), contents(VISIT_TYPES, *values))
    assert plan.changed == ()
    assert plan.added == ()


def test_rows_are_added_changed_and_left_as_they_are() -> None:
    """By their code; a blank cell keeps what is there, and a code is made where there is none."""
    plan = planned(
        "Name,French name,Code,Colour,Team\nGuest,Hôte,guest,,x\nOther,,other,,\nDelivery,Livraison,,#1b4f8f,\n"
    )
    assert plan.unchanged == 1
    assert [row.fields for row in plan.changed] == [("name_fr",)]
    assert plan.changed[0].details == replace(GUEST, name_fr="Hôte")
    assert plan.changed[0].seen.version == 3
    assert [row.details for row in plan.added] == [
        EnumeratedDetails("delivery", "Delivery", "Livraison", "", "#1B4F8F")
    ]
    assert plan.unknown == ("Team",)
    assert plan.changes_something


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_encodings_and_separators_of_spreadsheets_are_read(encoding: str, separator: str) -> None:
    """Those of both languages of the country."""
    text = (
        separator.join(("Name", "French name", "Code")) + "\r\n" + separator.join(("Party", "Fête", "party")) + "\r\n"
    )
    assert planned(text.encode(encoding)).added[0].details.name_fr == "Fête"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", FileProblem.EMPTY),
        (b"\r\n\r\n", FileProblem.EMPTY),
        (b"Name,Code\r\n", FileProblem.EMPTY),
        (b"PK\x03\x04 a spreadsheet", FileProblem.ANOTHER_KIND),
        (b"%PDF-1.7", FileProblem.ANOTHER_KIND),
        ("Name,Code\nGuest,guest\n".encode("utf-16"), FileProblem.ANOTHER_KIND),
        (b"Name,Code\n\x81\x8d,x\n", FileProblem.ANOTHER_KIND),
        ("Name\nÉté\n".encode() + "Fête\n".encode("cp1252"), FileProblem.MIXED_ENCODINGS),
        ("Name\nGuest\n".encode("utf-8-sig") + "Fête\n".encode("cp1252"), FileProblem.MIXED_ENCODINGS),
        (b"x" * (MOST_BYTES + 1), FileProblem.TOO_LARGE),
        (b"SN,RANK,LAST NAME\nV1,S1,Ashby\n", FileProblem.WITHOUT_COLUMN),
        (b"Name,Code,name\nGuest,guest,x\n", FileProblem.DOUBLE_HEAD),
        (b"Name,Team,Team\nGuest,a,b\n", FileProblem.DOUBLE_HEAD),
        (b'Name,Code\n"Guest,guest\n', FileProblem.BROKEN_QUOTES),
        (b"Name\n" + b"x\n" * (MOST_VALUES + 1), FileProblem.TOO_MANY_ROWS),
        (b"Name\n" + b"x\n" * 10_000, FileProblem.TOO_MANY_ROWS),
    ],
)
def test_a_file_of_another_kind_is_refused_whole(data: bytes, problem: FileProblem) -> None:
    """For one reason, which names what to mend."""
    file = plan_of(data, contents())
    assert isinstance(file, UnusableFile)
    assert file.problem is problem


@pytest.mark.parametrize(
    ("row", "field", "problem"),
    [
        ("=1+1,,x,", ValueField.NAME, RowProblem.FORMULA),
        ("Fine,@SUM(A1),x,", ValueField.NAME_FR, RowProblem.FORMULA),
        (",,guest,#1B4F8F", None, None),
        (",,unknown,", ValueField.NAME, Problem.EMPTY),
        ("Fine,,Big Letters,", ValueField.CODE, Problem.CODE_FORM),
        ("Fine,,fine,blue", ValueField.COLOUR, Problem.COLOUR_FORM),
        ("Guest,,fine,", ValueField.NAME, Problem.NAME_TAKEN),
        ("Be\x07ll,,bell,", ValueField.NAME, Problem.CONTROL_CHARACTER),
        (f"{'x' * 61},,fine,", ValueField.NAME, Problem.TOO_LONG),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(
    row: str, field: ValueField | None, problem: Problem | RowProblem | None
) -> None:
    """Its number and its column; the other rows are taken."""
    plan = planned(f"Name,French name,Code,Colour\n{row}\nDelivery,,delivery,\n")
    assert [added.details.name for added in plan.added] == ["Delivery"]
    assert [(each.line, each.field, each.problem) for each in plan.faulty] == ([(2, field, problem)] if problem else [])


def test_two_rows_of_one_code_are_not_both_taken() -> None:
    """The first one is; of two new ones the second meets the first."""
    plan = planned("Name,Code\nHost,guest\nVisitor,guest\nDelivery,delivery\nParcel,delivery\n")
    assert [row.problem for row in plan.faulty] == [RowProblem.TWICE, Problem.CODE_TAKEN]


def test_words_stand_for_rulings_and_flags() -> None:
    """In any case; a word that means nothing is said."""
    status = StatusDetails("away", "Away", on_scan=OnScan.WARN)
    plan = planned(
        "Name,Code,On scan,Offered\nAway,away,REFUSE,No\nOff,off,shout,\nIll,ill,,maybe\n",
        contents(MEMBER_STATUSES, status),
    )
    changed = plan.changed[0].details
    assert isinstance(changed, StatusDetails)
    assert (changed.on_scan, changed.is_active) == (OnScan.REFUSE, False)
    assert [(row.field, row.problem) for row in plan.faulty] == [
        (ValueField.ON_SCAN, RowProblem.UNKNOWN_WORD),
        (None, RowProblem.UNKNOWN_WORD),
    ]


def test_ranks_are_known_by_branch_and_code() -> None:
    """Both corporals keep theirs; a row without a branch is not guessed, a file without the column is refused."""
    army = RankDetails("Cpl", "Corporal", Branch.ARMY, RankCategory.JUNIOR_NCM, 30)
    air = replace(army, branch=Branch.AIR_FORCE)
    ranks = contents(RANKS, army, air)
    plan = planned("Name,Code,Branch,Replaced by\nCaporal,Cpl,air_force,\nLance,LCpl,Army,Cpl\nX,Y,,\n", ranks)
    assert [row.record.id for row in plan.changed] == [UUID(int=2)]
    added = plan.added[0].details
    assert isinstance(added, RankDetails)
    assert added.replaced_by_id == UUID(int=1)
    assert [(row.field, row.problem) for row in plan.faulty] == [(ValueField.BRANCH, Problem.EMPTY)]
    assert plan_of(b"Name,Code\nCorporal,Cpl\n", ranks) == UnusableFile(FileProblem.WITHOUT_COLUMN, "Branch")


def test_what_replaces_a_rank_is_written_by_its_code() -> None:
    """And read again as what it is; where that rank is deleted nothing stands there."""
    old = RankDetails("LS", "Leading Seaman", Branch.NAVY, RankCategory.JUNIOR_NCM, 30, replaced_by_id=UUID(int=2))
    new = RankDetails("S1", "Sailor First Class", Branch.NAVY, RankCategory.JUNIOR_NCM, 30)
    ranks = contents(RANKS, old, new)
    rows = list(csv.DictReader(list_csv(ranks).removeprefix("\ufeff").splitlines()))
    assert [(row["Code"], row["Replaced by"]) for row in rows] == [("LS", "S1"), ("S1", "")]
    assert planned(list_csv(ranks), ranks).unchanged == 2
    alone = csv.DictReader(list_csv(contents(RANKS, old)).removeprefix("\ufeff").splitlines())
    assert [row["Replaced by"] for row in alone] == [""]


def test_a_rank_replaced_by_one_that_is_not_there_is_said() -> None:
    """Its code is shown."""
    rank = RankDetails("S3", "Sailor", Branch.NAVY, RankCategory.JUNIOR_NCM, 10)
    plan = planned("Name,Code,Branch,Replaced by\nSailor,S3,navy,S9\n", contents(RANKS, rank))
    assert [(row.problem, row.cell) for row in plan.faulty] == [(RowProblem.NO_SUCH_RANK, "S9")]
