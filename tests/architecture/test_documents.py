"""What the documents say is there is there: files, commands, settings, outcomes, keys, threads."""

import ast
import re
import shlex
from pathlib import Path

import pytest

from sentinel_desktop import cli
from sentinel_desktop.config import ENVIRONMENT, NUMBERS, Settings, load_settings
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.ui.answers import wording_of
from sentinel_desktop.ui.key_help import key_sections
from sentinel_desktop.ui.widgets.keycap import key_text
from tests.support.checkout import PACKAGE, ROOT, files, modules, place, tree

DOCUMENTS = [path for path in files() if path.suffix == ".md"]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
OPERATOR = ROOT / "docs" / "operators-guide.md"
ADMINISTRATOR = ROOT / "docs" / "administrators-guide.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"^(?:\S*/)?sentinel-desktop(?= |$)(.*)$")
NAMED_FILE = re.compile(r"[\w./*-]+(?:\.(?:py|md|toml|qss)|/)")

NOT_GIVEN_YET = {Outcome.LOCKUP_HELD}
"""An outcome with a code and a place, of a feature that is not there yet."""

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=place)


def _fences(document: Path, language: str) -> list[str]:
    return [body for found, body in FENCE.findall(document.read_text(encoding="utf-8")) if found == language]


def _spans(document: Path) -> list[str]:
    """Return what stands between backticks in the running text."""
    return re.findall(r"`([^`\n]+)`", FENCE.sub("", document.read_text(encoding="utf-8")))


def _command_lines(document: Path) -> list[list[str]]:
    """Return the arguments of every command line of ours; a span may leave out the program's name before ``db``."""
    lines = [line.strip() for body in _fences(document, "sh") for line in body.splitlines()]
    lines += [f"sentinel-desktop {span}" if span.startswith("db ") else span for span in _spans(document)]
    return [shlex.split(found[1], comments=True) for line in lines if (found := COMMAND.match(line))]


def _unknown_to_the_parser(arguments: list[str]) -> bool:
    try:
        cli._parser().parse_args(arguments)
    except SystemExit as ended:
        return bool(ended.code)
    return False


def _is_there(name: str, document: Path) -> bool:
    if "*" in name:
        return True
    if "/" not in name and any(path.name == name for path in files()):
        return True
    return any((folder / name).exists() for folder in (ROOT, PACKAGE, document.parent))


def _row(document: Path, cell: str) -> str:
    """Return the line of a table that has ``cell`` in it, empty where there is none."""
    lines = document.read_text(encoding="utf-8").splitlines()
    return next((line for line in lines if line.startswith("|") and cell in line), "")


@each_document
def test_links_lead_somewhere(document: Path) -> None:
    """Every link that is no web address leads to a file of this checkout."""
    targets = [target.partition("#")[0] for target in LINK.findall(document.read_text(encoding="utf-8"))]
    nowhere = [target for target in targets if "://" not in target and not (document.parent / target).exists()]

    assert nowhere == []


@each_document
def test_named_files_are_there(document: Path) -> None:
    """Every file or folder of ours that the text names exists under that name."""
    named = [span for span in _spans(document) if NAMED_FILE.fullmatch(span) and not span.startswith("/")]

    assert [name for name in named if not _is_there(name, document)] == []


@each_document
def test_commands_are_understood(document: Path) -> None:
    """Every command line shown, with its options, is one that the program's parser takes."""
    unknown = [line for line in _command_lines(document) if _unknown_to_the_parser(line)]

    assert unknown == []


