/** @file Every layer's lines of a NumPy program: forward, and back by the chain rule. */
import { bends, bent, unbent } from './activations.ts';
import { embedding, recurrent, selfAttention } from './sequences.ts';
import { g, isImage, of, p, rows, type Site, type Writer, type Written, wide } from './site.ts';

/** Lines of a layer with weights and, behind them, its activation function. */
function bending(site: Site, axis: number, sum: string, back: (dz: string) => readonly string[]): Written {
  const name = String(site.block['activation']);
  const [z, a] = [`z${site.id}`, `a${site.id}`];
  if (name === 'linear') return { out: z, forward: [`${z} = ${sum}`], backward: back(site.da) };
  site.use(...(bends[name]!.uses ?? []));
  const dz = `dz${site.id}`;
  return {
    out: a,
    forward: [`${z} = ${sum}`, bent(name, z, a, axis)],
    backward: [unbent(name, z, a, site.da, dz, axis), ...back(dz)],
  };
}

/** Lines of a layer without weights: one forward, one back. */
const plain =
  (forward: (site: Site) => string, back: (site: Site) => string): Writer =>
  (site) => ({
    out: `a${site.id}`,
    forward: [`a${site.id} = ${forward(site)}`],
    backward: site.dx ? [`${site.dx} = ${back(site)}`] : [],
  });

const dense: Writer = (site) =>
  bending(site, -1, `${site.x} @ ${p(site, 'weight')}.T${site.block['bias'] ? ` + ${p(site, 'bias')}` : ''}`, (dz) => [
    `${g(site, 'weight')} = ${
      site.input.shape.length === 2 ? `np.einsum("nto,nti->oi", ${dz}, ${site.x})` : `${dz}.T @ ${site.x}`
    }`,
    ...(site.block['bias'] ? [`${g(site, 'bias')} = ${dz}.sum(${rows(site)})`] : []),
    ...(site.dx ? [`${site.dx} = ${dz} @ ${p(site, 'weight')}`] : []),
  ]);

const conv2d: Writer = (site) => {
  const { x, dx, input } = site;
  const [size, stride, padding] = [of(site, 'kernel'), of(site, 'stride'), of(site, 'padding')];
  site.use('conv2d', 'conv2d_weights', ...(dx ? (['conv2d_spread'] as const) : []));
  const bias = site.block['bias'];
  const sum = `conv2d(${x}, ${p(site, 'weight')}, ${stride}, ${padding})${bias ? ` + ${wide(site, 'bias')}` : ''}`;
  return bending(site, 1, sum, (dz) => [
    `${g(site, 'weight')} = conv2d_weights(${dz}, ${x}, ${size}, ${stride}, ${padding})`,
    ...(bias ? [`${g(site, 'bias')} = ${dz}.sum((0, 2, 3))`] : []),
    ...(dx
      ? [
          `${dx} = conv2d_spread(${dz}, ${p(site, 'weight')}, ${stride}, ${padding}, ${input.shape.slice(1).join(', ')})`,
        ]
      : []),
  ]);
};

/** A convolution turned round: forward is what a convolution does on its way back, and back what it does forward. */
const convTranspose2d: Writer = (site) => {
  const { x, dx, output } = site;
  const [size, stride, padding] = [of(site, 'kernel'), of(site, 'stride'), of(site, 'padding')];
  site.use('conv2d_spread', 'conv2d_weights', ...(dx ? (['conv2d'] as const) : []));
  const bias = site.block['bias'];
  const sum = `conv2d_spread(${x}, ${p(site, 'weight')}, ${stride}, ${padding}, ${output.shape.slice(1).join(', ')})`;
  return bending(site, 1, `${sum}${bias ? ` + ${wide(site, 'bias')}` : ''}`, (dz) => [
    `${g(site, 'weight')} = conv2d_weights(${x}, ${dz}, ${size}, ${stride}, ${padding})`,
    ...(bias ? [`${g(site, 'bias')} = ${dz}.sum((0, 2, 3))`] : []),
    ...(dx ? [`${dx} = conv2d(${dz}, ${p(site, 'weight')}, ${stride}, ${padding})`] : []),
  ]);
};

const activation: Writer = (site) => {
  const { x, id, da, dx } = site;
  const name = String(site.block['function']);
  const axis = isImage(site) ? 1 : -1;
  site.use(...(bends[name]?.uses ?? []));
  return {
    out: `a${id}`,
    forward: [bent(name, x, `a${id}`, axis)],
    backward: dx ? [unbent(name, x, `a${id}`, da, dx, axis)] : [],
  };
};

const dropout: Writer = ({ block, x, id, da, dx }) => {
  const rate = block['rate'] as number;
  const keep = +(1 - rate).toFixed(12);
  return {
    out: `a${id}`,
    forward: [
      `m${id} = (rng.random(${x}.shape) < ${keep}) / ${keep} if training else np.ones(${x}.shape)`,
      `a${id} = ${x} * m${id}`,
    ],
    backward: dx ? [`${dx} = ${da} * m${id}`] : [],
  };
};

