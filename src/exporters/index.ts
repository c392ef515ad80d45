/** @file Every format that a network is exported to. Each comes when it is asked for. */
import { loadPart } from '#base/loadPart.ts';
import type { Exporter, FormatWords } from './exporter.ts';

export interface Format extends FormatWords {
  /** Its maker; a part that comes late. */
  load(): Promise<Exporter>;
}

/** By the name that the command takes. Never reused for something else. */
export const formats = {
  pytorch: {
    name: 'PyTorch',
    says: 'A Python program with the network, its data and its training.',
    kind: 'program',
    load: loadPart(() => import('./pytorch/pytorch.ts').then(({ pytorchExporter }) => pytorchExporter)),
  },
  onnx: {
    name: 'ONNX',
    says: 'One file with network and numbers, which runs wherever there is an ONNX runtime.',
    kind: 'file',
    load: loadPart(() => import('./onnx/onnx.ts').then(({ onnxExporter }) => onnxExporter)),
  },
  numpy: {
    name: 'NumPy',
    says: 'A program that trains this very network, with the chain rule written out line by line.',
    kind: 'program',
    load: loadPart(() => import('./numpy/numpy.ts').then(({ numpyExporter }) => numpyExporter)),
  },
  tfjs: {
    name: 'TensorFlow.js',
    says: 'A layers model with its weights, which a web page loads and runs.',
    kind: 'file',
    load: loadPart(() => import('./tfjs/tfjs.ts').then(({ tfjsExporter }) => tfjsExporter)),
  },
  keras: {
    name: 'Keras 3',
    says: 'A Python program with the network, its data and its training.',
    kind: 'program',
    notRun: true,
    load: loadPart(() => import('./keras/keras.ts').then(({ kerasExporter }) => kerasExporter)),
  },
  flax: {
    name: 'Flax',
    says: 'A Python program with the network, its data and its training, for JAX.',
    kind: 'program',
    notRun: true,
    load: loadPart(() => import('./flax/flax.ts').then(({ flaxExporter }) => flaxExporter)),
  },
  safetensors: {
    name: 'safetensors',
    says: 'All parameters as numbers under their PyTorch names, for other programs to load.',
    kind: 'file',
    load: loadPart(() => import('./safetensors/safetensors.ts').then(({ safetensorsExporter }) => safetensorsExporter)),
  },
  json: {
    name: 'JSON',
    says: 'All parameters as nested lists by their PyTorch names, with the test vector.',
    kind: 'file',
    load: loadPart(() => import('./json/json.ts').then(({ jsonExporter }) => jsonExporter)),
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
