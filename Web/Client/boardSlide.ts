// Another board than the one that the wall has, or the same in another layout, in its place.
import type { Snapshot } from "./feed";
import { make } from "./dom";
import boat from "./layouts/boat.svg";
import { layout, type Layout } from "./layouts/layout";
import type { Arrow } from "./overtaking";
import { paced } from "./paced";
import { frozenSince, periodName, say, theme, type Board } from "./page";
import { Rows } from "./rows";

const rest = 1300; // ms between two drawings

export class BoardSlide {
  readonly house: HTMLElement;
  private readonly title: HTMLElement;
  private readonly rows: Rows;
  private readonly look: Layout;
  private last: Snapshot | null = null;
  private readonly draw = paced((snapshot: Snapshot) => {
    this.show(snapshot);
    return rest;
  });

  constructor(
    readonly board: Board,
    name: string,
    arrow: (code: string) => Arrow | null,
  ) {
    this.look = layout(name);
    this.title = make("h2", "", theme.boards[board].title);
    const list = make("ol", "rows");
    this.house = make("section", "house slide", this.title, list);
    this.house.dataset.testid = "slide-board";
    this.house.setAttribute("aria-label", theme.boards[board].title);
    this.look.dress?.(this.house);
    this.rows = new Rows(list, {
      titles: board === "reps" || board === "prospectors",
      stages: true,
      fit: this.look.smallest,
      marker: this.look.marker ? (theme.marker ?? boat) : null,
      arrow,
    });
  }

  get isEmpty(): boolean {
    return !this.last || this.last.standings.length === 0;
  }

  take(snapshot: Snapshot): void {
    this.last = snapshot;
    if (this.house.isConnected) this.draw(snapshot);
  }

  /** Before it is seen: nothing moves on it because of what happened meanwhile. */
  enter(): void {
    if (this.last) this.show(this.last);
  }

  private show(snapshot: Snapshot): void {
    const state = snapshot.period?.state;
    const isProvisional = state === "grace" || state === "closing";
    const period = periodName(snapshot.period?.number);
    const told = [period, isProvisional ? say("provisional") : "", frozenSince(snapshot)];
    this.title.dataset.period = told.filter(Boolean).join(" · ");
    const most = Math.min(theme.layout.rows, this.look.rows);
    this.rows.show(snapshot.standings.slice(0, most), snapshot.seq, this.look.place?.(snapshot, this.house));
  }
}
