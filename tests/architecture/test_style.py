"""What the linters do not see of the house rules: sizes, names, and how tests are written."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.checkout import ROOT, files, modules, place, tree

MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_A_FUNCTION = 60
EMPTY_NAMES = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)

FOREIGN = {
    "a folder of one person's machine": r"(?<![\w.~-])/(?:home/(?!\{)[a-z]\w*|root|work|Users/\w+)/|[A-Za-z]:\\Users\\",
    "a package index": r"--(?:extra-)?index[-]url|--find-links|/simpl[e]/",
    "an address of a private network": r"\b(?:10\.\d+|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.\d+\.\d+\b",
}


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, FUNCTION))


def _tests() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in modules("tests"):
        if path.name.startswith("test_"):
            yield from ((path, node) for node in _functions(path) if node.name.startswith("test_"))


def test_modules_stay_small() -> None:
    """No module is so long that a person has to search in it."""
    sizes = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}

    assert {name: size for name, size in sizes.items() if size >= MOST_LINES_OF_A_MODULE} == {}


def test_functions_stay_small() -> None:
    """No function is longer than a screen; a revision's upgrade is a list of statements and may be."""
    sizes = {
        place(path, node): (node.end_lineno or node.lineno) - node.lineno + 1
        for path in modules("sentinel_desktop", "packaging", "tests")
        for node in _functions(path)
    }

    assert {name: size for name, size in sizes.items() if size >= MOST_LINES_OF_A_FUNCTION} == {}


def test_names_say_something() -> None:
    """No module, folder or class is named after nothing in particular."""
    paths = {place(path): re.split(r"[_./]", place(path).removesuffix(".py")) for path in modules()}
    classes = {
        f"{place(path, node)} {node.name}": re.findall(r"[A-Z][a-z]+", node.name)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    }

    named = paths | classes
    assert [name for name, words in named.items() if EMPTY_NAMES & {word.lower() for word in words}] == []


def test_every_test_states_a_fact() -> None:
    """Every test function has a docstring."""
    assert [place(path, node) for path, node in _tests() if not ast.get_docstring(node)] == []


def test_tests_wait_on_conditions() -> None:
    """No test sleeps for a fixed time: a pause stands in a loop that asks for something, or makes a fake a slow one."""
    paced = {
        call
        for path in modules("tests")
        for around in ast.walk(tree(path))
        if isinstance(around, ast.While | ast.For | ast.ClassDef)
        for call in _sleeps(around)
    }

    sleeps = {place(path, call): call for path in modules("tests") for call in _sleeps(tree(path))}
    assert [name for name, call in sleeps.items() if call not in paced] == []


def _sleeps(within: ast.AST) -> list[ast.Call]:
    pauses = {"time.sleep", "sleep", "QTest.qWait", "qtbot.wait"}
    calls = [node for node in ast.walk(within) if isinstance(node, ast.Call) and ast.unparse(node.func) in pauses]
    # A wait of 0 only lets Qt work off what is queued.
    return [call for call in calls if [ast.unparse(argument) for argument in call.args] != ["0"]]


def test_tests_use_fakes_with_behaviour() -> None:
    """No test imports a mock library: what stands in for a part of ours behaves like it."""
    imports = [
        place(path, node)
        for path in modules("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom) and "mock" in ast.unparse(node)
    ]

    assert imports == []


@pytest.mark.parametrize("what", FOREIGN)
def test_nothing_of_one_machine_is_written_down(what: str) -> None:
    """No text file names a place that exists on one machine or in one network only."""
    found = []
    for path in files():
        if path == Path(__file__):
            continue
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [f"{place(path)}:{number}" for number, line in enumerate(lines, 1) if re.search(FOREIGN[what], line)]

    assert found == []


def test_the_search_for_foreign_text_finds_it() -> None:
    """The patterns match what they are there for, and not what looks like it."""
    machine, index, network = FOREIGN.values()

    assert re.search(machine, 'open("/home/mary/x")')
    assert re.search(machine, "in " + "/ro" + "ot/x")
    assert not re.search(machine, "~/home/mary/x, the path /var/lib/root/x, the /workspace/ and frames/root/x")
    assert re.search(index, "pip install --extra-index" + "-url X")
    assert re.search(network, "host=192.168.1.20")
    assert not re.search(network, "127.0.0.1, 192.0.2.7 and version 10.2.0")


def test_the_tree_that_is_searched_is_this_one() -> None:
    """The rules above look at the program, the tests and the scripts, and not at an environment."""
    seen = {place(path) for path in modules()}

    assert {"sentinel_desktop/config.py", "packaging/prepare.py", place(Path(__file__))} <= seen
    assert not any(name.startswith((".venv", "build", "dist")) for name in seen)
    assert ROOT / "Makefile" in set(files())
