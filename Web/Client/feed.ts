// The one SignalR wrapper: whole boards on every (re)connect, deltas for delight, and an honest word on whether we are
// live.
import { HubConnection, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { ask, isRefusal, type Refusal } from "./ask";
import type { Ceremony } from "./ceremony";
import type { Cheered } from "./cheers";
import { forgetKept, isKept, keepBoards, keepPage, keptBoards } from "./kept";
import type { Change, Correction } from "./news";
import { campaign, page, type Board, type Stage, type Tune } from "./page";
import { again, later } from "./wait";

export interface Standing {
  rank: number;
  code: string;
  name: string;
  team: string | null;
  points: number;
  reachedAt: string | null;
  stages: Partial<Record<Stage, number>>;
  photo?: string; // the mark by which it is fetched
}
export interface Snapshot {
  campaign: string;
  board: Board;
  period: { number: number; startsAt: string; endsAt: string; state: string } | null;
  seq: number;
  live: boolean;
  asOf: string; // of a frozen board: since when it is
  frozen?: boolean;
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
  seq?: number; // of the ledger; a preview has none
  role?: "rep" | "prospector" | null; // a prospector shares in what the rep did
  recordedAt?: string;
  photo?: string | null;
  tune?: Tune | null; // played in place of the usual one
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
  /** @param since when it was seen live last, of a page that was kept; without it: now */
  stale(since?: string): void;
  /** The server is there, and shows this page no more. */
  refused(why: Refusal): void;
  clock?(asOf: string): void;
  scored?(scores: Score[]): void;
  periodEnded?(ended: Ended): void;
  periodClosed?(closed: Closed): void;
  ceremony?(ceremony: Ceremony): void;
  corrected?(corrections: Correction[]): void;
  changed?(change: Change): void;
  cheered?(cheered: Cheered): void;
}

const waits = [600, 1000, 2000, 3000];
const patience = 7000; // ms without a ping (the server's every 2 s) until the connection counts as lost
const connecting = 8000;
const resting = 30_000; // between two questions whether a page that was refused may be seen again
const keeping = 60_000; // the least between two times that boards are written down, against a power cut

const key = (watch: { board: string; period: string }) => `${watch.board}/${watch.period}`;

export class Feed {
  private readonly watches = new Map<string, Watch>();
  private readonly seen = new Map<string, { seq: number; live: boolean; frozen: boolean }>();
  private readonly last = new Map<string, Snapshot>();
  private looking: string | null = null;
  private looks: Promise<unknown> = Promise.resolve();
  private connection: HubConnection | null = null;
  private keptAt: number | null = null; // by this page's own clock; null: not yet

  constructor(private readonly listener: Listener) {}

  /** Connects, and again for ever: SignalR's own retry neither covers the first connect nor goes on without end. */
  async run(): Promise<never> {
    if (isKept()) this.recall();
    addEventListener("pagehide", () => this.keep());
    for (let failures = 0; ; failures++) {
      try {
        const { lost } = await this.connect();
        failures = -1;
        await lost;
      } catch {
        // what follows is the answer: the screen says that it is not live, and why where the server told
      }
      this.connection = null;
      this.listener.stale();
      this.keep();
      const why = failures < 0 ? null : await within(connecting, ask()).catch(() => null);
      if (isRefusal(why)) await this.rest(why);
      await again(waits, failures);
    }
  }

  async watch(watch: Watch): Promise<void> {
    this.watches.set(key(watch), watch);
    if (this.connection) await this.join(this.connection, watch);
  }

  async unwatch(watch: Watch): Promise<void> {
    this.watches.delete(key(watch));
    this.seen.delete(key(watch));
    this.last.delete(key(watch));
    await this.connection?.invoke("Unwatch", campaign.code, watch.board, watch.period, watch.top);
  }

  /** One look at a board, without staying; one after the other. */
  look(board: Board, period: string, top: number): Promise<Snapshot> {
    const looked = this.looks.then(() => this.lookOnce(board, period, top));
    this.looks = looked.catch(() => undefined);
    return looked;
  }

  private async lookOnce(board: Board, period: string, top: number): Promise<Snapshot> {
    const { connection } = this;
    if (!connection) throw new Error("not connected");
    this.looking = key({ board, period });
    try {
      const snapshot = await connection.invoke<Snapshot>("Watch", campaign.code, board, period, top);
      if (this.watches.get(key({ board, period }))?.top !== top)
        await connection.invoke("Unwatch", campaign.code, board, period, top);
      return snapshot;
    } finally {
      this.looking = null;
    }
  }

  /** A period that is over, while somebody looks at it, is not the current one that is watched. */
  private isOnlyLookedAt(watch: Watch, { board, period }: Snapshot): boolean {
    const shown = this.last.get(key(watch))?.period?.number;
    if (watch.period !== "current" || shown === undefined || shown === period?.number) return false;
    return this.looking === key({ board, period: String(period?.number) });
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

  /** Knocks no more: it only asks, now and then, whether it would be let in. */
  private async rest(why: Refusal): Promise<never> {
    this.last.clear();
    void forgetKept();
    // a screen that was revoked asks to be paired
    if (page.screen) location.assign(`${page.base}/wall`);
    else this.listener.refused(why);
    for (;;) {
      await again([resting], 0);
      const now = await ask();
      if (now && !isRefusal(now)) location.reload();
    }
  }

  /** Of a page that was kept: the boards as they were seen last, and since when. */
  private recall(): void {
    const kept = keptBoards();
    const times = kept?.boards.filter((board) => !board.frozen).map((board) => board.asOf);
    // frozen boards do not say when they were seen: the device has to
    const asOf = kept && (times?.sort().pop() ?? new Date(kept.at).toISOString());
    if (!kept || !asOf) return;
    const away = Math.max(0, Date.now() - kept.at) * campaign.clock.speed;
    this.listener.clock?.(new Date(Date.parse(asOf) + away).toISOString());
    for (const board of kept.boards)
      for (const watch of this.watches.values()) if (answers(board, watch)) watch.show(board);
    this.listener.stale(asOf);
  }

  private keep(): void {
    if (page.sample || this.last.size === 0) return;
    this.keptAt = performance.now();
    keepBoards([...this.last.values()]);
  }

  private listen(connection: HubConnection): void {
    connection.on("Standings", (snapshot: Snapshot) => this.take(snapshot));
    connection.on("Scored", (scores: Score[]) =>
      this.listener.scored?.(scores.filter((score) => ours(score.campaign))),
    );
    connection.on("PeriodEnded", (ended: Ended) => ours(ended.campaign) && this.listener.periodEnded?.(ended));
    connection.on("PeriodClosed", (closed: Closed) => ours(closed.campaign) && this.listener.periodClosed?.(closed));
    connection.on("Ceremony", (ceremony: Ceremony) => ours(ceremony.campaign) && this.listener.ceremony?.(ceremony));
    connection.on("Corrected", (corrections: Correction[]) =>
      this.listener.corrected?.(corrections.filter((correction) => ours(correction.campaign))),
    );
    connection.on("Cheered", (cheered: Cheered) => ours(cheered.campaign) && this.listener.cheered?.(cheered));
    connection.on("CampaignChanged", (change: Change) => ours(change.campaign) && this.listener.changed?.(change));
  }

  private async join(connection: HubConnection, watch: Watch): Promise<void> {
    this.take(await connection.invoke<Snapshot>("Watch", campaign.code, watch.board, watch.period, watch.top));
  }

  private take(snapshot: Snapshot): void {
    if (!ours(snapshot.campaign)) return;
    for (const watch of this.watches.values()) {
      if (!answers(snapshot, watch)) continue;
      const last = this.seen.get(key(watch));
      const frozen = snapshot.frozen ?? false;
      // a board that freezes goes back to where it stood
      if (last && snapshot.seq < last.seq && frozen === last.frozen) continue;
      if (this.isOnlyLookedAt(watch, snapshot)) continue;
      this.seen.set(key(watch), { seq: snapshot.seq, live: snapshot.live, frozen });
      this.last.set(key(watch), snapshot);
      if (!snapshot.frozen) this.listener.clock?.(snapshot.asOf);
      watch.show(snapshot);
    }
    if (![...this.seen.values()].every((board) => board.live)) return this.listener.stale();
    this.listener.live();
    if (this.keptAt === null && !page.sample) void keepPage(page.base, page.screen !== null);
    if (this.keptAt === null || performance.now() - this.keptAt > keeping) this.keep();
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
