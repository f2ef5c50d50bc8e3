import { byId } from "./dom.js";
import { fileSize } from "./words.js";

/**
 * Shows photos large; arrows step through them, Escape closes.
 *
 * @param photos called for the photos of the moment, `{message, picture, caption}` each
 * @returns function that opens the lightbox at a picture
 */
export function lightbox(photos) {
  const dialog = byId("lightbox");
  const image = byId("lightbox-image");
  let id = null;

  const position = () => photos().findIndex(({ picture }) => picture.id === id);

  function show(at) {
    const all = photos();
    const { message, picture, caption } = all[at];
    id = picture.id;
    image.width = picture.width;
    image.height = picture.height;
    image.src = picture.original;
    image.alt = caption?.text ?? `Photo ${picture.name}, posted by ${message.name}`;
    byId("lightbox-name").textContent = `${picture.name} · ${picture.width} × ${picture.height} · ${fileSize(picture.bytes)}`;
    byId("lightbox-caption").textContent = caption?.text ?? `Posted by ${message.name}`;
    byId("lightbox-original").href = picture.original;
    byId("lightbox-previous").disabled = at === 0;
    byId("lightbox-next").disabled = at === all.length - 1;
  }

  function step(by) {
    const at = position() + by;
    if (at >= 0 && at < photos().length) {
      show(at);
    }
  }

  byId("lightbox-previous").onclick = () => step(-1);
  byId("lightbox-next").onclick = () => step(1);
  byId("lightbox-close").onclick = () => dialog.close();
  dialog.onclick = ({ target }) => target === dialog && dialog.close();
  dialog.onkeydown = ({ key }) => {
    if (key === "ArrowLeft" || key === "ArrowRight") {
      step(key === "ArrowLeft" ? -1 : 1);
    }
  };
  return (picture) => {
    id = picture.id;
    show(position());
    dialog.showModal();
  };
}
