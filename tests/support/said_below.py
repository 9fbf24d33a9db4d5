"""Sentences in code below the screens, told apart from what no person at a screen reads."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.support.checkout import PACKAGE, modules, tree

SENTENCE: Final = re.compile(r"^[A-Z{].*[a-z}] [a-z{(].*(?:\.|…)$", re.DOTALL)
"""How a sentence looks: it begins as one, ends as one, and has words in between."""

_BUGS: Final = re.compile(r"(Assertion|Attribute|Key|NotImplemented|Runtime|Type|Value)Error|\w+Warning")
_LOGGERS: Final = re.compile(r"(_?log|_?logger)\.\w+")


def below_the_screens() -> list[Path]:
    """Return the modules of the rooms below the screens."""
    return [path for path in modules("sentinel_desktop") if "ui" not in path.relative_to(PACKAGE).parts]


def plain_sentences(path: Path) -> Iterator[ast.expr]:
    """Yield the texts of a module that look like a sentence and are none that could be translated.

    What describes the code, what is logged, and what a bug says, is left out.
    """
    module = tree(path)
    passed_over = {inner for node in ast.walk(module) if _is_for_nobody(node) for inner in ast.walk(node)}
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            passed_over.update(inner for inner in ast.walk(node) if inner is not node)
        if node not in passed_over and isinstance(node, ast.expr) and SENTENCE.match(_text(node)):
            yield node


def faults() -> frozenset[str]:
    """Return the names of the exceptions that carry a sentence: those of domain.faults, and all made from them."""
    bases = {
        node.name: {ast.unparse(base) for base in node.bases}
        for path in below_the_screens()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    }
    found = {node.name for node in tree(PACKAGE / "domain" / "faults.py").body if isinstance(node, ast.ClassDef)}
    found.add("PortError")
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
    return frozenset(found)


def said_by_faults(path: Path, kinds: frozenset[str]) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Yield each call of a module that makes one of these faults, and the text it is made with.

    A name stands for what the module gives it, where that is a constant.
    """
    module = tree(path)
    named = dict(_constants(module))
    for made in _made(module, kinds):
        if made.args:
            text = made.args[0]
            yield made, named.get(text.id, text) if isinstance(text, ast.Name) else text


def is_plain(text: ast.expr) -> bool:
    """Whether a text is put together in the code, so that nobody can translate it."""
    if isinstance(text, ast.BinOp):
        return is_plain(text.left) or is_plain(text.right)
    return isinstance(text, ast.JoinedStr) or (isinstance(text, ast.Constant) and isinstance(text.value, str))


def sentence_calls(path: Path) -> Iterator[ast.Call]:
    """Yield the calls of ``sentence``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sentence":
            yield node


def _made(module: ast.Module, kinds: frozenset[str]) -> Iterator[ast.Call]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in kinds:
            yield node
        elif isinstance(node, ast.ClassDef) and node.name in kinds:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Call) and ast.unparse(inner.func) == "super().__init__":
                    yield inner


def _constants(module: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in module.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def _is_for_nobody(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True  # what it stands under is described
    if not isinstance(node, ast.Call):
        return False
    called = ast.unparse(node.func)
    return called == "sentence" or bool(_LOGGERS.fullmatch(called) or _BUGS.fullmatch(called))


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""
