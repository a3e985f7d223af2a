"""The notebook runs from top to bottom on a finished run."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.cli.conftest import place, run, screened

__all__ = ["place", "run", "screened"]

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "rubric_tuning.ipynb"


@pytest.mark.enable_socket  # the kernel talks to its client over local sockets
def test_the_notebook_runs_and_plots_who_moves(screened, place, monkeypatch):
    assert screened.exit_code == 0
    monkeypatch.setenv("SCREENER_RUN", str(place / "out"))
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": NOTEBOOK.parents[1]}})
    client.execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert any("vale.txt" in str(output.get("data", {})) for output in outputs)


def test_the_notebook_is_kept_without_outputs():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)
