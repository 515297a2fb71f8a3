// The reports' pages: their charts, a report that is still being made, and the race. All of it stands in tables, too.
import "../reports.css";
import "./series.css";
import "./dark.css";
import "./paper.css";
import type { Chart } from "./chart";
import { draw } from "./draw";
import { watchRun } from "./run";

function show(place: HTMLElement, chart: Chart): void {
  let drawnFor = 0;
  const fit = () => {
    const width = Math.floor(place.clientWidth);
    if (width === 0 || width === drawnFor) return;
    drawnFor = width;
    place.textContent = "";
    place.append(draw(chart, width));
  };
  place.hidden = false;
  fit();
  window.addEventListener("resize", () => requestAnimationFrame(fit));
}

const written = document.getElementById("charts")?.textContent;
for (const chart of written ? (JSON.parse(written) as Chart[]) : []) {
  const place = document.querySelector<HTMLElement>(`[data-plot="${chart.id}"]`);
  if (place) show(place, chart);
}
document.body.dataset.drawn = "true";

// a choice is made as soon as it is chosen; without a script there is a button
for (const form of Array.from(document.querySelectorAll<HTMLFormElement>("form[data-at-once]")))
  form.addEventListener("change", () => form.requestSubmit());

watchRun();
