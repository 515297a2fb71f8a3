// The latest news, one frame at a time; when more comes than can be read, the smaller news is dropped.
import type { Score } from "./feed";
import { calm, campaign, gain, teamName, theme } from "./page";
import { make, picture } from "./dom";

const pace = 1100; // ms between frames
const waiting = 4;
const kept = 6;

export class Ticker {
  private queue: Score[] = [];
  private timer = 0;

  /** Until there is news, the strip tells how points are scored. */
  constructor(private readonly list: HTMLElement) {
    list.append(
      ...campaign.rules
        .slice(0, kept)
        .map((rule) => frame(theme.stages[rule.on]?.art, rule.name, "", gain(rule.points))),
    );
  }

  add(score: Score): void {
    this.queue.push(score);
    while (this.queue.length > waiting) {
      const small = this.queue.findIndex((one) => one.stage !== "closed");
      this.queue.splice(Math.max(0, small), 1);
    }
    if (!this.timer) this.next();
  }

  private next(): void {
    const score = this.queue.shift();
    this.timer = score ? window.setTimeout(() => this.next(), pace) : 0;
    if (!score) return;
    const words = score.stage ? theme.stages[score.stage] : undefined;
    const item = frame(words?.art, score.name, words?.did ?? score.rule, gain(score.points));
    item.dataset.stage = score.stage ?? "";
    item.dataset.testid = "news";
    item.title = teamName(score.team);
    this.list.prepend(item);
    while (this.list.children.length > kept) this.list.lastElementChild!.remove();
    if (!calm.matches) {
      const shift = -item.getBoundingClientRect().width;
      for (const child of this.list.children)
        child.animate([{ transform: `translateX(${shift}px)` }, { transform: "none" }], {
          duration: 600,
          easing: "ease-out",
        });
    }
  }
}

function frame(art: string | null | undefined, name: string, did: string, points: string): HTMLElement {
  return make(
    "li",
    "frame",
    picture(art, "icon"),
    make("span", "news", make("b", "", name), did ? make("span", "did", did) : null, make("span", "gain", points)),
  );
}
