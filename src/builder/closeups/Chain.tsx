import type { Bent } from '#nn/closeUp.ts';
import { formatPercent } from '#ui/format.ts';
import { functionOfIt } from './bodyWords.ts';
import styles from './closeUp.module.css';
import { functionName, n } from './closeUpWords.ts';

export interface Link {
  readonly name: string;
  readonly value: string;
  readonly strong?: boolean;
}

/** Steps that lead to a number, one a line: name and what stands after it. */
export function Chain({ links }: { links: readonly Link[] }) {
  return (
    <dl className={styles['chain']}>
      {links.map(({ name, value, strong }) => (
        <div key={name} data-strong={strong || undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The bias, the sum, and what the activation function makes of it. */
export function bentLinks(bias: number | null, { sum, function: name, output, shared }: Bent): readonly Link[] {
  const after = shared ? formatPercent(output) : n(output);
  return [
    ...(bias === null ? [] : [{ name: '+ bias', value: n(bias) }]),
    { name: '= sum', value: n(sum), strong: name === 'linear' },
    ...(name === 'linear' ? [] : [{ name: functionOfIt(functionName(name)), value: after, strong: true }]),
  ];
}
