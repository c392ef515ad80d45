#!/usr/bin/env python3
"""Writes reference cases for the engine, computed by PyTorch.
Longer than 300 lines because it is one list of cases with the networks that they are made of, in a single file that runs wherever PyTorch is.

Each case is one JSON object: a network in the project's block notation, its parameters, a
batch of inputs and targets, and what PyTorch makes of them: the output, the loss, the gradient
of every parameter and of the input, and the parameters and losses over a few optimiser steps.
A case may hold `training` (schedule, l1, l2, clipNorm, as in a document); then it also holds
`outputEvalAfter`, the evaluation after the steps, and of the last step what autograd gives for
the loss alone (`lastGradients` by parameter, `lastOutputs` by block) and what the optimiser
changed (`lastUpdates`). Blocks may be `trainable: false`, have a `learningRateScale` and hold
`frozen` elements.

    python3 testdata/make_golden.py fixed OUT_DIR            the named cases, one file each
    python3 testdata/make_golden.py random OUT_DIR SEED N    N random architectures drawn from SEED
    python3 testdata/make_golden.py trained OUT_DIR SEED N   the same with options of training

Needs PyTorch 1.13 or newer and NumPy (Debian: python3-torch, python3-numpy).
Shapes exclude the batch axis in the block notation and include it in the arrays.
"""
import copy
import json
import math
import os
import random
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

DTYPE = torch.float64  # references are computed in double precision, then rounded to float32


class Activation(nn.Module):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def forward(self, x):
        return {
            "linear": lambda v: v,
            "relu": torch.relu,
            "leakyRelu": lambda v: F.leaky_relu(v, 0.01),
            "elu": F.elu,
            "gelu": F.gelu,  # the exact form, x * Phi(x)
            "silu": F.silu,
            "sigmoid": torch.sigmoid,
            "tanh": torch.tanh,
            "softplus": F.softplus,
            "sine": torch.sin,
            "softmax": lambda v: torch.softmax(v, dim=1 if v.dim() == 4 else -1),
        }[self.name](x)


class Chain(nn.Module):
    """Blocks in order; parameter names are '0.weight', '1.body.0.weight', ..."""

    def __init__(self, mods):
        super().__init__()
        for i, m in enumerate(mods):
            self.add_module(str(i), m)

    def forward(self, x):
        for m in self.children():
            x = m(x)
        return x


class WithActivation(nn.Module):
    """A weight layer followed by its own activation; the layer's parameters keep their plain names."""

    def __init__(self, layer, act):
        super().__init__()
        self.inner, self.act = layer, Activation(act)

    def forward(self, x):
        return self.act(self.inner(x))


class Residual(nn.Module):
    """F(x) + shortcut(x); an absent shortcut is the identity."""

    def __init__(self, body, shortcut):
        super().__init__()
        self.body, self.shortcut = body, shortcut

    def forward(self, x):
        return self.body(x) + (self.shortcut(x) if self.shortcut is not None else x)


