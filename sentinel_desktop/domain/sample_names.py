"""Invented people's names: surnames and given names as they are met in a Canadian unit, drawn at random.

Nobody is meant: every person is a surname and a given name that a die put together.
"""

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Final


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name; ``middle_initial`` is one capital letter."""

    last: str
    first: str
    middle_initial: str

    @property
    def initials(self) -> str:
        """The initials as a roll writes them, as in ``J.M.``."""
        return f"{self.first[0]}.{self.middle_initial}."


@dataclass(frozen=True, slots=True)
class NamePool:
    """Names that go together; ``share`` of a hundred people have theirs from here."""

    share: int
    last: tuple[str, ...]
    first: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ENGLISH = NamePool(
    40,
    (
        *_words(
            "Abbott Aldridge Ashcroft Baird Barlow Beckett Blackwood Bowden Brightwell Buchanan Burgess Calloway "
            "Cartwright Chadwick Clarke Colborne Cooper Crawford Dalton D'Arcy Drummond Dunsmuir Eastman Ellsworth "
            "Fairweather Farrow Ferguson Fitzgerald Fletcher Forsythe Galbraith Garrick Gladstone Graham Hargreaves "
            "Hartley Hawthorne Holloway Hutchison Ingram Jamieson Keating Kendrick Kirkpatrick Lambert Langford "
            "Lockhart MacDonald MacRae MacLeod Mansfield Marchbank McAllister McBride McCarthy McTavish McIntyre "
            "McKenzie McNab Merriweather Mitchell Montgomery Nesbitt Northcott O'Brien O'Connor O'Leary O'Neill "
            "Oakley Osborne Pemberton Prescott Quigley Radcliffe Ramsay Redfern Rutherford Sinclair Somerset "
            "Stirling Sutherland Talbot Thackeray Thornton Underhill Vance Wainwright Walcott Wetherby Whitfield "
            "Winslow Wolfe Woodruff Yardley"
        ),
        "Bell-Harper",
        "Hughes-Lang",
        "St. Clair",
        "Ward-Lewis",
    ),
    _words(
        "Aaron Abigail Adam Alice Amelia Andrew Audrey Benjamin Bridget Caitlin Callum Charlotte Claire Colin "
        "Connor Daniel David Declan Diane Dylan Edith Eleanor Emily Emma Erin Ethan Evelyn Fiona Gavin George Grace "
        "Graeme Hannah Harriet Heather Henry Iain Ian Isla Jack Jacob James Jane Jennifer Joan John Kate Keith Kyle "
        "Laura Liam Logan Lucy Madeleine Margaret Mark Megan Michael Molly Nathan Neil Nicole Noah Nora Oliver Owen "
        "Patrick Paul Peter Rachel Robert Robin Ruth Ryan Samuel Sarah Scott Sean Shauna Simon Sophie Stephen "
        "Thomas Tyler Victoria Walter William"
    ),
)
_FRENCH = NamePool(
    28,
    (
        *_words(
            "Arsenault Aubé Audet Beaulieu Beauséjour Bédard Bélanger Bellerose Bergeron Bérubé Bienvenue Boisvert "
            "Bouchard Boutin Brière Champagne Charbonneau Chénier Chevrier Cloutier Côté Courchaine Daigneault "
            "D'Amours Deschênes Desrosiers Dubé Duchesne Dufresne Durocher Éthier Falardeau Fournier Gagné Gagnon "
            "Gauthier Gélinas Giguère Grégoire Guérin Hébert Jolicoeur Labossière Lachance Laflèche Lafrenière "
            "Lalonde Langevin Laplante Larivière Lavallée Lavoie Leblanc L'Écuyer L'Heureux Lemieux Lépine "
            "Levasseur Maisonneuve Marcoux Ménard Morissette Ouellette Paquette Paré Pelletier Plamondon "
            "Préfontaine Quessy Racine Robidoux Rocheleau Rousseau Roy Sabourin Sénécal Thériault Tremblay Turenne "
            "Vaillancourt Vermette Vézina"
        ),
        "Fortin-Roy",
        "La Salle",
        "Saint-Pierre",
        "St-Onge",
        "Roy-Lavallée",
    ),
    _words(
        "Adèle Alexandre Amélie André Anaïs Annick Antoine Benoît Bérénice Camille Catherine Cédric Céline Chantal "
        "Clément Daphné Denis Élise Élodie Émile Étienne Eugénie Félix Florence Françoise Frédéric Gabriel Geneviève "
        "Gérald Ginette Guillaume Hélène Hugo Isabelle Jacques Jean-François Jean-Luc Jérôme Joëlle Julien Justine "
        "Laurence Léa Léo Loïc Louise Luc Lucie Marc-André Marguerite Marie-Ève Marie-Josée Mathieu Maxime Mélanie "
        "Mireille Noémie Océane Olivier Pascal Philippe Pierre Raphaël Rémi René Renée Roxanne Sébastien Solène "
        "Stéphane Sylvie Thérèse Valérie Véronique Vincent Xavier Yves Zoé"
    ),
)
_OTHERS = (
    NamePool(
        8,
        _words(
            "Andrusiak Bilodid Boychuk Chornenky Danylchuk Dubinsky Hnatiuk Hrycak Kowalchuk Kozak Lysenko Melnyk "
            "Nowak Olynyk Pawluk Romanchuk Sawchuk Shevchuk Stefaniuk Wasylyk Woźniak Zielińska"
        ),
        _words(
            "Adrian Anya Borys Danylo Halyna Ihor Irena Katya Larysa Mykola Nadia Oksana Orest Petro Roman Taras "
            "Yuri Zofia"
        ),
    ),
    NamePool(
        8,
        (
            *_words(
                "Abad Aquino Bautista Cabrera Castillo Cruz Domingo Enriquez Evangelista Flores Garcia Ibáñez Luna "
                "Magsino Manalo Mendoza Navarro Núñez Ocampo Peña Ramos Salazar Villanueva Zamora"
            ),
            "Dela Rosa",
            "De Guzmán",
        ),
        _words(
            "Alma Angelo Bea Carlo Corazon Dante Elena Emilio Gloria Inés Jerome José Joy Lito Marisol Paolo Ramón "
            "Rosa Teresa"
        ),
    ),
    NamePool(
        6,
        _words(
            "Ahmed Bains Brar Chaudhry Dhaliwal Farouk Gill Grewal Haddad Hussain Iqbal Kaur Khan Mansour Nasser "
            "Patel Rahman Sandhu Sharma Sidhu Singh Toor"
        ),
        _words(
            "Aisha Amir Arjun Dev Farah Gurpreet Harjit Imran Jasleen Karim Leila Manpreet Nadir Omar Priya Rania "
            "Sameer Simran Tariq"
        ),
    ),
    NamePool(
        5,
        _words("Chan Chen Đặng Ho Huang Kim Lam Lee Lin Liu Mai Ngô Nguyễn Park Phạm Tan Trần Wang Wong Zhang"),
        _words(
            "An Bảo Chloe Daniel Grace Hà Huy Jason Jun Kevin Linh Mei Min Minh Stephanie Thảo Vivian Wei Winston Yan"
        ),
    ),
    NamePool(
        5,
        (
            *_words(
                "Bear Beardy Bighetty Cardinal Cook Desjarlais Fontaine Harper Lagimodière Linklater Mason McKay "
                "Moose Nepinak Ross Settee Sinclair Spence Thunder Whitehawk"
            ),
            "Stands-Alone",
            "Two Rivers",
        ),
        _words(
            "Angela Brandon Brett Cheyenne Cody Dakota Darcy Darlene Jolene Kayla Leon Lorna Marcel Marlene Raven "
            "Russell Tanya Tyson Wade"
        ),
    ),
)
POOLS: Final = (_ENGLISH, _FRENCH, *_OTHERS)

_MIDDLE_INITIALS = "ABCDEFGHJKLMNPRSTVW"
_TRIES = 40


def draw_names(count: int, dice: Random) -> list[PersonName]:
    """Return ``count`` names, no two people with the same surname and given name as long as the pools last."""
    names: list[PersonName] = []
    taken: set[tuple[str, str]] = set()
    for pool in dice.choices(POOLS, weights=[pool.share for pool in POOLS], k=count):
        last, first = _free_name(pool, taken, dice)
        taken.add((last, first))
        names.append(PersonName(last, first, dice.choice(_MIDDLE_INITIALS)))
    return names


def display_names(names: list[PersonName]) -> list[str]:
    """Return the names as a board shows them: short, and longer for those whom the short one does not tell apart."""
    shown = [f"{name.last}, {name.first[0]}." for name in names]
    for longer in ("{0.last}, {0.first}", "{0.last}, {0.first} {0.middle_initial}."):
        times = Counter(shown)
        shown = [longer.format(name) if times[short] > 1 else short for name, short in zip(names, shown, strict=True)]
    return shown


def _free_name(pool: NamePool, taken: set[tuple[str, str]], dice: Random) -> tuple[str, str]:
    drawn = (dice.choice(pool.last), dice.choice(pool.first))
    for _ in range(_TRIES):
        if drawn not in taken:
            break
        drawn = (dice.choice(pool.last), dice.choice(pool.first))
    return drawn