const pool = (kind: 'max' | 'avg'): Writer =>
  plain(
    (site) => {
      site.use('windows');
      return `windows(${site.x}, ${of(site, 'size')}, ${of(site, 'stride') || of(site, 'size')}).${
        kind === 'max' ? 'max' : 'mean'
      }((4, 5))`;
    },
    (site) => {
      site.use(`${kind}_pool_backward`);
      return `${kind}_pool_backward(${site.da}, ${site.x}, ${of(site, 'size')}, ${of(site, 'stride') || of(site, 'size')})`;
    },
  );

/**
 * Lines of a normalisation: h standardised, then scaled and shifted.
 * @param shared axes over which the gradients of scale and shift add up
 */
function normalization(
  site: Site,
  shared: string,
  forward: (h: string, s: string) => readonly string[],
  back: (dh: string, h: string, s: string) => string,
): Written {
  const { id, da, dx } = site;
  const [h, s, a] = [`h${id}`, `s${id}`, `a${id}`];
  const one = shared === '(1, 2, 3)' ? '0' : shared;
  const [weight, bias] =
    shared === '(0, 2, 3)' ? [wide(site, 'weight'), wide(site, 'bias')] : [p(site, 'weight'), p(site, 'bias')];
  if (dx) site.use('standardized_backward');
  return {
    out: a,
    forward: [...forward(h, s), `${a} = ${weight} * ${h} + ${bias}`],
    backward: [
      `${g(site, 'weight')} = (${da} * ${h}).sum(${one})`,
      `${g(site, 'bias')} = ${da}.sum(${one})`,
      ...(dx ? [`${dx} = ${back(`${da} * ${weight}`, h, s)}`] : []),
    ],
  };
}

const batchNorm: Writer = (site) => {
  const { x, path } = site;
  site.use('batch_norm');
  const axes = isImage(site) ? '(0, 2, 3)' : '0';
  const options = `"${path}", ${of(site, 'momentum')}, ${of(site, 'epsilon')}, training`;
  return normalization(
    site,
    axes,
    (h, s) => [`${h}, ${s} = batch_norm(${x}, ${options})`],
    (dh, h, s) => `standardized_backward(${dh}, ${h}, ${s}, ${axes})`,
  );
};

const overAxes =
  (axes: (site: Site) => string, shared: (site: Site) => string): Writer =>
  (site) => {
    site.use('standardized');
    return normalization(
      site,
      shared(site),
      (h, s) => [`${h}, ${s} = standardized(${site.x}, ${axes(site)}, ${of(site, 'epsilon')})`],
      (dh, h, s) => `standardized_backward(${dh}, ${h}, ${s}, ${axes(site)})`,
    );
  };

const groupNorm: Writer = (site) => {
  const { x, id } = site;
  site.use('standardized');
  const grouped = `${x}.reshape(len(${x}), ${of(site, 'groups')}, -1)`;
  return normalization(
    site,
    '(0, 2, 3)',
    (h, s) => [
      `g${id}, ${s} = standardized(${grouped}, 2, ${of(site, 'epsilon')})  # group by group`,
      `${h} = g${id}.reshape(${x}.shape)`,
    ],
    (dh, _, s) => `standardized_backward((${dh}).reshape(g${id}.shape), g${id}, ${s}, 2).reshape(${x}.shape)`,
  );
};

/** Every layer but the containers. */
export const writers: Readonly<Record<string, Writer>> = {
  dense,
  activation,
  dropout,
  flatten: plain(
    ({ x }) => `${x}.reshape(len(${x}), -1)`,
    ({ x, da }) => `${da}.reshape(${x}.shape)`,
  ),
  conv2d,
  convTranspose2d,
  maxPool2d: pool('max'),
  avgPool2d: pool('avg'),
  globalAvgPool: plain(
    (site) => `${site.x}.mean(${isImage(site) ? '(2, 3)' : '1'})`,
    (site) => {
      const [at, count] = isImage(site)
        ? ['[:, :, None, None]', site.input.shape[1]! * site.input.shape[2]!]
        : ['[:, None]', site.input.shape[0]!];
      return `np.broadcast_to(${site.da}${at} / ${count}, ${site.x}.shape)`;
    },
  ),
  upsample2d: plain(
    (site) => `${site.x}.repeat(${of(site, 'scale')}, 2).repeat(${of(site, 'scale')}, 3)`,
    (site) => {
      const [channels, height, width] = site.input.shape;
      const scale = of(site, 'scale');
      return `${site.da}.reshape(-1, ${channels}, ${height}, ${scale}, ${width}, ${scale}).sum((3, 5))`;
    },
  ),
  batchNorm,
  layerNorm: overAxes(
    (site) => (isImage(site) ? '(1, 2, 3)' : '-1'),
    (site) => (isImage(site) ? '(1, 2, 3)' : rows(site)),
  ),
  groupNorm,
  instanceNorm: overAxes(
    () => '(2, 3)',
    () => '(0, 2, 3)',
  ),
  embedding,
  positionalEncoding: plain(
    (site) => {
      site.use('positions');
      return `${site.x} + positions(${site.input.shape.join(', ')})`;
    },
    ({ da }) => da,
  ),
  rnn: recurrent('rnn', []),
  lstm: recurrent('lstm', ['c', 'gates']),
  gru: recurrent('gru', ['gates']),
  selfAttention,
};
