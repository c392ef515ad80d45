/**
 * @file What a frame answers to the page around it, and what it tells by itself: nothing before a hello, and of what a learner did only once they did something.
 * Knows no window: whoever carries the messages hands them in.
 */
import type { About, Done, FrameMessage, FrameState, HostMessage, MessageId, RunHash } from './protocol.ts';
import { readState } from './protocol.ts';
import { protocolWords } from './protocolWords.ts';

/** What the frame shows, as far as the page around may know of it. */
export interface Shown {
  about(): About;
  take(): Promise<{ readonly state: FrameState; readonly run?: RunHash }>;
  /** A sentence where it cannot: then nothing was changed. */
  give(state: FrameState): Promise<string | undefined>;
  /** Tells from here on of what a host may want to keep, and of what was reached. */
  watch(changed: () => void, done: (done: Done) => void): void;
  /** Somebody keeps what the learner does. */
  kept(): void;
}

export interface Around {
  send(message: FrameMessage): void;
  /** Whether the learner did anything in the frame since it was loaded; taken back when a state is set. */
  readonly ear: { acted: boolean };
  /** Calls once, after a while. */
  later(call: () => void): void;
  /** Begins to tell how high the frame would be. */
  watchHeight(tell: (height: number) => void): void;
}

/** @returns what hears the host's messages, in their order */
export function converse(showing: Promise<Shown | { readonly error: string }>, around: Around) {
  const { ear } = around;
  let greeted = false;
  let saves = false;
  let due = false;
  let turn = Promise.resolve();

  /** One after the other: a state that is asked for while another is set is the one that was set. */
  const queued = (work: (shown: Shown | { readonly error: string }) => Promise<void> | void) => {
    turn = turn.then(async () => work(await showing)).catch(() => {});
  };
  const told = (id: MessageId | undefined, what: Omit<Extract<FrameMessage, { type: 'state' }>, 'type' | 'id'>) =>
    around.send({ type: 'state', ...(id === undefined ? {} : { id }), ...what } as FrameMessage);

  const tell = (id?: MessageId) =>
    queued(async (shown) => {
      if ('error' in shown) return told(id, shown);
      told(id, await shown.take().catch(() => ({ error: protocolWords.failed })));
    });
  const changed = () => {
    if (!saves || due || !ear.acted) return;
    due = true;
    around.later(() => {
      due = false;
      if (ear.acted) tell();
    });
  };
  const done = (what: Done) => {
    if (ear.acted) around.send({ type: 'done', ...what });
  };
  const set = (id: MessageId | undefined, given: unknown) =>
    queued(async (shown) => {
      const state = 'error' in shown ? shown : readState(given);
      if ('error' in shown || 'error' in state) return told(id, { error: (state as { error: string }).error });
      // What follows is the state's doing, not the learner's; where it is not taken, all is as it was.
      const { acted } = ear;
      ear.acted = false;
      const error = await shown.give(state).catch(() => protocolWords.failed);
      if (error !== undefined) ear.acted ||= acted;
      told(id, error === undefined ? { set: true } : { error });
    });

  function greet(): void {
    if (greeted) return;
    greeted = true;
    around.watchHeight((height) => around.send({ type: 'height', height }));
    queued((shown) => {
      if (!('error' in shown)) shown.watch(changed, done);
    });
  }

  return (message: HostMessage): void => {
    if (message.type === 'hello') {
      saves ||= message.save;
      greet();
      queued((shown) => {
        if (!('error' in shown) && saves) shown.kept();
        around.send({ type: 'ready', ...('error' in shown ? { error: shown.error } : shown.about()) });
      });
    } else if (!greeted) return;
    else if ('get' in message) tell(message.id);
    else set(message.id, message.set);
  };
}
