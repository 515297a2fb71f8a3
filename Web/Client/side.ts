// Beside the board, in turn: teams, prospectors, the whole campaign, the prizes, and the season (story.ts).
import type { Award, Snapshot } from "./feed";
import { campaign, money, number, page, periodName, say, teamName, terms, theme } from "./page";
import { fit, make, picture } from "./dom";
import { dye, teamOf } from "./identity";
import { byPrize, listed } from "./podium";
import { Rotation, type How } from "./rotation";

const turn = (page.screen?.seconds ?? 8) * 1000;
const lines = 8;
const few = 4; // lines that may be larger

export class Side {
  private readonly panels: Rotation;
  private nextPrize = 0;

  constructor(private readonly place: HTMLElement) {
    this.panels = new Rotation(place, turn, () => this.fit());
    this.panels.set("prizes", () => prizes(this.nextPrize), {
      lasts: true,
      placed: (panel) => this.holdPrizes(panel),
    });
    this.panels.turn();
  }

  /** One more that takes its turn: see Rotation. */
  add(name: string, make: () => HTMLElement | null, how: How = {}): void {
    this.panels.set(name, make, how);
  }

  /** What it shows has changed. */
  renew(name: string): void {
    this.panels.renew(name);
  }

  set(name: string, title: string, snapshot: Snapshot): void {
    const fresh = !this.panels.has(name);
    this.panels.set(name, () => board(name, title, snapshot));
    if (!fresh || (name !== "teams" && this.panels.shown)) this.panels.renew(name);
    else this.panels.show(name);
  }

  /** The challenge is over: boards of its last period go. */
  end(): void {
    this.panels.end();
  }

  /** Who won comes in place of what can be won. */
  won(awards: Award[]): void {
    this.panels.set("prizes", () => won(awards, this.nextPrize));
    this.panels.renew("prizes");
  }

  fit(): void {
    for (const line of this.place.querySelectorAll<HTMLElement>("h2, .line .name, .prize .name, .prize .team"))
      fit(line, 0.7);
  }

  /** Prizes that the panel cannot hold have their turn the next time. */
  private holdPrizes(panel: HTMLElement): void {
    const held = [...panel.querySelectorAll<HTMLElement>(".prize")];
    while (held.length > 1 && panel.scrollHeight > panel.clientHeight + 1) {
      const last = held.pop()!;
      if (last.parentElement!.childElementCount > 1) last.remove();
      else {
        last.parentElement!.previousElementSibling?.remove();
        last.parentElement!.remove();
      }
    }
    this.nextPrize = this.nextPrize + held.length >= campaign.prizes.length ? 0 : this.nextPrize + held.length;
  }
}

function board(name: string, title: string, snapshot: Snapshot): HTMLElement | null {
  if (snapshot.standings.length === 0) return null;
  const most = Math.max(1, ...snapshot.standings.map((standing) => standing.points));
  const list = make("ol", "lines");
  for (const standing of snapshot.standings.slice(0, lines)) {
    const team = teamName(standing.team);
    const line = make(
      "li",
      "line",
      make("span", "rank", number(standing.rank)),
      make("span", "who", make("b", "name", standing.name), team ? make("span", "team", team) : null),
      make("span", "points", number(standing.points)),
      make("span", "bar"),
    );
    line.style.setProperty("--part", String(Math.max(0, standing.points) / most));
    line.dataset.code = standing.code;
    dye(line, teamOf(standing));
    list.append(line);
  }
  const panel = make(
    "section",
    snapshot.standings.length <= few ? `panel ${name} few` : `panel ${name}`,
    make("h2", "", title),
    make("p", "of", periodName(snapshot.period?.number)),
    list,
  );
  panel.dataset.testid = `panel-${name}`;
  return panel;
}

/** Of the whole challenge, on every board; from the `from`-th on. */
function won(awards: Award[], from: number): HTMLElement | null {
  const prizes = [...byPrize(awards)];
  if (prizes.length === 0) return null;
  const lines = prizes
    .slice(from < prizes.length ? from : 0)
    .map(([prize, names]) =>
      make("li", "prize", make("span", "who", make("b", "name", prize), make("span", "team", listed(names)))),
    );
  const panel = make("section", "panel won", make("h2", "", say("winners")), make("ul", "prizelist", ...lines));
  panel.dataset.testid = "panel-won";
  return panel;
}

/** From the `from`-th on, the campaign's own before those of each period. */
function prizes(from: number): HTMLElement | null {
  if (campaign.prizes.length === 0) return null;
  const panel = make("section", "panel prizes", make("h2", "", say("prizes")));
  const groups = [
    ["campaign", "grandPrize"],
    ["period", "everyPeriod"],
  ] as const;
  const inOrder = groups.flatMap(([scope]) => campaign.prizes.filter((prize) => prize.scope === scope)).slice(from);
  for (const [scope, heading] of groups) {
    const won = inOrder.filter((prize) => prize.scope === scope);
    if (won.length === 0) continue;
    const list = make("ul", "prizelist");
    for (const prize of won)
      list.append(
        make(
          "li",
          "prize",
          make(
            "span",
            "who",
            make("b", "name", prize.name),
            make("span", "team", `${terms(prize)} · ${theme.boards[prize.board]?.many ?? prize.board}`),
          ),
          prize.value ? make("span", "points", money(prize.value)) : null,
        ),
      );
    panel.append(make("h3", "", say(heading)), list);
  }
  panel.append(picture(theme.leader, "watermark") ?? "");
  panel.dataset.testid = "panel-prizes";
  panel.lang = page.lang;
  return panel;
}
