"""What is wrong in the form of a member, and what of it a person is told by now."""

from collections.abc import Iterable
from datetime import date

from sentinel_desktop.domain.member_drafts import MemberProblem, Problems, problems_of
from sentinel_desktop.ui.person.editor_form import EditorForm
from sentinel_desktop.ui.person.editor_typing import Typing
from sentinel_desktop.ui.person.wording import problem_text


class FieldProblems:
    """A field is complained of once a person touched it or saved; what was refused, for as long as it stands there."""

    def __init__(self, form: EditorForm) -> None:
        self._form = form
        self._told: set[str] = set()
        self._refused: dict[str, tuple[object, MemberProblem]] = {}

    def begin(self, told: Iterable[str] = ()) -> None:
        """Forget everything of the last member; of these fields a person is told from the first moment on."""
        self._told, self._refused = set(told), {}

    def tell(self, names: Iterable[str]) -> None:
        """Tell a person what is wrong with these fields from now on."""
        self._told |= set(names)
        if not self._told.isdisjoint({"contract_start", "contract_end"}):
            self._told.add("contract_end")

    def refuse(self, name: str, value: object, problem: MemberProblem) -> None:
        """Take it as wrong that this value stands in a field: the database refuses it, or would."""
        self._refused[name] = (value, problem)

    def allow(self, name: str, value: object, problem: MemberProblem) -> None:
        """Take back that a value was refused for this."""
        if self._refused.get(name) == (value, problem):
            del self._refused[name]

    def of(self, typing: Typing, today: date) -> Problems:
        """Return all that is wrong, told or not."""
        saved = None if typing.base is None else typing.base.details
        found = dict(problems_of(typing.draft, today, saved))
        for name, (value, problem) in self._refused.items():
            if getattr(typing.draft, name) == value:
                found.setdefault(name, problem)
        return found

    def show(self, typing: Typing | None, today: date) -> None:
        """Say beside each field what a person is to be told of it; nothing where nobody types."""
        found = {} if typing is None else self.of(typing, today)
        self._form.show_problems({name: problem_text(each) for name, each in found.items() if name in self._told})
