/** @file Carries messages between a frame and the page around it: only that page is listened to, and only its origin, as its hello had it, is spoken to. */
import { type FrameMessage, type HostMessage, PROTOCOL, readHostMessage } from './protocol.ts';

/** What arrives, as a window tells it. */
export type Arrival = Pick<MessageEvent, 'source' | 'origin' | 'data'>;

/** A window, as far as it is needed. */
export interface FrameWindow {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
}

/** `hear` takes every message event, from whomever; `send` does nothing before a hello. */
export interface HostChannel {
  hear(arrival: Arrival): void;
  send(message: FrameMessage): void;
}

export function openChannel(own: FrameWindow, heard: (message: HostMessage) => void): HostChannel {
  let host: string | undefined;
  return {
    hear({ source, origin, data }) {
      const { parent } = own;
      if ((parent as unknown) === own || (source as unknown) !== parent || !isAddress(origin)) return;
      const message = readHostMessage(data);
      if (!message) return;
      if (message.type === 'hello') host ??= origin;
      if (origin === host) heard(message);
    },
    send(message) {
      if (host !== undefined) own.parent.postMessage({ strata: PROTOCOL, ...message }, host);
    },
  };
}

/** A page without an origin of its own, in a sandbox or from a file, can be spoken to only by speaking to everybody. */
const isAddress = (origin: string): boolean => /^https?:\/\/./.test(origin);
