// A report that takes long is made by a job: how far it is, and the page again once it is there.
import { text } from "../dom";

interface Run {
  state: string;
  percent: number;
}

const later = (seconds: number) => new Promise<void>((done) => setTimeout(done, seconds * 1000));

async function watch(run: HTMLElement, address: string): Promise<void> {
  const [bar, words] = [run.querySelector("progress"), run.querySelector<HTMLElement>("[data-words]")];
  for (let pause = 0.5; ; pause = Math.min(5, pause * 1.3)) {
    await later(pause);
    try {
      const answer = await fetch(address);
      if (!answer.ok) return;
      const { state, percent } = (await answer.json()) as Run;
      if (state !== "waiting" && state !== "running") return location.reload();
      if (bar) bar.value = percent;
      if (words) text(words, (words.dataset.words ?? "").replace("{percent}", String(percent)));
    } catch {
      // the hub is away for a moment: the link beside says the same
    }
  }
}

export function watchRun(): void {
  const run = document.querySelector<HTMLElement>("[data-run]");
  if (run?.dataset.run) void watch(run, run.dataset.run);
}
