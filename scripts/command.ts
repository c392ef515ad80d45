/** @file What commands have in common: help where it is asked for, and an end in a sentence, never in a stack. */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, unlinkSync } from 'node:fs';

/** What a command says, with a code of 1, where it cannot do what it was asked for. */
export class Refusal extends Error {}

/** Prints why a command cannot go on; its exit code. */
export function refuse(text: string): 1 {
  console.error(text);
  return 1;
}

/** A command that explains itself at `--help`, and tells what stops it in a sentence. */
export function asCommand(
  usage: string,
  run: (args: readonly string[]) => number,
): (args: readonly string[]) => number {
  return (args) => {
    if (args.includes('--help') || args.includes('-h')) {
      console.log(usage);
      return 0;
    }
    try {
      return run(args);
    } catch (error) {
      return refuse(sentence(error));
    }
  };
}

/** The same of a command that waits for something. */
export const asLongCommand =
  (usage: string, run: (args: readonly string[]) => Promise<number>): ((args: readonly string[]) => Promise<number>) =>
  async (args) => {
    let waited: Promise<number> | undefined;
    const code = asCommand(usage, (given) => {
      waited = run(given);
      return 0;
    })(args);
    return waited ? waited.catch((error) => refuse(sentence(error))) : code;
  };

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  ENOTDIR: 'this is a file, not a folder',
  EACCES: 'this is not allowed',
  EROFS: 'this disk is read-only',
  ENOSPC: 'the disk is full',
};

/** Why a file cannot be had: "a.json: there is no such file". */
export function unreadable(file: string, error: unknown): string {
  const code = (error as { code?: string }).code ?? '';
  return `${file}: ${causes[code] ?? sentence(error)}`;
}

/** Why a file cannot be written: "out: it cannot be written: this is a folder, not a file". */
export function unwritable(file: string, error: unknown): string {
  const code = (error as { code?: string }).code ?? '';
  return `${file}: it cannot be written: ${code === 'ENOENT' ? 'there is no such folder' : (causes[code] ?? sentence(error))}`;
}

/** Refuses a file that cannot be written, before the work that would be lost by it. What stands in it stays. */
export function mustBeWritable(file: string): void {
  const isNew = !existsSync(file);
  try {
    closeSync(openSync(file, 'a'));
    if (isNew) unlinkSync(file);
  } catch (error) {
    throw new Refusal(unwritable(file, error));
  }
}

/** Names of the files in a folder; refuses what is none. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const code = (error as { code?: string }).code;
    throw new Refusal(code === 'ENOENT' ? `${folder}: there is no such folder` : unreadable(folder, error));
  }
}

/** The text of a file in UTF-8 or UTF-16, with a byte order mark or without one; refuses what cannot be read. */
export function readText(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Refusal(unreadable(file, error));
  }
  // In UTF-16 every other byte of what JSON begins with is 0.
  const [first, second] = [bytes[0], bytes[1]];
  const little = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  return new TextDecoder(little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8').decode(bytes);
}

/** What a file of JSON holds; refuses what is none. */
export function readJson(file: string): unknown {
  const text = readText(file);
  if (text.trim() === '') throw new Refusal(`${file}: it is empty`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(`${file}: it is not JSON: ${sentence(error)}`);
  }
}
