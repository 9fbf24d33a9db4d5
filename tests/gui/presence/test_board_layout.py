"""Where the people of the board stand."""

from itertools import combinations

from hypothesis import assume, given, strategies as st

from sentinel_desktop.ui.presence.board_layout import BoardMeasures, BoardPlan, Box, Density, Group, lay_out

MEASURES = BoardMeasures(
    least_column=180,
    column_gap=12,
    header={Density.COMFORTABLE: 32, Density.COMPACT: 26},
    group_gap={Density.COMFORTABLE: 9, Density.COMPACT: 5},
    card={Density.COMFORTABLE: 50, Density.COMPACT: 30},
    card_gap={Density.COMFORTABLE: 6, Density.COMPACT: 4},
)
sizes = st.lists(st.integers(1, 40), max_size=9)


def groups_of(numbers: list[int]) -> list[Group]:
    """Return a division a number."""
    return [Group(f"D{index}", number) for index, number in enumerate(numbers)]


def overlap(one: Box, other: Box) -> bool:
    """Return whether two boxes share a pixel."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@given(sizes, st.integers(200, 1600), st.integers(120, 1000))
def test_everybody_has_a_place_of_their_own(numbers: list[int], width: int, height: int) -> None:
    """One box a person, inside the width and the height, none over another."""
    plan = lay_out(groups_of(numbers), width, height, MEASURES)
    boxes = [*plan.cards, *(header.box for header in plan.headers)]
    assert len(plan.cards) == sum(numbers)
    assert all(box.x >= 0 and box.x + box.width <= width for box in boxes)
    assert all(box.y + box.height <= max(plan.height, 1) for box in boxes)
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))


@given(st.integers(1, 6), st.integers(2, 20), st.sampled_from(Density))
def test_a_board_that_is_full_to_the_last_pixel_fits(columns: int, people: int, density: Density) -> None:
    """Columns that their divisions fill exactly hold them whole; a pixel less and they do not."""
    width = columns * (MEASURES.least_column + MEASURES.column_gap) - MEASURES.column_gap
    height = MEASURES.header[density] + people * MEASURES.step(density)
    groups = groups_of([people] * columns)
    plan = lay_out(groups, width, height, MEASURES)
    assert (plan.density, len(plan.breaks)) == (density, columns)
    assert lay_out(groups, width, height - 1, MEASURES).density is Density.COMPACT


@given(sizes, st.integers(200, 1600), st.integers(120, 1000))
def test_every_division_has_one_heading_and_goes_on_under_another(numbers: list[int], width: int, height: int) -> None:
    """Each group is headed once; further headings of it say that it continues."""
    plan = lay_out(groups_of(numbers), width, height, MEASURES)
    first = [header.group for header in plan.headers if not header.continued]
    assert first == list(range(len(numbers)))


@given(st.lists(st.integers(1, 8), min_size=1, max_size=9), st.integers(800, 1600), st.integers(500, 1000))
def test_what_fits_never_scrolls(numbers: list[int], width: int, height: int) -> None:
    """A unit that fills no more than the columns hold stands in them, over no edge."""
    plan = lay_out(groups_of(numbers), width, height, MEASURES)
    room = plan.columns * (height - MEASURES.header[Density.COMPACT] - MEASURES.group_gap[Density.COMPACT])
    assume(sum(34 * number + 41 + 32 + 34 for number in numbers) <= room)
    assert plan.height <= height + MEASURES.card_gap[plan.density]


@given(st.lists(st.integers(2, 9), min_size=1, max_size=9), st.integers(900, 1600), st.integers(500, 1000), st.data())
def test_divisions_stay_in_their_columns_while_they_fit(
    numbers: list[int], width: int, height: int, data: st.DataObject
) -> None:
    """Somebody who leaves moves nobody to another column."""
    before = lay_out(groups_of(numbers), width, height, MEASURES)
    shrinking = data.draw(st.sampled_from(range(len(numbers))))
    fewer = [number - (index == shrinking) for index, number in enumerate(numbers)]
    assume(0 not in fewer and before.breaks and before.density is Density.COMFORTABLE)
    after = lay_out(groups_of(fewer), width, height, MEASURES, before)
    assert after.breaks == before.breaks


def test_few_people_get_two_lines_and_many_get_one() -> None:
    """The density follows the room."""
    assert lay_out(groups_of([3, 3]), 800, 500, MEASURES).density is Density.COMFORTABLE
    assert lay_out(groups_of([12, 12, 12, 12]), 800, 500, MEASURES).density is Density.COMPACT


def test_one_large_division_uses_every_column() -> None:
    """A division chosen alone flows on instead of scrolling."""
    plan = lay_out(groups_of([20]), 800, 420, MEASURES)
    assert plan.height <= 420
    assert {header.continued for header in plan.headers} == {False, True}


def test_five_hundred_people_scroll_in_sections() -> None:
    """Where the room cannot hold everybody, each division is one section down the page."""
    plan = lay_out(groups_of([60] * 8), 800, 500, MEASURES)
    assert plan.height > 500
    assert [header.box.width for header in plan.headers] == [plan.headers[0].box.width] * 8


def test_an_empty_board_has_an_empty_plan() -> None:
    """Nobody needs no place."""
    assert lay_out([], 800, 500, MEASURES, BoardPlan(Density.COMFORTABLE, 4)).cards == ()
