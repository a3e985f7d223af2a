"""Rows of cells as a person reads them."""

import pytest

from screener.read.cells import order_cells
from screener.read.raw import RawLine
from screener.types import Hidden

LONG = "Sold machines to forty clients in three countries and renewed nine of ten contracts"


def cell(text: str) -> list[RawLine]:
    """Lines of a cell; an empty line ends a block."""
    blocks = enumerate(text.split("\n\n"))
    return [RawLine(line, block=at) for at, block in blocks for line in block.split("\n") if line]


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (["Excel", "Expert"], ["Excel\tExpert"]),
        (["Excel", "", "Expert"], ["Excel\tExpert"]),
        (["Skills\nExcel", "Jobs\nLead"], ["Skills", "Excel", "Jobs", "Lead"]),
        (["2019 - 2021", f"Lead\n{LONG}"], ["2019 - 2021", "Lead", LONG]),
        ([f"Lead\n{LONG}", "2019 - 2021"], ["Lead\t2019 - 2021", LONG]),
        (
            [f"Acme Ltd\nLead\n{LONG}", "Boston\n2019 - 2021"],
            ["Acme Ltd\tBoston", "Lead\t2019 - 2021", LONG],
        ),
        (
            [f"{LONG}\nLead\nAcme", "Boston\n2019 - 2021"],
            [f"{LONG}\tBoston\t2019 - 2021", "Lead", "Acme"],
        ),
        (
            ["2019 - now\n\n2015 - 2019", f"Lead\n{LONG}\n\nClerk\n{LONG}"],
            ["Lead\t2019 - now", LONG, "Clerk\t2015 - 2019", LONG],
        ),
        (
            [f"Lead\n{LONG}\n\nClerk\n{LONG}", "2019 - now\n2015 - 2019"],
            ["Lead\t2019 - now", LONG, "Clerk\t2015 - 2019", LONG],
        ),
        (["Sales lead\nAcme", "Excel\nCRM\nSQL"], ["Sales lead", "Acme", "Excel", "CRM", "SQL"]),
        ([LONG, LONG], [LONG, LONG]),
    ],
)
def test_cells_side_by_side_are_read_in_order(cells: list[str], lines: list[str]):
    assert [line.text for line in order_cells([cell(text) for text in cells])] == lines


def test_nothing_is_joined_to_a_line_that_is_hidden():
    hidden = [RawLine("Lead", hidden=Hidden.VANISH), RawLine(LONG)]
    assert order_cells([hidden, cell("2019 - 2021")]) == [*hidden, *cell("2019 - 2021")]
