// The latest news, one frame at a time; when more comes than can be read, the smaller news is dropped.
import type { Score } from "./feed";
import { calm, counted, teamName, theme } from "./page";
import { make, picture } from "./dom";

const pace = 1100; // ms between frames
const waiting = 4;
const kept = 6;

export class Ticker {
  private queue: Score[] = [];
  private timer = 0;

  constructor(private readonly list: HTMLElement) {}

  add(score: Score): void {
    this.queue.push(score);
    while (this.queue.length > waiting) {
      const small = this.queue.findIndex(one => one.stage !== "closed");
      this.queue.splice(Math.max(0, small), 1);
    }
    if (!this.timer) this.next();
  }

  private next(): void {
    const score = this.queue.shift();
    this.timer = score ? window.setTimeout(() => this.next(), pace) : 0;
    if (!score) return;
    const words = score.stage ? theme.stages[score.stage] : undefined;
    const item = make("li", "frame",
      picture(words?.art, "icon"),
      make("span", "news", make("b", "", score.name), make("span", "did", words?.did ?? score.rule), make("span", "gain", `${score.points > 0 ? "+" : ""}${counted(score.points)}`)));
    item.dataset.stage = score.stage ?? "";
    item.dataset.testid = "news";
    item.title = teamName(score.team);
    this.list.prepend(item);
    while (this.list.children.length > kept) this.list.lastElementChild!.remove();
    if (!calm.matches) {
      const shift = -item.getBoundingClientRect().width;
      for (const child of this.list.children)
        child.animate([{ transform: `translateX(${shift}px)` }, { transform: "none" }], { duration: 600, easing: "ease-out" });
    }
  }
}
