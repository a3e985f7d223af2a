"""spaCy starts without its command line, which stays within reach."""

import json
import subprocess
import sys


def test_the_pipeline_starts_without_what_it_does_not_use_of_spacy():
    code = (
        "import json, sys, screener\n"
        "screener.extract_profile\n"
        "needless = ('spacy.cli', 'weasel', 'pydantic.v1')\n"
        "left_out = [name for name in sys.modules if name.startswith(needless)]\n"
        "import spacy, spacy.cli, pydantic.v1\n"
        "info = spacy.info(silent=True)['spacy_version']\n"
        "print(json.dumps([left_out, info == spacy.__version__, hasattr(spacy.cli, 'train')]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[], True, True]
