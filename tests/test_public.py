import sys
from subprocess import check_output

import pytest

import screener


@pytest.mark.parametrize("verb", [name for name in screener.__all__ if name != "__version__"])
def test_every_public_verb_can_be_called(verb: str) -> None:
    assert callable(getattr(screener, verb))


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import screener, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = check_output([sys.executable, "-c", code], text=True).split()
    assert not {"spacy", "pandas", "sklearn", "pdfminer", "pydantic", "numpy"} & set(loaded)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scren'"):
        getattr(screener, "scren")  # noqa: B009
