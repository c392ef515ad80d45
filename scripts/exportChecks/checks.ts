/** @file What checks the files of each format: a program that is given a folder of cases. `scripts/testExports.ts` says what it finds there, and what it prints. */
import type { FormatName } from '#exporters/index.ts';
import { python, pythonLacks } from '../python.mjs';
import { onnxruntimeLacks } from './onnxruntime.mjs';
import { tensorflowJsLacks } from './tensorflowJs.mjs';

export interface ExportCheck {
  /** Why it cannot run here; undefined where it can. */
  absent(): string | undefined;
  /** The program and its arguments; the folder of cases is put behind them. */
  readonly command: readonly [string, ...string[]];
  /** How many random documents it is given, where all of them would take it long. */
  readonly random?: number;
}

/** Commands of npm run in the project's folder. */
const checker = (name: string): string => `scripts/exportChecks/${name}`;

/** By format. */
export const exportChecks: Readonly<Partial<Record<FormatName, ExportCheck>>> = {
  onnx: { absent: onnxruntimeLacks, command: [process.execPath, checker('onnx.mjs')] },
  numpy: { absent: () => pythonLacks('numpy'), command: [python, checker('numpy_check.py')] },
  tfjs: { absent: tensorflowJsLacks, command: [process.execPath, checker('tfjs.mjs')] },
  flax: {
    absent: () => pythonLacks('flax', 'jax', 'optax', 'numpy'),
    command: [python, checker('keras_flax.py')],
    random: 60,
  },
  pytorch: { absent: () => pythonLacks('torch'), command: [python, checker('pytorch.py')] },
  keras: {
    absent() {
      process.env['KERAS_BACKEND'] ||= 'jax'; // Keras is imported with a backend, by the checker too
      return pythonLacks('keras', 'jax', 'numpy');
    },
    command: [python, checker('keras_flax.py')],
    random: 60,
  },
};
