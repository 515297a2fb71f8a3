// The campaign's clock and what is left on it. In a demonstration it runs thousands of times faster than the viewer's.
import { campaign, page, periodName, say } from "./page";
import { make, text } from "./dom";
import { lastWords } from "./finale";

const day = 86_400_000;

export class Times {
  private base = Date.parse(campaign.clock.now);
  private read = performance.now();
  private readonly first: [HTMLElement, HTMLElement];
  private readonly second: [HTMLElement, HTMLElement];

  constructor(list: HTMLElement) {
    const line = (): [HTMLElement, HTMLElement] => {
      const [what, left] = [make("dt"), make("dd")];
      list.append(make("div", "time", left, what));
      return [what, left];
    };
    this.first = line();
    this.second = line();
    this.show();
    setInterval(() => this.show(), campaign.clock.speed > 1 ? 100 : 250);
  }

  now(): number {
    return this.base + (performance.now() - this.read) * campaign.clock.speed;
  }

  sync(asOf: string): void {
    const at = Date.parse(asOf);
    if (Number.isNaN(at)) return;
    this.base = at;
    this.read = performance.now();
  }

  private show(): void {
    const now = this.now();
    const [starts, ends] = [Date.parse(campaign.startsAt), Date.parse(campaign.endsAt)];
    const period = campaign.periods.find((p) => Date.parse(p.startsAt) <= now && now < Date.parse(p.endsAt));
    const [at, what] = ceremony(now);
    if (campaign.status === "closed") this.write(this.first, say("over"), "", this.second, at, what);
    // late facts may still count: what is on the board is not the result
    else if (now >= ends) this.write(this.first, say("over"), say("provisional"), this.second, at, what);
    else if (now < starts) this.write(this.first, left(starts - now), say("startsIn"), this.second, "", "");
    else if (!period || campaign.periods.length < 2)
      this.write(this.first, left(ends - now), lastWords(now) || say("leftInCampaign"), this.second, at, what);
    else
      this.write(
        this.first,
        left(Date.parse(period.endsAt) - now),
        lastWords(now) || say("leftIn", { period: periodName(period.number) }),
        this.second,
        at || left(ends - now),
        what || say("leftInCampaign"),
      );
  }

  private write(
    a: [HTMLElement, HTMLElement],
    aLeft: string,
    aWhat: string,
    b: [HTMLElement, HTMLElement],
    bLeft: string,
    bWhat: string,
  ): void {
    text(a[1], aLeft);
    text(a[0], aWhat);
    text(b[1], bLeft);
    text(b[0], bWhat);
    b[0].parentElement!.hidden = bLeft === "";
  }
}

/** The time of day, where the challenge runs. */
export const clock = (at: number): string =>
  new Date(at).toLocaleTimeString(page.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: campaign.timeZone,
  });

let said: { at: number; words: string } | null = null; // to put an instant into words costs, and clocks are drawn often

/** The day and the hour of the next one, and what it is; empty: none is awaited. */
function ceremony(now: number): [string, string] {
  const at = Date.parse(campaign.ceremonyAt ?? "");
  if (!(at > now)) return ["", ""];
  if (said?.at !== at) {
    const day = new Date(at).toLocaleDateString(page.lang, { weekday: "short", timeZone: campaign.timeZone });
    said = { at, words: `${day} ${clock(at)}` };
  }
  return [said.words, say("ceremony")];
}

export function left(ms: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const days = Math.floor(ms / day);
  const hours = Math.floor(ms / 3_600_000) % 24;
  const [minutes, seconds] = [Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  if (days >= 2) return `${say("days", { n: days.toLocaleString(page.lang) })} ${two(hours)} h`;
  return `${days * 24 + hours}:${two(minutes)}:${two(seconds)}`;
}
