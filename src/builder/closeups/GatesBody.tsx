import { signedColor } from '#charts/color.ts';
import type { GatesCloseUp } from '#nn/closeUp.ts';
import { courseWords, FROM_THE_INPUT, FROM_THE_STATE, MEMORY_DASHED, stepOf } from './bodyWords.ts';
import styles from './closeUp.module.css';
import { gatesFormula, gateWords, n } from './closeUpWords.ts';
import { limitOf } from './NumberGrid.tsx';

const [WIDE, HIGH] = [300, 72];

/** The gates of one unit at one step, the rule in words and in numbers, and how the unit went through all steps. */
export function GatesBody({ shown, onStep }: { shown: GatesCloseUp; onStep: (step: number) => void }) {
  const { cell, gates } = shown;
  return (
    <>
      <table className={styles['gates']}>
        <thead>
          <tr>
            <th scope="col">gate</th>
            <th scope="col">{FROM_THE_INPUT}</th>
            <th scope="col">{FROM_THE_STATE}</th>
            <th scope="col">becomes</th>
            <td aria-hidden />
          </tr>
        </thead>
        <tbody>
          {gates.map(({ name, function: kind, fromInput, fromState, value }) => {
            const said = gateWords(cell, name);
            const [left, width] =
              kind === 'sigmoid' ? [0, value * 100] : [value < 0 ? 50 + value * 50 : 50, Math.abs(value) * 50];
            return (
              <tr key={name}>
                <th scope="row">
                  {said.name} <span className={styles['does']}>{said.does}</span>
                </th>
                <td>{n(fromInput)}</td>
                <td>{n(fromState)}</td>
                <td>
                  <span className={styles['by']}>{kind === 'sigmoid' ? 'σ' : 'tanh'}</span> {n(value)}
                </td>
                <td className={styles['gate']} aria-hidden>
                  <i
                    className={styles['gateValue']}
                    style={{
                      left: `${left}%`,
                      width: `${width}%`,
                      ...(kind === 'tanh' ? { background: signedColor(Math.sign(value), 1) } : {}),
                    }}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className={styles['rule']}>
        {gatesFormula(shown).map(([rule, reckoned]) => (
          <p key={rule}>
            {rule}
            <b>{reckoned}</b>
          </p>
        ))}
        <Course shown={shown} onStep={onStep} />
      </div>
    </>
  );
}

/** The unit's output, and of an LSTM its memory, at each step; pressed, that step is looked at. */
function Course({ shown, onStep }: { shown: GatesCloseUp; onStep: (step: number) => void }) {
  const { outputs, memory, step } = shown;
  const limit = limitOf([...outputs, ...(memory ?? [])]);
  const x = (t: number) => ((t + 0.5) * WIDE) / outputs.length;
  const y = (value: number) => HIGH / 2 - (value / limit) * (HIGH / 2 - 4);
  const line = (values: readonly number[]) => values.map((v, t) => `${t === 0 ? 'M' : 'L'}${x(t)} ${y(v)}`).join('');
  return (
    <figure className={styles['course']}>
      <svg
        viewBox={`0 0 ${WIDE} ${HIGH}`}
        role="img"
        aria-label={courseWords(outputs.length, n(outputs[0]!), n(outputs.at(-1)!), step + 1, n(outputs[step]!))}
        onPointerDown={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const t = Math.floor(((event.clientX - box.left) / box.width) * outputs.length);
          onStep(Math.max(0, Math.min(outputs.length - 1, t)));
        }}
      >
        <line className={styles['axis']} x1={0} x2={WIDE} y1={HIGH / 2} y2={HIGH / 2} />
        {memory && <path className={styles['memory']} d={line(memory)} />}
        <path className={styles['output']} d={line(outputs)} />
        <line className={styles['stalk']} x1={x(step)} x2={x(step)} y1={0} y2={HIGH} />
        <circle className={styles['this']} cx={x(step)} cy={y(outputs[step]!)} r={3.5} />
      </svg>
      <figcaption>
        <span>output{memory ? MEMORY_DASHED : ''}</span>
        <span>{stepOf(step + 1, outputs.length, n(limit))}</span>
      </figcaption>
    </figure>
  );
}
