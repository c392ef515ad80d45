import { describe, expect, it } from 'vitest';
import { documentsOf, readMarkdown, writeMarkdown } from '#lesson/index.ts';
import { registries } from '#state/registries.ts';
import { everyPart } from '#testing/lessonFiles.ts';
import { checkDraft } from './checkDraft.ts';
import { type DraftEdit, edited, emptyPart, freeId, idFrom, type LessonDraft } from './draft.ts';

const draftOf = (text: string): LessonDraft => {
  const { lesson, comments } = { comments: [], ...readMarkdown(text, registries) };
  return { lesson: lesson!, comments, recorded: {} };
};
const whole = () => draftOf(everyPart);
const having = (...edits: DraftEdit[]) => edits.reduce(edited, whole());
const networks = ({ lesson }: LessonDraft) => documentsOf(lesson, registries).map((one) => one?.network);

describe('a draft of a lesson', () => {
  it('is written as a file and read again: the same lesson with the same comments', () => {
    const draft = whole();
    const { lesson, text } = checkDraft(draft);
    expect(lesson).toEqual(draft.lesson);
    expect(draftOf(text!)).toEqual(draft);
  });

  it('says what is wrong with the path, and the line of the file as it would be saved', () => {
    const draft = having({ type: 'row', part: 0, list: 'ask', at: 3, values: { min: 200 } });
    const { problems, text } = checkDraft(draft);
    expect(problems.map(({ path }) => path)).toEqual(['parts[0].ask[3]']);
    expect(text!.split('\n')[problems[0]!.line! - 1]).toBe('```ask share');
  });

  it('keeps what each part begins with where parts change their order, are put in, and go', () => {
    const [first, second] = networks(whole());
    expect(networks(having({ type: 'movePart', part: 1, to: 0 }))).toEqual([second, first]);
    expect(networks(having({ type: 'removePart', part: 0 }))).toEqual([second]);
    const between: DraftEdit = { type: 'addPart', at: 1, part: emptyPart('new', 'New') };
    expect(networks(having(between))).toEqual([first, first, second]);
    const other = { ...emptyPart('new', 'New'), change: { network: { a: { units: 7 } } } };
    const [, seven, last] = networks(having({ type: 'addPart', at: 1, part: other }));
    expect(seven![0]).toMatchObject({ units: 7 });
    expect(last).toEqual(second);
  });

  it('begins a part with something else, and those after it with what they began with', () => {
    const [, second] = networks(whole());
    const from = { ...emptyPart('x', 'X'), document: { ...whole().lesson.parts[0]!.document, seed: 5 } };
    const draft = having({ type: 'start', part: 0, from, recorded: undefined });
    const documents = documentsOf(draft.lesson, registries);
    expect(documents.map((one) => one?.seed)).toEqual([5, 1]);
    expect(documents[1]!.network).toEqual(second);
    expect(draft.lesson.parts[0]!.ask).toEqual(whole().lesson.parts[0]!.ask);
  });

  it('moves comments with what they stand before', () => {
    const comments = (draft: LessonDraft) =>
      draft.comments.map(({ before }) => before).filter((one) => one.startsWith('parts'));
    const moved = comments(having({ type: 'movePart', part: 1, to: 0 }));
    expect(moved).toContain('parts[1].ask[0].choices[1]');
    expect(comments(having({ type: 'moveRow', part: 0, list: 'ask', at: 0, to: 1 }))).toContain(
      'parts[0].ask[1].choices[1]',
    );
    expect(comments(having({ type: 'removeRow', part: 0, list: 'ask', at: 0 }))).toContain('parts[0].ask[1].$');
    expect(comments(having({ type: 'removePart', part: 0 }))).toEqual([]);
  });

  it('loses no comment whose place is gone: it stands before its part', () => {
    const draft = having({ type: 'part', part: 0, key: 'text', value: 'One paragraph.' });
    const again = draftOf(checkDraft(draft).text!);
    expect(again.comments.map(({ text }) => text).toSorted()).toEqual(
      whole()
        .comments.map(({ text }) => text)
        .toSorted(),
    );
    expect(again.comments).toContainEqual({ before: 'parts[0]', text: 'Two\nlines' });
  });

  it('keeps a file by hand that cannot be read, until it is given up or mended', () => {
    const broken = having({ type: 'byHand', text: 'nothing' });
    expect(broken).toEqual({ ...whole(), byHand: 'nothing' });
    expect(edited(broken, { type: 'byHand', text: undefined })).toEqual(whole());
    expect(edited(broken, { type: 'replace', ...whole() })).toEqual(whole());
  });

  it('changes nothing where an edit names nothing that there is', () => {
    const draft = whole();
    for (const edit of [
      { type: 'part', part: 9, key: 'text', value: '' },
      { type: 'removePart', part: 9 },
      { type: 'movePart', part: 0, to: 9 },
      { type: 'row', part: 0, list: 'ask', at: 99, values: {} },
      { type: 'moveRow', part: 0, list: 'hints', at: 0, to: 5 },
    ] satisfies DraftEdit[])
      expect(edited(draft, edit)).toBe(draft);
  });

  it('calls things by names that none of the others has', () => {
    expect(freeId('part', ['part', 'part-2'])).toBe('part-3');
    expect(idFrom('Über XOR & more!', 'lesson')).toBe('u-ber-xor-more');
    expect(idFrom('…', 'lesson')).toBe('lesson');
  });

  it('is the same file twice over', () => {
    const { text } = checkDraft(whole());
    expect(checkDraft(draftOf(text!)).text).toBe(text);
    expect(text).toBe(writeMarkdown(whole().lesson, whole().comments));
  });
});