@each_document
def test_named_targets_are_made(document: Path) -> None:
    """Every target of make that a document names is in the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    shown = [*_spans(document), *(line for body in _fences(document, "sh") for line in body.splitlines())]
    named = {found[1] for text in shown if (found := re.match(r"make ([a-z]+)", text))}

    assert {name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)} == set()


@each_document
def test_named_variables_are_read(document: Path) -> None:
    """Every environment variable of ours in a document is one that the program or its suite reads."""
    named = set(re.findall(r"SENTINEL_[A-Z_]+", document.read_text(encoding="utf-8")))

    assert named - set(ENVIRONMENT.values()) - {"SENTINEL_TEST_DATABASE_URL"} == set()


def test_documents_are_found_and_commands_in_them() -> None:
    """The rules above look at the README, the guides and the decisions, and find command lines and files in them."""
    assert {ROOT / "README.md", ROOT / "CHANGELOG.md", OPERATOR, ADMINISTRATOR, ARCHITECTURE} <= set(DOCUMENTS)
    assert ["db", "upgrade"] in _command_lines(ADMINISTRATOR)
    assert ["present"] in _command_lines(ROOT / "README.md")
    assert any(NAMED_FILE.fullmatch(span) for span in _spans(ARCHITECTURE))
    assert _unknown_to_the_parser(["no-such-command"])


def test_the_map_names_rooms_that_are_there() -> None:
    """Every line of the README's map begins with a path of this checkout, and no room of the program is left out."""
    (shown,) = _fences(ROOT / "README.md", "text")
    rooms = [line.split()[0] for line in shown.splitlines()]
    expected = {f"sentinel_desktop/{path.name}/" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}

    assert [room for room in rooms if not (ROOT / room).exists()] == []
    assert expected <= set(rooms)


def test_the_example_of_a_settings_file_is_accepted(tmp_path: Path) -> None:
    """The administrator's example is a settings file that the program takes."""
    (example,) = _fences(ADMINISTRATOR, "toml")
    file = tmp_path / "settings.toml"
    file.write_text(example, encoding="utf-8")

    settings = load_settings({}, {}, file)

    assert (settings.reader, settings.profile, settings.station) == ("/dev/ttyUSB0", "rdm6300", "front desk")


def test_every_setting_is_explained() -> None:
    """The administrator's guide has a row for each setting, with its option where it has one, its variable and key."""
    options = {key: f"`--{key.replace('_', '-')}`" for key in Settings.__dataclass_fields__ if key not in NUMBERS}
    missing = [
        key
        for key in Settings.__dataclass_fields__
        if not all(word in _row(ADMINISTRATOR, f"`{ENVIRONMENT[key]}`") for word in (options.get(key, ""), f"`{key}`"))
    ]

    assert missing == []


def test_every_outcome_is_explained_with_its_word() -> None:
    """The operator's guide has a row for each outcome that a scan can have now, with the word on the panel."""
    given = set(Outcome) - NOT_GIVEN_YET
    explained = {outcome for outcome in Outcome if _row(OPERATOR, f"`{outcome}`")}
    # A repeat shows the word of the answer that it repeats.
    words = {outcome: wording_of(outcome).word for outcome in given - {Outcome.REPEAT}}

    assert explained == given
    assert [outcome for outcome, word in words.items() if word not in _row(OPERATOR, f"`{outcome}`")] == []


def test_every_key_is_explained() -> None:
    """The operator's guide names every key that the help of the desk names, and as the desk spells it."""
    guide = OPERATOR.read_text(encoding="utf-8").partition("## Keys")[2]
    shown = [key_help for section in key_sections(simulated_reader=True) for key_help in section.keys]
    keys = {key_text(key) for key_help in shown for key in key_help.keys}

    assert {key for key in keys if not re.search(rf"(?<![\w+]){re.escape(key)}(?![\w+])", guide)} == set()


def _thread_name(given: ast.expr) -> str:
    """Return the name a thread is given; a part of it that is told at run time stands as ``n``."""
    if isinstance(given, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "n" for part in given.values)
    return str(ast.literal_eval(given))


def test_every_thread_is_explained() -> None:
    """The architecture's table has each thread that the program names, and no other."""
    started = {
        _thread_name(keyword.value)
        for path in modules("sentinel_desktop")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "threading.Thread"
        for keyword in node.keywords
        if keyword.arg == "name"
    }
    section = ARCHITECTURE.read_text(encoding="utf-8").partition("## Threads")[2].partition("\n## ")[0]

    assert set(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)) == started | {"main"}


def test_decisions_have_their_parts_and_stand_in_the_index() -> None:
    """Every decision has its number, context, decision, consequences and alternatives, and a line in the index."""
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    parts = ["Context", "Decision", "Consequences", "Alternatives"]
    wrong = [
        path.name
        for number, path in enumerate(DECISIONS, start=1)
        if re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE) != parts
        or not path.read_text(encoding="utf-8").startswith(f"# {number}. ")
        or f"[{number:04}]({path.name})" not in index
    ]

    assert DECISIONS
    assert wrong == []
