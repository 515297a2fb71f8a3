// The wall inside the editor: before it begins, it takes the pack as it is being typed; colours are then changed in
// place.
import { paint, type Draft } from "./draft";
import { cut } from "./legible";

declare global {
  interface Window {
    /** The editor's. */
    studioDraft?: (speak: string) => Draft;
    /** What the editor may do to the wall in its frame. */
    studioWall?: { paint(variables: Record<string, string>): void; celebrate(): void; close(): void; cut(): string[] };
  }
}

const sheet = document.getElementById("page")!;
const page = JSON.parse(sheet.textContent!) as { lang: string; theme: Draft["theme"] };

const draft = parent === window ? undefined : parent.studioDraft?.(page.lang); // only pages of this house may frame us
if (draft) {
  page.theme = { ...page.theme, ...draft.theme };
  const wall = document.getElementById("wall")!;
  const { board, frame, ticker } = draft.theme.layout;
  Object.assign(wall.dataset, { layout: board ?? "table", frame, ticker });
  document.querySelector<HTMLImageElement>(".sign .emblem")!.src = draft.theme.emblem;
  document.getElementById("board-title")!.textContent = draft.theme.boards.reps.title;
  paint(document, draft.variables);
}
// sounds are tried in the editor
for (const celebration of Object.values(page.theme.celebrations)) celebration.sound = null;
sheet.textContent = JSON.stringify(page);

async function begin(): Promise<void> {
  const { connection } = await import("./sample");
  await import("../wall");
  window.studioWall = {
    paint: (variables) => paint(document, variables),
    celebrate: () => connection.score("closed", 1),
    close: () => connection.close(),
    cut: () => cut(document),
  };
  parent.postMessage("studio-wall", location.origin);
}

void begin();
