import { byId, el, icon } from "./dom.js";
import { remember, remembered } from "./memory.js";

const LONGEST = 60;
const KNOWN = "corrections";

/** A line under a caption, shown for the latest one until somebody has found out what a click does. */
export const tip = () => el("small", { class: "tip", textContent: "Not right? Click to say what it is." });

/** Shows the tip to who needs it. */
export const showTips = () => byId("messages").classList.toggle("with-tips", remembered(KNOWN) === null);

/**
 * A small form under a caption, in which somebody says what the photo shows: a kind of thing to correct the bot, a
 * name to teach it one.
 */
export class CorrectionField {
  #scene;
  #caption = null;
  #refused = el("button", { class: "quiet-button", type: "button" });
  #input = el("input", { maxLength: LONGEST, placeholder: "What is it?", "aria-label": "What is it?", enterKeyHint: "send" });
  #hint = el("p", { class: "correction-hint" });
  element = el(
    "form",
    { class: "correction", hidden: true, autocomplete: "off" },
    el("div", { class: "correction-row" }, this.#input, el("button", { class: "send", type: "submit", title: "Say so", "aria-label": "Say so" }, icon("send"))),
    this.#hint,
    this.#refused,
  );

  /** @param scene what surrounds the caption; see thread.js */
  constructor(scene) {
    this.#scene = scene;
    this.#input.oninput = () => this.#showHint();
    this.#refused.onclick = () => this.#say(this.#refused.textContent);
    this.element.onsubmit = (event) => {
      event.preventDefault();
      this.#say(correction(this.#input.value));
    };
    this.element.addEventListener("keydown", ({ key }) => key === "Escape" && this.close());
  }

  /**
   * Asks what the photo shows.
   *
   * @param caption the bot's message
   * @param label what it says the photo shows, such as "a dog", or ""
   */
  open(caption, label) {
    this.#caption = caption;
    this.#refused.textContent = `it's not ${label}`;
    this.#refused.hidden = !label;
    this.#showHint();
    this.element.hidden = false;
    this.#input.focus();
    remember(KNOWN, "yes");
    showTips();
    this.element.scrollIntoView({ block: "nearest" });
  }

  /** Puts the form away, and the focus where it was opened. */
  close() {
    const focused = this.element.contains(document.activeElement);
    this.#input.value = "";
    this.element.hidden = true;
    if (focused) {
      this.element.parentElement.querySelector(".correct")?.focus();
    }
  }

  async #say(words) {
    if (words && (await this.#scene.onSay(words, this.#caption))) {
      this.close();
    }
  }

  #showHint() {
    const words = correction(this.#input.value);
    this.#hint.textContent = words ? `You say: ${words}` : "A kind of thing, such as cat, or a name, such as Rex.";
  }
}

const SENTENCE = /^(that['’]s|that is|this is|it['’]s|it is|no\b)/i;
const DETERMINED = /^(an?|the|my|our|your|his|her|their|some)\s/i;

/** What somebody says who means this: "cat" -> "that's a cat", "our boat" -> "that's our boat", "Rex" -> "that's Rex". */
export function correction(what) {
  const words = what.trim().replace(/[.!]+$/, "");
  if (!words || SENTENCE.test(words)) {
    return words;
  }
  const isKind = /^\p{Ll}/u.test(words) && !DETERMINED.test(words);
  const article = /^[aeiou]/.test(words) ? "an" : "a";
  return `that's ${isKind ? `${article} ` : ""}${words}`;
}
