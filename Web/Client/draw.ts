// Draws again, in the reader's own browser, what the server says was drawn: seed, tickets and winners are the certified
// ones, or what the reader typed instead of them.
import { byId, fill, make, text } from "./dom";

interface Winner {
  member: string;
  draw: number;
  ticket: number;
}
interface Sheet {
  commitment: string;
  ticketsSha256: string;
  winners: Winner[];
  names: Record<string, string>;
  words: Record<string, string>;
}
interface Holder {
  member: string;
  tickets: bigint;
}
interface Step {
  right: boolean | null;
  words: string;
}

const sheet = JSON.parse(byId("draw").textContent!) as Sheet;

const say = (word: string, parts: Record<string, string> = {}): string =>
  (sheet.words[word] ?? word).replace(/\{(\w+)\}/g, (hole, name: string) => parts[name] ?? hole);

const who = (member: string): string =>
  [say("drawHolder", { number: member }), sheet.names[member]].filter(Boolean).join(" ");

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Null for what is no hexadecimal number of whole bytes. */
const unhex = (digits: string): Uint8Array<ArrayBuffer> | null =>
  /^([0-9a-f]{2})+$/i.test(digits) ? Uint8Array.from(digits.match(/../g)!, (pair) => parseInt(pair, 16)) : null;

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

/** Null for what is no list of [member, tickets]. */
function holdersOf(list: string): Holder[] | null {
  try {
    const rows = JSON.parse(list) as unknown;
    if (!Array.isArray(rows)) return null;
    return rows.map((row) => {
      const [member, tickets] = row as [unknown, unknown];
      if (typeof member !== "string" || !Number.isSafeInteger(tickets) || (tickets as number) < 1)
        throw new TypeError();
      return { member, tickets: BigInt(tickets as number) };
    });
  } catch {
    return null;
  }
}

/** The first 8 bytes, big-endian, of HMAC-SHA256(seed, hash of the list ‖ i as uint32). */
async function numberOf(key: CryptoKey, listHash: Uint8Array, i: number): Promise<bigint> {
  const message = new Uint8Array(36);
  message.set(listHash);
  new DataView(message.buffer).setUint32(32, i);
  return new DataView(await crypto.subtle.sign("HMAC", key, message)).getBigUint64(0);
}

async function drawAgain(seed: Uint8Array<ArrayBuffer>, listHash: Uint8Array, left: Holder[]): Promise<Step[]> {
  const key = await crypto.subtle.importKey("raw", seed, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const steps: Step[] = [];
  let found = 0;
  for (let i = 0; found < sheet.winners.length; i++) {
    const tickets = left.reduce((sum, holder) => sum + holder.tickets, 0n);
    if (tickets === 0n) return [...steps, { right: false, words: say("drawTooMany") }];
    const number = await numberOf(key, listHash, i);
    if (number >= ((1n << 64n) / tickets) * tickets) {
      steps.push({ right: null, words: say("drawSkipped", { i: `${i}`, number: `${number}` }) });
      continue;
    }
    const ticket = number % tickets;
    let [at, rest] = [0, ticket];
    while (rest >= left[at]!.tickets) rest -= left[at++]!.tickets;
    const { member } = left.splice(at, 1)[0]!;
    const told = sheet.winners[found++]!;
    const right = told.member === member && told.draw === i && BigInt(told.ticket) === ticket;
    const words = say("drawStep", {
      i: `${i}`,
      number: `${number}`,
      tickets: `${tickets}`,
      ticket: `${ticket}`,
      who: who(member),
    });
    steps.push({
      right,
      words: right
        ? words
        : `${words}. ${say("drawOther", { i: `${told.draw}`, ticket: `${told.ticket}`, who: who(told.member) })}`,
    });
  }
  return steps;
}

async function verify(seedText: string, list: string): Promise<Step[]> {
  const seed = unhex(seedText.trim());
  const seedHash = seed ? hex(await sha256(seed)) : "–";
  const listHash = await sha256(new TextEncoder().encode(list));
  const holders = holdersOf(list);
  const steps: Step[] = [
    seedHash === sheet.commitment
      ? { right: true, words: say("drawSeedRight") }
      : { right: false, words: say("drawSeedWrong", { hash: seedHash }) },
    hex(listHash) === sheet.ticketsSha256
      ? { right: true, words: say("drawListRight") }
      : { right: false, words: say("drawListWrong", { hash: hex(listHash) }) },
  ];
  if (!holders) return [...steps, { right: false, words: say("drawListBroken") }];
  return seed ? [...steps, ...(await drawAgain(seed, listHash, holders))] : steps;
}

async function run(): Promise<void> {
  const verdict = byId("verdict");
  if (!("subtle" in crypto)) {
    verdict.dataset.state = "unable";
    return text(byId("verdict-words"), say("drawUnable"));
  }
  verdict.dataset.state = "computing";
  const steps = await verify(byId<HTMLInputElement>("seed").value, byId<HTMLTextAreaElement>("tickets").value);
  const right = steps.every((step) => step.right !== false);
  fill(
    byId("steps"),
    ...steps.map((step) =>
      make(
        "li",
        step.right === null ? "skipped" : step.right ? "right" : "wrong",
        make("span", "mark", step.right === null ? "–" : step.right ? "✓" : "✗"),
        make("span", "", step.words),
      ),
    ),
  );
  text(byId("verdict-words"), say(right ? "drawRight" : "drawWrong"));
  verdict.dataset.state = right ? "right" : "wrong";
}

byId("again").addEventListener("submit", (event) => {
  event.preventDefault();
  void run();
});
void run();
