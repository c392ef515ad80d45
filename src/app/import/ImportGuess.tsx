import { missingRules } from '#data/import/cells.ts';
import { rolesWith } from '#data/import/columns.ts';
import { separators } from '#data/import/delimited.ts';
import { type Encoding, encodingNames, encodings } from '#data/import/encodings.ts';
import type { Choices, Examination } from '#data/import/examine.ts';
import { colourOrders } from '#data/import/guessPixels.ts';
import { turns } from '#data/import/pictures.ts';
import { gapRules } from '#data/import/readTable.ts';
import { baseName } from '#data/import/source.ts';
import { NumberField } from '#ui/NumberField.tsx';
import { Select } from '#ui/Select.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import {
  A_TABLE,
  CELLS_PARTED_BY,
  CHOOSE_A_COLUMN,
  COLOURS_ARE,
  DECIMAL_COMMA,
  EMPTY_CELLS_ARE,
  FILL_WITH_MEAN,
  HEADER_LINE,
  HEADER_ROW,
  IDX_FILES,
  INK_IS,
  LEAVE_OUT,
  labelsOf,
  PICTURE_SIZE,
  READ_AS,
  ROWS_ARE,
  ROWS_WITH_GAPS,
  THE_ANSWER_IS,
  WIDTH_IN_PIXELS,
} from './askWords.ts';
import styles from './ImportDialog.module.css';
import { colourWords, missingNames, separatorNames, turnNames, words } from './importWords.ts';

/** Pixels along each side that pictures can be brought to. */
const SIDES = ['16', '28', '32', '48', '64'] as const;
const useNames = { pictures: 'pictures', idx: IDX_FILES, table: A_TABLE } as const;

interface GuessProps {
  examination: Examination;
  choices: Choices;
  onSay: (more: Choices) => void;
}

/** Every part of what was guessed, to be said otherwise. Open where something is asked or wrong. */
export function ImportGuess({ examination, choices, onSay }: GuessProps) {
  const { guess, others, questions, error, what } = examination;
  if (what !== 'images' && what !== 'table') return null;
  const open = questions.length > 0 || error !== undefined;
  return (
    <details className={styles['guess']} open={open}>
      <summary>{words.change}</summary>
      <div className={styles['ways']}>
        {others.length > 0 && <Which examination={examination} choices={choices} onSay={onSay} />}
        {guess.pictures && <PictureParts examination={examination} choices={choices} onSay={onSay} />}
        {guess.turn !== undefined && (
          <Select
            label="Turned"
            value={guess.turn}
            options={turns.map((value) => ({ value, label: turnNames[value] }))}
            onChange={(turn) => onSay({ turn })}
          />
        )}
        {guess.encoding && <Encoded label="Text" value={guess.encoding} onChange={(encoding) => onSay({ encoding })} />}
        {guess.names && <Encoded label="Names" value={guess.names} onChange={(names) => onSay({ names })} />}
        {guess.table && <TableParts examination={examination} choices={choices} onSay={onSay} />}
        {questions.map((question) =>
          question.about === 'pairs'
            ? question.open.map(({ images, candidates }) => (
                <Select
                  key={images}
                  label={labelsOf(baseName(images))}
                  value={choices.pairs?.[images] ?? ''}
                  options={[
                    { value: '', label: 'choose' },
                    ...candidates.map((value) => ({ value, label: baseName(value) })),
                  ]}
                  onChange={(labels) => onSay({ pairs: { ...choices.pairs, [images]: labels } })}
                />
              ))
            : null,
        )}
      </div>
    </details>
  );
}

function Which({ examination: { others, guess }, onSay }: GuessProps) {
  const use: NonNullable<Choices['use']> = guess.pictures ? 'pictures' : guess.pairs ? 'idx' : 'table';
  return (
    <Select
      label={READ_AS}
      value={use}
      options={[use, ...others].map((value) => ({ value, label: useNames[value] }))}
      onChange={(next) => onSay({ use: next })}
    />
  );
}

