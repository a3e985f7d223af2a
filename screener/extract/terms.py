"""The component that looks for known phrases, before the components that name facts need them."""

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.phrases import find_terms


@Language.component("terms")
def _terms(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.terms = find_terms(draft.resume.text[: draft.end])
    return doc
