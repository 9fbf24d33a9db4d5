"""Finds the texts of the code that are translated, as calls of ``tr``, ``translate``, ``sentence`` and Qt's markers.

Qt's own tool reads Python by its tokens: it passes over calls with keywords, and over a plural whose number is no plain
name. So the calls are found here, and handed to it as C++, which it reads in full.
"""

import ast
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_WITH_CONTEXT: Final = ("translate", "sentence", "QT_TRANSLATE_NOOP")
_OTHERS: Final = ("func.translate",)
"""A function of SQL."""
_ASKING: Final = ("language", "sentences")
"""Modules that ask for whatever text they are given; it is a literal where it was given."""


class TextNotLiteralError(Exception):
    """A text that nobody could translate, because it is put together while the program runs."""


@dataclass(frozen=True, slots=True)
class SaidText:
    """One text: where it is looked up, what tells it from another of the same words, and whether it counts."""

    context: str
    text: str
    comment: str = ""
    plural: bool = False

    def in_cpp(self) -> str:
        """Return the call that says it in C++."""
        given = ", ".join(json.dumps(each, ensure_ascii=False) for each in (self.context, self.text, self.comment))
        return f"QCoreApplication::translate({given}{', n' if self.plural else ''});"


def said_texts(sources: Iterable[Path]) -> Iterator[SaidText]:
    """Yield the texts of some files of Python, in the order they are said in.

    Raises:
        TextNotLiteralError: one of them is no literal; Qt's marker names a text that is translated by another name.
    """
    for source in sources:
        yield from _Reader(source).texts()


class _Reader(ast.NodeVisitor):
    def __init__(self, source: Path) -> None:
        self._source = source
        self._class = ""
        self._texts: list[SaidText] = []
        tree = ast.parse(source.read_text(encoding="utf-8"))
        self._marks = any(
            isinstance(each, ast.Name) and each.id.startswith("QT_TRANSLATE_NOOP") for each in ast.walk(tree)
        )
        self.visit(tree)

    def texts(self) -> list[SaidText]:
        return self._texts

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        around, self._class = self._class, node.name
        self.generic_visit(node)
        self._class = around

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr" and node.args:
            self._take(node, self._class, node.args)
        elif name in _WITH_CONTEXT and node.args[1:] and not self._is_other(node):
            self._take(node, self._literals(node, node.args[:1])[0], node.args[1:])
        self.generic_visit(node)

    def _take(self, node: ast.Call, context: str, given: list[ast.expr]) -> None:
        """Take a text, then what tells it from others, then how many there are of what it counts."""
        text, comment = [*self._literals(node, given[:2]), ""][:2]
        self._texts.append(SaidText(context, text, comment, plural=bool(given[2:])))

    def _literals(self, node: ast.Call, parts: list[ast.expr]) -> list[str]:
        values = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if len(values) != len(parts):
            raise TextNotLiteralError(f"{self._source}:{node.lineno}: a text that is no literal is never translated")
        return values

    def _is_other(self, node: ast.Call) -> bool:
        """Whether it is another function of that name, or asks for a text that is said elsewhere: marked, or kept."""
        if isinstance(node.func, ast.Attribute) and ast.unparse(node.func) in _OTHERS:
            return True
        return not isinstance(node.args[1], ast.Constant) and (self._marks or self._source.stem in _ASKING)
