#!/usr/bin/env python3
"""Shows ONNX models to onnx.checker in full, with inference of shapes: `onnx_checker.py FOLDER`. Prints a line for each case: its name, a tab, what is wrong or nothing."""
import json
import sys
from pathlib import Path

import onnx

for folder in sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir()):
    why = ""
    try:
        case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        model = onnx.load(str(folder / case["files"][0]))
        onnx.checker.check_model(model, full_check=True)
    except Exception as error:
        why = " ".join(f"{type(error).__name__}: {error}".split())
    print(f"{folder.name}\t{why}")
