"""Keeps the catalogues of translations: takes up the texts of the code, and compiles what is translated.

``python packaging/translations.py`` brings ``resources/translations/*.ts`` up to date with the code and compiles each
to its ``.qm``, which is what the program reads.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

from said_texts import said_texts

ROOT: Final = Path(__file__).resolve().parent.parent
CATALOGUES: Final = ROOT / "resources" / "translations"
_TOOLS: Final = Path(sys.executable).parent


def take_up(catalogue: Path, *, plurals_only: bool = False) -> None:
    """Write the texts of the code into a catalogue; translations stay, what is no longer in the code goes.

    Args:
        catalogue: a ``.ts`` file, which is made where it is missing.
        plurals_only: leave out what needs no plural forms: for the language that the code is written in.
    """
    sources = sorted((ROOT / "sentinel_desktop").rglob("*.py"))
    said = catalogue.with_suffix(".cpp")
    said.write_text("\n".join(text.in_cpp() for text in said_texts(sources)), encoding="utf-8")
    options = ["-locations", "none", "-no-obsolete", "-source-language", "en_CA"]
    options += ["-target-language", catalogue.stem.removeprefix("sentinel_") + "_CA"]
    options += ["-pluralonly"] if plurals_only else []
    try:
        _run("pyside6-lupdate", *options, str(said), "-ts", str(catalogue))
    finally:
        said.unlink()


def compile_to(catalogue: Path, compiled: Path) -> None:
    """Compile a ``.ts`` file to a ``.qm`` file; a program that reads the old one meanwhile goes on with it."""
    fresh = compiled.with_suffix(".new")
    _run("pyside6-lrelease", "-silent", "-nounfinished", str(catalogue), "-qm", str(fresh))
    fresh.replace(compiled)


def main() -> None:
    """Bring all catalogues up to date."""
    for language in ("en", "fr"):
        catalogue = CATALOGUES / f"sentinel_{language}.ts"
        take_up(catalogue, plurals_only=language == "en")
        compile_to(catalogue, catalogue.with_suffix(".qm"))


def _run(tool: str, *arguments: str) -> None:
    done = subprocess.run([_TOOLS / tool, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{tool} failed: {done.stderr or done.stdout}")


if __name__ == "__main__":
    main()
