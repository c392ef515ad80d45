import type { ImageSet } from '#data/images/imageSet.ts';
import { roles as allRoles, type Kind, type Role, rolesWith } from '#data/import/columns.ts';
import type { Choices, Examination } from '#data/import/examine.ts';
import type { TableGuess } from '#data/import/guessTable.ts';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import type { ShownSamples } from '#samples/sampleView.ts';
import { Select } from '#ui/Select.tsx';
import { FIRST_ROWS, GOES_IN, kindOf, LEFT_OUT, moreColumns, PICTURES_IN, roleOf } from './askWords.ts';
import styles from './ImportDialog.module.css';

/** Pictures, and rows, of the preview. */
const PICTURES = 12;
const ROWS = 4;
/** Columns of the preview: of pixels nobody reads all. */
const COLUMNS = 16;

const roleNames: Readonly<Record<Role, string>> = { input: GOES_IN, label: 'answer', ignore: LEFT_OUT };
const kindNames: Readonly<Record<Kind, string>> = { number: 'number', category: 'name' };

interface PreviewProps {
  examination: Examination;
  choices: Choices;
  onSay: (more: Choices) => void;
}

/** The first samples as the network will get them, and of a table what each column is. */
export function ImportPreview({ examination, choices, onSay }: PreviewProps) {
  const { images, guess } = examination;
  return (
    <>
      {images && <Pictures images={images} />}
      {guess.table && (!images || guess.table.pixels === undefined) && (
        <Rows guess={guess.table} choices={choices} onSay={onSay} />
      )}
    </>
  );
}

/** Some of every class, so that none goes unseen. */
function rowsOf({ labels, classNames }: ImageSet): number[] {
  const each = Math.max(1, Math.floor(PICTURES / classNames.length));
  const taken = classNames.map(() => 0);
  const rows: number[] = [];
  for (const [row, label] of labels.entries()) {
    if (rows.length === PICTURES) break;
    if (taken[label]! < each) {
      taken[label]!++;
      rows.push(row);
    }
  }
  return rows;
}

function Pictures({ images }: { images: ImageSet }) {
  const { channels, height, width, labels, classNames, pixels } = images;
  const size = channels * height * width;
  const data: ShownSamples = {
    kind: 'image',
    task: 'classification',
    positions: 1,
    shape: [channels, height, width],
    inputsOf: (row: number) => Float32Array.from(pixels.subarray(row * size, (row + 1) * size), (value) => value / 255),
    targets: Float32Array.from(labels),
    classNames,
    columnNames: [],
    count: labels.length,
  };
  return (
    <ul className={styles['pictures']} aria-label={PICTURES_IN}>
      {rowsOf(images).map((row) => (
        <li key={row}>
          <SampleFigure data={data} row={row} />
          <span>{classNames[labels[row]!]}</span>
        </li>
      ))}
    </ul>
  );
}

function Rows({ guess, choices, onSay }: { guess: TableGuess; choices: Choices; onSay: (more: Choices) => void }) {
  const { columns, roles, rows } = guess;
  // The answer is seen wherever it stands.
  const label = roles.indexOf('label');
  const shown = columns.map((_, c) => c).filter((c) => c < COLUMNS || c === label);
  const kinds = choices.kinds ?? columns.map(({ kind }) => kind);
  const setRole = (at: number, role: Role) => onSay({ table: { ...choices.table, roles: rolesWith(roles, at, role) } });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className={styles['table']} aria-label={FIRST_ROWS} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {shown.map((c) => (
              <th key={c} scope="col" data-role={roles[c]}>
                {columns[c]!.name}
              </th>
            ))}
          </tr>
          <tr>
            {shown.map((c) => (
              <td key={c}>
                <Select
                  label={roleOf(columns[c]!.name)}
                  labelHidden
                  options={allRoles.map((value) => ({ value, label: roleNames[value] }))}
                  value={roles[c]!}
                  onChange={(role) => setRole(c, role)}
                />
                <Select
                  label={kindOf(columns[c]!.name)}
                  labelHidden
                  disabled={roles[c] === 'ignore'}
                  options={(['number', 'category'] as const).map((value) => ({ value, label: kindNames[value] }))}
                  value={kinds[c]!}
                  onChange={(kind) => onSay({ kinds: kinds.with(c, kind) })}
                />
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS).map((row, r) => (
            <tr key={r}>
              {shown.map((c) => (
                <td key={c} data-role={roles[c]}>
                  {row[c] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {columns.length > shown.length && <p className={styles['quiet']}>{moreColumns(columns.length - shown.length)}</p>}
    </section>
  );
}
