// The one SignalR wrapper: whole boards on every (re)connect, deltas for delight, and an honest word on whether we are
// live.
import { HubConnection, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { campaign, page, type Board, type Stage } from "./page";

export interface Standing {
  rank: number;
  code: string;
  name: string;
  team: string | null;
  points: number;
  reachedAt: string | null;
  stages: Partial<Record<Stage, number>>;
}
export interface Snapshot {
  campaign: string;
  board: Board;
  period: { number: number; startsAt: string; endsAt: string; state: string } | null;
  seq: number;
  live: boolean;
  asOf: string;
  count: number;
  standings: Standing[];
}
export interface Score {
  campaign: string;
  participant: string;
  name: string;
  team: string | null;
  stage: Stage | null;
  rule: string;
  points: number;
  occurredAt: string;
  amount?: number | null;
}
export interface Ended {
  campaign: string;
  number: number;
  closesAt: string;
}
export interface Award {
  prize?: string;
  prizeName?: string;
  rank?: number | null;
  code?: string;
  participant?: string;
  name?: string;
  points?: number;
  value?: number | null;
}
export interface Closed {
  campaign: string;
  number: number | null;
  results: unknown;
  awards: Award[] | null;
}

export interface Watch {
  board: Board;
  period: string;
  top: number;
  show(snapshot: Snapshot): void;
}

export interface Listener {
  live(): void;
  stale(): void;
  clock?(asOf: string): void;
  scored?(scores: Score[]): void;
  periodEnded?(ended: Ended): void;
  periodClosed?(closed: Closed): void;
}

const waits = [200, 500, 1000, 2000];
const patience = 7000; // ms without a ping (the server's every 2 s) until the connection counts as lost
const connecting = 8000;

const key = (watch: { board: string; period: string }) => `${watch.board}/${watch.period}`;
const later = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export class Feed {
  private readonly watches = new Map<string, Watch>();
  private readonly seen = new Map<string, { seq: number; live: boolean }>();
  private connection: HubConnection | null = null;

  constructor(private readonly listener: Listener) {}

  /** Connects, and again for ever: SignalR's own retry neither covers the first connect nor goes on without end. */
  async run(): Promise<never> {
    for (let failures = 0; ; failures++) {
      try {
        const { lost } = await this.connect();
        failures = -1;
        await lost;
      } catch {
        // the wait below is the answer: the screen already says that it is not live
      }
      this.connection = null;
      this.listener.stale();
      await later(waits[Math.min(Math.max(failures, 0), waits.length - 1)]!);
    }
  }

  async watch(watch: Watch): Promise<void> {
    this.watches.set(key(watch), watch);
    if (this.connection) await this.join(this.connection, watch);
  }

  async unwatch(watch: Watch): Promise<void> {
    this.watches.delete(key(watch));
    this.seen.delete(key(watch));
    await this.connection?.invoke("Unwatch", campaign.code, watch.board, watch.period, watch.top);
  }

  /** One look at a board, without staying. */
  async look(board: Board, period: string, top: number): Promise<Snapshot> {
    if (!this.connection) throw new Error("not connected");
    const snapshot = await this.connection.invoke<Snapshot>("Watch", campaign.code, board, period, top);
    if (!this.watches.has(key({ board, period })))
      await this.connection.invoke("Unwatch", campaign.code, board, period, top);
    return snapshot;
  }

  private async connect(): Promise<{ lost: Promise<void> }> {
    const connection = page.sample
      ? await made()
      : new HubConnectionBuilder()
          .withUrl(`${page.base}/hubs/board?lang=${page.lang}`)
          .configureLogging(LogLevel.None)
          .build();
    connection.serverTimeoutInMilliseconds = patience;
    connection.keepAliveIntervalInMilliseconds = 3000;
    const lost = new Promise<void>((done) => connection.onclose(() => done()));
    this.listen(connection);
    try {
      await within(connecting, connection.start());
      this.seen.clear();
      await within(connecting, Promise.all([...this.watches.values()].map((watch) => this.join(connection, watch))));
    } catch (failed) {
      void connection.stop();
      throw failed;
    }
    this.connection = connection;
    return { lost };
  }

  private listen(connection: HubConnection): void {
    connection.on("Standings", (snapshot: Snapshot) => this.take(snapshot));
    connection.on("Scored", (scores: Score[]) =>
      this.listener.scored?.(scores.filter((score) => ours(score.campaign))),
    );
    connection.on("PeriodEnded", (ended: Ended) => ours(ended.campaign) && this.listener.periodEnded?.(ended));
    connection.on("PeriodClosed", (closed: Closed) => ours(closed.campaign) && this.listener.periodClosed?.(closed));
  }

  private async join(connection: HubConnection, watch: Watch): Promise<void> {
    this.take(await connection.invoke<Snapshot>("Watch", campaign.code, watch.board, watch.period, watch.top));
  }

  private take(snapshot: Snapshot): void {
    if (!ours(snapshot.campaign)) return;
    for (const watch of this.watches.values()) {
      if (!answers(snapshot, watch)) continue;
      const last = this.seen.get(key(watch));
      if (last && snapshot.seq < last.seq) continue;
      this.seen.set(key(watch), { seq: snapshot.seq, live: snapshot.live });
      this.listener.clock?.(snapshot.asOf);
      watch.show(snapshot);
    }
    if ([...this.seen.values()].every((board) => board.live)) this.listener.live();
    else this.listener.stale();
  }
}

/** A preview's: it has all that is used of a connection here. */
const made = async (): Promise<HubConnection> =>
  (await import("./studio/sample")).connection as unknown as HubConnection;

const ours = (code: string | undefined) => code === undefined || code === campaign.code;

function answers(snapshot: Snapshot, watch: Watch): boolean {
  if (snapshot.board !== watch.board) return false;
  if (watch.period === "overall") return snapshot.period === null;
  return snapshot.period !== null && (watch.period === "current" || snapshot.period.number === Number(watch.period));
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    later(ms).then(() => {
      throw new Error("took too long");
    }),
  ]);
}
