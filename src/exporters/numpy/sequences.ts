/** @file The lines of layers that read sequences. */
import { g, p, type Writer } from './site.ts';

export const embedding: Writer = (site) => ({
  out: `a${site.id}`,
  forward: [`a${site.id} = ${p(site, 'weight')}[${site.x}]`],
  backward: [
    `${g(site, 'weight')} = np.zeros_like(${p(site, 'weight')})`,
    `np.add.at(${g(site, 'weight')}, ${site.x}, ${site.da})`,
  ],
});

/** @param more what the layer keeps beside its states h */
export const recurrent =
  (kind: 'rnn' | 'lstm' | 'gru', more: readonly string[]): Writer =>
  (site) => {
    const { x, id, da, dx, path, block } = site;
    site.use(kind, `${kind}_backward`);
    const h = `h${id}`;
    const kept = more.map((name) => `${name}${id}`);
    const all = block['returnSequences'] === true;
    const dh = all ? da : `dh${id}`;
    return {
      out: `a${id}`,
      forward: [`${[h, ...kept].join(', ')} = ${kind}(${x}, "${path}")`, `a${id} = ${h}[:, ${all ? '1:' : '-1'}]`],
      backward: [
        ...(all
          ? []
          : [`${dh} = np.zeros_like(${h}[:, 1:])`, `${dh}[:, -1] = ${da}  # only the last state is put out`]),
        `${dx ? `${dx} = ` : ''}${kind}_backward(${[dh, x, h, ...kept, `"${path}"`, 'G'].join(', ')})`,
      ],
    };
  };

export const selfAttention: Writer = (site) => {
  const { x, id, da, dx, path, block } = site;
  site.use('attention', 'attention_backward');
  const causal = block['causal'] ? 'True' : 'False';
  return {
    out: `a${id}`,
    forward: [`a${id}, seen${id} = attention(${x}, "${path}", heads=${block['heads']}, causal=${causal})`],
    backward: [`${dx ? `${dx} = ` : ''}attention_backward(${da}, ${x}, seen${id}, "${path}", ${block['heads']}, G)`],
  };
};
