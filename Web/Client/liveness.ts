// live | stale since T. Stale is said, never hidden: the last board stays, dimmed, with the time of the loss.
import { campaign, page, say } from "./page";
import { text } from "./dom";

export class Liveness {
  private since: Date | null = new Date();
  private everLive = false;

  constructor(private readonly sign: HTMLElement) { this.show(); }

  live(): void {
    this.everLive = true;
    this.since = null;
    this.show();
  }

  stale(): void {
    this.since ??= new Date();
    this.show();
  }

  private show(): void {
    const state = this.since === null ? "live" : "stale";
    this.sign.dataset.state = state;
    document.body.dataset.live = this.everLive || this.since === null ? state : "connecting";
    text(this.sign, this.since === null ? say("live") : say("notLive", { time: clock(this.since) }));
  }
}

const clock = (at: Date): string =>
  at.toLocaleTimeString(page.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: campaign.timeZone });
