"""The played day."""

from sentinel_desktop.hardware.unit_day import UnitDay

UNIT = [f"01{number:08X}" for number in range(150)]


def test_the_same_seed_is_the_same_day() -> None:
    """A day can be played again."""
    one, again, other = UnitDay(7), UnitDay(7), UnitDay(8)
    played = [one.next_badge(UNIT) for _ in range(300)]
    assert played == [again.next_badge(UNIT) for _ in range(300)]
    assert played != [other.next_badge(UNIT) for _ in range(300)]


def test_the_building_fills_and_empties() -> None:
    """Over a day most of the unit is in at some time, and few at its end."""
    day = UnitDay(1)
    inside = []
    for _ in range(4 * len(UNIT)):
        day.next_badge(UNIT)
        inside.append(len(day._inside))
    assert max(inside) > 0.6 * len(UNIT)
    assert inside[-1] < 0.3 * len(UNIT)


def test_a_few_badges_are_unknown() -> None:
    """Now and then somebody holds a badge that is not on the list, of a form that a tag can have."""
    day = UnitDay(1)
    unknown = {badge for badge in (day.next_badge(UNIT) for _ in range(1000)) if badge not in UNIT}
    assert 10 < len(unknown) < 60
    assert all(len(badge) == 10 for badge in unknown)


def test_nobody_comes_back_at_once() -> None:
    """In a unit large enough no badge comes twice within a dozen scans."""
    day = UnitDay(1)
    played = [day.next_badge(UNIT) for _ in range(500)]
    assert all(badge not in played[max(0, index - 12) : index] for index, badge in enumerate(played))


def test_one_badge_is_enough() -> None:
    """A unit of one is played as well."""
    day = UnitDay(1)
    assert UNIT[0] in [day.next_badge(UNIT[:1]) for _ in range(10)]
