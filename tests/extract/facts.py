"""A profile from lines of text, for the tests of the components that name facts."""

from screener.extract import extract_profile
from screener.read import read_bytes
from screener.types import Profile


def profile_of(text: str) -> Profile:
    """The profile of a plain-text resume."""
    return extract_profile(read_bytes(text.strip("\n").encode()))
