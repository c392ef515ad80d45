import { Fragment, type ReactNode } from 'react';
import type { Training } from '#nn/training.ts';
import styles from './TrainingPanel.module.css';
import { useTrainingControls } from './useTrainingControls.tsx';

/** Some settings of training alone, by the names that the document gives them: what a part of a lesson lets be changed. */
export function TrainingFields({ names }: { names: readonly string[] }) {
  const { own, optimiser, rate, optimiserFields, schedule, pause } = useTrainingControls();
  const all: Readonly<Record<keyof Training, ReactNode>> = {
    loss: own(['loss']),
    optimizer: [optimiser, rate, optimiserFields(false), optimiserFields(true)],
    schedule,
    batchSize: own(['batchSize']),
    l1: own(['l1']),
    l2: own(['l2']),
    clipNorm: own(['clipNorm']),
    pause,
    solved: null, // of a document, not of the page
  };
  return (
    <section className={styles['panel']} aria-label="Training">
      {names.map((name) => (
        <Fragment key={name}>{all[name as keyof Training]}</Fragment>
      ))}
    </section>
  );
}
