import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { blockName } from '#state/blockName.ts';
import { AS_IT_IS } from './levelWords.ts';
import styles from './PathsPicture.module.css';

const WIDTH = 300;
const LINE = 16;
const GAP = 12;
/** Blocks of a list that are named; the last of them says how many more there are. */
const MOST = 5;
const [FORK, LEFT, RIGHT, JOIN] = [20, 46, 226, 262];

interface Lane {
  readonly name: string;
  readonly lines: readonly string[];
  readonly y: number;
  readonly height: number;
}

/** The lists of a container one below the other, each with the blocks it holds; one that holds none is a line. */
function lanesOf(block: Block, network: readonly Block[]): { lanes: Lane[]; height: number } {
  const registry: LayerRegistry = layers;
  const held = innerLists(block, registry);
  const slots = Object.entries(registry[block.type]!.slots ?? {});
  const lists = slots.flatMap(([slot, kind]) => {
    const own = held.filter((list) => list.slot === slot);
    if (own.length === 0 && kind === 'list') return [{ name: slot, blocks: [] as readonly Block[] }];
    return own.map(({ branch, blocks }) => ({ name: branch === undefined ? slot : `branch ${branch + 1}`, blocks }));
  });
  let y = 4;
  const lanes = lists.map(({ name, blocks }): Lane => {
    const names = blocks.map(({ id }) => blockName(network, id) ?? id);
    const lines = names.length > MOST ? [...names.slice(0, MOST - 1), `${names.length - MOST + 1} more`] : names;
    const height = Math.max(1, lines.length) * LINE + 22;
    const lane = { name, lines, y, height };
    y += height + GAP;
    return lane;
  });
  return { lanes, height: y - GAP + 4 };
}

/** The ways through a container: a fork, its lists, and where they are added or joined. */
export function PathsPicture({ block, network, label }: { block: Block; network: readonly Block[]; label: string }) {
  const { lanes, height } = lanesOf(block, network);
  const middle = height / 2;
  const adds = (layers as LayerRegistry)[block.type]!.slots?.['branches'] === undefined;
  const reach = adds ? 9 : 3; // half as wide as what joins
  const way = (lane: Lane) => {
    const at = lane.y + lane.height / 2;
    return {
      at,
      in: `M${FORK} ${middle}C${FORK + 14} ${middle} ${LEFT - 14} ${at} ${LEFT} ${at}`,
      out: `M${RIGHT} ${at}C${RIGHT + 16} ${at} ${JOIN - 24} ${middle} ${JOIN - reach} ${middle}`,
    };
  };
  return (
    <svg className={styles['paths']} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      <path className={styles['way']} d={`M2 ${middle}H${FORK}M${JOIN + reach} ${middle}H${WIDTH - 2}`} />
      {lanes.map((lane) => {
        const { at, in: into, out } = way(lane);
        const empty = lane.lines.length === 0;
        return (
          <g key={lane.name}>
            <path className={styles['way']} d={`${into}${empty ? `H${RIGHT}` : ''}${out}`} />
            {!empty && (
              <rect className={styles['box']} x={LEFT} y={lane.y} width={RIGHT - LEFT} height={lane.height} rx="6" />
            )}
            <text className={styles['name']} x={LEFT + 10} y={empty ? at - 6 : lane.y + 15}>
              {lane.name}
              {empty && AS_IT_IS}
            </text>
            {lane.lines.map((line, i) => (
              <text key={line} className={styles['line']} x={LEFT + 10} y={lane.y + 31 + i * LINE}>
                {line}
              </text>
            ))}
          </g>
        );
      })}
      {adds ? (
        <>
          <circle className={styles['join']} cx={JOIN} cy={middle} r="9" />
          <path className={styles['sign']} d={`M${JOIN - 4} ${middle}h8M${JOIN} ${middle - 4}v8`} />
        </>
      ) : (
        <rect className={styles['bar']} x={JOIN - 3} y={middle - 22} width="6" height="44" rx="2" />
      )}
    </svg>
  );
}
