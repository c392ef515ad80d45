import { rem } from '#charts/textScale.ts';
import { formatShape } from '#nn/shape.ts';
import styles from './DropCard.module.css';
import type { Clash } from './preview.ts';

/** The lists of a container that do not go together, each with what it gives. */
export function ClashPicture({ clash }: { clash: Clash }) {
  const sides = clash.sides.slice(0, 3);
  const height = 28 * sides.length;
  const middle = height / 2;
  return (
    <svg
      className={styles['clash']}
      style={{ width: rem(150), height: rem(height) }}
      viewBox={`0 0 150 ${height}`}
      role="img"
      aria-label={sides.map(({ name, shape }) => `${name} gives ${formatShape(shape)}`).join(', ')}
    >
      {sides.map(({ name, shape }, i) => {
        const y = 28 * i + 14;
        return (
          <g key={name}>
            <path d={`M76 ${y} H112 L130 ${middle}`} />
            <rect x="2" y={y - 10} width="74" height="20" rx="5" />
            <text x="39" y={y + 4} textAnchor="middle">
              {name}
            </text>
            <text x="94" y={y - 4} textAnchor="middle" className={styles['shape']}>
              {formatShape(shape)}
            </text>
          </g>
        );
      })}
      <circle cx="138" cy={middle} r="8" />
      <path d={`M134 ${middle} h8 M138 ${middle - 4} v8`} />
    </svg>
  );
}
