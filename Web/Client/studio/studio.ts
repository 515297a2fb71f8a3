// The editor of a pack: what is typed is in the pack at once, checked at once, and seen on the wall beside it.
import "./studio.css";
import { byId, fill, make } from "../dom";
import { isColour, ratio, readable, spoken } from "./contrast";
import { draft, type Pack } from "./draft";
import { Faults } from "./faults";
import { Files, play } from "./files";
import { RankLines } from "./ranks";

interface Sheet {
  code: string;
  lang: string;
  base: string;
  stamp: string;
  version: number;
  document: Pack;
  art: string[];
  pairs: [string, string][];
  least: number;
  largest: number;
  words: Record<string, string>;
}
type Field = HTMLInputElement | HTMLSelectElement;

const sheet = JSON.parse(byId("studio").textContent!) as Sheet;
const pack = sheet.document;
const form = byId<HTMLFormElement>("pack");
const wall = byId<HTMLIFrameElement>("wall");
const files = new Files();
const faults = new Faults(form);
const pause = 400; // ms without a key until the wall starts over
let speak = sheet.lang;
let unsaved = false;
let waiting = 0;

const say = (word: string, parts: Record<string, string> = {}): string =>
  (sheet.words[word] ?? word).replace(/\{(\w+)\}/g, (hole, name: string) => parts[name] ?? hole);
/** What a colour is called: "themeMuted". */
const named = (colour: string): string => `theme${colour[0]!.toUpperCase()}${colour.slice(1)}`;
const address = (file: string): string =>
  files.fresh.get(file)?.address ?? `${sheet.base}/themes/${sheet.code}/${file}?v=${sheet.stamp}`;
const now = (): ReturnType<typeof draft> => draft(pack, speak, sheet.art, address);
window.studioDraft = now;

/** The place in the pack that a path such as `celebrations.closed.seconds` leads to; objects on the way are made. */
function place(path: string): [Record<string, unknown>, string] {
  const names = path.split(".");
  const last = names.pop()!;
  return [
    names.reduce(
      (at, name) => (at[name] ??= {}) as Record<string, unknown>,
      pack as unknown as Record<string, unknown>,
    ),
    last,
  ];
}

function put(path: string, value: unknown): void {
  const [at, name] = place(path);
  if (value === undefined) delete at[name];
  else at[name] = value;
}

function read(field: Field): unknown {
  if (field.dataset.kind === "number") return field.value === "" ? undefined : Number(field.value);
  if (field.dataset.kind === "list")
    return field.value
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean);
  return field.value;
}

/** Words that need not be are left out when neither language has any. */
function tidy(path: string): void {
  const [at, name] = place(path.replace(/\.(en|fr)$/, ""));
  const words = at[name] as { en?: string; fr?: string };
  at[name] = { ...words, en: words.en ?? "", fr: words.fr ?? "" };
  if (!words.en && !words.fr) delete at[name];
}

function changed(path?: string): void {
  unsaved = true;
  byId("said").textContent = say("themeUnsaved");
  if (path) faults.clear(path);
  check();
  wall.contentWindow?.studioWall?.paint(now().variables);
  if (path?.startsWith("palette.")) return;
  wall.dataset.state = "waiting";
  clearTimeout(waiting);
  waiting = window.setTimeout(() => wall.contentWindow?.location.reload(), pause);
}

/** Contrast as the server will ask for it, and what the wall cuts off. */
function check(): void {
  const lines: HTMLElement[] = [];
  for (const ink of new Set(sheet.pairs.map(([one]) => one))) {
    const colour = pack.palette[ink];
    faults.clear(`palette.${ink}`);
    if (!isColour(colour)) continue;
    const grounds = sheet.pairs
      .filter(([one]) => one === ink)
      .map(([, ground]) => ground)
      .filter((ground) => isColour(pack.palette[ground]));
    const bad = grounds.filter((ground) => ratio(colour, pack.palette[ground]!) < sheet.least);
    if (bad.length === 0) continue;
    const words = bad.map((ground) =>
      say("themeContrast", {
        ink: say(named(ink)),
        one: colour,
        ground: say(named(ground)),
        other: pack.palette[ground]!,
        ratio: spoken(ratio(colour, pack.palette[ground]!), sheet.lang),
      }),
    );
    lines.push(...words.map((one) => make("li", "fault", one)));
    faults.show(`palette.${ink}`, words.join(" ")).append(...repair(ink, colour, grounds));
  }
  for (const words of wall.contentWindow?.studioWall?.cut() ?? [])
    lines.push(make("li", "fault", say("themeCut", { words })));
  fill(byId("checks"), ...(lines.length ? lines : [make("li", "good", say("themeAllGood"))]));
}

