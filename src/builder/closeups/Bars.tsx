import { signedColor } from '#charts/color.ts';
import styles from './closeUp.module.css';
import { n } from './closeUpWords.ts';

export interface Bar {
  readonly key: string | number;
  readonly name: string;
  /** How it came about: "0.42 × −0.31". */
  readonly how?: string;
  readonly value: number;
}

/** Numbers with signed bars, all on one scale. */
export function Bars({ caption, bars }: { caption: string; bars: readonly Bar[] }) {
  const limit = bars.reduce((most, { value }) => Math.max(most, Math.abs(value)), 1e-9);
  return (
    <table className={styles['bars']}>
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {bars.map(({ key, name, how, value }) => {
          const share = Math.min(1, Math.abs(value) / limit) * 50;
          return (
            <tr key={key}>
              <th scope="row">
                {name} {how !== undefined && <span>{how}</span>}
              </th>
              <td aria-hidden>
                <i
                  style={{
                    left: value < 0 ? `${50 - share}%` : '50%',
                    width: `${share}%`,
                    background: signedColor(Math.sign(value), 1),
                  }}
                />
              </td>
              <td>{n(value)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
