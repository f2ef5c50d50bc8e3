import * as api from "./api.js";
import { ask } from "./ask.js";
import { afterwards, byId, el } from "./dom.js";
import { summary, timeOfDay } from "./words.js";

/** Shows the conversations with what is new in them; on a narrow screen they are a drawer. */
export function showSidebar(store) {
  const list = byId("conversations");
  const drawer = showDrawer();
  const entries = new Map();

  function draw() {
    for (const id of [...entries.keys()].filter((known) => !store.conversations.has(known))) {
      entries.get(id).element.remove();
      entries.delete(id);
    }
    store.conversations.forEach((conversation) => entry(conversation.id).update(conversation));
    const unread = [...store.conversations.keys()].reduce((sum, id) => sum + store.unread(id), 0);
    document.title = unread > 0 ? `(${unread}) Spotter` : "Spotter";
    byId("drawer-unread").textContent = unread;
    byId("drawer-unread").hidden = unread === 0;
  }

  function entry(id) {
    if (!entries.has(id)) {
      entries.set(id, new Entry(store, id, () => drawer.close()));
      list.append(entries.get(id).element);
    }
    return entries.get(id);
  }

  list.addEventListener("keydown", walk);
  byId("add-conversation").onclick = () => askForConversation(store);
  const redraw = afterwards(draw);
  for (const change of ["conversations", "message", "change", "current", "read"]) {
    store.addEventListener(change, redraw);
  }
  store.addEventListener("bot", () => showBot(store.bot));
  store.addEventListener("unknown", () => showUnknown(store.unknown));
}

/** One conversation in the list. It is never built anew: a click must find the button that was pressed. */
class Entry {
  #store;
  #id;
  #name = el("span", { class: "conversation-name" });
  #platform = el("small", { class: "platform" });
  #time = el("span", { class: "conversation-time" });
  #last = el("span", { class: "conversation-last" });
  #unread = el("span", { class: "badge" });
  #button = el("button", { class: "conversation", type: "button" }, this.#name, this.#time, this.#last, this.#unread);
  element = el("li", {}, this.#button);

  constructor(store, id, onOpened) {
    this.#store = store;
    this.#id = id;
    this.#button.id = `open-${id}`;
    this.#button.onclick = () => {
      store.open(id);
      onOpened();
    };
  }

  update({ name }) {
    const last = this.#store.messages(this.#id).at(-1);
    const unread = this.#store.unread(this.#id);
    this.#button.classList.toggle("unread", unread > 0);
    this.#button.setAttribute("aria-current", this.#id === this.#store.current);
    this.#platform.textContent = this.#store.platforms.length > 1 ? this.#store.platformOf(this.#id) : "";
    this.#name.replaceChildren(name, " ", this.#platform);
    this.#time.textContent = last ? timeOfDay(last.at) : "";
    this.#last.textContent = last ? `${last.bot ? "" : `${last.name}: `}${summary(last)}` : "No messages yet";
    this.#unread.textContent = unread;
    this.#unread.title = `${unread} unread`;
    this.#unread.hidden = unread === 0;
  }
}

/** Asks for a name and opens a new conversation by it. */
export function askForConversation(store) {
  const choices = { label: "On which platform?", of: store.platforms };
  ask({ title: "New conversation", label: "What is it about?", ok: "Create", choices }, async (name, platform) => {
    const conversation = await api.addConversation(name, platform);
    store.putConversation(conversation);
    store.open(conversation.id);
  });
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
    event.preventDefault();
  }
}

function showBot(bot) {
  const status = byId("bot");
  status.classList.toggle("connected", bot.connected);
  status.textContent = bot.connected ? `${bot.name} is connected` : "No bot is connected";
  byId("preview").hidden = !bot.preview;
  byId("preview").href = bot.preview ?? "";
  byId("review").hidden = !bot.preview;
  byId("review").href = bot.preview ? `${bot.preview}/review` : "";
}

/** What a bot has asked for in vain: whoever wrote it wants to know. */
function showUnknown(calls) {
  byId("unknown").hidden = calls.length === 0;
  byId("unknown-number").textContent = `${calls.length} ${calls.length === 1 ? "call" : "calls"} of what is not emulated`;
  byId("unknown-calls").replaceChildren(...calls.map(({ platform, method }) => el("li", { textContent: `${method} (${platform})` })));
}

function showDrawer() {
  const sidebar = byId("sidebar");
  const opener = byId("open-drawer");

  function set(open) {
    sidebar.classList.toggle("open", open);
    byId("scrim").hidden = !open;
    byId("main").inert = open;
    opener.setAttribute("aria-expanded", open);
  }

  function close() {
    if (sidebar.classList.contains("open")) {
      set(false);
      opener.focus();
    }
  }

  opener.onclick = () => {
    set(true);
    sidebar.querySelector('[aria-current="true"]')?.focus();
  };
  byId("scrim").onclick = close;
  sidebar.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  // turned to landscape, the drawer is no longer one
  matchMedia("(max-width: 760px)").addEventListener("change", () => set(false));
  return { close };
}
