"""What a kiosk says, in whichever language is spoken while it is asked."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.kiosk import (
    FEWEST_DIGITS,
    LONGEST,
    FieldFault,
    KioskField,
    KioskForm,
    KioskTexts,
    RecruitmentStep,
)
from sentinel_desktop.domain.visitors import Language, VisitPurpose

translate = QCoreApplication.translate

SYMBOLS = {
    VisitPurpose.MEETING: "handshake",
    VisitPurpose.EVENT: "calendar-days",
    VisitPurpose.RECRUITMENT: "anchor",
    VisitPurpose.CONTRACT_WORK: "hard-hat",
    VisitPurpose.MUSEUM: "landmark",
    VisitPurpose.OTHER: "message-circle",
}
"""The reasons in the order in which they are offered, each with its symbol."""


def reason_text(purpose: VisitPurpose) -> str:
    """Return a reason as a visitor says it."""
    return {
        VisitPurpose.MEETING: translate("Kiosk", "Meeting a member"),
        VisitPurpose.EVENT: translate("Kiosk", "Event"),
        VisitPurpose.RECRUITMENT: translate("Kiosk", "Recruiting"),
        VisitPurpose.CONTRACT_WORK: translate("Kiosk", "Contract work"),
        VisitPurpose.MUSEUM: translate("Kiosk", "Museum"),
        VisitPurpose.OTHER: translate("Kiosk", "Something else"),
    }[purpose]


def line_text(name: KioskField, *, is_company: bool = False) -> str:
    """Return what a line is called; ``is_company``: the organization is asked for with its work."""
    if name is KioskField.ORGANIZATION and is_company:
        return translate("Kiosk", "Company")
    return {
        KioskField.LAST_NAME: translate("Kiosk", "Last name"),
        KioskField.FIRST_NAME: translate("Kiosk", "First name"),
        KioskField.PHONE: translate("Kiosk", "Telephone number"),
        KioskField.RANK: translate("Kiosk", "Rank (if you like)"),
        KioskField.UNIT: translate("Kiosk", "Unit (if you like)"),
        KioskField.ORGANIZATION: translate("Kiosk", "Organization (if any)"),
        KioskField.HOST: translate("Kiosk", "Name of the member"),
        KioskField.WORK: translate("Kiosk", "What work do you do here?"),
        KioskField.PLATE: translate("Kiosk", "Licence plate (if you parked here)"),
        KioskField.EVENT: translate("Kiosk", "Another event"),
        KioskField.STEP: translate("Kiosk", "Something else"),
        KioskField.NOTES: translate("Kiosk", "What brings you here, in a few words?"),
    }[name]


def rule_text(name: KioskField) -> str:
    """Return the rule of a line, shown before it is left; empty where there is nothing to know."""
    if name is KioskField.PHONE:
        return translate("Kiosk", "At least {fewest} digits, with the area code").format(fewest=FEWEST_DIGITS)
    return ""


def fault_text(name: KioskField, fault: FieldFault) -> str:
    """Return what is wrong with a line."""
    match fault:
        case FieldFault.NOT_A_PHONE:
            return translate("Kiosk", "Please type a telephone number of {fewest} digits or more.").format(
                fewest=FEWEST_DIGITS
            )
        case FieldFault.TOO_LONG:
            return translate("Kiosk", "Please say it in at most {most} characters.").format(most=LONGEST[name])
        case FieldFault.MISSING:
            return _missing_text(name)


def _missing_text(name: KioskField) -> str:
    return {
        KioskField.LAST_NAME: translate("Kiosk", "Please type your last name."),
        KioskField.FIRST_NAME: translate("Kiosk", "Please type your first name."),
        KioskField.PHONE: translate("Kiosk", "Please type your telephone number."),
        KioskField.ORGANIZATION: translate("Kiosk", "Please type the company."),
        KioskField.HOST: translate("Kiosk", "Please type the name of whom you meet."),
        KioskField.WORK: translate("Kiosk", "Please type the work, in a few words."),
        KioskField.EVENT: translate("Kiosk", "Please touch the event, or type its name."),
        KioskField.STEP: translate("Kiosk", "Please touch what you come for."),
    }.get(name, translate("Kiosk", "Please type a few words."))


def step_text(step: RecruitmentStep) -> str:
    """Return what a recruit comes for."""
    return {
        RecruitmentStep.INFORMATION: translate("Kiosk", "Information"),
        RecruitmentStep.INTERVIEW: translate("Kiosk", "Interview"),
        RecruitmentStep.MEDICAL: translate("Kiosk", "Medical"),
        RecruitmentStep.APTITUDE_TEST: translate("Kiosk", "Aptitude test"),
        RecruitmentStep.ENROLMENT: translate("Kiosk", "Enrolment"),
    }[step]


def said_text(form: KioskForm, name: KioskField) -> str:
    """Return what stands in a line, as the visitor reads it."""
    text = form.text(name)
    if name is KioskField.STEP and text in set(RecruitmentStep):
        return step_text(RecruitmentStep(text))
    return text


def needs_title(purpose: VisitPurpose | None) -> str:
    """Return the question of the page that follows from the reason."""
    return {
        VisitPurpose.MEETING: translate("Kiosk", "Who are you meeting?"),
        VisitPurpose.EVENT: translate("Kiosk", "Which event?"),
        VisitPurpose.RECRUITMENT: translate("Kiosk", "What do you come for?"),
        VisitPurpose.CONTRACT_WORK: translate("Kiosk", "About your work"),
    }.get(purpose or VisitPurpose.OTHER, translate("Kiosk", "What brings you here?"))


def where_text(texts: KioskTexts, purpose: VisitPurpose | None, language: Language) -> str:
    """Return where a visitor goes next, in the unit's words where it has some."""
    purpose = purpose or VisitPurpose.OTHER
    own = {
        VisitPurpose.MEETING: translate("Kiosk", "Your host will come for you here."),
        VisitPurpose.EVENT: translate("Kiosk", "The duty desk will show you the way to the event."),
        VisitPurpose.RECRUITMENT: translate("Kiosk", "A recruiter will come for you here."),
        VisitPurpose.CONTRACT_WORK: translate("Kiosk", "The duty desk will show you the way to your work."),
        VisitPurpose.MUSEUM: translate("Kiosk", "Somebody will open the museum for you."),
        VisitPurpose.OTHER: translate("Kiosk", "The duty desk will help you."),
    }
    return texts.where.get((purpose, language)) or own[purpose]


def other_language_text(language: Language) -> str:
    """Return what the button of the other language says: in that language, for whoever does not read this one."""
    return {Language.ENGLISH: "Français", Language.FRENCH: "English"}[language]
