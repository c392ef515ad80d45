/**
 * Checks exported files by the programs they are made for: `npm run -s test:exports [-- FORMAT …] [--keep FOLDER]`. For each format that `exportChecks/checks.ts`
 * lists, every case is written into a folder of its own:
 *
 *     FOLDER/FORMAT/CASE/   the exported files, and case.json: { files, tokens, input, output, inputs, outputs, reference?, scores?, step? }
 *
 * `files` are their names, what is shown first; `input` and `output` the shapes of one sample; `inputs` and `outputs` the test vector as flat lists; `tokens` how many
 * there are, null where inputs are real numbers; `reference` the whole case of PyTorch, where it is one; `scores` and `step` what the engine scores of a random document, and
 * its next step (`exportChecks/cases.ts`). Then the format's checker is run, with FOLDER/FORMAT as its last
 * argument. It prints `passed CASE` or `failed CASE: why` for each; a case that it says nothing of has failed. The last lines are "N passed, N failed" by format.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '#data/worlds/provide.ts';
import { cannotHold, type Exporter } from '#exporters/exporter.ts';
import { type FormatName, formats } from '#exporters/index.ts';
import type { ExportSource } from '#exporters/source.ts';
import { asLongCommand, refuse } from './command.ts';
import { type Case, exportCases } from './exportChecks/cases.ts';
import { type ExportCheck, exportChecks } from './exportChecks/checks.ts';

const checked = Object.keys(exportChecks) as FormatName[];

const USAGE = `usage: npm run -s test:exports [-- FORMAT …] [--keep FOLDER]
  FORMAT         ${checked.join(', ')}; all of them where none is named
  --keep FOLDER  the files are written there, and stay`;

/** Flat lists of what the network is given and answers. */
function vectorOf({ input, numbers }: ExportSource): { inputs: number[]; outputs: number[] } {
  const { inputs, outputs } = numbers!.vector;
  const given = input.tokens === undefined ? inputs : new Int32Array(inputs.buffer, inputs.byteOffset, inputs.length);
  return { inputs: [...given], outputs: [...outputs] };
}

/** Writes a case; gives back why it is left out, where it is. */
function write(folder: string, exporter: Exporter, { source, ...more }: Case): string | undefined {
  const vector = vectorOf(source);
  if (!vector.outputs.every(Number.isFinite)) return 'The network’s answers are no numbers.';
  const made = exporter.make(source);
  if (cannotHold(made)) return made.says;
  const own = join(folder, source.name);
  mkdirSync(own, { recursive: true });
  for (const { name, content } of made.files) writeFileSync(join(own, name), content);
  const { input, output } = source;
  const files = made.files.map(({ name }) => name);
  const told = { files, tokens: input.tokens ?? null, input: input.shape, output, ...vector, ...more };
  writeFileSync(join(own, 'case.json'), JSON.stringify(told));
  return undefined;
}

/** Runs a checker; what it says of each case. */
function run({ command: [program, ...args] }: ExportCheck, folder: string): ReadonlyMap<string, string | undefined> {
  const { stdout, error } = spawnSync(program, [...args, folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  const said = new Map<string, string | undefined>();
  for (const line of stdout.split('\n')) {
    const passed = /^passed (\S+)$/.exec(line);
    const failed = /^failed (\S+): (.*)$/.exec(line);
    if (passed) said.set(passed[1]!, undefined);
    else if (failed) said.set(failed[1]!, failed[2]!);
    else if (line !== '') console.log(line);
  }
  return said;
}

export const main = asLongCommand(USAGE, async (args) => {
  const keep = args.indexOf('--keep');
  const kept = keep < 0 ? undefined : args[keep + 1];
  const named = args.filter((_, i) => keep < 0 || (i !== keep && i !== keep + 1));
  const unknown = named.find((name) => !checked.some((format) => format === name));
  if (unknown !== undefined || (keep >= 0 && kept === undefined)) return refuse(USAGE);
  const here = (named.length > 0 ? (named as FormatName[]) : checked).filter((format) => {
    const why = exportChecks[format]!.absent();
    if (why !== undefined) console.log(`${format}: left out: ${why}`);
    return why === undefined;
  });
  if (here.length === 0) return refuse('Nothing was checked.');
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'exports-'));
  try {
    return await check(here, folder);
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
});

async function check(here: readonly FormatName[], folder: string): Promise<0 | 1> {
  const exporters = await Promise.all(here.map((format) => formats[format].load() as Promise<Exporter>));
  const written = new Map(here.map((format) => [format, [] as string[]]));
  const leftOut = new Map(here.map((format) => [format, new Map<string, number>()]));
  let random = 0;
  for (const each of exportCases()) {
    if (!each.reference) random++;
    for (const [i, format] of here.entries()) {
      if (!each.reference && random > (exportChecks[format]!.random ?? random)) continue;
      const why = write(join(folder, format), exporters[i]!, each);
      if (why === undefined) written.get(format)!.push(each.source.name);
      else leftOut.get(format)!.set(why, (leftOut.get(format)!.get(why) ?? 0) + 1);
    }
  }
  const ends: string[] = [];
  let bad = false;
  for (const format of here) {
    const names = written.get(format)!;
    for (const [why, count] of leftOut.get(format)!) console.log(`${format}: left out ${count} times: ${why}`);
    const said = run(exportChecks[format]!, join(folder, format));
    const failures = names.flatMap((name) => {
      const why = said.has(name) ? said.get(name) : 'its checker said nothing of it';
      return why === undefined ? [] : [`${format}: ${name}: ${why}`];
    });
    for (const line of failures) console.log(line);
    bad ||= failures.length > 0 || names.length === 0;
    ends.push(`${format}: ${names.length - failures.length} passed, ${failures.length} failed`);
  }
  for (const line of ends) console.log(line);
  return bad ? 1 : 0;
}
