import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main as bits } from './bits.ts';
import { main as golden } from './golden.ts';
import { main as lens } from './lens.ts';
import { main as train } from './train.ts';

const folder = mkdtempSync(join(tmpdir(), 'commands-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const document = {
  strata: 1,
  data: { type: 'circle', samples: 40 },
  network: [
    { id: 'a', type: 'dense', units: 3 },
    { id: 'b', type: 'dense', units: 2 },
  ],
};
const text = JSON.stringify(document);
const good = write('good.json', text);

/** What a command prints, and its code. */
function run(main: (args: readonly string[]) => number, ...args: string[]) {
  const out: string[] = [];
  const told: string[] = [];
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line) => void out.push(String(line))),
    vi.spyOn(console, 'error').mockImplementation((line) => void told.push(String(line))),
  ];
  try {
    const code = main(args);
    return { code, out: out.join('\n'), told: told.join('\n') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
/** It ends with code 1 and a sentence that holds `words`, and no stack. */
function refused(main: (args: readonly string[]) => number, args: string[], words: string | RegExp) {
  const { code, out, told } = run(main, ...args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(told).toMatch(words);
  expect(told).not.toMatch(/\n\s+at |Error:|undefined|Unexpected token .* in JSON at position/);
}

describe.each(Object.entries({ train, lens, golden, bits }))('the command %s', (name, main) => {
  it('explains itself at --help', () => {
    expect(run(main, '--help')).toEqual({ code: 0, out: expect.stringMatching(/^usage: npm run -s /), told: '' });
  });
  it.runIf(name !== 'bits')('explains itself where nothing is asked for, and refuses', () => {
    refused(main, [], /^usage: npm run -s /);
  });
});

const lensOf = (file: string) => [file, '--lens', 'units'];
describe.each([
  ['train', train, (file: string) => [file, '--steps', '1']],
  ['lens', lens, lensOf],
] as const)('the command %s, on files', (_, main, args) => {
  const utf16 = (little: boolean, mark: boolean) => {
    const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
    return little ? bytes : bytes.swap16();
  };
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', utf16(true, true)],
    ['UTF-16, big end first', utf16(false, true)],
    ['UTF-16 without a mark', utf16(true, false)],
  ])('reads %s', (name, bytes) => {
    expect(run(main, ...args(write(`${name}.json`, bytes))).code).toBe(0);
  });
  it('says what is wrong with a file', () => {
    refused(main, args(join(folder, 'none.json')), /none\.json: there is no such file$/);
    refused(main, args(folder), /: this is a folder, not a file$/);
    refused(main, args(write('empty.json', ' \n')), /empty\.json: it is empty$/);
    refused(main, args(write('half.json', text.slice(0, 30))), /half\.json: it is not JSON: /);
    refused(main, args(write('list.json', '[]')), /list\.json: /);
    refused(
      main,
      args(write('bad.json', JSON.stringify({ ...document, network: [{ type: 'dense', units: 0 }] }))),
      /dense: units must be an integer ≥ 1, received 0/,
    );
  });
  it('refuses to train where there is nothing to train on', () => {
    const nothing = { ...document, data: { type: 'points', points: [], testShare: 0 } };
    const file = write('nothing.json', JSON.stringify(nothing));
    refused(
      main,
      main === lens ? [...args(file), '--steps', '1'] : args(file),
      /nothing\.json: there is nothing to train on/,
    );
  });
});

describe('the command lens, on requests', () => {
  const ask = (name: string, request: string) => [good, '--lens', name, '--request', request];
  it.each(['trace', 'check', 'concepts'])('names the blocks where %s is asked for one that is not there', (name) => {
    refused(lens, ask(name, '{"block":"zz"}'), '--request: there is no block zz; the blocks are a, b');
  });
  it('refuses what is no request, and places that are not there', () => {
    for (const text of ['3', 'null', '[]', '"a"']) refused(lens, ask('units', text), 'must be an object');
    refused(lens, ask('units', '{"first":{"zz":1}}'), 'there is no block zz');
    refused(lens, ask('trace', '{"block":"a","unit":99}'), 'a place that this network or its data do not have');
  });
  it('refuses a number of cells that is none, or too many', () => {
    for (const resolution of [0, -1, 1.5, 1e9, 'x', null])
      refused(
        lens,
        ask('answer', JSON.stringify({ resolution })),
        'resolution must be an integer from 1 to 512, received',
      );
  });
  it('asks for the rest as usual', () => {
    expect(run(lens, ...ask('trace', '{"unit":1}')).code).toBe(0);
  });
});

describe('the command train, on numbers and test images', () => {
  it('refuses numbers that are none, and a test set of no images', () => {
    refused(train, [good, '--steps'], '--steps must be an integer ≥ 0, received nothing');
    refused(train, [good, '--epochs', 'x'], '--epochs must be an integer ≥ 0, received x');
    const digits = {
      strata: 1,
      data: { type: 'digits', samples: 20 },
      network: [{ type: 'flatten' }, { type: 'dense', units: 10 }],
    };
    const images = write('images', Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28));
    const labels = write('labels', Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 0));
    const args = [
      write('digits.json', JSON.stringify(digits)),
      '--steps',
      '1',
      '--test-images',
      images,
      '--test-labels',
    ];
    refused(train, [...args, labels], 'there is no image in it to test on');
    refused(train, [...args, join(folder, 'no-labels')], 'there is no');
  });
});

describe('the command train, where it is to save', () => {
  const saving = (file: string) => [good, '--steps', '999999999', '--save', file];
  it('refuses what cannot be written before it trains, and leaves nothing behind', () => {
    refused(train, saving(folder), /: it cannot be written: this is a folder, not a file$/);
    refused(train, saving(join(folder, 'none', 'run.json')), /: it cannot be written: there is no such folder$/);
    refused(train, saving(join(good, 'run.json')), /: it cannot be written: this is a file, not a folder$/);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
  it('writes over a file only once it has trained', () => {
    const kept = write('kept.json', text);
    expect(run(train, kept, '--steps', '3', '--save', kept).code).toBe(0);
    expect(run(train, '--from', kept, '--steps', '4').code).toBe(0);
  });
});

describe('the command golden', () => {
  it('refuses folders without cases, and says of a file that it is none', () => {
    refused(golden, [join(folder, 'none')], 'there is no such file');
    const empty = join(folder, 'empty');
    if (!existsSync(empty)) mkdirSync(empty);
    refused(golden, [empty], 'there is no case (.json) in it');
    writeFileSync(join(empty, 'x.json'), '{}');
    const { code, out } = run(golden, empty);
    expect(code).toBe(1);
    expect(out).toContain('x.json: it is no reference case: it has no network');
  });
});
