"""spaCy starts without its command line, which stays within reach."""

import json
import subprocess
import sys


def test_the_pipeline_starts_without_the_command_line_of_spacy():
    code = (
        "import json, sys, screener\n"
        "screener.extract_profile\n"
        "left_out = [name for name in sys.modules if name.startswith(('spacy.cli', 'weasel'))]\n"
        "import spacy, spacy.cli\n"
        "info = spacy.info(silent=True)['spacy_version']\n"
        "print(json.dumps([left_out, info == spacy.__version__, hasattr(spacy.cli, 'train')]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[], True, True]
