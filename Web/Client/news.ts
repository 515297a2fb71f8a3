// What the ledger tells a wall: who scored, what was corrected, and what it has missed while it was not there.
import type { Ceremony } from "./ceremony";
import type { Award, Score } from "./feed";
import { campaign, page, type Period } from "./page";
import type { Won } from "./past";

export interface Correction {
  campaign: string;
  seq: number;
  participant: string;
  name: string;
  team: string | null;
  points: number;
  recordedAt: string;
  reason: string | null; // of those only who may read every entry
}
/** Where the challenge stands. */
export interface Change {
  campaign: string;
  status: string;
  startsAt: string;
  endsAt: string;
  periods: Period[];
  ceremonyAt: string | null;
}
/** The largest of the period; `whole`: all that was closed in it was looked at. */
export interface LargestDeals {
  period: number | null;
  points: number;
  amount: number;
  whole: boolean;
}
export interface WallNow {
  state: Change;
  scored: Score[];
  corrected: Correction[];
  largest: LargestDeals;
  awards: Award[] | null; // of the challenge, once it is closed and may be known
  ceremonies: Ceremony[]; // the latest, in order
  winners: Won[];
}

/** Null: the server is away, and the board says that it is not live. */
export async function missed(): Promise<WallNow | null> {
  const address = `${page.base}/wall/${encodeURIComponent(campaign.code)}?handler=Now&lang=${page.lang}`;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok || !/json/.test(answer.headers.get("Content-Type") ?? "")) return null;
  return (await answer.json()) as WallNow;
}

/** Several rules may pay for one fact; people hear of it once, with the sum. */
export function together(scores: Score[]): Score[] {
  const facts: { key: string; score: Score; rules: Set<string> }[] = [];
  for (const score of scores) {
    const key = `${score.participant} ${score.stage} ${score.occurredAt}`;
    // one rule pays for a fact once: the same again is another fact of the same moment
    const fact = facts.find((known) => known.key === key && !known.rules.has(score.rule));
    if (!fact) {
      facts.push({ key, score, rules: new Set([score.rule]) });
      continue;
    }
    fact.score = { ...fact.score, points: fact.score.points + score.points };
    fact.rules.add(score.rule);
  }
  return facts.map((fact) => fact.score);
}

const most = 4000; // entries that are remembered

/** Which entries a wall has told: what it asks for when it comes back overlaps with what it hears. */
export class Told {
  private readonly seqs = new Set<number>();

  /** Of these, what was not told yet; from now on it is. */
  fresh<T extends { seq?: number }>(entries: T[]): T[] {
    const fresh = this.others(entries);
    for (const { seq } of fresh) if (seq !== undefined) this.seqs.add(seq);
    for (const seq of this.seqs) {
      if (this.seqs.size <= most) break;
      this.seqs.delete(seq);
    }
    return fresh;
  }

  /** Of these, what was not told. */
  others<T extends { seq?: number }>(entries: T[]): T[] {
    return entries.filter(({ seq }) => seq === undefined || !this.seqs.has(seq));
  }
}
