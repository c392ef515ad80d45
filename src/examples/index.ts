/** @file Every example, in the order of the gallery. Adding one: a file, a line here, and its title in `titles.ts`. Loaded when the gallery is opened. */
import addingLstm from './adding-lstm.md?raw';
import addingRnn from './adding-rnn.md?raw';
import barsLenet from './bars-lenet.md?raw';
import barsWaist from './bars-waist.md?raw';
import compareBatchNorm from './compare-batch-norm.md?raw';
import compareCures from './compare-cures.md?raw';
import compareDepth from './compare-depth.md?raw';
import compareResidual from './compare-residual.md?raw';
import compareWideDeep from './compare-wide-deep.md?raw';
import deepBatchNorm from './deep-batch-norm.md?raw';
import deepRelu from './deep-relu.md?raw';
import deepResidual from './deep-residual.md?raw';
import deepSigmoid from './deep-sigmoid.md?raw';
import digitsAutoencoder from './digits-autoencoder.md?raw';
import digitsCnn from './digits-cnn.md?raw';
import digitsMlp from './digits-mlp.md?raw';
import faces from './faces.md?raw';
import moonsResidual from './moons-residual.md?raw';
import penguins from './penguins.md?raw';
import pretraining from './pretraining.md?raw';
import { type Example, readExample } from './readExample.ts';
import relationsOne from './relations-one.md?raw';
import relationsThree from './relations-three.md?raw';
import relationsTwo from './relations-two.md?raw';
import reversalTransformer from './reversal-transformer.md?raw';
import ring from './ring.md?raw';
import ripple from './ripple.md?raw';
import sine from './sine.md?raw';
import spiral from './spiral.md?raw';
import spiralTheatre from './spiral-theatre.md?raw';
import trainedDigits from './trained-digits.md?raw';
import trainedFaces from './trained-faces.md?raw';
import trainedSpirals from './trained-spirals.md?raw';
import trainedTransformer from './trained-transformer.md?raw';
import transferDigits from './transfer-digits.md?raw';
import transferFaces from './transfer-faces.md?raw';
import xorBits from './xor-bits.md?raw';
import xorNoHidden from './xor-no-hidden.md?raw';
import xorTheatre from './xor-theatre.md?raw';
import xorThree from './xor-three.md?raw';
import xorTwo from './xor-two.md?raw';

export const examples: readonly Example[] = [
  spiral,
  xorNoHidden,
  xorTwo,
  xorBits,
  xorThree,
  ring,
  trainedDigits,
  trainedFaces,
  trainedSpirals,
  trainedTransformer,
  xorTheatre,
  spiralTheatre,
  ripple,
  sine,
  penguins,
  moonsResidual,
  transferDigits,
  transferFaces,
  pretraining,
  barsLenet,
  barsWaist,
  digitsCnn,
  digitsMlp,
  digitsAutoencoder,
  relationsOne,
  relationsTwo,
  relationsThree,
  faces,
  addingLstm,
  addingRnn,
  reversalTransformer,
  deepSigmoid,
  deepRelu,
  deepBatchNorm,
  deepResidual,
  compareDepth,
  compareCures,
  compareWideDeep,
  compareResidual,
  compareBatchNorm,
].map(readExample);
