// A pack as it is being typed, in the form that a wall takes: what Web/Themes/SpokenTheme.cs makes of one that is
// saved.
import type { Theme } from "../page";
import { isColour, luminance } from "./contrast";

export interface Text {
  [language: string]: string;
  en: string;
  fr: string;
}
interface Counted {
  one: Text;
  many: Text;
}
interface Celebration {
  words?: Text;
  art?: string;
  sound?: string;
  seconds?: number;
}
export interface Pack {
  code: string;
  name: Text;
  words: {
    stages: Record<string, Counted & { did: Text; art?: string }>;
    boards: Record<string, Counted & { title: Text }>;
    ranks: { upTo?: number; title: Text }[];
    points: Counted;
  };
  celebrations: Record<string, Celebration>;
  palette: Record<string, string>;
  fonts: { display: string[]; body: string[]; faces?: { family: string }[] };
  art: Record<string, string | undefined>;
  layout: Theme["layout"] & Record<string, unknown>;
}
export interface Draft {
  theme: Theme;
  variables: Record<string, string>;
}

const generic = ["serif", "sans-serif", "monospace", "system-ui"];

/** @param address of a file that the pack names; @param art the pictures that a pack may have */
export function draft(pack: Pack, speak: string, art: string[], address: (file: string) => string): Draft {
  const say = (text: Text | undefined): string => text?.[speak] ?? text?.en ?? "";
  const at = (file: string | undefined): string | null => (file ? address(file) : null);
  const each = <T, U>(all: Record<string, T>, change: (one: T) => U): Record<string, U> =>
    Object.fromEntries(Object.entries(all).map(([key, one]) => [key, change(one)]));
  const theme = {
    code: pack.code,
    name: say(pack.name),
    layout: pack.layout,
    stages: each(pack.words.stages, (stage) => ({
      one: say(stage.one),
      many: say(stage.many),
      did: say(stage.did),
      art: at(stage.art),
    })),
    boards: each(pack.words.boards, (board) => ({
      title: say(board.title),
      one: say(board.one),
      many: say(board.many),
    })),
    ranks: pack.words.ranks.map((rank) => ({ upTo: rank.upTo ?? null, title: say(rank.title) })),
    points: { one: say(pack.words.points.one), many: say(pack.words.points.many) },
    celebrations: each(pack.celebrations, (one) => ({
      words: one.words ? say(one.words) : null,
      art: at(one.art),
      sound: null,
      seconds: one.seconds ?? 5,
    })),
    ...Object.fromEntries(art.map((slot) => [slot, at(pack.art[slot])])),
  };
  return { theme: theme as unknown as Theme, variables: variables(pack, art, at) };
}

function variables(pack: Pack, art: string[], at: (file: string | undefined) => string | null): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, colour] of Object.entries(pack.palette))
    if (isColour(colour)) all[`--${name.replace("Ink", "-ink")}`] = colour;
  if (isColour(pack.palette.background))
    all["color-scheme"] = luminance(pack.palette.background) < 0.2 ? "dark" : "light";
  // those that the pack brings go by its code in its style sheet
  const own = new Set((pack.fonts.faces ?? []).map((face) => face.family));
  for (const font of ["display", "body"] as const)
    all[`--${font}`] = pack.fonts[font]
      .flatMap((name) => (own.has(name) ? [`${pack.code} ${name}`, name] : [name]))
      .map((name) => (generic.includes(name) ? name : `"${name.replace(/["\\]/g, "")}"`))
      .join(", ");
  for (const slot of art) all[`--${slot}`] = pack.art[slot] ? `url("${at(pack.art[slot])}")` : "none";
  return all;
}

export function paint(document: Document, variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
}
