// Says what of the built scripts a browser of Chromium 79 (LG's televisions of 2021) cannot read or does not have.
// Nothing said: all is well.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseAst } from "vite";

/** Language that came later, by the kind of node; what is written so does not even load. */
const syntax = {
  ChainExpression: () => "?.",
  StaticBlock: () => "static { }",
  LogicalExpression: (node) => (node.operator === "??" ? "??" : null),
  AssignmentExpression: (node) => (/^(\|\||&&|\?\?)=$/.test(node.operator) ? node.operator : null),
  BinaryExpression: (node) => (node.operator === "in" && node.left.type === "PrivateIdentifier" ? "#field in" : null),
  MethodDefinition: (node) => (node.key.type === "PrivateIdentifier" ? "a private method" : null),
  Literal: (node) => (/[dv]/.test(node.regex?.flags ?? "") || /^\d[\d.]*_\d/.test(node.raw ?? "") ? node.raw : null),
};

/** What is called by a name that nothing else here has. */
const methods = new Set([
  "at",
  "replaceAll",
  "replaceChildren",
  "getAnimations",
  "checkVisibility",
  "findLast",
  "findLastIndex",
  "toSorted",
  "toReversed",
  "toSpliced",
  "randomUUID",
  "isWellFormed",
  "groupBy",
  "fromAsync",
  "withResolvers",
  "throwIfAborted",
  "commitStyles",
  "showPicker",
  "moveBefore",
  "hasOwn",
  "setHTML",
  "getHTML",
]);
const values = new Set([
  "adoptedStyleSheets",
  "finished",
  "inert",
  "ariaHidden",
  "ariaLabel",
  "ariaPressed",
  "ariaCurrent",
  "ariaBusy",
  "ariaLive",
]);
const globals = new Set([
  "structuredClone",
  "WeakRef",
  "FinalizationRegistry",
  "AggregateError",
  "reportError",
  "scheduler",
  "Iterator",
  "EyeDropper",
]);
/** Of a global: Promise.any and the like. */
const members = new Set([
  "Promise.any",
  "Promise.try",
  "AbortSignal.timeout",
  "AbortSignal.any",
  "Intl.DisplayNames",
  "Intl.Segmenter",
  "Intl.DurationFormat",
]);

export function tooNew(code) {
  const found = [];
  const around = (node) =>
    code
      .slice(Math.max(0, node.start - 30), node.end + 30)
      .replace(/\s+/g, " ")
      .slice(0, 120);
  const tell = (what, node) => found.push(`${what}: ${around(node)}`);
  const named = (node) => (node?.type === "Identifier" ? node.name : null);
  walk(parseAst(code), (node, above, functions) => {
    const later = syntax[node.type]?.(node);
    if (later) tell(later, node);
    const waits = node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await);
    if (waits && functions === 0) tell("await outside a function", node);
    if (node.type === "Identifier" && globals.has(node.name) && !isName(node, above)) tell(node.name, node);
    if (node.type !== "MemberExpression" || node.computed) return;
    const name = named(node.property);
    const called = above?.type === "CallExpression" && above.callee === node;
    if (called && methods.has(name)) tell(`.${name}()`, above);
    if (values.has(name)) tell(`.${name}`, node);
    if (members.has(`${named(node.object)}.${name}`)) tell(`${named(node.object)}.${name}`, node);
  });
  return found;
}

/** Of a member or a field, not a variable. */
const isName = (node, above) =>
  (above?.type === "MemberExpression" && above.property === node && !above.computed) ||
  (/Property/.test(above?.type ?? "") && above.key === node && !above.shorthand) ||
  (above?.type === "UnaryExpression" && above.operator === "typeof");

function walk(node, see, above = null, functions = 0) {
  see(node, above, functions);
  const inside = functions + (/Function/.test(node.type) ? 1 : 0);
  for (const [key, value] of Object.entries(node)) {
    if (key === "parent") continue;
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one?.type === "string") walk(one, see, node, inside);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, ...snippets] = process.argv.slice(2);
  if (folder === "--code") for (const code of snippets) console.log(tooNew(code).join("\n"));
  // no television opens the reports, whose charts a library draws: its options are called as later members are
  else
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".js") && !name.startsWith("charts-")))
      for (const what of tooNew(readFileSync(join(folder, file), "utf8"))) console.log(`${file}: ${what}`);
}
