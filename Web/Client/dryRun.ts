// A dry run that is being played: how far it is, and the report once it is there.
import { byId, text } from "./dom";

interface Run {
  state: string;
  percent: number;
}

const run = document.querySelector<HTMLElement>("[data-run]");
const later = (seconds: number) => new Promise<void>((done) => setTimeout(done, seconds * 1000));

async function watch(id: string): Promise<void> {
  const base = location.pathname.replace(/\/studio\/.*$/, "");
  for (let pause = 0.4; ; pause = Math.min(5, pause * 1.3)) {
    await later(pause);
    try {
      const answer = await fetch(`${base}/api/v1/dry-runs/${id}`);
      if (!answer.ok) return;
      const { state, percent } = (await answer.json()) as Run;
      if (state !== "waiting" && state !== "running") return location.replace(`${location.pathname}?run=${id}`);
      byId<HTMLProgressElement>("run-progress").value = percent;
      if (state === "running")
        text(byId("run-state"), (byId("run-state").dataset.running ?? "").replace("{percent}", String(percent)));
    } catch {
      // the hub is away for a moment: the link beside says the same
    }
  }
}

if (run?.dataset.run && run.dataset.over === "no") void watch(run.dataset.run);
