#!/usr/bin/env python3
"""Checks programs of NumPy: `numpy_check.py FOLDER`, as scripts/testExports.ts says. Needs NumPy 1.20 or newer.

Each program is imported and its own check is run; its answers are compared with those of the engine. A reference case's gradients and steps on its batch are compared
with what the reference says; a random document's program is run as a whole, with training.
"""
import contextlib
import io
import importlib.util
import json
import sys
import warnings
from pathlib import Path

import numpy as np

TOLERANCE = 1e-5


def load(path):
    spec = importlib.util.spec_from_file_location("program", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def array(tensor):
    return np.array(tensor["data"], dtype=float).reshape(tensor["shape"])


def check_reference(program, case):
    """What differs by more than the case allows."""
    limits, wrong = case["tolerance"], []

    def compare(what, got, want, limit):
        got = np.asarray(got)
        worst = np.abs(got - want).max(initial=0) if got.shape == want.shape else np.inf
        if not worst <= limit:
            wrong.append(f"{what} differs by {worst:.1e}, tolerance {limit:.1e}")

    def after(table, tensors, what):
        for name, tensor in tensors.items():
            compare(f"{what} {name}", table[name], array(tensor), limits[what][name])

    x, y = array(case["input"]), array(case["target"])
    x = x if "inputGradient" in case else x.astype(int)
    y = y.astype(int) if case["loss"] == "crossEntropy" else y
    buffers = {name: b.copy() for name, b in getattr(program, "B", {}).items()}
    compare("outputEval", program.forward(x)[0], array(case["outputEval"]), limits["outputEval"])
    out, kept = program.forward(x, training=True)
    compare("outputTrain", out, array(case["outputTrain"]), limits["outputTrain"])
    value, dout = program.loss(out, y)
    compare("lossValue", value, np.array(case["lossValue"]), limits["lossValue"])
    after(program.backward(dout, kept), case["gradients"], "gradients")
    for name, b in buffers.items():
        program.B[name][...] = b
    losses = []
    for t in range(case["steps"]):
        out, kept = program.forward(x, training=True)
        value, dout = program.loss(out, y)
        losses.append(value)
        program.update(program.backward(dout, kept), t)
    compare("stepLosses", losses, array(case["stepLosses"]), limits["stepLosses"])
    after(program.P, case["parametersAfter"], "parametersAfter")
    after(getattr(program, "B", {}), case.get("buffersAfter", {}), "buffersAfter")
    if "outputEvalAfter" in case:
        compare("outputEvalAfter", program.forward(x)[0], array(case["outputEvalAfter"]), limits["outputEvalAfter"])
    return wrong


def check_folder(folder):
    """What is wrong with a case."""
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    program = load(folder / case["files"][0])
    program.check()
    inputs = np.array(case["inputs"], dtype=float if case["tokens"] is None else int).reshape(-1, *case["input"])
    outputs = np.array(case["outputs"]).reshape(-1, *case["output"])
    difference = np.abs(program.forward(inputs)[0] - outputs).max()
    if not difference <= TOLERANCE * (1 + np.abs(outputs).max()):
        return [f"the answer differs by {difference:.1e}"]
    if case.get("reference"):
        return check_reference(program, case["reference"])
    sys.argv = [case["files"][0], "--train"]
    program.EPOCHS = 1
    program.main()
    return []


def main():
    warnings.simplefilter("ignore")  # exp of large numbers
    for folder in sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir()):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                wrong = check_folder(folder)
        except (Exception, SystemExit) as error:
            wrong = [f"{type(error).__name__}: {error}"]
        print(f"failed {folder.name}: {' '.join('; '.join(wrong).split())}" if wrong else f"passed {folder.name}", flush=True)


if __name__ == "__main__":
    main()
