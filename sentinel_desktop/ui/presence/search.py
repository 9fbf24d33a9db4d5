"""Finding a person on the board from the first letter: by name, rank or service number."""

import re
import unicodedata

from sentinel_desktop.domain.presence import BoardEntry


def folded(text: str) -> str:
    """Return text without case and accents, as it is compared."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def matches(entry: BoardEntry, query: str) -> bool:
    """Return whether every word of ``query`` begins a name or the rank, or lies in the service number."""
    member = entry.member
    named = folded(f"{member.rank} {member.first_name} {member.last_name} {member.display_name}")
    spoken = {*named.split(), *re.split(r"[\s\-.,]+", named), *re.split(r"[\s\-'\u2019.,]+", named)}
    words = spoken | {re.sub(r"\W", "", word) for word in spoken}
    number = folded(entry.service_number)
    return all(_matches(word, words, number) for word in folded(query).split())


def _matches(wanted: str, words: set[str], number: str) -> bool:
    if any(word.startswith(wanted) for word in words):
        return True
    return any(char.isdigit() for char in wanted) and wanted in number
