// Who passed whom from one board to the next, how far everybody has come within the hour, and why two with the same
// points stand as they do.
import type { Snapshot, Standing } from "./feed";

const fresh = 5000; // ms for which a move belongs to the closing announced with it
const apart = 60_000; // ms between two places that are remembered
const hour = 3_600_000;

export interface Move {
  from: number | null; // null: from below what is shown
  to: number;
  passed: string[];
}
export interface Arrow {
  places: number; // won; lost: less than 0
  age: number; // from 0, just now, to 1, an hour ago
}
interface Steps {
  from: { at: number; rank: number }[];
  last: number;
}

export class Overtakings {
  private board = "";
  private standings: Standing[] = [];
  private readonly moves = new Map<string, Move & { at: number }>();
  private readonly steps = new Map<string, Steps>();

  take(snapshot: Snapshot): void {
    const board = `${snapshot.board} ${snapshot.period?.number ?? ""}`;
    if (board === this.board) this.compare(snapshot.standings, Date.now());
    else {
      this.moves.clear();
      this.steps.clear();
    }
    this.board = board;
    this.standings = snapshot.standings;
  }

  /** What a closing has just moved, if anything. */
  of(code: string): Move | null {
    const move = this.moves.get(code);
    return move && Date.now() - move.at < fresh ? move : null;
  }

  isFirst(code: string): boolean {
    return this.standings.some((standing) => standing.code === code && standing.rank === 1);
  }

  get firsts(): number {
    return this.standings.filter((standing) => standing.rank === 1).length;
  }

  arrow(code: string): Arrow | null {
    const [steps, now] = [this.steps.get(code), Date.now()];
    const rank = this.standings.find((standing) => standing.code === code)?.rank;
    if (!steps || rank === undefined) return null;
    steps.from = steps.from.filter(({ at }) => now - at < hour);
    const places = (steps.from[0]?.rank ?? rank) - rank;
    return places === 0 ? null : { places, age: Math.min(1, (now - steps.last) / hour) };
  }

  private compare(standings: Standing[], now: number): void {
    const before = new Map(this.standings.map(({ code, rank }) => [code, rank]));
    const after = new Map(standings.map(({ code, rank }) => [code, rank]));
    for (const { code, rank } of standings) {
      const from = before.get(code) ?? null;
      if (from === rank) continue;
      if (from !== null) this.remember(code, from, now);
      if (from !== null && from < rank) this.moves.delete(code);
      else {
        const isPassed = (rival: Standing) =>
          rival.rank < (from ?? Infinity) && (after.get(rival.code) ?? Infinity) > rank;
        this.move(code, { from, to: rank, passed: this.standings.filter(isPassed).map((rival) => rival.name) }, now);
      }
    }
  }

  /** Of two moves at once people see one. */
  private move(code: string, move: Move, now: number): void {
    const known = this.of(code);
    const passed = known ? [...new Set([...move.passed, ...known.passed])] : move.passed;
    this.moves.set(code, { ...move, from: known ? known.from : move.from, passed, at: now });
  }

  private remember(code: string, rank: number, now: number): void {
    const from = this.steps.get(code)?.from ?? [];
    const isSoon = now - (from[from.length - 1]?.at ?? -apart) < apart;
    this.steps.set(code, { from: isSoon ? from : [...from, { at: now, rank }], last: now });
  }
}

export type Tie = "tied" | "reachedFirst";

/** By code: of those with equal points, who shares a rank, and who has the better one because he was there first. */
export function ties(standings: Standing[]): Map<string, Tie> {
  const found = new Map<string, Tie>();
  standings.forEach(({ code, rank, points }, at) => {
    const [above, below] = [standings[at - 1], standings[at + 1]];
    const isLevel = (other: Standing | undefined) => other?.points === points;
    if ((isLevel(above) && above!.rank === rank) || (isLevel(below) && below!.rank === rank)) found.set(code, "tied");
    else if (isLevel(below) && !isLevel(above)) found.set(code, "reachedFirst");
  });
  return found;
}
