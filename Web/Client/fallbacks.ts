// Added to all styles by the build: what a browser shows that knows no mixed colours (before Chromium 111), and no gap
// in a flexible box (before 84).
import type { AtRule, Container, Declaration, Plugin, Root, Rule } from "postcss";

const noMix = "not (color: color-mix(in srgb, red, blue))";
const noGap = "not (inset: 0)"; // as old as a flexible box without a gap; "gap" itself is known of grids

/** Of two colours the one that there is more of; next to nothing is a line all the same. */
function unmixed(declaration: Declaration): string {
  let value = declaration.value;
  for (let found = find(value); found; found = find(value)) {
    const colours = found.inner.replace(/^in srgb,/, "").split(/,(?![^(]*\))/);
    const [one = "", other = "transparent"] = colours.map((part) => part.trim());
    const part = Number(/(\d+)%$/.exec(one)?.[1] ?? 50);
    const colour = one.replace(/\s*\d+%$/, "");
    const drawn = /^(border|box-shadow|outline)/.test(declaration.prop);
    const instead = part >= 50 || (drawn && other === "transparent") ? colour : other;
    value = value.slice(0, found.from) + instead + value.slice(found.to);
  }
  return value;
}

function find(value: string): { from: number; to: number; inner: string } | null {
  const from = value.indexOf("color-mix(");
  if (from < 0) return null;
  let depth = 0;
  for (let at = from; at < value.length; at++) {
    if (value[at] === "(") depth++;
    if (value[at] !== ")" || --depth > 0) continue;
    return { from, to: at + 1, inner: value.slice(from + "color-mix(".length, at) };
  }
  return null;
}

const declarations = (rule: Rule) => rule.nodes.filter((node): node is Declaration => node.type === "decl");

const last = (rule: Rule, name: string) =>
  declarations(rule)
    .filter((one) => one.prop === name)
    .pop()?.value;

/** What stands in for the gap of a flexible box: margins of its parts. */
function margins(rule: Rule): { of: string; is: [string, string][] } | null {
  const gap = last(rule, "gap");
  if (!gap || !/^(inline-)?flex$/.test(last(rule, "display") ?? "")) return null;
  const [down, across = down] = gap.split(/\s+(?![^(]*\))/) as [string, string?];
  if (last(rule, "flex-wrap") === "wrap")
    return {
      of: "> *",
      is: [
        ["margin-bottom", down],
        ["margin-right", across],
      ],
    };
  const isColumn = last(rule, "flex-direction") === "column";
  return { of: "> * + *", is: [isColumn ? ["margin-top", down] : ["margin-left", across]] };
}

const parts = (rule: Rule, of: string) => rule.selectors.map((selector) => `${selector} ${of}`).join(", ");

export const fallbacks = (): Plugin => ({
  postcssPlugin: "fallbacks",
  Once(root: Root, { postcss }) {
    // a copy knows the file that it is of, and so where a picture lies
    const behind = (rule: Rule, params: string, selector: string, nodes: Declaration[]) => {
      const place = postcss.atRule({ name: "supports", params, source: rule.source });
      place.append(postcss.rule({ selector, nodes, source: rule.source }));
      rule.after(place);
    };
    root.walkRules((rule) => {
      const around = rule.parent as Container | undefined;
      if (around?.type === "atrule" && /keyframes|supports/.test((around as AtRule).name)) return;
      const mixed = declarations(rule).filter((one) => one.value.includes("color-mix("));
      const gap = margins(rule);
      const margin = ([prop, value]: [string, string]) => postcss.decl({ prop, value, source: rule.source });
      if (gap) behind(rule, noGap, parts(rule, gap.of), gap.is.map(margin));
      if (mixed.length)
        behind(
          rule,
          noMix,
          rule.selector,
          mixed.map((one) => one.clone({ value: unmixed(one) })),
        );
    });
  },
});