function PictureParts({ examination: { guess }, onSay }: GuessProps) {
  const { side, ink } = guess.pictures!;
  return (
    <>
      <Select
        label={PICTURE_SIZE}
        value={String(side) as (typeof SIDES)[number]}
        options={SIDES.map((value) => ({ value, label: `${value} × ${value}` }))}
        onChange={(next) => onSay({ side: Number(next) })}
      />
      <Select
        label={INK_IS}
        value={ink}
        options={[
          { value: 'dark', label: 'dark' },
          { value: 'light', label: 'light' },
        ]}
        onChange={(next) => onSay({ ink: next })}
      />
    </>
  );
}

function Encoded({ label, value, onChange }: { label: string; value: Encoding; onChange: (value: Encoding) => void }) {
  return (
    <Select
      label={label}
      value={value}
      options={encodings.map((e) => ({ value: e, label: encodingNames[e] }))}
      onChange={onChange}
    />
  );
}

/** Which column is the answer, to be said. */
export function AnswerColumn({ examination, choices, onSay }: GuessProps) {
  const { columns, roles } = examination.guess.table!;
  const known = !examination.questions.some(({ about }) => about === 'answer');
  return (
    <Select
      label={THE_ANSWER_IS}
      value={known ? String(roles.indexOf('label')) : ''}
      options={[
        ...(known ? [] : [{ value: '', label: CHOOSE_A_COLUMN }]),
        ...columns.map(({ name }, c) => ({ value: String(c), label: name })),
      ]}
      onChange={(c) => onSay({ table: { ...choices.table, roles: rolesWith(roles, Number(c), 'label') } })}
    />
  );
}

function TableParts({ examination, choices, onSay }: GuessProps) {
  const { guess, questions } = examination;
  const { dialect, header, comment, pixels, columns, roles } = guess.table!;
  const asked = questions.some(({ about }) => about === 'answer');
  const say = (more: Choices['table']) => onSay({ table: { ...choices.table, ...more } });
  const named = columns.some(({ kind }, c) => roles[c] !== 'ignore' && (choices.kinds?.[c] ?? kind) === 'category');
  return (
    <>
      <Select
        label={ROWS_ARE}
        value={pixels ? 'pixels' : 'table'}
        options={[
          { value: 'table', label: 'measurements' },
          { value: 'pixels', label: 'pictures' },
        ]}
        onChange={(as) => onSay({ table: { as } })}
      />
      <Select
        label={CELLS_PARTED_BY}
        value={dialect.separator}
        options={separators.map((value) => ({ value, label: separatorNames[value] }))}
        onChange={(separator) => say({ separator })}
      />
      <Toggle label={DECIMAL_COMMA} checked={dialect.decimalComma} onChange={(decimalComma) => say({ decimalComma })} />
      <Toggle label={HEADER_ROW} checked={header} onChange={(next) => onSay({ table: { ...dialect, header: next } })} />
      {comment && (
        <Toggle
          label={HEADER_LINE}
          checked={comment.taken}
          onChange={(next) => onSay({ table: { ...dialect, comment: next } })}
        />
      )}
      {!asked && <AnswerColumn examination={examination} choices={choices} onSay={onSay} />}
      {pixels ? (
        <>
          {pixels.channels === 3 && (
            <Select
              label={COLOURS_ARE}
              value={pixels.order}
              options={colourOrders.map((value) => ({ value, label: colourWords[value] }))}
              onChange={(order) => say({ pixels: { ...choices.table?.pixels, order } })}
            />
          )}
          <NumberField
            label={WIDTH_IN_PIXELS}
            value={pixels.width}
            min={1}
            max={256}
            step={1}
            onChange={(width) => say({ pixels: { ...choices.table?.pixels, width } })}
          />
        </>
      ) : (
        <>
          {named && (
            <Select
              label={EMPTY_CELLS_ARE}
              value={choices.missing ?? 'missing'}
              options={missingRules.map((value) => ({ value, label: missingNames[value] }))}
              onChange={(missing) => onSay({ missing })}
            />
          )}
          <Select
            label={ROWS_WITH_GAPS}
            value={choices.gaps ?? 'leave out'}
            options={gapRules.map((value) => ({ value, label: value === 'fill' ? FILL_WITH_MEAN : LEAVE_OUT }))}
            onChange={(gaps) => onSay({ gaps })}
          />
        </>
      )}
    </>
  );
}
