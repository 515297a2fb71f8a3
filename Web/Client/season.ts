// What the server tells of the season: who won its periods, who climbs, who would win what now. It is asked for when
// the challenge has changed and every few minutes, never because somebody scored.
import { campaign, page, type Board, type Stage } from "./page";

export interface SeasonPeriod {
  number: number;
  state: "upcoming" | "open" | "grace" | "closing" | "closed";
  winners: string[];
  points: number | null;
  revealed: boolean;
}
export interface Stake {
  stage: Stage;
  points: number;
}
export interface Climb {
  code: string;
  name: string;
  team: string | null;
  from: number | null; // the rank at midnight; null: not on the board then
  to: number;
  points: number; // gained since
}
export interface SeasonLine {
  rank: number;
  code: string;
  name: string;
  points: number;
}
export interface SeasonPrize {
  prize: string;
  name: string;
  period: number; // 0: the challenge's
  winners: string[];
  count: number; // of those who would win, or hold tickets
  drawn: boolean;
  lot: boolean; // the last ones go by lot among some who are tied
}
export interface Way {
  code: string;
  name: string;
  points: (number | null)[];
}
export interface Race {
  from: string;
  until: string;
  lines: Way[];
}
export interface Season {
  board: Board;
  periods: SeasonPeriod[];
  frozen: boolean;
  stakes: Stake[];
  climber: Climb | null;
  count: number;
  everybody: SeasonLine[];
  pot: number | null;
  ifNow: SeasonPrize[];
  race: Race | null;
}

const every = 5 * 60_000; // ms
const spread = 3000; // ms over which walls that hear the same come
const again = 15_000; // ms until a question that failed is asked once more, at least

async function season(board: Board): Promise<Season | null> {
  const wall = `${page.base}/wall/${encodeURIComponent(campaign.code)}`;
  const answer = await fetch(`${wall}?handler=Season&board=${board}&lang=${page.lang}`).catch(() => null);
  if (!answer?.ok || !/json/.test(answer.headers.get("Content-Type") ?? "")) return null;
  return (await answer.json().catch(() => null)) as Season | null;
}

export class Seasons {
  private timer = 0;

  constructor(
    private readonly board: Board,
    private readonly told: (season: Season) => void,
  ) {
    setInterval(() => this.soon(), every * (0.8 + 0.4 * Math.random()));
  }

  /** Asks in a moment, once, however often this is said; a preview has nobody to ask. */
  soon(): void {
    if (page.sample || this.timer) return;
    this.timer = window.setTimeout(() => void this.ask(), spread * Math.random());
  }

  private async ask(): Promise<void> {
    this.timer = 0;
    const answer = await season(this.board);
    if (answer) this.told(answer);
    else this.timer = window.setTimeout(() => void this.ask(), again * (1 + Math.random()));
  }
}
