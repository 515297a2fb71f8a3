// A hub that is none: for a preview it answers as the real one would, with made-up players who go on scoring.
import type { Award, Score, Snapshot, Standing } from "../feed";
import type { Ceremony } from "../ceremony";
import { campaign, page, type Board, type Stage } from "../page";

const names = [
  "Anna Martin",
  "Bob Laurent",
  "Zoë O’Hara",
  "Maximiliane-Alexandrine Leclercq",
  "Paul",
  "Jean-Christophe de La Rochefoucauld",
  "Inès Moreau",
  "Karim Benali",
  "Lucie Bernard",
  "Tom",
  "Aïcha Diallo",
  "Victor Hugo-Dupont",
  "Nora Petit",
  "Sven Lindqvist",
  "Élodie Faure",
  "Marco Rossi",
  "Jade Roux",
  "Hugo Blanc",
  "Lina Garnier",
  "Omar Haddad",
];
const finders = [
  "Pia Costa",
  "Léon",
  "Marie-Antoinette Delacroix-Fontaine",
  "Sami",
  "Olga Ivanova",
  "Rémi Noël",
  "Chloé",
  "Yann Le Goff",
];
const usual: Partial<Record<Stage, number>> = { taken: 1, contacted: 3, closed: 10 };
const worth = (stage: Stage): number => campaign.rules.find((rule) => rule.on === stage)?.points ?? usual[stage] ?? 0;
const beat = 3500; // ms from one point to the next

interface Person {
  name: string;
  team?: string | null;
}
interface Player {
  code: string;
  name: string;
  team: string | null;
  stages: Record<string, number>;
  points: number;
}
type Heard = (...told: never[]) => void;

const now = (): string => new Date(campaign.clock.now).toISOString();

function player({ name, team }: Person, at: number, strength: number): Player {
  const stages = { taken: 3 + strength * 2, contacted: 2 + strength, closed: Math.floor(strength / 2) };
  const points =
    stages.taken * worth("taken") + stages.contacted * worth("contacted") + stages.closed * worth("closed");
  const made = campaign.teams[at % campaign.teams.length]?.code ?? null;
  return { code: `${at}-${name}`, name, team: team === undefined ? made : team, stages, points };
}

/** As many of the real connection's methods as the feed uses. */
export class SampleConnection {
  serverTimeoutInMilliseconds = 0;
  keepAliveIntervalInMilliseconds = 0;
  private readonly heard = new Map<string, Heard>();
  private readonly watched = new Map<string, () => Snapshot>();
  private readonly reps: Player[];
  private readonly prospectors: Player[];
  private seq = 1;
  private turn = 0;
  private closings = 0;

  constructor(
    players: number,
    private readonly still: boolean,
  ) {
    const named = (i: number): string => names[i % names.length]! + (i < names.length ? "" : ` ${i}`);
    const made = Array.from({ length: players }, (_, i): Person => ({ name: named(i) }));
    const reps = page.people?.reps ?? made;
    this.reps = reps.map((rep, i) => player(rep, i, Math.max(0, 14 - i) * Math.ceil(reps.length / 20)));
    const prospectors: Person[] = page.people?.prospectors ?? finders.map((name) => ({ name }));
    this.prospectors = prospectors.map((finder, i) => player(finder, i, Math.max(1, 9 - i)));
  }

  on(name: string, hear: Heard): void {
    this.heard.set(name, hear);
  }

  onclose(): void {
    /* it never goes */
  }

  async start(): Promise<void> {
    if (!this.still)
      setInterval(
        () =>
          this.score(
            (["taken", "contacted", "taken"] as const)[this.turn++ % 3]!,
            Math.floor(Math.random() * Math.min(12, this.reps.length)),
          ),
        beat,
      );
  }

  async stop(): Promise<void> {
    /* nothing to stop */
  }

  async invoke(method: string, _campaign: string, board: Board, period: string, top: number): Promise<unknown> {
    const key = `${board} ${period} ${top}`;
    if (method !== "Watch") return this.watched.delete(key);
    this.watched.set(key, () => this.snapshot(board, period, top));
    return this.snapshot(board, period, top);
  }

  /** Somebody reaches a stage. */
  score(stage: Stage, at = 0): void {
    const who = this.reps[at];
    if (!who) return;
    const points = worth(stage);
    who.stages[stage] = (who.stages[stage] ?? 0) + 1;
    who.points += points;
    this.seq++;
    const score: Score = {
      campaign: campaign.code,
      participant: who.code,
      name: who.name,
      team: who.team,
      stage,
      rule: stage,
      points,
      occurredAt: `${now()} ${this.seq}`,
      amount: null,
    };
    for (const show of this.watched.values()) this.tell("Standings", show());
    this.tell("Scored", [score]);
  }

  /** The period closes, with winners for its prizes. */
  close(): void {
    const [first, team] = [this.lines("reps")[0], this.lines("teams")[0]];
    const awards: Award[] = [
      { prize: "month", code: first?.code, name: first?.name },
      { prize: "team", code: team?.code, name: team?.name },
    ];
    const ceremony: Ceremony = {
      campaign: campaign.code,
      number: 2,
      at: now(),
      closedAt: `${now()} ${++this.closings}`,
      replay: true,
      awards,
    };
    this.tell("PeriodClosed", { campaign: campaign.code, number: 2, results: null, awards });
    this.tell("Ceremony", ceremony);
  }

  private tell(name: string, what: unknown): void {
    (this.heard.get(name) as ((told: unknown) => void) | undefined)?.(what);
  }

  private snapshot(board: Board, period: string, top: number): Snapshot {
    const standings = this.lines(board);
    const slice = campaign.periods[1]!;
    return {
      campaign: campaign.code,
      board,
      period: period === "overall" ? null : { ...slice, number: period === "current" ? slice.number : Number(period) },
      seq: this.seq,
      live: true,
      asOf: new Date().toISOString(),
      count: standings.length,
      standings: standings.slice(0, top),
    };
  }

  private lines(board: Board): Standing[] {
    const members =
      board === "reps"
        ? this.reps
        : board === "prospectors"
          ? this.prospectors
          : board === "teams"
            ? this.teams()
            : this.pairs();
    const sorted = members.map((x) => ({ ...x, reachedAt: null })).sort((a, b) => b.points - a.points);
    return sorted.map((line, i) => ({
      ...line,
      stages: { ...line.stages },
      team: board === "teams" ? null : line.team,
      rank: i + 1,
    }));
  }

  private teams(): Player[] {
    return campaign.teams.map(({ code, name }) => ({
      code,
      name,
      team: code,
      stages: {},
      points: this.reps.filter((rep) => rep.team === code).reduce((sum, rep) => sum + rep.points, 0),
    }));
  }

  private pairs(): Player[] {
    return this.prospectors.map((finder, i) => ({
      ...finder,
      code: `pair-${i}`,
      name: `${this.reps[i]?.name ?? ""} + ${finder.name}`,
    }));
  }
}

const asked = new URLSearchParams(location.search);
export const connection = new SampleConnection(Math.min(500, Number(asked.get("players")) || 20), asked.has("still"));
