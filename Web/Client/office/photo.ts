// A photo is cut before it is sent: a square out of its middle, small, and without what the camera noted of place, time
// and device.

const side = 256; // pixels
const largest = 2 * 1024 * 1024;
const quality = 0.85;

export function cutPhotos(): void {
  for (const form of Array.from(document.querySelectorAll<HTMLFormElement>("form[data-photo]"))) {
    const field = form.querySelector<HTMLInputElement>("input[type=file]")!;
    field.addEventListener("change", () => void take(form, field));
  }
}

async function take(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
  const [fault, shown, button] = [
    form.querySelector<HTMLElement>(".fault")!,
    form.querySelector<HTMLImageElement>(".portrait")!,
    form.querySelector<HTMLButtonElement>("button")!,
  ];
  const file = field.files?.[0];
  fault.hidden = true;
  shown.hidden = true;
  if (!file) return;
  const refuse = (why: string | undefined) => {
    field.value = "";
    fault.textContent = why ?? "";
    fault.hidden = false;
  };
  if (file.size > largest) return refuse(form.dataset.large);
  button.disabled = true; // until what is sent is what is seen
  try {
    const cut = await square(file);
    put(field, cut);
    shown.src = await read(cut);
    shown.hidden = false;
  } catch {
    refuse(form.dataset.unread);
  }
  button.disabled = false;
}

function put(field: HTMLInputElement, photo: Blob): void {
  const files = new DataTransfer();
  files.items.add(new File([photo], "photo.jpg", { type: photo.type }));
  field.files = files.files;
}

async function square(file: File): Promise<Blob> {
  const image = new Image();
  image.src = await read(file);
  await image.decode();
  const part = Math.min(image.naturalWidth, image.naturalHeight);
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d")!;
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#fff"; // behind what is transparent
  context.fillRect(0, 0, side, side);
  const [left, top] = [(image.naturalWidth - part) / 2, (image.naturalHeight - part) / 2];
  context.drawImage(image, left, top, part, part, 0, 0, side, side);
  return new Promise<Blob>((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("not drawn"))), "image/jpeg", quality),
  );
}

/** As an address of its bytes: the page's policy lets no other picture be loaded but from this house. */
function read(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => failed(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(blob);
  });
}
