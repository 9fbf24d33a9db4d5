"""What a file of expected visitors cannot be taken for, and what is wrong with a row of it, in sentences."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.csv_reading import FileProblem, UnusableFile
from sentinel_desktop.domain.visit_drafts import LONGEST
from sentinel_desktop.domain.visit_file_rows import MOST_ROWS, VisitColumn
from sentinel_desktop.domain.visit_files import FaultyVisitRow, VisitPlan, VisitRowProblem
from sentinel_desktop.ui.times import number_text

translate = QCoreApplication.translate


def file_sentence(file: UnusableFile) -> str:
    """Return why nothing of a file was taken, and what to do."""
    sentence = {
        FileProblem.TOO_LARGE: translate("Visits", "The file is larger than 2 MB: it is no list of visitors."),
        FileProblem.UNREADABLE: translate("Visits", "The file cannot be read: {about}."),
        FileProblem.ANOTHER_KIND: translate(
            "Visits", "This is no CSV file: in the spreadsheet, save the table as CSV, and choose that file."
        ),
        FileProblem.MIXED_ENCODINGS: translate(
            "Visits", "Letters with accents are written in two ways in the file: save it once more as CSV UTF-8."
        ),
        FileProblem.EMPTY: translate("Visits", "There is no visitor in the file."),
        FileProblem.WITHOUT_COLUMN: translate("Visits", "The file has no column {about}."),
        FileProblem.DOUBLE_HEAD: translate("Visits", "Two columns say the same: {about}."),
        FileProblem.TOO_MANY_ROWS: translate(
            "Visits", "The file has {about} rows: {most} are taken at most. Make two files of it."
        ),
        FileProblem.BROKEN_QUOTES: translate(
            "Visits", "A quotation mark in the file is never closed: save it once more from the spreadsheet."
        ),
    }[file.problem]
    return sentence.format(about=file.about, most=number_text(MOST_ROWS))


def column_text(column: VisitColumn) -> str:
    """Return what a column of the file is called."""
    return {
        VisitColumn.RANK: translate("Visits", "Rank"),
        VisitColumn.LAST_NAME: translate("Visits", "Last name"),
        VisitColumn.FIRST_NAME: translate("Visits", "First name"),
        VisitColumn.ORGANIZATION: translate("Visits", "Organization"),
        VisitColumn.UNIT: translate("Visits", "Unit"),
        VisitColumn.HOST: translate("Visits", "Host"),
        VisitColumn.DATE: translate("Visits", "Date"),
        VisitColumn.TIME: translate("Visits", "Time"),
        VisitColumn.TYPE: translate("Visits", "Type"),
        VisitColumn.PHONE: translate("Visits", "Phone"),
        VisitColumn.PLATE: translate("Visits", "Licence plate"),
        VisitColumn.ESCORT: translate("Visits", "Escort"),
        VisitColumn.NOTES: translate("Visits", "Notes"),
    }[column]


def row_sentence(row: FaultyVisitRow) -> str:
    """Return why a row is left out, and what would be right."""
    sentence = {
        VisitRowProblem.MISSING: translate("Visits", "{column} is missing."),
        VisitRowProblem.TOO_LONG: translate("Visits", "{column} is too long: {most} characters at most."),
        VisitRowProblem.NOT_A_DATE: translate("Visits", "“{cell}” is no date: write it as 2026-11-24."),
        VisitRowProblem.NOT_A_TIME: translate("Visits", "“{cell}” is no time: write it as 13:30."),
        VisitRowProblem.IN_THE_PAST: translate("Visits", "{cell} is over."),
        VisitRowProblem.TOO_FAR: translate("Visits", "{cell} is more than a year from now: look at the year."),
        VisitRowProblem.NOT_A_PHONE: translate("Visits", "“{cell}” is no telephone number."),
        VisitRowProblem.NOT_A_PLATE: translate("Visits", "“{cell}” is no licence plate."),
        VisitRowProblem.UNKNOWN_TYPE: translate("Visits", "“{cell}” is no type and no reason of a visit."),
        VisitRowProblem.UNKNOWN_WORD: translate("Visits", "{column}: “{cell}” is neither yes nor no."),
        VisitRowProblem.NO_SUCH_HOST: translate("Visits", "No member is called “{cell}”."),
        VisitRowProblem.SEVERAL_HOSTS: translate(
            "Visits", "“{cell}” may be several members: {about}. Write the service number."
        ),
        VisitRowProblem.TWICE: translate("Visits", "The same person stands in another row for the same day."),
    }[row.problem]
    cell = row.cell if len(row.cell) <= _LONGEST_CELL else f"{row.cell[:_LONGEST_CELL]}…"
    most = number_text(LONGEST.get(row.column, 0))
    return sentence.format(column=column_text(row.column), cell=cell, about=row.about, most=most)


def plan_sentence(plan: VisitPlan) -> str:
    """Return what would become of the file as a whole."""
    sentences = [translate("Visits", "%n visitor(s) to add.", "", len(plan.added))]
    if plan.known:
        sentences.append(translate("Visits", "%n row(s) of visitors who are expected already.", "", plan.known))
    if plan.faulty:
        sentences.append(translate("Visits", "%n row(s) left out.", "", len(plan.faulty)))
    sentences.append(translate("Visits", "Nothing is written before you add them."))
    return " ".join(sentences)


_LONGEST_CELL = 60
