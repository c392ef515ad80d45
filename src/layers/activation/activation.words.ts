import { functionNames } from '#layers/activationFunctions.ts';
import type { WordsOf } from '#nn/layer.ts';
import type { activation } from './activation.ts';

export const activationWords: WordsOf<typeof activation> = {
  name: 'Activation',
  summary: 'Bends every number on its own by one function; it is what makes depth more than one linear map.',
  detail: (values) => functionNames[values.function],
  fields: {
    function: { label: 'Function', names: functionNames, help: 'The function that is applied to every number.' },
  },
  icon: ['M2 12.5h5L13.5 3'],
};
