// The season beside the board: each panel of it is one entry here.
import type { Snapshot } from "./feed";
import { campaign, counted, say, type Board } from "./page";
import { titleRace } from "./raceLine";
import { Seasons, type Season } from "./season";
import { Cast, Pot } from "./seasonPages";
import { battle, climber, holdMonths, months } from "./seasonPanels";
import type { Side } from "./side";

const page = 10_000; // ms for as many names as a panel holds

export class Story {
  private season: Season | null = null;
  private board: Snapshot | null = null;
  private readonly seasons: Seasons;

  /** @param shown lines of the large board: who stands on it is seen already */
  constructor(
    private readonly side: Side,
    board: Board,
    shown: number,
  ) {
    const pot = new Pot();
    const cast = new Cast(shown);
    const told = (make: (season: Season) => HTMLElement | null) => () => (this.season ? make(this.season) : null);
    side.add("battle", () => battle(this.board, this.season?.stakes ?? []));
    side.add("months", told(months), { lasts: true, placed: holdMonths });
    side.add("climber", told(climber));
    side.add("ifNow", told(pot.make), { placed: pot.placed });
    side.add("titleRace", told(titleRace));
    side.add("everybody", told(cast.make), { time: page, placed: cast.placed });
    this.seasons = new Seasons(board, (season) => this.tell(season));
  }

  /** The large board has moved. */
  move(board: Snapshot): void {
    this.board = board;
    this.side.renew("battle");
  }

  /** The challenge stands otherwise. */
  soon(): void {
    this.seasons.soon();
  }

  /** Who leads, and by how much; empty: nobody does. */
  get lead(): string {
    const [first, second] = this.board?.standings ?? [];
    if (!first || !second || first.points <= second.points || campaign.status === "closed") return "";
    return `${first.name} · ${say("battleGap", { points: counted(first.points - second.points) })}`;
  }

  /** Pages that are being read are not turned by it. */
  private tell(season: Season): void {
    this.season = season;
    for (const name of ["battle", "months", "climber"]) this.side.renew(name);
  }
}
