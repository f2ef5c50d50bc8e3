import { CorrectionField, tip } from "./correction.js";
import { avatar, el, icon } from "./dom.js";
import { actions, editedMark, quote, reactions, recognised, withMentions } from "./parts.js";
import { deliveryWords, photoStatus, timeOfDay } from "./words.js";

/** Sizes between which a photo is shown; the space is taken before the picture is there. */
const WIDEST = 300;
const NARROWEST = 220;
const HIGHEST = 300;
const LOWEST = 110;

const between = (low, value, high) => Math.min(high, Math.max(low, value));

/** Gives a card and the photo in it the room for a picture of this size, so that nothing moves when it loads. */
export function takeSpace(card, photo, width, height) {
  const shown = between(NARROWEST, (width * HIGHEST) / height, WIDEST);
  card.style.width = `${Math.round(shown)}px`;
  photo.style.aspectRatio = `${Math.round(shown)} / ${Math.round(between(LOWEST, (shown * height) / width, HIGHEST))}`;
}

/** Puts photos at the top of a card; several become the tiles of an album. */
export function hang(card, photos) {
  card.prepend(photos.length > 1 ? el("div", { class: "album" }, ...photos) : photos[0]);
}

/** Stands where a photo would be when there is none to show. */
export function noPhoto(name, words) {
  return el("div", { class: "no-photo" }, icon("file"), el("b", { textContent: name }), el("span", { textContent: words }));
}

/** One message of the thread; `update` brings it to the present without building it anew. */
export class Bubble {
  #message;
  #scene;
  #drawn = "";
  #delivery = el("span", { class: "delivery" });
  #strip = el("div", { class: "strip" });
  #words = el("div", { class: "text-bubble" });
  #beside = el("div", { class: "beside" });
  #reactions = el("div", { class: "reaction-row" });
  #photo = null;
  #card = null;
  #correction = null;

