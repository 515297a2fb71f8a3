// A box that ticks all boxes of one name. Without the script the server takes it by itself.
for (const all of document.querySelectorAll<HTMLInputElement>("input[data-choose]")) {
  const boxes = [...document.querySelectorAll<HTMLInputElement>(`input[name="${all.dataset["choose"]}"]`)];
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  for (const box of boxes) {
    box.addEventListener("change", () => {
      if (!box.checked) all.checked = false;
    });
  }
}
