import { Fragment, type ReactNode } from 'react';
import { findTerms } from '#glossary/findTerms.ts';
import { glossary } from '#glossary/index.ts';
import { type Inline, type Piece, readRichText } from '#lesson/index.ts';
import { Explained } from '#ui/Explained.tsx';
import { Formula } from '#ui/Formula.tsx';
import { LiveValue } from './LiveValue.tsx';

/** A lesson's words: every element is made here, nothing of the text is taken for markup. */
export function LessonText({ text }: { text: string }) {
  return readRichText(text).pieces.map((piece, i) => <PieceOf key={i} piece={piece} />);
}

/** The same in the line of others, without paragraphs. */
export function LessonLine({ text }: { text: string }) {
  return readRichText(text).pieces.map((piece, i) =>
    piece.kind === 'paragraph' ? <Fragment key={i}>{inline(piece.of)} </Fragment> : <PieceOf key={i} piece={piece} />,
  );
}

function PieceOf({ piece }: { piece: Piece }) {
  if (piece.kind === 'formula') return <Formula block tex={piece.tex} />;
  if (piece.kind === 'paragraph') return <p>{inline(piece.of)}</p>;
  const List = piece.ordered ? 'ol' : 'ul';
  return (
    <List>
      {piece.items.map((item, i) => (
        <li key={i}>{inline(item)}</li>
      ))}
    </List>
  );
}

const inline = (all: readonly Inline[]): ReactNode =>
  all.map((one, i) => <Fragment key={i}>{elementOf(one)}</Fragment>);

function elementOf(one: Inline): ReactNode {
  if (one.kind === 'text') return one.text;
  if (one.kind === 'code') return <code translate="no">{one.text}</code>;
  if (one.kind === 'formula') return <Formula tex={one.tex} />;
  if (one.kind === 'number') return <LiveValue number={one.number} />;
  if (one.kind === 'emphasis') return <em>{inline(one.of)}</em>;
  if (one.kind === 'strong') return <strong>{inline(one.of)}</strong>;
  if (one.kind === 'link')
    return (
      <a href={one.url} target="_blank" rel="noreferrer">
        {inline(one.of)}
      </a>
    );
  return one.kind === 'term' ? <Word text={one.text} /> : null;
}

/** A word of the glossary, explained by its card. */
function Word({ text }: { text: string }) {
  const [term] = findTerms(text, glossary);
  if (!term) return text;
  return (
    <Explained says={term.plain} term={term.id}>
      {text}
    </Explained>
  );
}
