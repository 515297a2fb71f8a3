// live | stale since T | refused. Stale is said, never hidden: the last board stays, dimmed, with the time of the loss,
// by the server's clock. To whom the server shows the page no more it says so, with the way back.
import type { Refusal } from "./ask";
import { campaign, page, say } from "./page";
import { fill, make, text } from "./dom";

const halfDay = 12 * 3_600_000;
const day = { weekday: "short", day: "numeric", month: "short" } as const;

export class Liveness {
  private since: number | null;
  private everLive = false;

  /** `now`: what the server's clock shows; a television's own may be wrong by years. */
  constructor(
    private readonly sign: HTMLElement,
    private readonly now: () => number,
  ) {
    this.since = now();
    this.show();
  }

  live(): void {
    this.everLive = true;
    this.since = null;
    this.show();
  }

  /** @param since when it was live last, of a page that was kept; without it: now */
  stale(since?: string): void {
    if (since !== undefined) {
      this.since = Date.parse(since);
      this.everLive = true;
    }
    this.since ??= this.now();
    this.show();
  }

  refused(why: Refusal): void {
    this.stale();
    this.sign.dataset.state = "refused";
    document.body.dataset.live = "stale";
    const since = this.sign.textContent!;
    if (why === "notOpen") return text(this.sign, `${since} · ${say("notOpen")}`);
    const link = make("a", "", say("signInAgain")) as HTMLAnchorElement;
    const back = encodeURIComponent(location.pathname + location.search);
    link.href = `${page.base}/sign-in?returnUrl=${back}`;
    fill(this.sign, `${since} · `, link);
  }

  private show(): void {
    const state = this.since === null ? "live" : "stale";
    this.sign.dataset.state = state;
    document.body.dataset.live = this.everLive || this.since === null ? state : "connecting";
    text(this.sign, this.since === null ? say("live") : say("notLive", { time: clock(this.since, this.now()) }));
  }
}

/** With its day, where that is not understood. */
const clock = (at: number, now: number): string =>
  new Date(at).toLocaleString(page.lang, {
    ...(now - at > halfDay ? day : {}),
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: campaign.timeZone,
  });
