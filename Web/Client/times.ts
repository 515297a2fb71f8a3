// The campaign's clock and what is left on it. In a demonstration it runs thousands of times faster than the viewer's.
import { campaign, page, periodName, say } from "./page";
import { make, text } from "./dom";

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
    if (campaign.status === "closed" || now >= ends) this.write(this.first, say("over"), "", this.second, "", "");
    else if (now < starts) this.write(this.first, left(starts - now), say("startsIn"), this.second, "", "");
    else if (!period || campaign.periods.length < 2)
      this.write(this.first, left(ends - now), say("leftInCampaign"), this.second, "", "");
    else
      this.write(
        this.first,
        left(Date.parse(period.endsAt) - now),
        say("leftIn", { period: periodName(period.number) }),
        this.second,
        left(ends - now),
        say("leftInCampaign"),
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

function left(ms: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const days = Math.floor(ms / day);
  const hours = Math.floor(ms / 3_600_000) % 24;
  const [minutes, seconds] = [Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  if (days >= 2) return `${say("days", { n: days.toLocaleString(page.lang) })} ${two(hours)} h`;
  return `${days * 24 + hours}:${two(minutes)}:${two(seconds)}`;
}
