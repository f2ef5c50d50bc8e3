import { noPhoto, takeSpace } from "./bubble.js";
import { avatar, el, icon } from "./dom.js";
import { fileSize } from "./words.js";

/** What is seen of one photo on its way: the local copy, a progress bar and a way out. */
export class UploadBubble {
  #file;
  #bar = el("progress", { max: 1, value: 0 });
  #words = el("span", { textContent: "Waiting for its turn" });
  #card = el("div", { class: "card" });
  #foot = el("div", { class: "strip" });

  /**
   * @param url address of the local copy
   * @param onCancel called when the photo is not to be posted after all, or its failure was read
   */
  constructor(file, member, url, onCancel) {
    this.#file = file;
    this.url = url;
    this.onCancel = onCancel;
    this.#bar.setAttribute("aria-label", `Upload of ${file.name}`);
    this.#foot.append(el("div", { class: "progress" }, this.#words, this.#bar), this.#button("close", "Cancel"));
    this.#card.append(this.#foot);
    const meta = el("p", { class: "meta" }, el("b", { textContent: member.name }));
    const body = el("div", { class: "body" }, meta, this.#card);
    this.element = el("li", { class: "message own fresh" }, avatar(member.name), body);
  }

  /** Waits for the local copy, so that the bubble has its size before it is seen. */
  async look() {
    const image = el("img", { src: this.url, alt: `Photo ${this.#file.name}, being uploaded` });
    try {
      await image.decode();
      const frame = el("div", { class: "photo uploading" }, image);
      takeSpace(this.#card, frame, image.naturalWidth, image.naturalHeight);
      this.#card.prepend(frame);
    } catch {
      this.#card.prepend(noPhoto(this.#file.name, fileSize(this.#file.size)));
    }
  }

  /** @param share of the bytes that are sent, 0 to 1 */
  progress(share) {
    this.#bar.value = share;
    this.#words.textContent = share < 1 ? `${Math.round(share * 100)} % of ${fileSize(this.#file.size)}` : "Almost there";
  }

  /** @param onRetry called to try again; without it the photo can only be dismissed */
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
    const label = `${action}: ${this.#file.name}`;
    return el("button", { class: "icon-button", type: "button", title: action, "aria-label": label, onclick: () => this.onCancel() }, icon(sign));
  }
}
