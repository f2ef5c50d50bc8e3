import { hang, noPhoto, takeSpace } from "./bubble.js";
import { avatar, el, icon } from "./dom.js";
import { fileSize } from "./words.js";

/** What is seen of a message of photos on its way: the local copies, a progress bar and a way out. */
export class UploadBubble {
  #files;
  #name;
  #size;
  #bar = el("progress", { max: 1, value: 0 });
  #words = el("span", { textContent: "Waiting for its turn" });
  #card = el("div", { class: "card" });
  #foot = el("div", { class: "strip" });

  /**
   * @param urls addresses of the local copies
   * @param onCancel called when the photos are not to be posted after all, or their failure was read
   */
  constructor(files, member, urls, onCancel) {
    this.#files = files;
    this.#name = files.length > 1 ? `${files.length} photos` : files[0].name;
    this.#size = fileSize(files.reduce((sum, { size }) => sum + size, 0));
    this.urls = urls;
    this.onCancel = onCancel;
    this.#bar.setAttribute("aria-label", `Upload of ${this.#name}`);
    this.#foot.append(el("div", { class: "progress" }, this.#words, this.#bar), this.#button("close", "Cancel"));
    this.#card.append(this.#foot);
    const meta = el("p", { class: "meta" }, el("b", { textContent: member.name }));
    const body = el("div", { class: "body" }, meta, this.#card);
    this.element = el("li", { class: "message own fresh" }, avatar(member.name), body);
  }

  /** Waits for the local copies, so that the bubble has its size before it is seen. */
  async look() {
    hang(this.#card, await Promise.all(this.#files.map((file, at) => this.#lookAt(file, this.urls[at]))));
  }

  async #lookAt(file, url) {
    const image = el("img", { src: url, alt: `Photo ${file.name}, being uploaded` });
    try {
      await image.decode();
    } catch {
      return noPhoto(file.name, fileSize(file.size));
    }
    const frame = el("div", { class: "photo uploading" }, image);
    if (this.#files.length === 1) {
      takeSpace(this.#card, frame, image.naturalWidth, image.naturalHeight);
    }
    return frame;
  }

  /** @param share of the bytes that are sent, 0 to 1 */
  progress(share) {
    this.#bar.value = share;
    this.#words.textContent = share < 1 ? `${Math.round(share * 100)} % of ${this.#size}` : "Almost there";
  }

  /** @param onRetry called to try again; without it the photos can only be dismissed */
  failed(words, onRetry) {
    this.#foot.className = "strip trouble";
    this.#foot.setAttribute("role", "alert");
    this.#foot.replaceChildren(icon("alert"), el("div", { class: "strip-words", textContent: words }), this.#button("close", "Dismiss"));
    if (onRetry) {
      const again = el("button", { class: "quiet-button", type: "button", textContent: "Try again", onclick: onRetry });
      this.#card.append(el("div", { class: "strip-buttons" }, again));
    }
  }

  #button(sign, action) {
    const label = `${action}: ${this.#name}`;
    return el("button", { class: "icon-button", type: "button", title: action, "aria-label": label, onclick: () => this.onCancel() }, icon(sign));
  }
}
