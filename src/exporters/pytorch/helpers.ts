/** @file The small classes that a PyTorch program of ours may need. Each keeps PyTorch's names of parameters: an activation function lies inside its block. */

const activated = (
  name: string,
  inputs: string,
  first: string,
  call: string,
  what: string,
) => `class ${name}(nn.${call}):
    """${what}"""

    def __init__(self, ${inputs}, activation, **options):
        super().__init__(${first}, **options)
        self.activation = activation

    def forward(self, x):
        return self.activation(super().forward(x))`;

const recurrent = (kind: 'RNN' | 'LSTM' | 'GRU') => `class ${kind}(nn.${kind}):
    """A recurrent layer that puts out its last state, or the state after every step."""

    def __init__(self, inputs, units, every_step=False):
        super().__init__(inputs, units, batch_first=True)
        self.every_step = every_step

    def forward(self, x):
        states, _ = super().forward(x)
        return states if self.every_step else states[:, -1]`;

/** By name, in the order in which a program defines them. */
export const helpers = {
  Sine: `class Sine(nn.Module):
    """sin, as an activation function."""

    def forward(self, x):
        return torch.sin(x)`,
  Dense: activated('Dense', 'inputs, units', 'inputs, units', 'Linear', 'A linear layer with its activation function.'),
  Conv2d: activated(
    'Conv2d',
    'channels, filters, kernel',
    'channels, filters, kernel',
    'Conv2d',
    'A convolution with its activation function.',
  ),
  ConvTranspose2d: activated(
    'ConvTranspose2d',
    'channels, filters, kernel',
    'channels, filters, kernel',
    'ConvTranspose2d',
    'A transposed convolution with its activation function.',
  ),
  GlobalAvgPool2d: `class GlobalAvgPool2d(nn.Module):
    """The mean of every channel."""

    def forward(self, x):
        return x.mean(dim=(2, 3))`,
  MeanOverSteps: `class MeanOverSteps(nn.Module):
    """The mean over the steps of a sequence."""

    def forward(self, x):
        return x.mean(dim=1)`,
  PositionalEncoding: `class PositionalEncoding(nn.Module):
    """Adds sine and cosine waves of the position, from short waves to long ones."""

    def __init__(self, steps, width):
        super().__init__()
        position = torch.arange(steps).unsqueeze(1)
        rate = 10000.0 ** (-torch.arange(0, width, 2) / width)
        waves = torch.zeros(steps, width)
        waves[:, 0::2] = torch.sin(position * rate)
        waves[:, 1::2] = torch.cos(position * rate)[:, : width // 2]
        self.register_buffer("waves", waves, persistent=False)

    def forward(self, x):
        return x + self.waves`,
  RNN: recurrent('RNN'),
  LSTM: recurrent('LSTM'),
  GRU: recurrent('GRU'),
  SelfAttention: `class SelfAttention(nn.MultiheadAttention):
    """Every step attends to all steps; where it is causal, to none that comes later."""

    def __init__(self, width, heads, causal=False):
        super().__init__(width, heads, batch_first=True)
        self.causal = causal

    def forward(self, x):
        steps = x.shape[1]
        mask = None
        if self.causal:  # True: not looked at
            mask = torch.ones(steps, steps, dtype=torch.bool, device=x.device).triu(1)
        return super().forward(x, x, x, attn_mask=mask, need_weights=False)[0]`,
  Residual: `class Residual(nn.Module):
    """The body's output plus the shortcut's; without a shortcut, plus the input."""

    def __init__(self, body, shortcut=None):
        super().__init__()
        self.body = body
        self.shortcut = nn.Identity() if shortcut is None else shortcut

    def forward(self, x):
        return self.body(x) + self.shortcut(x)`,
  Concat: `class Concat(nn.Module):
    """Branches side by side, joined on the channels of images, else on the last axis."""

    def __init__(self, *branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        outputs = [branch(x) for branch in self.branches]
        return torch.cat(outputs, dim=1 if outputs[0].dim() == 4 else -1)`,
} as const;

export type Helper = keyof typeof helpers;
