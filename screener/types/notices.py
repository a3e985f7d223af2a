"""What a person is told about a file beside its score: a code and a sentence."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class QuarantineCode(StrEnum):
    """Why a file could not be ranked; each has a sentence that says what to do."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    NEEDS_OCR = "needs_ocr"
    NEEDS_ANTIWORD = "needs_antiword"
    TOO_LARGE = "too_large"
    OUTSIDE_FOLDER = "outside_folder"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"
    ERASED = "erased"


class NoticeCode(StrEnum):
    """What a reader of the report should know about a document; a notice moves no points."""

    FALLBACK_READER = "fallback_reader"
    HIDDEN_TEXT = "hidden_text"
    OCR = "ocr"
    TRUNCATED = "truncated"
    NOT_ENGLISH = "not_english"
    NO_JOBS = "no_jobs"
    NO_DATES = "no_dates"
    PASTED_POSTING = "pasted_posting"
    REWORDED_POSTING = "reworded_posting"
    REPEATED_TERM = "repeated_term"
    MACHINE_INSTRUCTIONS = "machine_instructions"
    DUPLICATE = "duplicate"


class Notice(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """Something a person should know about a document, as a code and a sentence."""

    code: NoticeCode
    message: str
