/**
 * @file Where the page's requests for readings become a job of the laboratory: it is given the run's numbers as they come with frames, one set at a time, and
 * what it reads of them goes to the views with the frames.
 */

import type { ProbeName, ProbeRequests, ProbeResults } from '#engine/probe.ts';
import type { Frame } from '#engine/protocol.ts';
import type { StrataDocument } from '#nn/document.ts';
import { sameValue } from '#nn/sameValue.ts';
import type { JobListener, Laboratory, RunningJob } from './client.ts';

const CHANNEL = 'readings';

export interface Read {
  readonly run: number;
  readonly probes: Partial<ProbeResults>;
  readonly failed: Frame['failed'];
}

const keyOf = ({ run, version, position: { step } }: Frame) => `${run} ${version} ${step}`;

export class ReadingsDesk {
  readonly #laboratory: Laboratory;
  readonly #names: ReadonlySet<string>;
  #requests: ProbeRequests = {};
  #job: RunningJob<'readings'> | undefined;
  /** The run and the document that the job is of. */
  #run = -1;
  #document: StrataDocument | undefined;
  /** The frame whose numbers were given last. */
  #given: string | undefined;
  /** Numbers are on their way with the next frame. */
  #coming = false;
  /** The job answered what it was given, and takes more. */
  #free = true;
  #read: Read | undefined;
  /** Counts what was read, so that it is shown once. */
  news = 0;

  /** @param names of the probes that are the laboratory's */
  constructor(laboratory: Laboratory, names: readonly ProbeName[]) {
    this.#laboratory = laboratory;
    this.#names = new Set(names);
  }

  /** Takes over those requests that are the laboratory's; returns the others. */
  ask(requests: ProbeRequests): ProbeRequests {
    const [own, others] = [true, false].map((ours) =>
      Object.fromEntries(Object.entries(requests).filter(([name]) => this.#names.has(name) === ours)),
    ) as [ProbeRequests, ProbeRequests];
    if (sameValue(own, this.#requests)) return others;
    this.#requests = own;
    if (this.#isIdle) {
      this.#job?.stop();
      this.#job = this.#given = this.#read = undefined;
      this.#free = true;
      this.news++;
    } else this.#job?.give({ probes: own });
    return others;
  }

  get #isIdle(): boolean {
    return Object.keys(this.#requests).length === 0;
  }

  /** Whether numbers should come with the next frame: the job is free, and the run stands where none were given of yet. */
  wants(frame: Frame | undefined): boolean {
    if (this.#isIdle || this.#coming || !this.#free) return false;
    if (this.#job && frame && keyOf(frame) === this.#given) return false;
    this.#coming = true;
    return true;
  }

  /** Another worker trains: what the last was asked for does not come. */
  startAnew(): void {
    this.#coming = false;
    this.#document = undefined;
  }

  /** Takes the numbers that came with a frame. */
  take(frame: Frame): void {
    const { copy, run, version, position } = frame;
    if (!copy) return;
    this.#coming = false;
    const document = copy.document ?? this.#document;
    const other = run !== this.#run || document !== this.#document;
    [this.#run, this.#document] = [run, document];
    if (this.#isIdle || !document) return;
    if (other || !this.#job) this.#start(document, run);
    this.#given = keyOf(frame);
    this.#free = false;
    const { numbers, settled } = copy;
    this.#job!.give({ stands: { step: position.step, version, settled, numbers } }, [numbers.buffer]);
  }

  #start(recipe: StrataDocument, run: number): void {
    const listener: JobListener<'readings'> = {
      progress: (_done, _of, { probes, failed }) => {
        if (mine !== this.#job) return;
        this.#free = true;
        this.#read = { run, probes, failed };
        this.news++;
      },
      failed: (message) => {
        if (mine !== this.#job) return;
        this.#read = {
          run,
          probes: {},
          failed: Object.fromEntries(Object.keys(this.#requests).map((name) => [name, message])),
        };
        this.news++;
      },
      again: () => {
        if (mine !== this.#job) return;
        this.#free = true;
        this.#given = undefined;
        this.#job?.give({ probes: this.#requests });
      },
    };
    const mine = this.#laboratory.start({ kind: 'readings', recipe, probes: this.#requests }, listener, {
      channel: CHANNEL,
    });
    this.#job = mine;
  }

  /** A frame with what was read of its run: of the step that the readings name. */
  with(frame: Frame): Frame {
    const read = this.#read;
    if (!read || read.run !== frame.run) return frame;
    const asked = Object.fromEntries(Object.entries(read.probes).filter(([name]) => name in this.#requests));
    return { ...frame, probes: { ...frame.probes, ...asked }, failed: { ...frame.failed, ...read.failed } };
  }
}
