// The titles of the ranks: a list that grows and shrinks; the last title is for all that follow.
import { byId, fill } from "../dom";
import type { Pack, Text } from "./draft";

type Ranks = Pack["words"]["ranks"];

export class RankLines {
  private readonly list = byId("ranks");
  private readonly model = byId<HTMLTemplateElement>("rank");

  constructor(
    private readonly ranks: Ranks,
    private readonly changed: () => void,
  ) {
    byId("add-rank").addEventListener("click", () => {
      const before = ranks[ranks.length - 2]?.upTo ?? 0;
      ranks.splice(ranks.length - 1, 0, { upTo: before + 1, title: { en: "", fr: "" } });
      this.draw();
      this.list.children[ranks.length - 2]?.querySelector<HTMLElement>("[data-rank=en]")?.focus();
      changed();
    });
    this.draw();
  }

  private draw(): void {
    fill(this.list, ...this.ranks.map((rank, at) => this.line(rank, at)));
  }

  private line(rank: Ranks[number], at: number): Node {
    const line = (this.model.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    const last = at === this.ranks.length - 1;
    line.dataset.group = `words.ranks[${at}]`;
    line.querySelector<HTMLElement>(".upto")!.hidden = last;
    line.querySelector<HTMLElement>(".rest")!.hidden = !last;
    for (const input of line.querySelectorAll<HTMLInputElement>("input")) {
      const what = input.dataset.rank as "upTo" | keyof Text;
      input.dataset.path = what === "upTo" ? `words.ranks[${at}].upTo` : `words.ranks[${at}].title.${what}`;
      input.value = what === "upTo" ? String(rank.upTo ?? "") : (rank.title[what] ?? "");
      input.addEventListener("input", () => {
        if (what === "upTo") rank.upTo = input.valueAsNumber;
        else rank.title[what] = input.value;
        this.changed();
      });
    }
    const remove = line.querySelector("button")!;
    remove.hidden = last;
    remove.addEventListener("click", () => {
      this.ranks.splice(at, 1);
      this.draw();
      this.list.children[at]?.querySelector<HTMLElement>("input")?.focus();
      this.changed();
    });
    return line;
  }
}
