// Sounds of the theme, if the browser allows them: until somebody has clicked, most do not.
import { say, theme, type Stage } from "./page";
import { text } from "./dom";

const remembered = "challengehub.sound";

export class Sound {
  private on = localStorage.getItem(remembered) !== "off";
  private last = 0;
  private readonly players = new Map<string, HTMLAudioElement>();

  constructor(private readonly button: HTMLElement) {
    button.hidden = !Object.values(theme.celebrations).some((celebration) => celebration?.sound);
    button.addEventListener("click", () => {
      this.set(!this.on);
      localStorage.setItem(remembered, this.on ? "on" : "off");
      if (this.on) this.play("taken", 0);
    });
    this.set(this.on);
  }

  /** @param gap ms of silence that small sounds leave one another */
  play(name: Stage | "period", gap: number): void {
    const address = theme.celebrations[name]?.sound;
    const now = performance.now();
    if (!this.on || !address || document.hidden || now - this.last < gap) return;
    this.last = now;
    const player = this.players.get(address) ?? new Audio(address);
    this.players.set(address, player);
    player.currentTime = 0;
    player.play().catch((refused: unknown) => {
      if (refused instanceof DOMException && refused.name === "NotAllowedError") this.set(false); // a click turns it on
    });
  }

  private set(on: boolean): void {
    this.on = on;
    this.button.setAttribute("aria-pressed", String(on));
    text(this.button, say(on ? "soundOn" : "soundOff"));
  }
}
