"""What came of an act on a list, in one sentence: done, undone, refused, and what a file cannot be taken for."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.csv_reading import FileProblem, UnusableFile
from sentinel_desktop.domain.list_edits import Act, Reason, Refused, Step
from sentinel_desktop.domain.list_files import FaultyRow, RowProblem
from sentinel_desktop.domain.list_kinds import ListKind, ValueField
from sentinel_desktop.domain.list_rules import MOST_VALUES, Problem
from sentinel_desktop.ui.lists.wording import counted_text, field_text, problem_text
from sentinel_desktop.ui.sentences import named_value
from sentinel_desktop.ui.times import number_text

translate = QCoreApplication.translate


def done_sentence(step: Step) -> str:
    """Return what is said after an act, and whether it can be taken back."""
    sentence = {
        Act.ADDED: translate("Lists", "{name} is added. Operators can choose it now."),
        Act.CHANGED: translate("Lists", "{name} is saved."),
        Act.HIDDEN: translate("Lists", "{name} is no longer offered. What has it keeps it."),
        Act.SHOWN: translate("Lists", "{name} is offered again."),
        Act.MOVED: translate("Lists", "{name} has its new place."),
        Act.DELETED: translate("Lists", "{name} is deleted."),
        Act.REPLACED: translate("Lists", "{name} is replaced in {count} and deleted."),
        Act.IMPORTED: translate("Lists", "The file is taken: {count}."),
    }[step.act].format(name=step.name, count=_count(step))
    if step.inverses:
        return sentence
    return translate("Lists", "{sentence} This one cannot be taken back.").format(sentence=sentence)


def undone_sentence(step: Step) -> str:
    """Return what is said after an act was taken back."""
    return {
        Act.ADDED: translate("Lists", "Undone: {name} is gone again."),
        Act.CHANGED: translate("Lists", "Undone: {name} is as it was before."),
        Act.HIDDEN: translate("Lists", "Undone: {name} is offered again."),
        Act.SHOWN: translate("Lists", "Undone: {name} is hidden again."),
        Act.MOVED: translate("Lists", "Undone: {name} is back in its place."),
        Act.DELETED: translate("Lists", "Undone: {name} is there again."),
        Act.REPLACED: translate("Lists", "Undone: {name} is there again, in {count}."),
        Act.IMPORTED: translate("Lists", "Undone: the list is as it was before the file ({count})."),
    }[step.act].format(name=step.name, count=_count(step))


def undo_text(step: Step) -> str:
    """Return what an undo would take back, for its button."""
    return {
        Act.ADDED: translate("Lists", "Undo: add {name}"),
        Act.CHANGED: translate("Lists", "Undo: change {name}"),
        Act.HIDDEN: translate("Lists", "Undo: hide {name}"),
        Act.SHOWN: translate("Lists", "Undo: show {name}"),
        Act.MOVED: translate("Lists", "Undo: move {name}"),
        Act.DELETED: translate("Lists", "Undo: delete {name}"),
        Act.REPLACED: translate("Lists", "Undo: replace {name}"),
        Act.IMPORTED: translate("Lists", "Undo: import"),
    }[step.act].format(name=step.name)


def refused_sentence(refused: Refused, name: str) -> str:
    """Return why something was not done, and what to do."""
    return {
        Reason.CHANGED: translate("Lists", "Somebody changed {name} meanwhile: look at it and do it again."),
        Reason.GONE: translate("Lists", "Somebody deleted {name} meanwhile. Nothing was changed."),
        Reason.IN_USE: translate(
            "Lists", "Records still have {name}: see them, or replace it by another value and delete it."
        ),
        Reason.SYSTEM: translate("Lists", "The program itself needs {name}: it can be renamed or hidden."),
        Reason.TAKEN: translate("Lists", "Another value has the same code already: choose another one."),
        Reason.MISSING: translate("Lists", "What {name} refers to is no longer there: choose something else."),
        Reason.INVALID: translate("Lists", "The database does not take {name} like this: check its fields."),
    }[refused.reason].format(name=name)


def undo_refused_sentence(refused: Refused, step: Step) -> str:
    """Return why an act cannot be taken back any more."""
    if refused.reason is Reason.IN_USE:
        sentence = translate("Lists", "It cannot be undone: records have {name} by now.")
    elif refused.reason is Reason.GONE:
        sentence = translate("Lists", "It cannot be undone: somebody deleted {name} meanwhile.")
    else:
        sentence = translate("Lists", "It cannot be undone: somebody changed {name} meanwhile.")
    return sentence.format(name=step.name or translate("Lists", "the list"))


def file_sentence(file: UnusableFile) -> str:
    """Return why nothing of a file can be taken, and what to do."""
    return {
        FileProblem.TOO_LARGE: translate(
            "Lists", "The file is too large for a list (2 MB at most), so it was not opened: choose another one."
        ),
        FileProblem.UNREADABLE: translate("Lists", "The file cannot be read: {about}."),
        FileProblem.ANOTHER_KIND: translate(
            "Lists", "This is no CSV file: in the spreadsheet, save the list as CSV (UTF-8) and choose that."
        ),
        FileProblem.MIXED_ENCODINGS: translate(
            "Lists",
            "Some letters of the file are UTF-8 and some Windows-1252: in the spreadsheet, save it as CSV (UTF-8).",
        ),
        FileProblem.EMPTY: translate(
            "Lists", "There are no rows in the file: it needs a head and a row for each value."
        ),
        FileProblem.WITHOUT_COLUMN: translate(
            "Lists", "The file has no column “{about}” in its first row, so it is not a list of this kind."
        ),
        FileProblem.DOUBLE_HEAD: translate("Lists", "Two columns of the file are both called “{about}”: rename one."),
        FileProblem.TOO_MANY_ROWS: translate(
            "Lists", "The file has {about} rows and a list takes {most} at most: it is another kind of file."
        ),
        FileProblem.BROKEN_QUOTES: translate(
            "Lists", "The file breaks off inside quotation marks: save it anew from the spreadsheet."
        ),
    }[file.problem].format(about=_about(file), most=number_text(MOST_VALUES))


def row_sentence(kind: ListKind, row: FaultyRow) -> str:
    """Return what is wrong with one row."""
    field = translate("Lists", "Offered") if row.field is None else field_text(row.field, kind)
    if isinstance(row.problem, Problem):
        sentence = problem_text(kind, row.field or ValueField.NAME, row.problem)
    else:
        sentence = {
            RowProblem.FORMULA: translate("Lists", "It begins like a formula of a spreadsheet: write it as text."),
            RowProblem.UNKNOWN_WORD: translate("Lists", "This word means nothing here."),
            RowProblem.TWICE: translate("Lists", "An earlier row of the file has it too."),
            RowProblem.NO_SUCH_RANK: translate("Lists", "There is no such rank."),
        }[row.problem]
    return named_value(field, sentence)


def _count(step: Step) -> str:
    if step.act is Act.IMPORTED:
        return counted_text(step.count, "value")
    return counted_text(step.count)


def _about(file: UnusableFile) -> str:
    return number_text(int(file.about)) if file.problem is FileProblem.TOO_MANY_ROWS else file.about
