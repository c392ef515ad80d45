#!/usr/bin/env python3
"""Writes small networks as PyTorch's own exporter makes ONNX of them, with its answers to a few samples.

    python3 testdata/make_onnx.py OUT_DIR [NAME ...]     all of them, or those named

For each NAME and each version of ONNX's operators: NAME-VERSION.onnx, and NAME-VERSION.json with
`inputs` and `outputs`, flat. Needs PyTorch 1.13 or newer (Debian: python3-torch).
"""
import json
import os
import sys
import warnings

import torch
import torch.nn.functional as F
from torch import nn


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 3)
        self.conv2 = nn.Conv2d(4, 6, 3)
        self.fc1 = nn.Linear(6 * 2 * 2, 12)
        self.fc2 = nn.Linear(12, 5)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc2(F.relu(self.fc1(torch.flatten(x, 1))))


class Block(nn.Module):
    def __init__(self, channels, filters, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, filters, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(filters)
        self.conv2 = nn.Conv2d(filters, filters, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(filters)
        self.shortcut = nn.Sequential()
        if stride != 1 or channels != filters:
            self.shortcut = nn.Sequential(nn.Conv2d(channels, filters, 1, stride, bias=False), nn.BatchNorm2d(filters))

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(y)) + self.shortcut(x))


class ResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3, 1, 1)
        self.blocks = nn.Sequential(Block(4, 4, 1), Block(4, 6, 2))
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(6, 4)

    def forward(self, x):
        x = self.blocks(F.relu(self.stem(x)))
        return self.fc(torch.flatten(self.pool(x), 1))


class LSTM(nn.Module):
    def __init__(self, both=False):
        super().__init__()
        self.lstm = nn.LSTM(2, 5, num_layers=1 if both else 2, batch_first=True, bidirectional=both)
        self.head = nn.Linear(10 if both else 5, 3)

    def forward(self, x):
        y, _ = self.lstm(x)
        return self.head(y[:, -1])


class GRU(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(7, 4)
        self.gru = nn.GRU(4, 6, batch_first=True)
        self.head = nn.Linear(6, 7)

    def forward(self, x):
        y, _ = self.gru(self.embedding(x))
        return self.head(y)


class Attention(nn.Module):
    """Two heads, written out."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(8, 8) for _ in range(4))
        self.norm = nn.LayerNorm(8)
        self.head = nn.Linear(8, 3)

    def forward(self, x):
        batch, steps, width = x.shape
        q, k, v = (f(x).view(batch, steps, 2, width // 2).transpose(1, 2) for f in (self.query, self.key, self.value))
        shares = torch.softmax(q @ k.transpose(-2, -1) / (width // 2) ** 0.5, -1)
        y = (shares @ v).transpose(1, 2).reshape(batch, steps, width)
        return self.head(self.norm(x + self.out(y)).mean(1))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(7, 8)
        layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True, norm_first=True, activation='gelu')
        self.encoder = nn.TransformerEncoder(layer, 2)
        self.head = nn.Linear(8, 7)

    def forward(self, x):
        return self.head(self.encoder(self.embedding(x)))


class Norms(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 4, 3)
        self.group = nn.GroupNorm(2, 4)
        self.instance = nn.InstanceNorm2d(4, affine=True)
        self.layer = nn.LayerNorm([4, 4, 4])
        self.up = nn.Upsample(scale_factor=2)
        self.spread = nn.ConvTranspose2d(4, 2, 2, 2)

    def forward(self, x):
        x = F.leaky_relu(self.group(self.conv(x)))
        x = F.silu(self.layer(F.elu(self.instance(x))))
        return self.spread(self.up(x))


class Squeeze(nn.Module):
    """Channels scaled by what all of the image says."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3)
        self.gate = nn.Linear(4, 4)

    def forward(self, x):
        x = self.conv(x)
        return x * torch.sigmoid(self.gate(x.mean((2, 3))))[:, :, None, None]


def mlp():
    return nn.Sequential(nn.Linear(2, 6), nn.Tanh(), nn.Linear(6, 6), nn.ReLU(), nn.Linear(6, 3))


def depthwise():
    return nn.Sequential(nn.Conv2d(4, 4, 3, groups=4), nn.ReLU(), nn.Conv2d(4, 6, 1))


# A network, a sample's shape (of tokens with how many there are), versions of ONNX's operators.
MODELS = {
    'mlp': (mlp, (2,), None, (13, 17)),
    'lenet': (LeNet, (1, 14, 14), None, (13, 17)),
    'residual': (ResNet, (3, 8, 8), None, (13, 17)),
    'lstm': (LSTM, (5, 2), None, (13, 17)),
    'attention': (Attention, (5, 8), None, (13, 17)),
    'gru': (GRU, (5,), 7, (17,)),
    'encoder': (Encoder, (5,), 7, (17,)),
    'norms': (Norms, (2, 6, 6), None, (17,)),
    'depthwise': (depthwise, (4, 6, 6), None, (17,)),
    'bidirectional': (lambda: LSTM(both=True), (5, 2), None, (17,)),
    'squeeze': (Squeeze, (1, 6, 6), None, (17,)),
}


def disturb(network):
    """Statistics, scales and shifts that are not those of a start."""
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.normal_()
            module.running_var.uniform_(0.5, 2)
        if isinstance(module, (nn.BatchNorm2d, nn.GroupNorm, nn.InstanceNorm2d, nn.LayerNorm)):
            nn.init.normal_(module.weight)
            nn.init.normal_(module.bias)
        if isinstance(module, nn.MultiheadAttention):
            nn.init.normal_(module.in_proj_bias)
            nn.init.normal_(module.out_proj.bias)


def main(out, *names):
    os.makedirs(out, exist_ok=True)
    warnings.simplefilter('ignore')
    for name in names or MODELS:
        make, shape, tokens, versions = MODELS[name]
        torch.manual_seed(7)
        network = make()
        with torch.no_grad():
            disturb(network)
        network.eval()
        x = torch.randn(3, *shape) if tokens is None else torch.randint(0, tokens, (3, *shape))
        y = network(x).detach()
        for version in versions:
            path = os.path.join(out, f'{name}-{version}')
            axes = {'x': {0: 'samples'}, 'y': {0: 'samples'}}
            torch.onnx.export(network, x, f'{path}.onnx', opset_version=version, input_names=['x'], output_names=['y'], dynamic_axes=axes)
            with open(f'{path}.json', 'w') as file:
                json.dump({'inputs': x.flatten().tolist(), 'outputs': y.flatten().tolist()}, file)
                file.write('\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
