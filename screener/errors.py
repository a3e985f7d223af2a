"""The errors a caller may meet; every message says what, where, and what would work."""

from screener.types import QuarantineCode


class ScreenerError(Exception):
    """Anything that Screener says no to, as one sentence for a person."""


class UnreadableResume(ScreenerError):
    """A file that cannot become text, with the code and the sentence its quarantine row shows.

    >>> UnreadableResume(QuarantineCode.EMPTY, "The file holds no text.").code.value
    'empty'
    """

    def __init__(self, code: QuarantineCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class RubricError(ScreenerError):
    """A rubric file that cannot be used; one line per problem, each with its path in the file."""


class PostingError(ScreenerError):
    """A text that is no job description, or one that asks nothing a resume could show."""


class RunError(ScreenerError):
    """A run folder, an input folder or an output folder that cannot be used."""


class NothingToRank(RunError):
    """An input folder that exists and holds nothing that could be ranked."""
