import { Check as CheckMark, CornerUpRight, X } from 'lucide-react';
import { useState } from 'react';
import { useInputNames } from '#builder/inspector/TermList.tsx';
import type { InferredBlock } from '#nn/inferShapes.ts';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { Explained } from '#ui/Explained.tsx';
import { Formula } from '#ui/Formula.tsx';
import { formatNumber } from '#ui/format.ts';
import { ASKING } from '#ui/waitWords.ts';
import styles from './CheckTable.module.css';
import {
  agreesTo,
  byParameter,
  CHECK_CAPTION,
  COMPUTED_SAYS,
  checkedOver,
  digitsOf,
  GRADIENT_KEPT,
  GRADIENT_KEPT_FORMULA,
  HOW_CHECKED,
  MEASURED_CHECK,
  MEASURED_SAYS,
  NOT_CHECKED,
  OF_THESE_SAMPLES,
  roadsOf,
  rowName,
  SHOW_FEWER,
  showAll,
  TICK_SAYS,
  verdictWords,
} from './checkWords.ts';
import { type Check, useCheck } from './useCheck.ts';

/** Rows of each parameter before all are asked for. */
const FEW = 2;
const verdicts = {
  agrees: { Sign: CheckMark, word: 'agrees' },
  kink: { Sign: CornerUpRight, word: 'corner' },
  differs: { Sign: X, word: 'differs' },
} as const;

/** What the derivation says, against what is measured: the slopes of the loss along single numbers, and how much gradient is handed on. */
export function CheckTable({ inferred }: { inferred: InferredBlock }) {
  const check = useCheck(inferred.block.id);
  return (
    <section
      className={styles['check']}
      aria-label={MEASURED_CHECK}
      data-check={check === undefined ? 'waiting' : 'done'}
    >
      <header>
        <h4>Measured</h4>
        <Badge kind="probe" says={HOW_CHECKED}>
          measured
        </Badge>
      </header>
      {check === undefined && <p>{ASKING}</p>}
      {check === null && <p>{NOT_CHECKED}</p>}
      {check && <Result check={check} inferred={inferred} />}
    </section>
  );
}

function Result({ check, inferred }: { check: Check; inferred: InferredBlock }) {
  const [all, setAll] = useState(false);
  const names = useInputNames(inferred.block.id);
  const { rows, samples, batch, step } = check;
  const groups = byParameter(rows);
  const hidden = groups.reduce((sum, group) => sum + Math.max(0, group.rows.length - FEW), 0);
  return (
    <>
      <p>{checkedOver(verdictWords(rows), samples, batch, step)}</p>
      {rows.length > 0 && (
        <table className={styles['table']}>
          <caption className="visually-hidden">{CHECK_CAPTION}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">
                <Explained says={COMPUTED_SAYS} term="backpropagation">
                  computed
                </Explained>
              </th>
              <th scope="col">
                <Explained says={MEASURED_SAYS} term="gradient">
                  measured
                </Explained>
              </th>
              <td />
            </tr>
          </thead>
          {groups.map(({ name, rows: own }) => (
            <tbody key={name}>
              <tr>
                <th scope="rowgroup" colSpan={4}>
                  {name}
                </th>
              </tr>
              {own.slice(0, all ? own.length : FEW).map((row) => (
                <Row key={`${row.index} ${row.sample}`} row={row} name={rowName(row, inferred, names)} />
              ))}
            </tbody>
          ))}
        </table>
      )}
      {hidden > 0 && (
        <Button look="bare" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? SHOW_FEWER : showAll(rows.length)}
        </Button>
      )}
      <Roads check={check} inferred={inferred} />
    </>
  );
}

/** Four digits, or three beside a power of ten. */
const slope = (value: number) => formatNumber(value, Math.abs(value) < 1e-4 ? 3 : 4);

function Row({ row, name }: { row: Check['rows'][number]; name: string }) {
  const { Sign, word } = verdicts[row.verdict];
  const digits = digitsOf(row);
  const title = row.verdict === 'agrees' ? agreesTo(digits) : word;
  return (
    <tr data-verdict={row.verdict}>
      <th scope="row">{name}</th>
      <td>{slope(row.backprop)}</td>
      <td>{row.verdict === 'kink' ? '–' : slope(row.measured)}</td>
      <td data-explain={title}>
        <Sign size={14} aria-hidden />
        <span className="visually-hidden">{title}</span>
      </td>
    </tr>
  );
}

/** How much of the gradient that arrives at the output goes on to the input, as bars on one scale; 1 leaves it as it is. */
function Roads({ check, inferred }: { check: Check; inferred: InferredBlock }) {
  const roads = roadsOf(check, inferred);
  if (roads.length === 0) return null;
  const most = Math.max(1.25, ...roads.map(({ kept }) => kept)) * 1.02;
  return (
    <div className={styles['roads']}>
      <header>
        <h4>
          {GRADIENT_KEPT}{' '}
          <Formula
            tex="\|\partial L/\partial \mathbf x\| \,/\, \|\partial L/\partial \mathbf y\|"
            label={GRADIENT_KEPT_FORMULA}
          />
        </h4>
        <Badge kind="exact" says={OF_THESE_SAMPLES} />
      </header>
      <dl>
        {roads.map(({ name, kept }, i) => (
          <div key={name} data-road={i === 0 ? 'all' : 'one'}>
            <dt>{name}</dt>
            <dd>
              <span className={styles['track']} aria-hidden>
                <i style={{ width: `${(100 * Math.min(kept, most)) / most}%` }} />
                <b style={{ left: `${100 / most}%` }} />
              </span>
              {formatNumber(kept, 3)}
            </dd>
          </div>
        ))}
      </dl>
      <p>{TICK_SAYS}</p>
    </div>
  );
}
