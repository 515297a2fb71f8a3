// Sounds of the theme, if the browser allows them: until somebody has tapped or pressed a key, most do not, and the
// wall asks for a tap.
import { say, theme, type Tune } from "./page";
import { make, text } from "./dom";

const remembered = "challengehub.sound";
const taps = ["click", "keydown"] as const; // what browsers wait for

export class Sound {
  private on = localStorage.getItem(remembered) !== "off";
  private last = 0;
  private volume = 1;
  private isSilent = false;
  private readonly players = new Map<string, HTMLAudioElement>();
  private readonly hint = make("button", "sound tap", say("tapForSound"));

  constructor(private readonly button: HTMLElement) {
    button.hidden = !Object.values(theme.celebrations).some((celebration) => celebration?.sound);
    button.addEventListener("click", () => {
      this.set(!this.on);
      localStorage.setItem(remembered, this.on ? "on" : "off");
      if (this.on) this.play("taken", 0);
    });
    this.set(this.on);
    this.hint.setAttribute("type", "button");
    this.hint.dataset.testid = "tap-for-sound";
    this.hint.hidden = true;
    button.after(this.hint);
  }

  /**
   * As a screen is set.
   * @param volume from 0 to 1
   */
  level(volume: number, isSilent: boolean): void {
    this.volume = volume;
    this.isSilent = isSilent;
    for (const player of this.players.values()) {
      player.volume = volume;
      if (isSilent) player.pause();
    }
  }

  /**
   * @param gap ms of silence that small sounds leave one another
   * @param own somebody's own tune; a theme without it has the usual one
   */
  play(name: Tune, gap: number, own?: Tune | null): void {
    const address = theme.celebrations[own ?? name]?.sound ?? theme.celebrations[name]?.sound;
    const now = performance.now();
    if (!this.on || this.isSilent || this.volume === 0 || !address || document.hidden) return;
    if (now - this.last < gap) return;
    this.last = now;
    const player = this.players.get(address) ?? new Audio(address);
    this.players.set(address, player);
    player.volume = this.volume;
    player.currentTime = 0;
    player.play().catch((refused: unknown) => {
      if (refused instanceof DOMException && refused.name === "NotAllowedError") this.ask();
    });
  }

  /** In place of the button, until somebody taps anywhere. */
  private ask(): void {
    if (!this.hint.hidden) return;
    this.hint.hidden = false;
    this.button.hidden = true;
    const heard = ({ target }: Event) => {
      for (const tap of taps) document.removeEventListener(tap, heard);
      this.hint.hidden = true;
      this.button.hidden = false;
      if (target === this.hint) this.play("taken", 0);
    };
    for (const tap of taps) document.addEventListener(tap, heard);
  }

  private set(on: boolean): void {
    this.on = on;
    this.button.setAttribute("aria-pressed", String(on));
    text(this.button, say(on ? "soundOn" : "soundOff"));
  }
}
