"""What is said to a person can be said in the person's language, wherever in the program it is made."""

import ast
import re
from typing import Final

from tests.support.checkout import modules, place
from tests.support.said_below import (
    below_the_screens,
    faults,
    is_plain,
    plain_sentences,
    said_by_faults,
    sentence_calls,
)

ENGLISH: Final = {
    "app/account_commands.py": "a command answers in the terminal, which speaks English",
    "app/database_commands.py": "a command",
    "app/display.py": "said in the terminal, because there is no screen",
    "app/doctor.py": "a command",
    "app/journal_commands.py": "a command",
    "app/presence_commands.py": "a command",
    "app/seal_report.py": "a command's report; the page of the audit has its own words",
    "app/terminal.py": "the terminal itself",
    "cli.py": "a command's help",
    "config.py": "ends the start, before there is a screen",
    "domain/default_lists.py": "the unit's own values, which have a French name beside the English one and are edited",
    "domain/sample_event.py": "an invented unit",
    "domain/sample_names.py": "an invented unit",
    "domain/sample_reviews.py": "an invented unit",
    "domain/sample_unit.py": "a command's answer",
    "domain/sample_visitors.py": "an invented unit",
    "persistence/transport.py": "a warning in the log and of a command",
}
"""Modules whose sentences stay English, and why; what is logged stays English everywhere."""

_PLACE: Final = re.compile(r"\{([a-z_]+)\}")


def _is_english(path: str) -> bool:
    return path.removeprefix("sentinel_desktop/") in ENGLISH


def test_faults_say_sentences_that_can_be_translated() -> None:
    """No fault is raised with text of its own, on a screen or below it: the catalogues take up what a person reads."""
    kinds = faults()
    plain = [
        place(path, made)
        for path in modules("sentinel_desktop")
        if not _is_english(place(path))
        for made, text in said_by_faults(path, kinds)
        if is_plain(text)
    ]

    assert plain == []


def test_every_sentence_below_the_screens_can_be_translated() -> None:
    """Not only faults: what a status, a refusal or a rule says is no plain text either."""
    plain = [
        f"{place(path, text)} {ast.unparse(text)[:60]}"
        for path in below_the_screens()
        if not _is_english(place(path))
        for text in plain_sentences(path)
    ]

    assert plain == []


def test_what_stays_english_is_there() -> None:
    """Every exemption is needed: its module has sentences."""
    paths = {place(path).removeprefix("sentinel_desktop/"): path for path in below_the_screens()}

    assert [name for name in ENGLISH if name not in paths or not any(plain_sentences(paths[name]))] == []


def test_sentences_are_filled_in_with_what_they_name() -> None:
    """Each place of a template has its value, and no value is given that nothing shows."""
    wrong = [
        place(path, call)
        for path in below_the_screens()
        for call in sentence_calls(path)
        if isinstance(template := call.args[-1], ast.Constant)
        and all(keyword.arg for keyword in call.keywords)
        and set(_PLACE.findall(str(template.value))) != {keyword.arg for keyword in call.keywords}
    ]

    assert wrong == []
