// What the server wrote into a page of the desk, and how numbers and words are said in it.

export interface Cheer {
  words: string;
  art: string | null;
}
interface Sheet {
  lang: string;
  base: string;
  campaign: string;
  author: string;
  line: string;
  now: string;
  speed: number;
  own: string[];
  points: { one: string; many: string };
  cheers: Record<string, Cheer>;
  words: Record<string, string>;
}

export const sheet = JSON.parse(document.getElementById("desk")!.textContent!) as Sheet;

const opened = Date.now();
const began = Date.parse(sheet.now);

export function say(word: string, parts: Record<string, string> = {}): string {
  return (sheet.words[word] ?? word).replace(/\{(\w+)\}/g, (hole, name: string) => parts[name] ?? hole);
}

export function gain(points: number): string {
  const words = Math.abs(points) === 1 ? sheet.points.one : sheet.points.many;
  return `${points > 0 ? "+" : ""}${points.toLocaleString(sheet.lang)} ${words}`;
}

/** The instant of now by the server's clock: the device's may be wrong. In a demonstration only the server knows. */
export const instant = (): string | undefined =>
  sheet.speed === 1 ? new Date(began + Date.now() - opened).toISOString() : undefined;

/** Not every browser makes these itself, nor without a secure connection. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export const pathOf = (lead: string, rest: string): string =>
  `${sheet.base}/api/v1/campaigns/${encodeURIComponent(sheet.campaign)}/leads/${encodeURIComponent(lead)}/${rest}`;
