/** @file The form of every kind of question. A new kind has its form here; the contract test holds the list to the kinds. */
import type { ComponentType } from 'react';
import type { QuestionKindName } from '#lesson/questions/index.ts';
import { ArithmeticForm } from './ArithmeticForm.tsx';
import { ChoiceForm } from './ChoiceForm.tsx';
import { DrawForm } from './DrawForm.tsx';
import type { FormProps } from './form.ts';
import { MatchForm } from './MatchForm.tsx';
import { NumberForm } from './NumberForm.tsx';
import { OrderForm } from './OrderForm.tsx';
import { SeveralForm } from './SeveralForm.tsx';
import { SliderForm } from './SliderForm.tsx';
import { TextForm } from './TextForm.tsx';

const own: { readonly [K in QuestionKindName]: ComponentType<FormProps<K>> } = {
  choice: ChoiceForm,
  several: SeveralForm,
  number: NumberForm,
  slider: SliderForm,
  order: OrderForm,
  text: TextForm,
  draw: DrawForm,
  match: MatchForm,
  arithmetic: ArithmeticForm,
};

/** Each is given questions of its own kind. */
export const forms = own as Readonly<Record<QuestionKindName, ComponentType<FormProps>>>;
