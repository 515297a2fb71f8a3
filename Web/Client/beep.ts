// Two notes, made here: so somebody before a screen hears that its sound works.
const notes = [660, 880]; // Hz
const length = 0.16; // s
const loud = 0.2;

export function beep(): void {
  try {
    const audio = new AudioContext();
    const gain = audio.createGain();
    gain.gain.value = loud;
    gain.connect(audio.destination);
    notes.forEach((pitch, at) => {
      const note = audio.createOscillator();
      note.frequency.value = pitch;
      note.connect(gain);
      note.start(audio.currentTime + at * length);
      note.stop(audio.currentTime + (at + 1) * length);
    });
    setTimeout(() => void audio.close(), 1000 * length * (notes.length + 1));
  } catch {
    // a screen without any sound
  }
}
