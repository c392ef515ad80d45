#!/usr/bin/env python3
"""Checks programs for PyTorch: `pytorch.py FOLDER`, as scripts/testExports.ts says. Needs PyTorch 1.13 or newer.

Each program is imported; its weights are loaded strictly and its own check is run. Its answers are compared with those of the engine. A reference case is then
trained on its batch, step by step, and compared with what the reference says. A random document's program is run as a whole, without training and with it: it must
score as the engine does, and a step on its first batch must come to the engine's parameters.
"""
import contextlib
import importlib.util
import io
import json
import re
import sys
from pathlib import Path

import torch

TOLERANCE = 1e-5


def load(path):
    spec = importlib.util.spec_from_file_location("program", path)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    return program


def apart(got, want):
    return (got.detach().double() - want.double()).abs().max().item() if want.numel() else 0.0


def tensor(entry, dtype=torch.float32):
    return torch.tensor(entry["data"], dtype=dtype).reshape(entry["shape"])


def compare(what, got, want, limit):
    difference = apart(got, want)
    if not difference <= limit:
        raise AssertionError(f"{what} differs by {difference:.2e}, tolerance {limit:.2e}")


def check_steps(program, model, case):
    """The steps of a reference case, all on its one batch."""
    inputs = tensor(case["input"], torch.float32 if "inputGradient" in case else torch.long)
    targets = tensor(case["target"], torch.long if case["loss"] == "crossEntropy" else torch.float32)
    after, limits = case["parametersAfter"], case["tolerance"]
    if hasattr(program, "make_optimizer"):
        optimizer = program.make_optimizer(model)
        schedule = program.make_schedule(optimizer) if hasattr(program, "make_schedule") else None
        losses = []
        for _ in range(case["steps"]):
            losses.append(program.train_step(model, optimizer, inputs, targets))
            if schedule:
                schedule.step()
        compare("the loss", torch.tensor(losses), tensor(case["stepLosses"]), limits["stepLosses"])
    parameters = dict(model.named_parameters())
    if sorted(parameters) != sorted(after):
        raise AssertionError(f"parameters are {sorted(parameters)}, expected {sorted(after)}")
    for name, want in after.items():
        compare(f"{name} after training", parameters[name], tensor(want), limits["parametersAfter"][name])
    buffers = dict(model.named_buffers())
    for name, want in case.get("buffersAfter", {}).items():
        compare(f"{name} after training", buffers[name], tensor(want), limits["buffersAfter"][name])


def printed(run):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run()
    return out.getvalue()


def check_scores(scores, text):
    """The scores of the engine are those that the program prints, up to their last digit and one sample."""
    for part, score in scores.items():
        if score["count"] == 0:
            continue
        said = re.search(rf"^{part}: (accuracy|R²) (\S+?)(%?)$", text, re.MULTILINE)
        if not said:
            raise AssertionError(f"there is no score of {part} in {text!r}")
        value = float(said[2]) / (100 if said[3] else 1)
        want = score["accuracy"] if said[1] == "accuracy" else score["explained"]
        if want is None:  # no two samples differ
            continue
        slack = 0.00051 + (1 / score["count"] if said[1] == "accuracy" else 1e-3 * abs(want))
        if not abs(value - want) <= slack:
            raise AssertionError(f"{said[0]}, the engine scores {want}")


def check_step(program, model, step):
    """An adaptive optimiser turns gradients that are zero up to rounding into steps of arbitrary sign: there such numbers are passed over."""
    inputs, targets = (tensor[: step["count"]] for tensor in program.load_data()["train"])
    after = {name: torch.tensor(values, dtype=torch.float32) for name, values in step["after"].items()}
    if hasattr(program, "make_optimizer"):
        optimizer = program.make_optimizer(model)
        if hasattr(program, "make_schedule"):
            program.make_schedule(optimizer)
        loss = program.train_step(model, optimizer, inputs, targets)
        compare("the loss of a step", torch.tensor(loss), torch.tensor(step["loss"]), 1e-4 * (1 + abs(step["loss"])))
        if not isinstance(optimizer, torch.optim.SGD):
            gradients = {name: torch.tensor(values, dtype=torch.float32).abs() for name, values in step["gradients"].items()}
            large = 1e-3 * max(values.max().item() for values in gradients.values())
            for name, parameter in model.named_parameters():
                small = gradients[name] < large
                after[name][small] = parameter.detach().reshape(-1)[small]
    for name, parameter in model.named_parameters():
        want = after[name]
        compare(f"{name} after a step", parameter.reshape(-1), want, 1e-5 + 1e-4 * want.abs().max().item())


def check_case(folder):
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    program = load(folder / case["files"][0])
    model = program.make_model()
    weights = program.read_safetensors(f"{folder.name}.safetensors")
    model.load_state_dict(weights, strict=True)
    program.check(model)
    dtype = torch.float32 if case["tokens"] is None else torch.long
    inputs = torch.tensor(case["inputs"], dtype=dtype).reshape(-1, *case["input"])
    outputs = torch.tensor(case["outputs"]).reshape(-1, *case["output"])
    model.eval()
    with torch.no_grad():
        compare("the answer", model(inputs), outputs, TOLERANCE * (1 + outputs.abs().max().item()))
    if "reference" in case:
        check_steps(program, model, case["reference"])
        return
    sys.argv = case["files"][:1]
    check_scores(case["scores"], printed(program.main))
    if "step" in case:
        check_step(program, model, case["step"])
    program.EPOCHS = 1
    sys.argv.append("--train")
    program.main()


def main():
    torch.set_num_threads(1)
    for folder in sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir()):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                check_case(folder)
            print(f"passed {folder.name}", flush=True)
        except Exception as error:
            told = " ".join(f"{type(error).__name__}: {error}".split())
            print(f"failed {folder.name}: {told}", flush=True)


if __name__ == "__main__":
    main()
