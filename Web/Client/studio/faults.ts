// What is wrong, shown beside its field.
import { make } from "../dom";

export class Faults {
  constructor(private readonly form: HTMLElement) {}

  /** @param field as the server names it: `palette.text`, `words.ranks[0].title.en` */
  show(field: string, fault: string): HTMLElement {
    const input = this.input(field);
    const id = `fault-${field.replace(/[^a-z0-9]/gi, "-")}`;
    const line = document.getElementById(id) ?? make("p", "fault");
    line.id = id;
    line.dataset.fault = field;
    line.textContent = input ? fault : `${field}: ${fault}`;
    (input?.closest("[data-group]") ?? this.form.querySelector(".bar")!).append(line);
    input?.setAttribute("aria-invalid", "true");
    input?.setAttribute("aria-describedby", [...this.described(input).filter((x) => x !== id), id].join(" "));
    return line;
  }

  clear(field?: string): void {
    for (const line of this.form.querySelectorAll<HTMLElement>(
      field ? `[data-fault="${CSS.escape(field)}"]` : "[data-fault]",
    )) {
      const input = this.input(line.dataset.fault!);
      line.remove();
      if (!input) continue;
      const left = this.described(input).filter((x) => x !== line.id);
      if (left.length) input.setAttribute("aria-describedby", left.join(" "));
      else input.removeAttribute("aria-describedby");
      input.removeAttribute("aria-invalid");
    }
  }

  get first(): HTMLElement | null {
    return this.form.querySelector("[aria-invalid]");
  }
  get count(): number {
    return this.form.querySelectorAll("[data-fault]").length;
  }

  /** The field itself, or the first of the group that it names or lies in. */
  private input(field: string): HTMLElement | null {
    for (let path = field; path; path = path.replace(/[.[]?[^.[]*$/, "")) {
      const found =
        this.form.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`) ??
        this.form.querySelector<HTMLElement>(`[data-group="${CSS.escape(path)}"] input`);
      if (found) return found;
    }
    return null;
  }

  private described(input: HTMLElement): string[] {
    return (input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  }
}
