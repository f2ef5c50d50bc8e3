import { classify } from "./classify.js";

/** So many bars are seen at once; a model with more labels keeps the rest folded. */
const BARS_SHOWN = 12;

const CONFIDENCE = "Confidence: the probability of the likeliest label, times how familiar the picture looks";

const WIDER = "Not sure which of them it is, so the caption has a word that holds them all";

/** A new element; text is only ever added as text nodes, so a file's name can never become markup. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class" || name === "role" || name.includes("-")) {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children);
  return element;
}

/** One picture with what is known of it. */
export class Card {
  element = el("li", { class: "card looking" });

  /** `waiting`, `named`, `unsure` or `failed`. */
  state = "waiting";

  /** HTTP's status of the failure, when it failed. */
  status = 0;

  #file;
  #url;
  #words = el("div", { class: "words" });
  #cancel = new AbortController();
  #onChange;
  #answer = null;
  #name = "";

  /** @param onChange called when the state changed */
  constructor(file, name, onChange) {
    this.#file = file;
    this.#url = URL.createObjectURL(file);
    this.#name = name;
    this.#onChange = onChange;
    this.#words.append(el("p", { class: "muted", textContent: "Looking…" }));
    this.element.append(this.#picture(), this.#title(), this.#words);
  }

  /** Asks the bot; once more after a failure. */
  async look() {
    this.#show("waiting", [el("p", { class: "muted", textContent: "Looking…" })]);
    try {
      this.#answer = await classify(this.#file, this.#cancel.signal);
      this.#showAnswer();
    } catch (failure) {
      if (!this.#cancel.signal.aborted) {
        this.status = failure.status ?? 0;
        this.#showFailure(failure.message);
      }
    }
  }

  /** Has another person have uploaded it. */
  by(name) {
    this.#name = name;
    if (this.#answer) {
      this.#showAnswer();
    }
  }

  remove() {
    this.#cancel.abort();
    URL.revokeObjectURL(this.#url);
    this.element.remove();
  }

  #picture() {
    const image = el("img", { alt: "", src: this.#url, decoding: "async" });
    image.onerror = () => image.replaceWith(el("p", { class: "no-picture", textContent: "No picture to show" }));
    return el("div", { class: "photo" }, image);
  }

  #title() {
    return el("p", { class: "file", textContent: this.#file.name, title: this.#file.name });
  }

  #showAnswer() {
    const { label, labels, said: word, caption, confidence, probabilities } = this.#answer;
    const said = labels?.join(" or ") ?? word;
    const wider = word && !label && !labels ? [el("span", { class: "wider", textContent: "wider word", title: WIDER })] : [];
    const sure = el("span", { textContent: percent(confidence), title: CONFIDENCE });
    const heading = el("p", { class: "label" }, el("span", { class: "said" }, said ?? "not sure", ...wider), sure);
    const bot = el("p", { class: "says" }, el("q", { textContent: `${this.#name} uploaded ${caption}` }));
    this.#show(said ? "named" : "unsure", [heading, bot, ...bars(probabilities)]);
  }

  #showFailure(reason) {
    const again = el("button", { class: "quiet-button", type: "button", textContent: "Try again" });
    again.onclick = () => this.look();
    const words = [el("p", { class: "reason", textContent: sentence(reason) })];
    this.#show("failed", this.status === 422 || this.status === 413 ? words : [...words, again]);
  }

  #show(state, words) {
    this.state = state;
    this.element.className = `card ${state === "waiting" ? "looking" : state}`;
    this.#words.replaceChildren(...words);
    this.#onChange();
  }
}

/** The likeliest first. */
function bars(probabilities) {
  const sorted = Object.entries(probabilities).sort(([, one], [, other]) => other - one);
  const shown = el("ul", { class: "bars" }, ...sorted.slice(0, BARS_SHOWN).map(bar));
  const rest = sorted.slice(BARS_SHOWN).map(bar);
  const more = el("details", {}, el("summary", { textContent: `${rest.length} more` }), el("ul", { class: "bars" }, ...rest));
  return rest.length > 0 ? [shown, more] : [shown];
}

function bar([label, probability]) {
  const line = el("span", { class: "bar", "aria-hidden": "true" });
  line.style.setProperty("--share", probability);
  return el("li", {}, el("span", { textContent: label }), line, el("span", { textContent: percent(probability) }));
}

const percent = (share) => `${(100 * share).toFixed(share >= 0.9995 || share < 0.0005 ? 0 : 1)} %`;

/** "the file is empty" -> "The file is empty." */
const sentence = (words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`.replace(/\.?$/, ".");
