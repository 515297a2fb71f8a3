// A television asks to be let in: it shows a code, and asks until somebody has confirmed it (RFC 8628).
import { byId, text } from "./dom";
import { keepPage } from "./kept";
import { beep } from "./beep";
import { later } from "./wait";

interface Begun {
  deviceCode: string;
  userCode: string;
  verificationUri: string;
  qr: string;
  expiresIn: number;
  interval: number;
}

const base = location.pathname.replace(/\/wall\/?$/, "");
const words = byId("main").dataset;
const say = (said: string) => text(byId("left"), said);

/** The hub was reached and said no: why, and for how many seconds. */
class Refused {
  constructor(
    readonly words: string,
    readonly wait: number,
  ) {}
}

/** Answers what says something about the pairing itself; throws `Refused`, or what fetch throws when nobody answers. */
async function post(path: string, body?: unknown): Promise<Response> {
  const answer = await fetch(`${base}/api/v1/pairings${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (answer.ok || answer.status === 400) return answer;
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string; title?: string };
  const reason = problem.detail ?? problem.title ?? `HTTP ${answer.status}.`;
  const told =
    { 409: words.busy, 429: words.many, 503: words.store }[answer.status] ??
    (words.refused ?? "").replace("{reason}", () => reason);
  throw new Refused(told, Number(answer.headers.get("Retry-After")) || 10);
}

async function pair(): Promise<"again" | "denied" | "paired"> {
  const answer = await post("");
  const begun = (await answer.json()) as Begun;
  text(byId("code"), begun.userCode);
  text(byId("where"), begun.verificationUri);
  const qr = byId<HTMLImageElement>("qr");
  qr.src = begun.qr;
  qr.hidden = false;
  const until = Date.now() + begun.expiresIn * 1000;
  let pause = begun.interval;
  while (Date.now() < until) {
    say((words.left ?? "").replace("{n}", String(Math.ceil((until - Date.now()) / 60_000))));
    await later(pause * 1000);
    const told = await post("/token", { deviceCode: begun.deviceCode }).catch(async (refusal: unknown) => {
      if (!(refusal instanceof Refused)) throw refusal;
      // the code on the screen is still good
      say(refusal.words);
      await later(refusal.wait * 1000);
      return null;
    });
    if (!told) continue;
    if (told.ok) return "paired";
    const { error } = (await told.json().catch(() => ({}))) as { error?: string };
    if (error === "slow_down") pause += 5;
    if (error === "access_denied") return "denied";
    if (error === "expired_token") return "again";
  }
  return "again";
}

async function run(): Promise<void> {
  for (;;) {
    try {
      const ended = await pair();
      if (ended === "paired") return location.reload();
      say((ended === "denied" ? words.denied : words.again) ?? "");
      if (ended === "denied") await later(30_000);
    } catch (failure) {
      // refused, or the hub is away: the code on the screen may be worth nothing by now
      text(byId("code"), "····-····");
      byId("qr").hidden = true;
      say(failure instanceof Refused ? failure.words : (words.away ?? ""));
      const wait = failure instanceof Refused ? failure.wait : 5;
      // not all screens of a server that comes back in the same instant
      await later(wait * 1000 * (1 + Math.random() / 2));
    }
  }
}

// this tap lets the wall that follows in this browser play its sounds
byId("sound").addEventListener("click", () => {
  beep();
  text(byId("sound"), words.sounds ?? "");
});
void run();
void keepPage(base);
