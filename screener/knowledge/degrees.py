"""Degrees: the forms that name them in many countries, as one pattern per level."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from screener.knowledge.tables import read_table
from screener.types import DegreeLevel

_NO_DEGREE = (
    r"(?i:[ -](?:office|word|excel|access|project|outlook|power ?point|visio|sql|dos|dynamics|"
    r"windows|teams|exchange|suite|crm|asp|certified|server|visual)\b)"
)
"""What follows an "MS" that means Microsoft."""

_OTHER_LEVEL = r"(?!(?i:(?:['’]?s)?[ ](?:certificat|magistrale|specialistica)))"
"""What makes less of a degree, or more: a "Master's Certificate" is a course."""

_HONOURS = r"(?:[ ]?\((?i:hons?\.?|honou?rs)\))?"

_SECOND_SUBJECT = r"[ ](?:and|&)[ ](?:sciences?|arts)\b"
_NAMED = re.compile(r"(Bachelor|Master|Associate|Doctor) (of|in) (.+)")

_ANY_CASE_FROM = 4
"""An abbreviation with fewer letters than this must begin with a capital."""


class DegreeForms(msgspec.Struct, frozen=True):
    """What names a degree; `pattern` has one group per level, named as the level.

    `labels` are the levels' own names ("Bachelor's Degree"); `fields` are what the names of some
    degrees say of their field, by the letters of the name ("mba").
    """

    pattern: re.Pattern[str]
    labels: dict[DegreeLevel, str]
    fields: dict[str, str]

    def level_of(self, text: str) -> DegreeLevel | None:
        """The level of the first degree that a text names.

        >>> [str(read_degrees().level_of(text)) for text in ("B.Tech, 2019", "Ph. D.", "PGDM")]
        ['bachelor', 'doctorate', 'master']
        >>> read_degrees().level_of("to be or not to be")
        """
        found = self.pattern.search(text)
        return None if found is None or not found.lastgroup else DegreeLevel(found.lastgroup)

    def field_in_name(self, text: str, level: DegreeLevel) -> tuple[str, str] | None:
        """A degree of a level whose own name tells its field, as written, and that field.

        >>> forms = read_degrees()
        >>> forms.field_in_name("B.Sc. Physics, M.B.A., 2007", DegreeLevel.MASTER)
        ('M.B.A.', 'Business Administration')
        >>> forms.field_in_name("Master of Science, 2007", DegreeLevel.MASTER)
        """
        for found in self.pattern.finditer(text):
            field = self.fields.get(_letters(found.group()))
            if field and found.lastgroup == level.value:
                return found.group(), field
        return None


def read_degrees() -> DegreeForms:
    """The degrees of data/degrees.tsv, and the fields of data/degree_fields.tsv."""
    rows = read_table("degrees.tsv")
    groups = "|".join(f"(?P<{row['level']}>{_level_pattern(row)})" for row in rows)
    begins = _beginnings(form for row in rows for form in _forms_of(row))
    return DegreeForms(
        pattern=re.compile(
            rf"(?<![\w&@.-])(?={begins})(?:{groups})(?![\w&@])(?!{_NO_DEGREE}){_OTHER_LEVEL}{_HONOURS}"
        ),
        labels={DegreeLevel(row["level"]): row["label"] for row in rows},
        fields={
            _letters(degree): row["field"]
            for row in read_table("degree_fields.tsv")
            for degree in row["degrees"].split("|")
        },
    )


def _letters(degree: str) -> str:
    """The letters of a degree's name, by which "M.B.A. (Hons)" and "MBA" are one."""
    return "".join(filter(str.isalpha, degree.partition("(")[0].lower()))


def _forms_of(row: dict[str, str]) -> list[str]:
    """The forms of one level, exact or not."""
    return [form for form in f"{row['forms']}|{row['exact_forms']}".split("|") if form]


def _beginnings(forms: Iterable[str]) -> str:
    """What the first characters of every form are like: most of a text is passed over by them.

    >>> _beginnings(["Master", "B.Tech", "BSc", "HND"])
    '[Bb](?i:[ .t-]|sc)|[Hh](?i:nd)|[Mm](?i:as)'
    """
    firsts: dict[str, set[str]] = {}
    for form in forms:
        word, *others = re.findall(r"\w+", form)
        mark = f"[ .{others[0][0].lower()}-]" if len(word) == 1 else word[1:3].lower()
        firsts.setdefault(word[0].upper(), set()).add(mark)
    return "|".join(
        f"[{first}{first.lower()}](?i:{'|'.join(sorted(marks))})"
        for first, marks in sorted(firsts.items())
    )


def _level_pattern(row: dict[str, str]) -> str:
    """One alternative per form of a level, the longest first."""
    forms = [(form, False) for form in row["forms"].split("|")]
    forms += [(form, True) for form in row["exact_forms"].split("|") if form]
    forms.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return "|".join(_form_pattern(form, exact=exact) for form, exact in forms)


def _form_pattern(form: str, *, exact: bool) -> str:
    """One form as a pattern: dots and the spaces after them may be missing.

    Words and abbreviations of four letters match in any case, shorter ones from a capital or a
    figure on ("MBA", "MBa", not "mba"), exact ones only as written ("BE", not "Be"). The word for
    a level may be a plural or a genitive: "Masters of Science", "Bachelor's in Arts".
    """
    letters = re.sub(r"[^A-Za-z]", "", form)
    if named := _NAMED.fullmatch(form):
        level, of, subject = named.groups()
        subject = subject.replace(" ", "[ -]")
        return rf"(?i:{level}(?:['’]?s)?[ -]{of}[ -]{subject}s?(?:{_SECOND_SUBJECT})?)"
    if " " in form.strip() or (letters[1:].islower() and len(letters) >= _ANY_CASE_FROM):
        body = re.escape(form).replace("\\ ", "[ -]").replace("'", "['’]?")
        return rf"(?i:{body})"
    dot = r"[ ]?\.?[ ]?" if len(letters) > 2 else r"(?:[ ]?\.[ ]?)?"
    body = dot.join(map(re.escape, re.split(r"[. ]+", form.strip(". "))))
    if exact:
        return rf"{body}\.?"
    if len(letters) >= _ANY_CASE_FROM:
        return rf"(?i:{body}\.?)"
    return rf"(?=[A-Z0-9])(?i:{body}\.?)"