  /**
   * @param previews addresses of the local copies of photos that were uploaded from here, or nothing
   * @param scene what surrounds the message; see thread.js
   */
  constructor(message, previews, scene) {
    this.#message = message;
    this.#scene = scene;
    const content = message.type === "image" ? this.#buildCard(previews) : this.#words;
    const time = el("time", { dateTime: message.at, textContent: timeOfDay(message.at), title: new Date(message.at).toLocaleString() });
    const meta = el("p", { class: "meta" }, el("b", { textContent: message.name }), time, this.#delivery);
    const answered = message.answers ? [quote(scene.find(message.answers), () => scene.goTo(message.answers))] : [];
    this.element = el(
      "li",
      { class: `message${message.bot ? " from-bot" : ""}`, "data-seq": message.seq },
      avatar(message.name, message.bot),
      el("div", { class: "body" }, meta, ...answered, el("div", { class: "line" }, content, this.#beside), this.#reactions),
    );
  }

  /** @returns when the bubble has to be updated next, in ms since 1970, or undefined */
  update(caption, now) {
    const { bot, wordings } = this.#scene;
    this.#showDelivery(deliveryWords(this.#message.bot ? null : this.#message.delivery, bot()));
    const status = this.#card ? photoStatus(this.#message, caption, wordings(), bot(), now) : {};
    const draft = JSON.stringify([status, bot().name, this.#scene.poster(), state(this.#message), state(caption)]);
    if (draft !== this.#drawn) {
      // locking is for a caption that came while one looked, not for those of yesterday
      const live = this.#drawn !== "" || status.kind !== "locked";
      this.#drawn = draft;
      if (this.#card) {
        this.#card.className = live ? `card ${status.kind}` : "card";
        this.#showStatus(status, caption);
      } else {
        this.#showWords();
      }
      this.#showParts(this.#message, this.#beside, this.#reactions);
    }
    return status.late;
  }

  #showDelivery(delivery) {
    if (delivery && delivery.words !== this.#delivery.title) {
      this.#delivery.className = `delivery ${this.#message.delivery.state}`;
      const words = el("span", { class: delivery.shown ? "" : "visually-hidden", textContent: delivery.words });
      this.#delivery.replaceChildren(icon(delivery.icon), words);
      this.#delivery.title = delivery.words;
    }
  }

  #showWords() {
    const message = this.#message;
    this.#words.classList.toggle("deleted", Boolean(message.deleted));
    const words = message.deleted ? ["This message was deleted."] : withMentions(message.text, this.#scene.names());
    this.#words.replaceChildren(...words, ...(message.versions?.length > 1 && !message.deleted ? editedMark(message) : []));
  }

  #showStatus(status, caption) {
    const [before, thing, after] = this.#scene.wordings().parts(status.words);
    const words = el("div", { class: "strip-words" }, before, ...recognised(thing, this.#scene.bot()), after);
    if (status.kind === "looking") {
      words.append(el("span", { class: "dots" }));
    }
    if (status.hint) {
      words.append(el("small", { textContent: status.hint }));
    }
    this.#strip.className = `strip ${status.kind}`;
    this.#strip.replaceChildren(avatar(this.#scene.bot().name, true), words);
    if (status.kind === "locked") {
      this.#showCaption(words, caption, status, thing);
    }
  }

  /** A caption is a message of its own, which can be answered: by a click on it, to say what is right. */
  #showCaption(words, caption, status, label) {
    if (this.#photo) {
      this.#photo.alt = status.words;
    }
    const correct = () => this.#correction.open(caption, label);
    words.classList.add("correctable");
    words.title = "Click to say what it is";
    words.onclick = correct;
    if (caption.versions?.length > 1) {
      words.append(...editedMark(caption));
    }
    const row = el("div", { class: "reaction-row" });
    words.append(tip(), row);
    this.#showParts(caption, this.#strip, row, { how: "append", onCorrect: correct });
    row.onclick = (event) => event.stopPropagation();
  }

  /** What belongs to a message beside what it says: what one can do with it, and reactions to it. */
  #showParts(message, place, row, { how = "replaceChildren", onCorrect } = {}) {
    const { canReact, poster, nameOf, onReply, onReact } = this.#scene;
    const standing = message.deleted ? [] : [message];
    place[how](...standing.map((it) => actions(it, { canReact: canReact(), poster: poster(), onReply, onReact, onCorrect })));
    row.replaceChildren(...standing.flatMap((it) => reactions(it, { poster: poster(), names: nameOf, onReact })));
  }

  #buildCard(previews) {
    const { pictures } = this.#message;
    this.#correction = new CorrectionField(this.#scene);
    this.#card = el("div", { class: "card" }, this.#strip, this.#correction.element);
    hang(this.#card, pictures.map((picture, at) => this.#buildPhoto(picture, previews?.[at])));
    return this.#card;
  }

  #buildPhoto(picture, preview) {
    const missing = () => noPhoto(picture.name, "This file is not a picture that can be shown.");
    if (!picture.readable || !picture.width) {
      return missing();
    }
    const label = `Enlarge ${picture.name}, posted by ${this.#message.name}`;
    const button = el("button", { class: "photo", type: "button", title: picture.name, "aria-label": label, onclick: () => this.#scene.onPhoto(picture) });
    const photo = el("img", { alt: `Photo ${picture.name}, posted by ${this.#message.name}`, decoding: "async" });
    photo.onerror = () => button.replaceWith(missing());
    photo.src = preview ?? picture.medium ?? picture.original;
    button.append(photo, el("span", { class: "frame", "aria-hidden": "true" }));
    if (this.#message.pictures.length === 1) {
      this.#photo = photo;
      takeSpace(this.#card, button, picture.width, picture.height);
    }
    return button;
  }
}

/** What can change of a message after it was posted. */
const state = (message) => message && [message.versions, message.deleted, [...(message.reactions ?? [])]];
