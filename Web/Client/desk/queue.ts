// What somebody tapped, on its way to the server: in order for each lead, kept while there is no network, sent again
// until the server has answered. What it refuses is final and never stands in the way of the rest.
import { send, type Answer } from "./send";
import type { Entry, Store } from "./store";

export interface Listener {
  changed(): void;
  done(entry: Entry, answer: Answer): void;
  refused(entry: Entry, why: string): void;
}
export type State = "ready" | "offline" | "signed-out";

const waits = [1_000, 3_000, 10_000, 30_000, 60_000];
const asleep = 30_000; // ms until a session that ended is asked for again

export class Queue {
  state: State = "ready";

  /** The entry that is on its way; empty: none is. */
  sending = "";
  private busy = false;
  private timer = 0;
  private failures = 0;
  private notBefore = 0;

  constructor(
    readonly store: Store,
    private readonly listener: Listener,
  ) {
    const wake = () => {
      this.notBefore = 0;
      void this.run();
    };
    addEventListener("online", wake);
    addEventListener("focus", wake);
    addEventListener("pageshow", wake);
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) wake();
    });
    store.onChange(() => {
      this.listener.changed();
      void this.run();
    });
  }

  /** @returns whether it survives a reload */
  add(entry: Entry): boolean {
    const kept = this.store.put(entry);
    this.listener.changed();
    void this.run();
    return kept;
  }

  /** @returns whether it was still here: what was sent, answered or not, cannot be taken back */
  undo(entry: Entry): boolean {
    const now = this.store.all().find((one) => one.id === entry.id);
    if (this.sending === entry.id || !now || now.tries > 0) return false;
    this.store.drop(entry.id);
    this.listener.changed();
    return true;
  }

  async run(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.timer);
    try {
      for (let next = this.next(); next && (await this.alone(next)); next = this.next());
    } finally {
      this.busy = false;
      this.sending = "";
      this.sleep();
    }
  }

  private next(): Entry | null {
    const now = Date.now();
    if (now < this.notBefore) return null;
    // one that fails again and again lets the others go first
    const due = this.heads().filter((entry) => entry.sendAt <= now);
    return due.sort((one, other) => one.tries - other.tries)[0] ?? null;
  }

  /** The first of each lead: nothing overtakes another of the same lead. */
  private heads(): Entry[] {
    const leads = new Set<string>();
    return this.store.all().filter((entry) => !leads.has(entry.lead) && leads.add(entry.lead));
  }

  /** Only one tab sends it, where the browser knows how to tell; elsewhere its id makes it once. */
  private alone(entry: Entry): Promise<boolean> {
    const locks = (navigator as { locks?: LockManager }).locks;
    if (!locks) return this.send(entry);
    return locks.request(`challengehub.desk.${entry.id}`, () => this.send(entry));
  }

  /** @returns whether the next one may go */
  private async send(entry: Entry): Promise<boolean> {
    if (!this.store.has(entry.id)) return true;
    this.sending = entry.id;
    const sent = await send(entry);
    this.sending = "";
    if (sent.kind === "later" || sent.kind === "signed-out") {
      // without a network nothing was sent, and another tab may have taken it back
      const tries = entry.tries + (sent.kind === "later" && navigator.onLine ? 1 : 0);
      if (this.store.has(entry.id)) this.store.put({ ...entry, tries });
      this.pause(sent.kind === "later" ? sent.ms : asleep, sent.kind === "later" ? "offline" : "signed-out");
      return false;
    }
    this.failures = 0;
    this.state = "ready";
    this.store.drop(entry.id);
    if (sent.kind === "done") this.listener.done(entry, sent.answer);
    else this.listener.refused(entry, sent.why);
    this.listener.changed();
    return true;
  }

  private pause(ms: number | null, state: State): void {
    const wait = ms ?? waits[Math.min(this.failures, waits.length - 1)]!;
    this.failures++;
    this.state = state;
    this.notBefore = Date.now() + wait;
    this.listener.changed();
  }

  private sleep(): void {
    const heads = this.heads();
    if (heads.length === 0) return;
    const first = Math.min(...heads.map((entry) => entry.sendAt));
    const wait = Math.max(this.notBefore, first) - Date.now();
    this.timer = window.setTimeout(() => void this.run(), Math.max(wait, 50));
  }
}
