// live | stale since T. Stale is said, never hidden: the last board stays, dimmed, with the time of the loss, by the
// server's clock.
import { campaign, page, say } from "./page";
import { text } from "./dom";

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

  stale(): void {
    this.since ??= this.now();
    this.show();
  }

  private show(): void {
    const state = this.since === null ? "live" : "stale";
    this.sign.dataset.state = state;
    document.body.dataset.live = this.everLive || this.since === null ? state : "connecting";
    text(this.sign, this.since === null ? say("live") : say("notLive", { time: clock(this.since) }));
  }
}

const clock = (at: number): string =>
  new Date(at).toLocaleTimeString(page.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: campaign.timeZone,
  });
