"""PyTorch on one thread as a contestant: builds the network of a document and takes turns, a JSON line for each request and answer."""

import base64
import json
import math
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
bends = {"tanh": torch.tanh, "relu": F.relu, "linear": lambda x: x}


class Dense(nn.Linear):
    def __init__(self, inputs, block):
        super().__init__(inputs, block["units"], block.get("bias", True))
        self.bend = bends[block["activation"]]

    def forward(self, x):
        return self.bend(super().forward(x))


class Convolution(nn.Conv2d):
    def __init__(self, channels, block):
        super().__init__(channels, block["filters"], block["kernel"], padding=block["padding"])
        self.bend = bends[block["activation"]]

    def forward(self, x):
        return self.bend(super().forward(x))


class Attention(nn.Module):
    """Causal; its parameters are named as those of nn.MultiheadAttention."""

    def __init__(self, width, steps, heads):
        super().__init__()
        self.heads = heads
        self.in_proj_weight = nn.Parameter(torch.empty(3 * width, width))
        self.in_proj_bias = nn.Parameter(torch.empty(3 * width))
        self.out_proj = nn.Linear(width, width)
        self.mask = torch.triu(torch.full((steps, steps), -1e9), 1)

    def forward(self, x):
        batch, steps, width = x.shape
        inner = width // self.heads
        qkv = F.linear(x, self.in_proj_weight, self.in_proj_bias)
        q, k, v = qkv.reshape(batch, steps, 3, self.heads, inner).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-1, -2) * (1 / math.sqrt(inner)) + self.mask, -1)
        return self.out_proj((weights @ v).permute(0, 2, 1, 3).reshape(batch, steps, width))


class Residual(nn.Module):
    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, x):
        return x + self.body(x)


class LookUp(nn.Module):
    """Learned vectors of tokens and places: what the document writes as one product."""

    def __init__(self, both, vocabulary):
        super().__init__()
        self.tokens = nn.Parameter(both.t()[:vocabulary].clone())
        self.places = nn.Parameter(both.t()[vocabulary:].clone())

    def forward(self, x):
        return F.embedding(x, self.tokens) + self.places


def build(network, shape):
    """The blocks as modules under the same paths; returns them with the shape that they give."""
    made = []
    for block in network:
        kind = block["type"]
        if kind == "dense":
            made.append(Dense(shape[-1], block))
            shape = [*shape[:-1], block["units"]]
        elif kind == "conv2d":
            made.append(Convolution(shape[0], block))
            shape = [block["filters"], *shape[1:]]
        elif kind == "maxPool2d":
            made.append(nn.MaxPool2d(block["size"]))
            shape = [shape[0], shape[1] // block["size"], shape[2] // block["size"]]
        elif kind == "flatten":
            made.append(nn.Flatten())
            shape = [math.prod(shape)]
        elif kind == "layerNorm":
            made.append(nn.LayerNorm(shape[-1]))
        elif kind == "selfAttention":
            made.append(Attention(shape[-1], shape[0], block["heads"]))
        else:
            made.append(Residual(build(block["body"], shape)[0]))
    return nn.Sequential(*made), shape


def floats(text):
    return torch.from_numpy(np.frombuffer(base64.b64decode(text), np.float32).copy())


def set_up(w):
    """Returns what runs steps, what tells the last loss, and the examples in a step."""
    model, _ = build(w["network"], w["shape"])
    start = {path: floats(text) for path, text in w["start"].items()}
    with torch.no_grad():
        for path, parameter in model.named_parameters():
            if path in start:
                parameter.copy_(start[path].reshape(parameter.shape))
            elif path.endswith("bias"):
                parameter.zero_()  # a layer norm's weight is 1 from the start
    inputs, targets, batch = floats(w["inputs"]), floats(w["targets"]), w["batch"]
    if "vocabulary" in w:
        model[0] = LookUp(start["0.weight"].reshape(model[0].weight.shape), w["vocabulary"])
        inputs = inputs.long().reshape(-1, w["shape"][0])
    else:
        inputs = inputs.reshape(-1, *w["shape"])
    if w["grid"]:
        return grid(model, inputs)
    rows = inputs.shape[0]
    if w["loss"] == "mse":
        targets, measure = targets.reshape(rows, -1), F.mse_loss
    else:
        targets = targets.long().reshape(rows, -1)
        measure = lambda out, wanted: F.cross_entropy(out.reshape(-1, out.shape[-1]), wanted.reshape(-1))
    pairs = [(inputs[i : i + batch].clone(), targets[i : i + batch].clone()) for i in range(0, rows - batch + 1, batch)]
    rate = w["optimizer"]["learningRate"]
    if w["optimizer"]["type"] == "adam":
        optimizer = torch.optim.Adam(model.parameters(), lr=rate, eps=1e-8)
    else:
        optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    state = {"step": 0, "loss": None}

    def run(steps):
        for _ in range(steps):
            x, y = pairs[state["step"] % len(pairs)]
            optimizer.zero_grad(set_to_none=True)
            loss = measure(model(x), y)
            loss.backward()
            optimizer.step()
            state["step"] += 1
            state["loss"] = loss

    return run, lambda: float(state["loss"]), batch


def grid(model, points):
    read = []

    def run(grids):
        nonlocal read
        with torch.no_grad():
            for _ in range(grids):
                x, read = points, []
                for layer in model:
                    x = layer(x)
                    read.append(x.numpy())

    return run, lambda: float((read[-1] ** 2).mean()), points.shape[0]


def slot(run, examples, seconds):
    global per_step
    steps = max(1, round(seconds / per_step))
    started, before = time.perf_counter(), time.thread_time()
    run(steps)
    took, busy = time.perf_counter() - started, time.thread_time() - before
    busy = min(took, busy)
    per_step = max(1e-9, busy / steps)
    return {"steps": steps, "examples": steps * examples, "seconds": took, "busy": busy}


def product():
    """GFLOP/s of a product of matrices: distributions differ in what they build PyTorch upon."""
    a = torch.ones(512, 512)
    a @ a
    started = time.thread_time()
    a @ a
    return 2 * 512**3 / (time.thread_time() - started) / 1e9


per_step = 1e-3
print("", flush=True)  # it is there
for line in sys.stdin:
    request = json.loads(line)
    try:
        if request["command"] == "setUp":
            began = time.perf_counter()
            run, loss, examples = set_up(request["subject"])
            run(1 if request["subject"]["grid"] else 20)
            answer = {"version": f"PyTorch {torch.__version__} ({product():.0f} GFLOP/s in a product of 512³)", "loss": loss(), "seconds": time.perf_counter() - began}
        else:
            seconds = request["milliseconds"] / 1000
            end = time.perf_counter() + (seconds if request["command"] == "warm" else 0)
            answer = slot(run, examples, min(0.05, seconds) if request["command"] == "warm" else seconds)
            while time.perf_counter() < end:
                answer = slot(run, examples, 0.05)
    except Exception as error:  # whatever it is, the contest goes on without
        answer = {"error": repr(error)}
    print("@@" + json.dumps(answer), flush=True)
