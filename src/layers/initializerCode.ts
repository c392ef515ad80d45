/** @file Initialisers in the words of each framework, so that exported code starts from the same distribution. */
import { type Initializer, initializerNumber, initializerType } from '#nn/initializer.ts';

const number = (init: Initializer) => initializerNumber(init) ?? 0;

/** A PyTorch layer expression wrapped so that its weights start as in the document; PyTorch's own default needs no words. */
export function pytorchInit(layer: string, init: Initializer, bias: boolean): string {
  const calls: Partial<Record<string, string>> = {
    glorotUniform: 'nn.init.xavier_uniform_(m.weight)',
    glorotNormal: 'nn.init.xavier_normal_(m.weight)',
    heUniform: 'nn.init.kaiming_uniform_(m.weight, nonlinearity="relu")',
    heNormal: 'nn.init.kaiming_normal_(m.weight, nonlinearity="relu")',
    lecunNormal: 'nn.init.kaiming_normal_(m.weight, nonlinearity="linear")',
    normal: `nn.init.normal_(m.weight, std=${number(init)})`,
    uniform: `nn.init.uniform_(m.weight, -${number(init)}, ${number(init)})`,
    zeros: 'nn.init.zeros_(m.weight)',
    constant: `nn.init.constant_(m.weight, ${number(init)})`,
  };
  const call = calls[initializerType(init)];
  return call ? `started(${layer}, lambda m: (${call}${bias ? ', nn.init.zeros_(m.bias)' : ''}))` : layer;
}

/** Keyword arguments of a Keras layer, or nothing where Keras' own default (Glorot uniform, zero bias) is meant. */
export function kerasInit(init: Initializer, fanIn: number, bias: boolean): string {
  const k = 'keras.initializers.';
  const calls: Partial<Record<string, string>> = {
    glorotNormal: '"glorot_normal"',
    heUniform: '"he_uniform"',
    heNormal: '"he_normal"',
    lecunNormal: '"lecun_normal"',
    normal: `${k}RandomNormal(stddev=${number(init)})`,
    uniform: `${k}RandomUniform(-${number(init)}, ${number(init)})`,
    zeros: '"zeros"',
    constant: `${k}Constant(${number(init)})`,
  };
  const type = initializerType(init);
  if (type === 'glorotUniform') return '';
  if (type === 'pytorch') {
    const limit = `${k}RandomUniform(-${fanIn}**-0.5, ${fanIn}**-0.5)`;
    return `, kernel_initializer=${limit}${bias ? `, bias_initializer=${limit}` : ''}`;
  }
  return `, kernel_initializer=${calls[type]}`;
}

/** Keyword arguments of a Flax (nnx) layer, or nothing where Flax' own default (LeCun normal, zero bias) is meant. */
export function flaxInit(init: Initializer, fanIn: number, bias: boolean): string {
  const f = 'nnx.initializers.';
  const calls: Partial<Record<string, string>> = {
    glorotUniform: `${f}glorot_uniform()`,
    glorotNormal: `${f}glorot_normal()`,
    heUniform: `${f}he_uniform()`,
    heNormal: `${f}he_normal()`,
    normal: `${f}normal(${number(init)})`,
    uniform: `symmetric_uniform(${number(init)})`,
    zeros: `${f}zeros_init()`,
    constant: `${f}constant(${number(init)})`,
  };
  const type = initializerType(init);
  if (type === 'lecunNormal') return '';
  if (type === 'pytorch') {
    const limit = `symmetric_uniform(${fanIn}**-0.5)`;
    return `, kernel_init=${limit}${bias ? `, bias_init=${limit}` : ''}`;
  }
  return `, kernel_init=${calls[type]}`;
}
