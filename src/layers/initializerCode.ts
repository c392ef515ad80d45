/** @file Initialisers in the words of each framework, so that exported code starts from the same distribution. */
import {
  type BiasInitializer,
  type Initializer,
  type InitializerType,
  initializerNumber,
  initializerType,
} from '#nn/initializer.ts';

const number = (init: Initializer) => initializerNumber(init) ?? 0;

/** The call that starts a tensor of a PyTorch layer as in the document, or undefined for PyTorch's own default. */
export function pytorchCall(init: Initializer, tensor: string): string | undefined {
  const calls: Partial<Record<string, string>> = {
    glorotUniform: `nn.init.xavier_uniform_(${tensor})`,
    glorotNormal: `nn.init.xavier_normal_(${tensor})`,
    heUniform: `nn.init.kaiming_uniform_(${tensor}, nonlinearity="relu")`,
    heNormal: `nn.init.kaiming_normal_(${tensor}, nonlinearity="relu")`,
    lecunNormal: `nn.init.kaiming_normal_(${tensor}, nonlinearity="linear")`,
    normal: `nn.init.normal_(${tensor}, std=${number(init)})`,
    uniform: `nn.init.uniform_(${tensor}, -${number(init)}, ${number(init)})`,
    zeros: `nn.init.zeros_(${tensor})`,
    constant: `nn.init.constant_(${tensor}, ${number(init)})`,
  };
  return calls[initializerType(init)];
}

/** By what a bias starts: by its own initialiser, else at 0 unless its weights start as PyTorch has it. */
export const biasStart = (init: Initializer, bias: BiasInitializer): Initializer =>
  bias === 'usual' ? (init === 'pytorch' ? 'pytorch' : 'zeros') : bias;

/**
 * A PyTorch layer expression wrapped so that it starts as in the document; PyTorch's own default needs no words.
 * @param bias how it starts; false where there is none
 */
export function pytorchInit(layer: string, init: Initializer, bias: BiasInitializer | false): string {
  const calls = [
    pytorchCall(init, 'm.weight'),
    bias === false ? undefined : pytorchCall(biasStart(init, bias), 'm.bias'),
  ];
  const said = calls.filter((call) => call !== undefined);
  return said.length > 0 ? `started(${layer}, lambda m: (${said.join(', ')}))` : layer;
}

/** An initialiser in Keras' words; PyTorch's own is U(±1/√fanIn). */
export function kerasStart(init: Initializer, fanIn: number): string {
  const k = 'keras.initializers.';
  const calls: Record<InitializerType, string> = {
    pytorch: `${k}RandomUniform(-${fanIn}**-0.5, ${fanIn}**-0.5)`,
    glorotUniform: '"glorot_uniform"',
    glorotNormal: '"glorot_normal"',
    heUniform: '"he_uniform"',
    heNormal: '"he_normal"',
    lecunNormal: '"lecun_normal"',
    normal: `${k}RandomNormal(stddev=${number(init)})`,
    uniform: `${k}RandomUniform(-${number(init)}, ${number(init)})`,
    zeros: '"zeros"',
    constant: `${k}Constant(${number(init)})`,
  };
  return calls[initializerType(init)];
}

/** Keyword arguments of a Keras layer, or nothing where Keras' own default (Glorot uniform, zero bias) is meant. */
export function kerasInit(init: Initializer, fanIn: number, bias: BiasInitializer | false): string {
  const weight = init === 'glorotUniform' ? '' : `, kernel_initializer=${kerasStart(init, fanIn)}`;
  const own = bias === false ? 'zeros' : biasStart(init, bias);
  return `${weight}${own === 'zeros' ? '' : `, bias_initializer=${kerasStart(own, fanIn)}`}`;
}

/** An initialiser in the words of Flax (nnx); PyTorch's own is U(±1/√fanIn). */
export function flaxStart(init: Initializer, fanIn: number): string {
  const f = 'nnx.initializers.';
  const calls: Record<InitializerType, string> = {
    pytorch: `symmetric_uniform(${fanIn}**-0.5)`,
    glorotUniform: `${f}glorot_uniform()`,
    glorotNormal: `${f}glorot_normal()`,
    heUniform: `${f}he_uniform()`,
    heNormal: `${f}he_normal()`,
    lecunNormal: `${f}lecun_normal()`,
    normal: `${f}normal(${number(init)})`,
    uniform: `symmetric_uniform(${number(init)})`,
    zeros: `${f}zeros_init()`,
    constant: `${f}constant(${number(init)})`,
  };
  return calls[initializerType(init)];
}

/** Keyword arguments of a Flax (nnx) layer, or nothing where Flax' own default (LeCun normal, zero bias) is meant. */
export function flaxInit(init: Initializer, fanIn: number, bias: BiasInitializer | false): string {
  const weight = init === 'lecunNormal' ? '' : `, kernel_init=${flaxStart(init, fanIn)}`;
  const own = bias === false ? 'zeros' : biasStart(init, bias);
  return `${weight}${own === 'zeros' ? '' : `, bias_init=${flaxStart(own, fanIn)}`}`;
}