class Concat(nn.Module):
    """Branches side by side, joined on the channel axis (images) or the last axis (vectors, sequences)."""

    def __init__(self, branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        return torch.cat([b(x) for b in self.branches], dim=1 if x.dim() == 4 else -1)


class Recurrent(nn.Module):
    def __init__(self, kind, size, units, sequences):
        super().__init__()
        self.inner = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[kind](size, units, batch_first=True)
        self.sequences = sequences

    def forward(self, x):
        out = self.inner(x)[0]
        return out if self.sequences else out[:, -1]


class SelfAttention(nn.Module):
    def __init__(self, dim, heads, causal):
        super().__init__()
        self.inner = nn.MultiheadAttention(dim, heads, batch_first=True)
        self.causal = causal

    def forward(self, x):
        t = x.shape[1]
        mask = torch.triu(torch.ones(t, t, dtype=torch.bool), 1) if self.causal else None
        return self.inner(x, x, x, attn_mask=mask, need_weights=False)[0]


class SinusoidalPosition(nn.Module):
    """Adds sin/cos position codes: even columns sin, odd columns cos, base 10000 (Vaswani et al. 2017)."""

    def forward(self, x):
        t, d = x.shape[1], x.shape[2]
        pos = torch.arange(t, dtype=x.dtype).unsqueeze(1)
        rate = torch.exp(torch.arange(0, d, 2, dtype=x.dtype) * (-math.log(10000.0) / d))
        code = torch.zeros(t, d, dtype=x.dtype)
        code[:, 0::2] = torch.sin(pos * rate)
        code[:, 1::2] = torch.cos(pos * rate)[:, : d // 2]
        return x + code


class GlobalAvgPool(nn.Module):
    def forward(self, x):
        return x.mean(dim=(2, 3)) if x.dim() == 4 else x.mean(dim=1)


def build(block, shape):
    """One block -> (module, output shape without the batch axis)."""
    kind, act = block["type"], block.get("activation", "linear")
    bias, eps = block.get("bias", True), block.get("epsilon", 1e-5)
    if kind == "dense":
        return WithActivation(nn.Linear(shape[-1], block["units"], bias=bias), act), shape[:-1] + [block["units"]]
    if kind == "conv2d":
        k, s, p = block["kernel"], block.get("stride", 1), block.get("padding", 0)
        side = [(n - k + 2 * p) // s + 1 for n in shape[1:]]
        return (WithActivation(nn.Conv2d(shape[0], block["filters"], k, s, p, bias=bias), act),
                [block["filters"]] + side)
    if kind == "convTranspose2d":
        k, s, p = block["kernel"], block.get("stride", 2), block.get("padding", 0)
        side = [(n - 1) * s - 2 * p + k for n in shape[1:]]
        return (WithActivation(nn.ConvTranspose2d(shape[0], block["filters"], k, s, p, bias=bias), act),
                [block["filters"]] + side)
    if kind == "upsample2d":
        return nn.Upsample(scale_factor=block["scale"], mode="nearest"), [shape[0]] + [n * block["scale"] for n in shape[1:]]
    if kind in ("maxPool2d", "avgPool2d"):
        k = block["size"]
        s = block.get("stride", k)
        side = [(n - k) // s + 1 for n in shape[1:]]
        return (nn.MaxPool2d if kind == "maxPool2d" else nn.AvgPool2d)(k, s), [shape[0]] + side
    if kind == "globalAvgPool":
        return GlobalAvgPool(), [shape[0]] if len(shape) == 3 else [shape[1]]
    if kind == "flatten":
        return nn.Flatten(), [int(np.prod(shape))]
    if kind == "activation":
        return Activation(block["function"]), shape
    if kind == "batchNorm":
        return (nn.BatchNorm2d if len(shape) == 3 else nn.BatchNorm1d)(
            shape[0], eps=eps, momentum=block.get("momentum", 0.1)), shape
    if kind == "layerNorm":
        return nn.LayerNorm(shape if len(shape) == 3 else shape[-1:], eps), shape
    if kind == "groupNorm":
        return nn.GroupNorm(block["groups"], shape[0], eps), shape
    if kind == "instanceNorm":
        return nn.InstanceNorm2d(shape[0], eps, affine=True), shape
    if kind == "embedding":
        return nn.Embedding(block["vocabulary"], block["dim"]), shape + [block["dim"]]
    if kind == "positionalEncoding":
        return SinusoidalPosition(), shape
    if kind in ("rnn", "lstm", "gru"):
        seq = block.get("returnSequences", False)
        return Recurrent(kind, shape[1], block["units"], seq), [shape[0], block["units"]] if seq else [block["units"]]
    if kind == "selfAttention":
        return SelfAttention(shape[1], block["heads"], block.get("causal", False)), shape
    if kind == "residual":
        body, out = chain(block["body"], shape)
        short = chain(block["shortcut"], shape)[0] if block.get("shortcut") else None
        return Residual(body, short), out
    if kind == "concat":
        made = [chain(b, shape) for b in block["branches"]]
        axis = 0 if len(shape) == 3 else -1
        out = list(made[0][1])
        out[axis] = sum(o[axis] for _, o in made)
        return Concat([m for m, _ in made]), out
    raise ValueError(kind)


def chain(blocks, shape):
    mods = []
    for b in blocks:
        m, shape = build(b, shape)
        mods.append(m)
    return Chain(mods), shape


def plain(name):
    """'0.inner.weight' -> '0.weight': wrappers leave no trace in parameter names."""
    return name.replace(".inner.", ".")


def arr(t):
    a = t.detach().numpy()
    flat = a.reshape(-1)
    if a.dtype.kind == "f":
        flat = [float(np.float32(v)) for v in flat]
    else:
        flat = [int(v) for v in flat]
    return {"shape": list(a.shape), "data": flat}


def loss_of(kind, out, target):
    if kind == "crossEntropy":  # logits; targets are class indices; sequences average over every step
        return F.cross_entropy(out.reshape(-1, out.shape[-1]), target.reshape(-1))
    if kind == "binaryCrossEntropy":  # logits; targets in {0, 1}, the output's shape
        return F.binary_cross_entropy_with_logits(out, target)
    if kind == "mse":
        return F.mse_loss(out, target)
    if kind == "mae":
        return F.l1_loss(out, target)
    if kind == "huber":
        return F.huber_loss(out, target)
    raise ValueError(kind)


def factor_of(schedule, t):
    """The factor on the learning rate at step t, as `scheduleFactor` has it."""
    kind = schedule.get("type", "constant")
    rise = min(1, (t + 1) / schedule["warmUp"]) if schedule.get("warmUp", 0) else 1
    if kind == "step":
        return rise * schedule["factor"] ** (t // schedule["every"])
    if kind == "exponential":
        return rise * schedule["factor"] ** (t / schedule["every"])
    if kind == "cosine":
        end = schedule.get("end", 0)
        return rise * (end + (1 - end) * (1 + math.cos(math.pi * min(1, t / schedule["steps"]))) / 2)
    return rise


class Owned:
    """A parameter with what its block in the notation says of it."""

    def __init__(self, name, parameter, block):
        self.name, self.parameter = plain(name), parameter
        scale = block.get("learningRateScale", 1)
        self.scale = scale if block.get("trainable", True) else 0
        self.weight = parameter.dim() > 1 and not block["type"].endswith("Norm")  # L1 and L2 are over weights only
        held = block.get("frozen", {}).get(self.name.split(".")[-1], [])
        self.frozen = torch.tensor(held, dtype=torch.long)


def block_at(blocks, path):
    """The block that a parameter's path begins with: '1.body.0.weight' -> blocks[1]['body'][0]."""
    first, *rest = path.split(".")
    block = blocks[int(first)]
    if rest and rest[0] == "branches":
        return block_at(block["branches"][int(rest[1])], ".".join(rest[2:]))
    if rest and rest[0] in ("body", "shortcut"):
        return block_at(block[rest[0]], ".".join(rest[1:]))
    return block


def optimiser_of(spec, params):
    kind, lr = spec["type"], spec["learningRate"]
    if kind == "sgd":
        return torch.optim.SGD(params, lr, momentum=spec.get("momentum", 0), nesterov=spec.get("nesterov", False),
                               weight_decay=spec.get("weightDecay", 0))
    if kind == "adam":
        return torch.optim.Adam(params, lr, betas=tuple(spec.get("betas", (0.9, 0.999))),
                                weight_decay=spec.get("weightDecay", 0))
    if kind == "adamW":
        return torch.optim.AdamW(params, lr, weight_decay=spec.get("weightDecay", 0.01))
    if kind == "rmsProp":
        return torch.optim.RMSprop(params, lr, alpha=spec.get("decay", 0.99))
    if kind == "adagrad":
        return torch.optim.Adagrad(params, lr)
    raise ValueError(kind)


def watch_outputs(net):
    """Keeps every block's output, with its gradient, of the forward pass to come; keyed by the block's path."""
    kept = {}

    def keep(path):
        def hook(_, __, out):
            if out.requires_grad:
                out.retain_grad()
                kept[path] = out
        return hook

    for path, module in net.named_modules():
        if isinstance(module, Chain):
            for name, block in module.named_children():
                block.register_forward_hook(keep(f"{path}.{name}".lstrip(".")))
    return kept


def step(net, owned, x, target, loss, training, opt):
    """One step: autograd's gradients of the loss alone, the penalties, frozen elements, clipping, the update."""
    net.zero_grad()  # parameters that the optimiser does not hold too
    value = loss_of(loss, net(x), target)
    value.backward()
    raw = {o.name: o.parameter.grad.clone() for o in owned}
    trained = [o for o in owned if o.scale > 0]
    weights = [o.parameter for o in trained if o.weight]
    l1, l2 = training.get("l1", 0), training.get("l2", 0)
    if (l1 or l2) and weights:
        (l1 * sum(w.abs().sum() for w in weights) + 0.5 * l2 * sum((w * w).sum() for w in weights)).backward()
    held = [(o, o.parameter.detach().reshape(-1)[o.frozen].clone()) for o in trained if len(o.frozen)]
    for o, _ in held:
        o.parameter.grad.reshape(-1)[o.frozen] = 0
    if training.get("clipNorm", 0):
        torch.nn.utils.clip_grad_norm_([o.parameter for o in trained], training["clipNorm"])
    opt.step()
    with torch.no_grad():
        for o, values in held:
            o.parameter.reshape(-1)[o.frozen] = values
    return value.detach(), raw


def run(net, x, target, loss, optimizer, steps, training, blocks):
    """What PyTorch makes of one case: a flat dictionary of tensors, keyed by field or by (field, parameter)."""
    got = {}
    net.eval()
    got["outputEval"] = net(x)  # batch normalisation by its running statistics, still 0 and 1
    net.train()
    probe = x.clone().requires_grad_() if x.is_floating_point() else x
    out = net(probe)
    value = loss_of(loss, out, target)
    net.zero_grad()
    value.backward()
    got["outputTrain"], got["lossValue"] = out, value
    for n, p in net.named_parameters():
        got["gradients", plain(n)] = p.grad.clone()
    if x.is_floating_point():
        got["inputGradient"] = probe.grad
    for m in net.modules():  # the forward pass above moved the running statistics: start the steps afresh
        if isinstance(m, nn.modules.batchnorm._BatchNorm):
            m.reset_running_stats()
    options = training or {}
    owned = [Owned(n, p, block_at(blocks, plain(n))) for n, p in net.named_parameters()]
    groups = [{"params": [o.parameter], "lr": optimizer["learningRate"] * o.scale} for o in owned if o.scale > 0]
    opt = optimiser_of(optimizer, groups or [{"params": [torch.zeros(1, requires_grad=True)]}])  # it refuses an empty list
    schedule = torch.optim.lr_scheduler.LambdaLR(opt, lambda t: factor_of(options.get("schedule", {}), t))
    losses = []
    for i in range(steps):
        last = training is not None and i == steps - 1
        outputs = watch_outputs(net) if last else {}
        before = {o.name: o.parameter.detach().clone() for o in owned}
        value, raw = step(net, owned, x, target, loss, options, opt)
        schedule.step()
        losses.append(value)
        if last:
            for o in owned:
                got["lastGradients", o.name] = raw[o.name]
                got["lastUpdates", o.name] = o.parameter.detach() - before[o.name]
            for path, output in outputs.items():
                got["lastOutputs", path] = output.grad
    got["stepLosses"] = torch.stack(losses)
    for n, p in net.named_parameters():
        got["parametersAfter", plain(n)] = p
    for n, b in net.named_buffers():
        if not n.endswith("num_batches_tracked"):
            got["buffersAfter", plain(n)] = b
    if training is not None:
        net.eval()
        got["outputEvalAfter"] = net(x)
    return {k: v.detach().clone() for k, v in got.items()}


def case(name, input_shape, blocks, loss, seed, batch=4, optimizer=None, tokens=0, steps=3, training=None, size=1,
         target_size=1):
    """One reference case. tokens > 0: the input is integer indices below that number. training: options as in a
    document. size, target_size: factors on inputs and on targets that are numbers.

    `tolerance` holds, for every result, the largest absolute difference that counts as equal: 1e-4 of the tensor's
    largest magnitude, at least 1e-6, and 20 times what PyTorch's own float32 run differs from its float64 run
    (adaptive optimisers turn gradients that are zero up to rounding into steps of arbitrary sign).
    """
    torch.manual_seed(seed)
    torch.set_default_dtype(DTYPE)
    net, out_shape = chain(blocks, list(input_shape))
    with torch.no_grad():  # float32-exact starting values, and affine parameters that are not all 1 and 0
        for n, p in net.named_parameters():
            if p.dim() == 1 and p.numel() and (torch.all(p == 1) or torch.all(p == 0)):
                p.add_(torch.randn_like(p) * 0.1)
            p.copy_(p.float().double())
    x = torch.randint(0, tokens, [batch] + list(input_shape)) if tokens else \
        (size * torch.randn([batch] + list(input_shape))).float().double()
    if loss == "crossEntropy":
        target = torch.randint(0, out_shape[-1], [batch] + out_shape[:-1])
    elif loss == "binaryCrossEntropy":
        target = torch.randint(0, 2, [batch] + out_shape).double()
    else:
        target = (target_size * torch.randn([batch] + out_shape)).float().double()
    optimizer = optimizer or {"type": "sgd", "learningRate": 0.1}
    record = {"name": name, "inputShape": list(input_shape), "network": blocks, "loss": loss, "optimizer": optimizer,
              **({} if training is None else {"training": training}), "steps": steps, "outputShape": out_shape, "input": arr(x), "target": arr(target),
              "parameters": {plain(n): arr(p) for n, p in net.named_parameters()}}
    single = copy.deepcopy(net).float()
    as_float = lambda t: t.float() if t.is_floating_point() else t
    exact = run(net, x, target, loss, optimizer, steps, training, blocks)
    rough = run(single, as_float(x), as_float(target), loss, optimizer, steps, training, blocks)
    tolerance = {}
    for key, want in exact.items():
        off = float((rough[key].double() - want).abs().max()) if want.numel() else 0.0
        limit = max(1e-6, 1e-4 * float(want.abs().max()), 20 * off)
        if isinstance(key, tuple):
            record.setdefault(key[0], {})[key[1]] = arr(want)
            tolerance.setdefault(key[0], {})[key[1]] = limit
        elif want.dim() == 0:
            record[key], tolerance[key] = float(want), limit
        else:
            record[key], tolerance[key] = arr(want), limit
    record["tolerance"] = tolerance
    return record


def dense(units, activation="linear", **more):
    return {"type": "dense", "units": units, "activation": activation, **more}


def conv(filters, kernel, padding=0, stride=1, activation="linear", **more):
    return {"type": "conv2d", "filters": filters, "kernel": kernel, "padding": padding, "stride": stride,
            "activation": activation, **more}


def up(filters, kernel, stride, padding=0, **more):
    return {"type": "convTranspose2d", "filters": filters, "kernel": kernel, "stride": stride, "padding": padding, **more}


def with_training():
    """Cases with options of training, each by itself and all together, and what comes of them after the steps."""
    net = [dense(5, "tanh"), {"type": "layerNorm"}, dense(3)]
    adam = {"type": "adam", "learningRate": 0.02}
    some = {
        "constant": ({}, None),
        "step": ({"schedule": {"type": "step", "every": 2, "factor": 0.5, "warmUp": 3}}, None),
        "exponential": ({"schedule": {"type": "exponential", "every": 3, "factor": 0.4, "warmUp": 0}}, adam),
        "cosine": ({"schedule": {"type": "cosine", "steps": 5, "end": 0.1, "warmUp": 2}},
                   {"type": "adamW", "learningRate": 0.02, "weightDecay": 0.05}),
        "warmUp": ({"schedule": {"type": "warmUp", "warmUp": 4}}, {"type": "rmsProp", "learningRate": 0.01}),
        "l1": ({"l1": 0.02}, None),
        "l2": ({"l2": 0.1}, {"type": "adagrad", "learningRate": 0.05}),
        "clip": ({"clipNorm": 0.3}, {"type": "sgd", "learningRate": 0.2, "momentum": 0.9}),
        "decay": ({}, {"type": "sgd", "learningRate": 0.1, "momentum": 0.9, "nesterov": True, "weightDecay": 0.05}),
    }
    for i, (name, (training, optimizer)) in enumerate(some.items()):
        yield case(f"training-{name}", [4], net, "crossEntropy", 240 + i, batch=5, optimizer=optimizer, steps=6,
                   training=training)
    # a norm so small that the 1e-6 which PyTorch adds to it counts
    yield case("training-clip-small", [3], [dense(2, bias=False), dense(2, bias=False)], "mse", 250,
               optimizer={"type": "sgd", "learningRate": 100}, steps=1, training={"clipNorm": 5e-6}, size=0.003,
               target_size=0.003)
    held = [dense(4, "tanh", frozen={"weight": [0, 5], "bias": [1]}), dense(4, "relu", trainable=False),
            dense(4, "tanh", learningRateScale=0.25), {"type": "layerNorm"}, dense(3)]
    yield case("training-frozen", [3], held, "crossEntropy", 251, batch=5, steps=4, training={})
    yield case("training-all", [3], held, "crossEntropy", 252, batch=5, optimizer=adam, steps=5, training={
        "schedule": {"type": "cosine", "steps": 10, "end": 0, "warmUp": 3}, "l1": 0.01, "l2": 0.02, "clipNorm": 0.2})
    yield case("training-image", [2, 4, 4], [
        {"type": "residual", "body": [conv(2, 3, 1, activation="relu"), {"type": "batchNorm"}]},
        {"type": "concat", "branches": [[conv(2, 1)], []]}, {"type": "maxPool2d", "size": 2}, {"type": "flatten"},
        dense(3)], "crossEntropy", 253, batch=3, optimizer={"type": "sgd", "learningRate": 0.1, "momentum": 0.9},
        steps=4, training={"l2": 0.05, "clipNorm": 0.5})
    yield case("training-tokens", [5], [
        {"type": "embedding", "vocabulary": 6, "dim": 4}, {"type": "positionalEncoding"},
        {"type": "residual", "body": [{"type": "layerNorm"}, {"type": "selfAttention", "heads": 2, "causal": True}]},
        {"type": "gru", "units": 3, "returnSequences": True}, dense(4)], "crossEntropy", 254, batch=2, tokens=6,
        optimizer=adam, steps=4, training={"l1": 0.003, "l2": 0.01, "clipNorm": 0.4})


def large_inputs():
    """Inputs 30 times as large: functions near their ends, where float32 has few numbers left."""
    # an adaptive optimiser makes whole steps of gradients that are all but 0: where tanh is 1 too early, it makes none
    adam = {"type": "adam", "learningRate": 0.01}
    for name, seed, steps in [("large-rnn", 6, 20), ("large-rnn-short", 0, 6)]:
        yield case(name, [steps, 3], [{"type": "rnn", "units": 5}, dense(2)], "crossEntropy", seed, batch=3,
                   optimizer=adam, steps=20, training={}, size=30)
    for i, kind in enumerate(["lstm", "gru"]):
        yield case(f"large-{kind}", [20, 3], [{"type": kind, "units": 4}, dense(2)], "crossEntropy", 261 + i, batch=2,
                   training={}, size=30)
    for i, a in enumerate(["tanh", "sigmoid", "gelu", "silu", "elu", "softplus", "sine", "softmax"]):
        yield case(f"large-{a}", [3], [dense(5, a), dense(2)], "mse", 270 + i, training={}, size=30,
                   optimizer={"type": "sgd", "learningRate": 1e-4})


def fixed():
    acts = ["linear", "relu", "leakyRelu", "elu", "gelu", "silu", "sigmoid", "tanh", "softplus", "sine"]
    for i, a in enumerate(acts):
        yield case(f"dense-{a}", [3], [dense(5, a), dense(2)], "mse", 100 + i)
    yield case("dense-softmax", [3], [dense(4, "softmax"), dense(2)], "mse", 120)
    yield case("dense-nobias", [3], [dense(5, "tanh", bias=False), dense(2)], "mse", 121)
    for i, l in enumerate(["crossEntropy", "binaryCrossEntropy", "mse", "mae", "huber"]):
        yield case(f"loss-{l}", [4], [dense(6, "relu"), dense(3)], l, 130 + i, batch=7)
    opts = [{"type": "sgd", "learningRate": 0.1, "momentum": 0.9},
            {"type": "sgd", "learningRate": 0.1, "momentum": 0.9, "nesterov": True},
            {"type": "sgd", "learningRate": 0.1, "weightDecay": 0.01},
            {"type": "adam", "learningRate": 0.01}, {"type": "adamW", "learningRate": 0.01, "weightDecay": 0.05},
            {"type": "rmsProp", "learningRate": 0.01}, {"type": "adagrad", "learningRate": 0.05}]
    for i, o in enumerate(opts):
        yield case(f"optimizer-{i}-{o['type']}", [4], [dense(6, "tanh"), dense(3)], "crossEntropy", 140 + i,
                   optimizer=o, steps=5)
    yield case("conv2d", [2, 7, 6], [conv(3, 3, 1, activation="relu"), {"type": "flatten"}, dense(3)], "crossEntropy", 160)
    yield case("conv2d-stride", [1, 9, 9], [conv(4, 5, 2, 2, "tanh"), {"type": "flatten"}, dense(3)], "crossEntropy", 161)
    yield case("conv2d-nobias", [3, 6, 6], [conv(2, 2, 0, 2, bias=False), {"type": "flatten"}, dense(2)], "mse", 162)
    yield case("conv2d-1x1", [3, 4, 4], [conv(5, 1, activation="relu"), {"type": "globalAvgPool"}, dense(2)], "crossEntropy", 163)
    yield case("maxpool", [2, 8, 8], [conv(3, 3, 1, activation="relu"), {"type": "maxPool2d", "size": 2},
                                      {"type": "flatten"}, dense(3)], "crossEntropy", 164)
    yield case("maxpool-overlap", [2, 7, 7], [{"type": "maxPool2d", "size": 3, "stride": 2}, {"type": "flatten"}, dense(3)],
               "crossEntropy", 165)
    yield case("avgpool", [2, 9, 9], [conv(3, 3, activation="silu"), {"type": "avgPool2d", "size": 2}, {"type": "flatten"},
                                      dense(3)], "crossEntropy", 166)
    yield case("lenet", [1, 12, 12], [conv(4, 5, 2, activation="relu"), {"type": "maxPool2d", "size": 2},
                                      conv(6, 5, 2, activation="relu"), {"type": "maxPool2d", "size": 2},
                                      {"type": "flatten"}, dense(10)], "crossEntropy", 167, batch=3)
    yield case("batchnorm-vector", [4], [dense(6), {"type": "batchNorm"}, {"type": "activation", "function": "relu"},
                                         dense(3)], "crossEntropy", 170, batch=8)
    yield case("batchnorm-image", [2, 5, 5], [conv(3, 3, 1, bias=False), {"type": "batchNorm"},
                                              {"type": "activation", "function": "relu"}, {"type": "globalAvgPool"},
                                              dense(3)], "crossEntropy", 171, batch=5)
    yield case("layernorm-vector", [4], [dense(6), {"type": "layerNorm"}, dense(3)], "crossEntropy", 172)
    yield case("layernorm-image", [2, 4, 4], [conv(3, 3, 1), {"type": "layerNorm"}, {"type": "flatten"}, dense(3)],
               "crossEntropy", 173)
    yield case("groupnorm", [4, 4, 4], [conv(6, 3, 1), {"type": "groupNorm", "groups": 3}, {"type": "flatten"}, dense(3)],
               "crossEntropy", 174)
    yield case("instancenorm", [2, 5, 5], [conv(3, 3, 1), {"type": "instanceNorm"}, {"type": "flatten"}, dense(3)],
               "crossEntropy", 175)
    for i, k in enumerate(["rnn", "lstm", "gru"]):
        yield case(f"{k}-last", [6, 3], [{"type": k, "units": 5}, dense(2)], "crossEntropy", 180 + i)
        yield case(f"{k}-sequence", [5, 3], [{"type": k, "units": 4, "returnSequences": True}, {"type": k, "units": 3},
                                             dense(2)], "mse", 184 + i)
    yield case("embedding", [6], [{"type": "embedding", "vocabulary": 9, "dim": 5}, {"type": "globalAvgPool"}, dense(3)],
               "crossEntropy", 190, tokens=9)
    yield case("attention", [5, 8], [{"type": "selfAttention", "heads": 2}, dense(3)], "crossEntropy", 191)
    yield case("attention-causal", [6, 8], [{"type": "positionalEncoding"}, {"type": "selfAttention", "heads": 4, "causal": True},
                                            dense(3)], "crossEntropy", 192)
    yield case("transformer", [6], [
        {"type": "embedding", "vocabulary": 7, "dim": 8}, {"type": "positionalEncoding"},
        {"type": "residual", "body": [{"type": "layerNorm"}, {"type": "selfAttention", "heads": 2, "causal": True}]},
        {"type": "residual", "body": [{"type": "layerNorm"}, dense(16, "gelu"), dense(8)]},
        {"type": "layerNorm"}, dense(7)], "crossEntropy", 193, tokens=7, optimizer={"type": "adam", "learningRate": 0.01})
    yield case("residual-post", [4, 5, 5], [
        {"type": "residual", "body": [conv(4, 3, 1, bias=False), {"type": "batchNorm"},
                                      {"type": "activation", "function": "relu"}, conv(4, 3, 1, bias=False),
                                      {"type": "batchNorm"}]},
        {"type": "activation", "function": "relu"}, {"type": "globalAvgPool"}, dense(3)], "crossEntropy", 194, batch=5)
    yield case("residual-pre-projection", [3, 6, 6], [
        {"type": "residual", "body": [{"type": "batchNorm"}, {"type": "activation", "function": "relu"}, conv(5, 3, 1, 2)],
         "shortcut": [conv(5, 1, 0, 2)]}, {"type": "globalAvgPool"}, dense(3)], "crossEntropy", 195, batch=5)
    yield case("concat-image", [2, 6, 6], [
        {"type": "concat", "branches": [[conv(3, 1, activation="relu")], [conv(2, 3, 1, activation="relu")], []]},
        {"type": "globalAvgPool"}, dense(3)], "crossEntropy", 196)
    yield case("concat-vector", [4], [{"type": "concat", "branches": [[dense(3, "tanh")], []]}, dense(2)], "mse", 197)
    yield case("nested", [2, 8, 8], [
        {"type": "concat", "branches": [[], [{"type": "maxPool2d", "size": 1}, {"type": "residual", "body": [
            conv(2, 3, 1, activation="relu"), {"type": "concat", "branches": [[conv(1, 3, 1)], [conv(1, 1)]]}]}]]},
        conv(3, 3, 0, activation="relu"), {"type": "flatten"}, dense(4)], "crossEntropy", 198)
    yield case("transposed", [1, 3, 3], [up(2, 2, 2, activation="relu"), {"type": "upsample2d", "scale": 2},
                                         {"type": "globalAvgPool"}, dense(2)], "mse", 230, batch=3)
    deep = [b for _ in range(20) for b in (dense(6, "sigmoid"),)]
    yield case("deep-sigmoid", [2], deep + [dense(1)], "binaryCrossEntropy", 199, steps=1)
    yield from with_training()
    yield from large_inputs()


def random_training(rng, blocks):
    """Options of training, and blocks that are held or slowed."""
    schedule = rng.choice([
        {"type": "constant"}, {"type": "step", "every": rng.randint(1, 3), "factor": 0.5, "warmUp": rng.randint(0, 3)},
        {"type": "exponential", "every": 2, "factor": 0.3, "warmUp": rng.randint(0, 3)},
        {"type": "cosine", "steps": rng.randint(1, 6), "end": rng.choice([0, 0.1]), "warmUp": rng.randint(0, 3)},
        {"type": "warmUp", "warmUp": rng.randint(1, 5)}])
    for block in blocks:
        if block["type"] in ("dense", "conv2d") and rng.random() < 0.3:
            block.update(rng.choice([{"trainable": False}, {"learningRateScale": 0.5}, {"frozen": {"weight": [0]}}]))
    return {"schedule": schedule, "l1": rng.choice([0, 0.01]), "l2": rng.choice([0, 0.05]),
            "clipNorm": rng.choice([0, 0.1, 1, 1e-5])}


def random_case(rng, i, trained=False):
    """A random architecture that ends in a loss: images, vectors, sequences or tokens."""
    acts = ["linear", "relu", "leakyRelu", "elu", "gelu", "silu", "sigmoid", "tanh", "softplus", "sine"]
    family = rng.choice(["vector", "vector", "image", "image", "sequence", "tokens"])
    blocks, tokens = [], 0

    def width():
        return rng.choice([1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17])

    if family == "vector":
        shape = [rng.choice([1, 2, 3, 4, 7])]
        for _ in range(rng.randint(1, 5)):
            roll = rng.random()
            if roll < 0.15 and blocks:
                blocks.append({"type": rng.choice(["batchNorm", "layerNorm"])})
            elif roll < 0.3 and blocks:
                blocks.append({"type": "concat", "branches": [[dense(width(), rng.choice(acts))], []]})
            else:
                blocks.append(dense(width(), rng.choice(acts), **({"bias": False} if rng.random() < 0.15 else {})))
    elif family == "image":
        shape = [rng.choice([1, 2, 3]), rng.randint(6, 11), rng.randint(6, 11)]
        c, h, w = shape
        for _ in range(rng.randint(1, 4)):
            roll = rng.random()
            if roll < 0.5:
                k = rng.choice([1, 2, 3, 5])
                s, p = rng.choice([1, 1, 2]), rng.choice([0, k // 2])
                nh, nw = (h - k + 2 * p) // s + 1, (w - k + 2 * p) // s + 1
                if min(nh, nw) < 1:
                    continue
                c, h, w = width(), nh, nw
                blocks.append(conv(c, k, p, s, rng.choice(acts)))
            elif roll < 0.65 and min(h, w) >= 3:
                k = rng.choice([2, 3])
                s = rng.choice([k, 1])
                h, w = (h - k) // s + 1, (w - k) // s + 1
                blocks.append({"type": rng.choice(["maxPool2d", "avgPool2d"]), "size": k, "stride": s})
            elif roll < 0.8 and h * w > 1:
                g = rng.choice([d for d in range(1, c + 1) if c % d == 0])
                blocks.append(rng.choice([{"type": "batchNorm"}, {"type": "layerNorm"}, {"type": "groupNorm", "groups": g},
                                          {"type": "instanceNorm"}]))
            elif roll < 0.9:
                blocks.append({"type": "residual", "body": [conv(c, 3, 1, 1, rng.choice(acts)), conv(c, 3, 1)]})
            else:
                n = width()
                blocks.append({"type": "concat", "branches": [[conv(n, 3, 1, 1, rng.choice(acts))], []]})
                c += n
        blocks.append(rng.choice([{"type": "flatten"}, {"type": "globalAvgPool"}]))
    else:
        t = rng.randint(2, 7)
        heads = rng.choice([1, 2, 3])
        d = heads * rng.choice([2, 3, 4])
        if family == "tokens":
            tokens = rng.randint(3, 11)
            shape = [t]
            blocks.append({"type": "embedding", "vocabulary": tokens, "dim": d})
        else:
            shape = [t, d]
        for _ in range(rng.randint(1, 3)):
            roll = rng.random()
            if roll < 0.3:
                blocks.append({"type": "residual", "body": [{"type": "layerNorm"},
                               {"type": "selfAttention", "heads": heads, "causal": rng.random() < 0.5}]})
            elif roll < 0.5:
                blocks.append({"type": "residual", "body": [{"type": "layerNorm"}, dense(2 * d, "gelu"), dense(d)]})
            elif roll < 0.6:
                blocks.append({"type": "positionalEncoding"})
            else:
                blocks.append({"type": rng.choice(["rnn", "lstm", "gru"]), "units": d, "returnSequences": True})
        blocks.append(rng.choice([{"type": "globalAvgPool"}, {"type": rng.choice(["rnn", "lstm", "gru"]), "units": width()},
                                  {"type": "layerNorm"}]))
    loss = rng.choice(["crossEntropy", "crossEntropy", "mse", "binaryCrossEntropy", "huber"])
    blocks.append(dense(rng.randint(2, 6)))
    optimizer = rng.choice([{"type": "sgd", "learningRate": 0.05}, {"type": "sgd", "learningRate": 0.05, "momentum": 0.9},
                            {"type": "adam", "learningRate": 0.01}, {"type": "rmsProp", "learningRate": 0.01}])
    if trained:
        return case(f"trained-{i}", shape, blocks, loss, rng.randint(0, 10**6), rng.randint(2, 6), optimizer, tokens,
                    rng.randint(1, 6), random_training(rng, blocks), rng.choice([1, 1, 3, 30]))
    return case(f"random-{i}", shape, blocks, loss, rng.randint(0, 10**6), rng.randint(2, 6), optimizer, tokens, 3)


def main():
    mode, out = sys.argv[1], sys.argv[2]
    os.makedirs(out, exist_ok=True)
    if mode == "fixed":
        made = fixed()
    else:
        rng = random.Random(int(sys.argv[3]))
        made = (random_case(rng, i, mode == "trained") for i in range(int(sys.argv[4])))
    n = 0
    for c in made:
        with open(os.path.join(out, c["name"] + ".json"), "w") as f:
            json.dump(c, f, separators=(",", ":"))
        n += 1
    print(f"{n} cases in {out}")


if __name__ == "__main__":
    main()
