import { Bubble } from "./bubble.js";
import { captionsOf } from "./captions.js";
import { afterwards, byId, el } from "./dom.js";
import { dayOf } from "./words.js";

/** So many messages are drawn at first, and so many more each time earlier ones are asked for. */
const PAGE = 100;
const GROUP_WITHIN_MS = 5 * 60_000;
const AT_END_WITHIN_PX = 60;

/** The messages of the open conversation, each caption under its photo. */
export class Thread {
  #store;
  #previews;
  #scene;
  #bubbles = new Map();
  #days = new Map();
  #limit = PAGE;
  #timer;
  #redraw = afterwards(() => this.#refresh());
  #atEnd = true;
  #top = 0;
  #pane = byId("thread");
  #list = byId("messages");

  /**
   * @param previews Map of `conversation/seq` to the addresses of the photos' local copies
   * @param actions `onPhoto(picture)` enlarges one; `onReply(message)` begins a reply; `onSay(words, answered)`
   *     makes one and promises whether it was taken; `onReact(message, emoji, added)` reacts
   */
  constructor(store, previews, actions) {
    this.#store = store;
    this.#previews = previews;
    this.#scene = this.#sceneOf(actions);
    store.addEventListener("current", () => this.#reopen());
    store.addEventListener("message", ({ detail }) => this.#arrived(detail));
    for (const change of ["change", "delivery", "bot", "poster"]) {
      store.addEventListener(change, this.#redraw);
    }
    byId("earlier").onclick = () => this.#showEarlier();
    byId("to-end").onclick = () => this.toEnd();
    this.#pane.addEventListener("scroll", () => this.#noticeEnd(), { passive: true });
    const keeper = new ResizeObserver(() => this.#atEnd && this.toEnd());
    [this.#pane, this.#list, byId("uploads")].forEach((part) => keeper.observe(part));
  }

  /** The readable photos of the open conversation, oldest first, each with its caption or undefined. */
  photos() {
    const messages = this.#store.messages(this.#store.current);
    const captions = captionsOf(messages);
    return messages.flatMap((message) =>
      (message.pictures ?? [])
        .filter(({ readable }) => readable)
        .map((picture) => ({ message, picture, caption: standing(captions.get(message.seq)) })),
    );
  }

  toEnd() {
    this.#pane.scrollTop = this.#pane.scrollHeight;
    this.#noticeEnd();
  }

  /** Draws what has changed, and again when a photo's answer gets late. */
  #refresh() {
    clearTimeout(this.#timer);
    const now = Date.now();
    const next = this.#draw(now);
    if (next) {
      this.#timer = setTimeout(this.#redraw, next - now + 50);
    }
    if (this.#atEnd) {
      this.toEnd();
    }
  }

  #reopen() {
    this.#bubbles.clear();
    this.#days.clear();
    this.#list.replaceChildren();
    this.#limit = PAGE;
    this.#atEnd = true;
    this.#refresh();
  }

  #arrived(message) {
    if (message.conversation !== this.#store.current) {
      return;
    }
    this.#limit += this.#atEnd ? 0 : 1; // what is being read must not slide away
    this.#atEnd ||= message.member === this.#store.poster;
    byId("to-end").hidden = this.#atEnd;
    this.#redraw();
  }

  #showEarlier() {
    const fromEnd = this.#pane.scrollHeight - this.#pane.scrollTop;
    this.#limit += PAGE;
    this.#refresh();
    this.#pane.scrollTop = this.#pane.scrollHeight - fromEnd;
    this.#pane.focus();
  }

  /** Growing content moves the end away, but only who scrolls up has left it. */
  #noticeEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#pane;
    if (scrollHeight - scrollTop - clientHeight < AT_END_WITHIN_PX) {
      this.#atEnd = true;
      byId("to-end").hidden = true;
    } else if (scrollTop < this.#top) {
      this.#atEnd = false;
    }
    this.#top = scrollTop;
  }

  /** @returns the earliest time at which a bubble changes by itself */
  #draw(now) {
    const messages = this.#store.messages(this.#store.current);
    const captions = captionsOf(messages);
    const answers = new Set(captions.values());
    const alone = messages.filter((message) => !answers.has(message));
    const shown = alone.slice(-this.#limit);
    byId("earlier").hidden = shown.length === alone.length;

    const nodes = [];
    const changes = [];
    let before = null;
    for (const message of shown) {
      if (!before || !sameDay(before, message)) {
        nodes.push(this.#day(message.at));
      }
      const bubble = this.#bubble(message, now);
      bubble.element.classList.toggle("own", message.member === this.#store.poster);
      bubble.element.classList.toggle("grouped", follows(before, message));
      changes.push(bubble.update(captions.get(message.seq), now));
      nodes.push(bubble.element);
      before = message;
    }
    this.#place(nodes);
    return changes.filter(Boolean).sort((a, b) => a - b)[0];
  }

  #bubble(message, now) {
    if (!this.#bubbles.has(message.seq)) {
      const previews = this.#previews.get(`${message.conversation}/${message.seq}`);
      const bubble = new Bubble(message, previews, this.#scene);
      // one's own upload is on the screen already, and history should not dance
      if (!previews && now - Date.parse(message.at) < 3_000) {
        bubble.element.classList.add("fresh");
      }
      this.#bubbles.set(message.seq, bubble);
    }
    return this.#bubbles.get(message.seq);
  }

  /** What a bubble may ask of its surroundings, which change while it stays. */
  #sceneOf(actions) {
    const store = this.#store;
    const here = () => store.current;
    return {
      ...actions,
      bot: () => store.botIn(here()),
      wordings: () => store.wordings,
      poster: () => store.poster,
      canReact: () => store.hasReactions(here()),
      find: (seq) => store.message(here(), seq),
      nameOf: (id) => store.members.get(id)?.name ?? "Somebody",
      names: () => [...store.members.values()].map(({ name }) => name),
      goTo: (seq) => this.#goTo(seq),
    };
  }

  /** Shows a message, or the photo that it is the caption of. */
  #goTo(seq) {
    const messages = this.#store.messages(this.#store.current);
    const photo = [...captionsOf(messages)].find(([, caption]) => caption.seq === seq)?.[0];
    const target = this.#bubbles.get(photo ?? seq)?.element;
    if (target?.isConnected) {
      this.#atEnd = false;
      target.scrollIntoView({ block: "center" });
      target.classList.remove("found");
      requestAnimationFrame(() => target.classList.add("found"));
    }
  }

  #day(at) {
    const day = new Date(at).toDateString();
    if (!this.#days.has(day)) {
      this.#days.set(day, el("li", { class: "day", textContent: dayOf(at) }));
    }
    return this.#days.get(day);
  }

  #place(nodes) {
    nodes.forEach((node, at) => {
      if (this.#list.children[at] !== node) {
        this.#list.insertBefore(node, this.#list.children[at] ?? null);
      }
    });
    while (this.#list.childElementCount > nodes.length) {
      this.#list.lastElementChild.remove();
    }
  }
}

const sameDay = (one, other) => new Date(one.at).toDateString() === new Date(other.at).toDateString();

const follows = (before, message) =>
  before?.member === message.member &&
  sameDay(before, message) &&
  Date.parse(message.at) - Date.parse(before.at) < GROUP_WITHIN_MS;

const standing = (caption) => (caption?.deleted ? undefined : caption);