function repair(ink: string, colour: string, grounds: string[]): Node[] {
  const better = readable(
    colour,
    grounds.map((ground) => pack.palette[ground]!),
    sheet.least,
  );
  if (!better) return [];
  const button = make("button", "link", say("themeRepair", { colour: better })) as HTMLButtonElement;
  button.type = "button";
  button.addEventListener("click", () => {
    const field = byId<HTMLInputElement>(`palette-${ink}`);
    field.value = better;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
  return [" ", button].map((one) => (typeof one === "string" ? document.createTextNode(one) : one));
}

form.addEventListener("input", (event) => {
  const field = event.target as Field;
  if (field.dataset.twin) {
    const twin = byId<HTMLInputElement>(field.dataset.twin);
    twin.value = field.value.toUpperCase();
    put(twin.dataset.path!, twin.value);
    return changed(twin.dataset.path);
  }
  const path = field.dataset.path;
  if (!path || field.dataset.rank) return;
  put(path, read(field));
  if (field.dataset.optional === "True") tidy(path);
  const picker = form.querySelector<HTMLInputElement>(`[data-twin="${field.id}"]`);
  if (picker && isColour(field.value)) picker.value = field.value;
  changed(path);
});

for (const slot of form.querySelectorAll<HTMLElement>("[data-file]")) {
  const path = slot.dataset.file!;
  const chosen = slot.querySelector<HTMLInputElement>("input")!;
  const picture = slot.querySelector("img");
  const current = (): string | undefined => {
    const [at, name] = place(path);
    return at[name] as string | undefined;
  };
  const show = (): void => {
    const file = current();
    slot.querySelector(".now")!.textContent = say("themeChosen", { file: file?.split("/").pop() ?? say("themeNone") });
    for (const button of slot.querySelectorAll("button")) button.hidden = !file;
    if (!picture) return;
    picture.hidden = !file;
    if (file) picture.src = address(file);
  };
  chosen.addEventListener(
    "change",
    () =>
      void (async () => {
        const file = chosen.files?.[0];
        if (!file) return;
        const added = await files.add(file, slot.dataset.sound === "True" ? "sounds" : "art", sheet.largest);
        chosen.value = "";
        faults.clear(path);
        if ("wrong" in added) return void faults.show(path, `${file.name} ${say(added.wrong)}`);
        put(path, added.path);
        show();
        changed(path);
      })(),
  );
  slot.querySelector("[data-do=remove]")?.addEventListener("click", () => {
    put(path, undefined);
    show();
    changed(path);
    chosen.focus();
  });
  slot.querySelector("[data-do=play]")?.addEventListener(
    "click",
    () =>
      void (async () => {
        const file = current()!;
        await play(files.fresh.get(file)?.bytes ?? (await (await fetch(address(file))).arrayBuffer())).catch(() =>
          faults.show(path, say("themeNotThis")),
        );
      })(),
  );
  show();
}

new RankLines(pack.words.ranks, () => changed("words.ranks"));

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void save();
});

async function save(): Promise<void> {
  const told = new FormData(form);
  told.set("theme", JSON.stringify(pack));
  told.set("version", String(sheet.version));
  const named = JSON.stringify(pack);
  for (const [path, { bytes }] of files.fresh)
    if (named.includes(JSON.stringify(path))) told.set(path, new File([bytes], path));
  const said = byId("said");
  let answer: Response;
  try {
    answer = await fetch(form.action, { method: "POST", body: told });
  } catch {
    said.textContent = say("themeAway");
    return;
  }
  const body = (await answer.json().catch(() => ({}))) as {
    version?: number;
    stamp?: string;
    message?: string;
    errors?: Record<string, string>;
  };
  faults.clear();
  check();
  if (answer.ok) {
    [sheet.version, sheet.stamp] = [body.version!, body.stamp!];
    files.fresh.clear();
    unsaved = false;
    said.textContent = say("themeSaved");
    return;
  }
  const errors = Object.entries(body.errors ?? {});
  // what was seen as it was typed stands there already, with a way to repair it
  for (const [field, fault] of errors)
    if (!form.querySelector(`[data-fault="${CSS.escape(field)}"]`)) faults.show(field, fault);
  said.textContent =
    body.message || (errors.length ? say("themeFaulty", { n: String(faults.count) }) : say("themeAway"));
  faults.first?.focus();
}

function frame(): void {
  wall.dataset.state = "waiting";
  const asked = new URL(wall.src);
  asked.searchParams.set("speak", speak);
  asked.searchParams.set("players", byId<HTMLSelectElement>("players").value);
  wall.src = asked.href;
}

for (const button of document.querySelectorAll<HTMLElement>("[data-speak]"))
  button.addEventListener("click", () => {
    speak = button.dataset.speak!;
    for (const other of document.querySelectorAll<HTMLElement>("[data-speak]"))
      other.setAttribute("aria-pressed", String(other === button));
    frame();
  });
byId("players").addEventListener("change", frame);
byId("celebrate").addEventListener("click", () => wall.contentWindow?.studioWall?.celebrate());
byId("close").addEventListener("click", () => wall.contentWindow?.studioWall?.close());
addEventListener("message", (event) => {
  if (event.origin !== location.origin || event.source !== wall.contentWindow || event.data !== "studio-wall") return;
  wall.dataset.state = "ready";
  wall.contentWindow?.studioWall?.paint(now().variables); // a colour may have been typed while it loaded
  setTimeout(check, 300); // when its first board is drawn
});
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
check();
