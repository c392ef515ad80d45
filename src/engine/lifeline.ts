/** @file Keeps an engine, or the laboratory, alive: opens the first carrier that the page allows, watches whether it answers, and opens another where it dies. What is said on the line is not its business. */
import { type Carrier, type Connection, carriers, type Open } from './connection.ts';
import { TICK, Watchdog } from './watchdog.ts';

/** Deaths within a minute after which no other is opened. */
const MOST_DEATHS = 3;

export interface LifelineListener<Heard> {
  event(event: Heard): void;
  /** A connection stands, which knows nothing yet. It may not have answered: it plans while the page is still putting itself together. */
  opened(carrier: Carrier): void;
  /** The one before is dead; another is being opened. */
  died(): void;
  /** It answers. */
  restarted(): void;
  /** No other will be opened. */
  failed(message: string): void;
  quiet(quiet: boolean): void;
  /** Every half second of waking time, where there is somebody to watch. */
  tick(count: number): void;
}

export class Lifeline<Said, Heard> {
  readonly #what: string;
  readonly #open: Open<Said, Heard>;
  readonly #hidden: () => boolean;
  readonly #tell: LifelineListener<Heard>;
  readonly #watchdog = new Watchdog();
  readonly #watch: ReturnType<typeof setInterval>;
  #connection: Connection<Said> | undefined;
  #disposed = false;
  #quiet = false;
  #ticks = 0;
  #deaths: number[] = [];

  /**
   * @param what is kept alive, as it is named to people
   * @param hidden whether nobody looks at the page: its timers are throttled, and silence says nothing
   */
  constructor(what: string, open: Open<Said, Heard>, hidden: () => boolean, tell: LifelineListener<Heard>) {
    this.#what = what;
    this.#open = open;
    this.#hidden = hidden;
    this.#tell = tell;
    this.#watch = setInterval(() => this.#look(), TICK);
    void this.#start('worker');
  }

  get carrier(): Carrier | undefined {
    return this.#connection?.carrier;
  }

  /** Sends, where there is a connection: else `opened` will be told of one. */
  post(command: Said, transfer: ArrayBuffer[] = []): void {
    this.#connection?.post(command, transfer);
  }

  stop(): void {
    this.#disposed = true;
    clearInterval(this.#watch);
    this.#connection?.stop();
    this.#connection = undefined;
  }

  /** Whether there is an engine now. */
  async #start(first: Carrier): Promise<boolean> {
    for (const carrier of carriers.slice(carriers.indexOf(first))) {
      try {
        const receive = (event: Heard) => {
          this.#heard();
          this.#tell.event(event);
        };
        const opened = await this.#open(carrier, receive, () => this.#died(carrier));
        if (this.#disposed) {
          opened.stop();
          return false;
        }
        this.#connection = opened;
        this.#watchdog.heard();
        this.#tell.opened(carrier);
        await opened.answered;
        return true;
      } catch {
        // The next carrier needs less of the page.
        this.#connection = undefined;
      }
    }
    this.#tell.failed(`${this.#what} could not be started in this page.`);
    return false;
  }

  #died(carrier: Carrier): void {
    if (this.#disposed || this.#connection?.carrier !== carrier) return;
    this.#connection.stop();
    this.#connection = undefined;
    this.#heard();
    const now = performance.now();
    this.#deaths = [...this.#deaths.filter((t) => now - t < 60_000), now];
    if (this.#deaths.length > MOST_DEATHS)
      return this.#tell.failed(`${this.#what} stopped several times. Reload the page to try again.`);
    this.#tell.died();
    void this.#start(carrier).then((started) => started && this.#tell.restarted());
  }

  #look(): void {
    const { carrier } = this;
    if (carrier === undefined || carrier === 'main') return;
    this.#tell.tick(++this.#ticks);
    if (this.#hidden()) return this.#watchdog.heard();
    if (this.#watchdog.tick()) this.#died(carrier);
    else this.#tellQuiet();
  }

  #heard(): void {
    this.#watchdog.heard();
    this.#tellQuiet();
  }

  #tellQuiet(): void {
    const { quiet } = this.#watchdog;
    if (this.#quiet === quiet) return;
    this.#quiet = quiet;
    this.#tell.quiet(quiet);
  }
}
