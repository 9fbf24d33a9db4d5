"""Every text that a person sees is in French too, and means the same."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
CATALOGUES: Final = ROOT / "resources" / "translations"
_PLACE: Final = re.compile(r"\{[a-z_]*\}|%n|%L?\d")


@dataclass(frozen=True, slots=True)
class Message:
    """One text and what it is in another language, one a plural form."""

    context: str
    text: str
    comment: str
    forms: tuple[str, ...]
    plural: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """By what the program asks for it."""
        return self.context, self.text, self.comment


def _messages(catalogue: Path) -> list[Message]:
    found = []
    for context in ET.parse(catalogue).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
            found.append(
                Message(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                    tuple(forms),
                    message.get("numerus") == "yes",
                )
            )
    return found


@cache
def _french() -> list[Message]:
    return _messages(CATALOGUES / "sentinel_fr.ts")


@cache
def _english() -> list[Message]:
    return _messages(CATALOGUES / "sentinel_en.ts")


def _run(script: str, *arguments: str) -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'packaging')!r}); import translations; {script}"
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, cwd=ROOT, timeout=120)


@pytest.fixture(scope="module")
def texts_of_the_code(tmp_path_factory: pytest.TempPathFactory) -> list[Message]:
    """What the translator's tool finds in the code today."""
    fresh = tmp_path_factory.mktemp("texts") / "sentinel_fr.ts"
    _run("from pathlib import Path; translations.take_up(Path(sys.argv[1]))", str(fresh))
    return _messages(fresh)


def test_every_text_of_the_code_is_in_french(texts_of_the_code: list[Message]) -> None:
    """A text without its French is named here: `make translations`, then translate it."""
    translated = {message.key for message in _french() if all(message.forms)}

    missing = [message.key for message in texts_of_the_code if message.key not in translated]

    assert missing == []


def test_no_catalogue_keeps_what_the_code_no_longer_says(texts_of_the_code: list[Message]) -> None:
    """What is translated is said somewhere."""
    said = {message.key for message in texts_of_the_code}

    assert [message.key for message in _french() if message.key not in said] == []


def test_english_has_every_plural(texts_of_the_code: list[Message]) -> None:
    """Each text that counts has its two forms in the language of the code, too."""
    counted = {message.key for message in texts_of_the_code if message.plural}
    formed = {message.key for message in _english() if all(message.forms)}

    assert counted - formed == set()


@pytest.mark.parametrize("catalogue", ["fr", "en"])
def test_what_is_filled_in_is_the_same_in_both_languages(catalogue: str) -> None:
    """A name or a number that the text is given stands in its translation too, and nothing else does."""
    differing = [
        (message.key, form)
        for message in (_french() if catalogue == "fr" else _english())
        for form in message.forms
        if _places(form, plural=message.plural) != _places(message.text, plural=message.plural)
    ]

    assert differing == []


def _places(text: str, *, plural: bool) -> Counter[str]:
    # The singular may say "one" in words.
    return Counter(place for place in _PLACE.findall(text) if not (plural and place == "%n"))


def test_what_was_one_line_stays_one(texts_of_the_code: list[Message]) -> None:
    """A translation has the lines, and the mnemonic where the text has one: its key is on the keyboard."""
    del texts_of_the_code
    wrong = [
        message.key
        for message in _french()
        for form in message.forms
        if form.count("\n") != message.text.count("\n") or ("&" in form) != ("&" in message.text)
    ]

    assert wrong == []


def test_french_marks_never_begin_a_line() -> None:
    """A colon and the guillemets hold on to their word by a space that does not break."""
    loose = [form for message in _french() for form in message.forms if re.search(r" (:(?!\w)|»)|« ", form)]

    assert loose == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_compiled_catalogue_is_that_of_the_texts(tmp_path: Path, language: str) -> None:
    """The program reads what the translators wrote: `make translations` compiles it."""
    fresh, catalogue = tmp_path / "fresh.qm", CATALOGUES / f"sentinel_{language}.ts"
    _run(
        "from pathlib import Path; translations.compile_to(Path(sys.argv[1]), Path(sys.argv[2]))",
        str(catalogue),
        str(fresh),
    )

    assert fresh.read_bytes() == catalogue.with_suffix(".qm").read_bytes()
