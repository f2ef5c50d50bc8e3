import * as api from "./api.js";
import { ask } from "./ask.js";
import { afterwards, byId, el } from "./dom.js";
import { summary, timeOfDay } from "./words.js";

/** Shows the conversations with what is new in them; on a narrow screen they are a drawer. */
export function showSidebar(store) {
  const list = byId("conversations");
  const drawer = showDrawer();

  function draw() {
    const focused = list.contains(document.activeElement) ? document.activeElement.id : null;
    list.replaceChildren(...[...store.conversations.values()].map((conversation) => el("li", {}, entry(conversation))));
    byId(focused)?.focus();
    const unread = [...store.conversations.keys()].reduce((sum, id) => sum + store.unread(id), 0);
    document.title = unread > 0 ? `(${unread}) Spotter` : "Spotter";
    byId("drawer-unread").textContent = unread;
    byId("drawer-unread").hidden = unread === 0;
  }

  function entry({ id, name }) {
    const last = store.messages(id).at(-1);
    const unread = store.unread(id);
    const button = el("button", { class: `conversation${unread > 0 ? " unread" : ""}`, type: "button", id: `open-${id}` });
    button.setAttribute("aria-current", id === store.current);
    button.append(
      el("span", { class: "conversation-name", textContent: name }),
      el("span", { class: "conversation-time", textContent: last ? timeOfDay(last.at) : "" }),
      el("span", { class: "conversation-last", textContent: last ? `${last.bot ? "" : `${last.name}: `}${summary(last)}` : "No messages yet" }),
    );
    if (unread > 0) {
      button.append(el("span", { class: "badge", textContent: unread, "aria-label": `${unread} unread` }));
    }
    button.onclick = () => {
      store.open(id);
      drawer.close();
    };
    return button;
  }

  list.addEventListener("keydown", walk);
  byId("add-conversation").onclick = () => askForConversation(store);
  const redraw = afterwards(draw);
  for (const change of ["conversations", "message", "current", "read"]) {
    store.addEventListener(change, redraw);
  }
  store.addEventListener("bot", () => showBot(store.bot));
}

/** Asks for a name and opens a new conversation by it. */
export function askForConversation(store) {
  ask({ title: "New conversation", label: "What is it about?", ok: "Create" }, async (name) => {
    const conversation = await api.addConversation(name);
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
