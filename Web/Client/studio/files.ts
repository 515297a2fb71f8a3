// Pictures and sounds that were chosen and are not saved yet, under the names that they will have.

const limit = 16; // bytes that tell what a file is

const kinds: Record<string, (head: string) => boolean> = {
  svg: () => true, // read by the server, which knows what a drawing may do
  png: (head) => head.startsWith("\x89PNG\r\n\x1a\n"),
  webp: (head) => head.startsWith("RIFF") && head.slice(8, 12) === "WEBP",
  jpg: (head) => head.startsWith("\xff\xd8\xff"),
  jpeg: (head) => head.startsWith("\xff\xd8\xff"),
  wav: (head) => head.startsWith("RIFF") && head.slice(8, 12) === "WAVE",
  ogg: (head) => head.startsWith("OggS"),
  mp3: (head) =>
    head.startsWith("ID3") ||
    (head.charCodeAt(0) === 0xff && (head.charCodeAt(1) & 0xe0) === 0xe0 && (head.charCodeAt(1) & 0x06) !== 0),
};
const types: Record<string, string> = {
  svg: "image/svg+xml",
  png: "image/png",
  webp: "image/webp",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
};

export interface Fresh {
  bytes: ArrayBuffer;
  address: string;
}

export class Files {
  readonly fresh = new Map<string, Fresh>();

  /** @returns the path that the pack is to name it with, or which word says what is wrong */
  async add(
    file: File,
    folder: string,
    largest: number,
  ): Promise<{ path: string } | { wrong: "themeTooLarge" | "themeNotThis" }> {
    if (file.size > largest) return { wrong: "themeTooLarge" };
    const bytes = await file.arrayBuffer();
    const ending = file.name.toLowerCase().split(".").pop() ?? "";
    const head = String.fromCharCode(...new Uint8Array(bytes.slice(0, limit)));
    if (!kinds[ending]?.(head)) return { wrong: "themeNotThis" };
    // another content is another name: no browser shows what was
    const hash = [...new Uint8Array(await digest(bytes))]
      .slice(0, 4)
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");
    const name =
      file.name
        .slice(0, -ending.length - 1)
        .toLowerCase()
        .normalize("NFD")
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "")
        .slice(0, 40) || "file";
    const path = `${folder}/${name}-${hash}.${ending}`;
    this.fresh.set(path, {
      bytes,
      address: await dataAddress(new Blob([bytes], { type: types[ending] ?? "application/octet-stream" })),
    });
    return { path };
  }
}

/** Over plain HTTP a browser offers no SHA-256; the name only has to differ when the content does. */
async function digest(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  if (globalThis.crypto.subtle) return crypto.subtle.digest("SHA-256", bytes);
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(bytes)) hash = Math.imul(hash ^ byte, 0x01000193);
  return new Uint32Array([hash]).buffer;
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => failed(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(blob);
  });
}

/** Played from its bytes: the page's policy lets no sound be loaded but from this house. */
export async function play(bytes: ArrayBuffer): Promise<void> {
  const player = new AudioContext();
  const source = player.createBufferSource();
  source.buffer = await player.decodeAudioData(bytes.slice(0));
  source.connect(player.destination);
  source.onended = () => void player.close();
  source.start();
}
