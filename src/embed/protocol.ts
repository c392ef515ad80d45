/**
 * @file What a frame and the page around it say to each other (docs/embedding.md): types, and readers that take anything. Every message is an object with `strata`,
 * the version of this protocol, and `type`. Nothing here knows a window.
 */
import { isObject, type Json, own } from '#nn/json.ts';
import { protocolWords } from './protocolWords.ts';

/** Raised when a message of before would be understood otherwise; what is only added needs no other number. */
export const PROTOCOL = 1;

/** Most characters of a state as JSON, of a document in it, and most documents. */
const MAX_STATE = 2 ** 21;
const MAX_DOCUMENT = 2 ** 18;
const MAX_LEFT = 24;
const MAX_ID = 64;

/** What a host chooses so that it knows an answer by it. */
export type MessageId = string | number;

/** From the page around. */
export type HostMessage =
  /** `save`: it wants to be told of each new state. */
  | { readonly type: 'hello'; readonly save: boolean }
  | { readonly type: 'state'; readonly id: MessageId | undefined; readonly get: true }
  /** Not looked at yet: see `readState`. */
  | { readonly type: 'state'; readonly id: MessageId | undefined; readonly set: unknown };

/** What a host keeps and gives back as it is. */
export interface FrameState {
  readonly state: 1;
  /** The document on the stage with its run, as it stands behind `#s=`. */
  readonly document: string;
  readonly lesson?: {
    readonly id: string;
    /** Answers and goals: `lesson/learner.ts` reads them. */
    readonly learner: Json;
    /** What stood on the stage in the other parts, by their ids, as `document`. */
    readonly left: Readonly<Record<string, string>>;
  };
}

/** Parameters as one number: equal after a state was set, where the engine's number is the same. */
export interface RunHash {
  readonly step: number;
  readonly hash: string;
}

export interface Done {
  /** A goal of a part; all goals and questions of a part; all parts; or a run that paused where its document says. */
  readonly what: 'goal' | 'part' | 'lesson' | 'run';
  readonly lesson?: string;
  readonly part?: string;
  readonly goal?: string;
  readonly step?: number;
  /** Parts that are done, and how many there are. */
  readonly parts?: { readonly done: number; readonly of: number };
}

export interface About {
  readonly shows: 'document' | 'lesson';
  readonly title: string;
  /** Why what the address names is not what is shown. */
  readonly problem?: string;
  readonly lesson?: string;
  /** The arithmetic of its runs. */
  readonly engine: number;
}

/** From the frame. */
export type FrameMessage =
  /** `error`: why what the address names cannot be shown. */
  | ({ readonly type: 'ready' } & (About | { readonly error: string }))
  | { readonly type: 'state'; readonly id?: MessageId; readonly state: FrameState; readonly run?: RunHash }
  /** The state that came was set. */
  | { readonly type: 'state'; readonly id?: MessageId; readonly set: true }
  /** Nothing was changed, and why. */
  | { readonly type: 'state'; readonly id?: MessageId; readonly error: string }
  | ({ readonly type: 'done' } & Done)
  | { readonly type: 'height'; readonly height: number };

/** Takes anything; undefined for what is no message of a host in this version. Never throws. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  if (!isObject(data)) return undefined;
  const version = own(data, 'strata');
  if (!Number.isSafeInteger(version) || (version as number) < 1) return undefined;
  const type = own(data, 'type');
  // Whatever version a host speaks it is told which is spoken here.
  if (type === 'hello') return { type, save: own(data, 'save') === true };
  if (version !== PROTOCOL || type !== 'state') return undefined;
  const id = own(data, 'id');
  if (!(id === undefined || (typeof id === 'string' && id.length <= MAX_ID) || Number.isSafeInteger(id)))
    return undefined;
  const [gets, sets] = [own(data, 'get') === true, Object.hasOwn(data, 'set')];
  if (gets === sets) return undefined;
  return gets
    ? { type, id: id as MessageId | undefined, get: true }
    : { type, id: id as MessageId | undefined, set: own(data, 'set') };
}

/** A state from anything, in fresh objects, or a sentence that says why it is none. Never throws. */
export function readState(value: unknown): FrameState | { readonly error: string } {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    return { error: protocolWords.noState }; // it goes in circles, say
  }
  if (text === undefined) return { error: protocolWords.noState };
  if (text.length > MAX_STATE) return { error: protocolWords.large };
  const given: unknown = JSON.parse(text);
  if (!isObject(given)) return { error: protocolWords.noState };
  const version = own(given, 'state');
  if (version !== 1)
    return { error: typeof version === 'number' && version > 1 ? protocolWords.newer : protocolWords.noState };
  const document = own(given, 'document');
  if (!isCode(document)) return { error: protocolWords.part('document') };
  const lesson = own(given, 'lesson');
  if (lesson === undefined) return { state: 1, document };
  if (!isObject(lesson)) return { error: protocolWords.part('lesson') };
  const [id, learner, left] = [own(lesson, 'id'), own(lesson, 'learner'), own(lesson, 'left')];
  if (typeof id !== 'string' || id === '') return { error: protocolWords.part('lesson.id') };
  if (!isObject(learner)) return { error: protocolWords.part('lesson.learner') };
  const codes = isObject(left) ? Object.entries(left) : undefined;
  if (!codes || codes.length > MAX_LEFT || !codes.every((entry): entry is [string, string] => isCode(entry[1])))
    return { error: protocolWords.part('lesson.left') };
  return { state: 1, document, lesson: { id, learner, left: Object.fromEntries(codes) } };
}

const isCode = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_DOCUMENT;
