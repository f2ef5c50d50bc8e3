import * as api from "./api.js";
import { afterwards, byId, el, icon, notify } from "./dom.js";
import { askForConversation } from "./sidebar.js";

const BACK_SHOWN_MS = 2_500;

/** Shows which conversation is open, its transcript to take along, and an invitation while it is empty. */
export function showHeader(store) {
  for (const change of ["current", "conversations"]) {
    store.addEventListener(change, () => showTitle(store));
  }
  const invite = afterwards(() => showInvitation(store));
  for (const change of ["current", "message", "bot"]) {
    store.addEventListener(change, invite);
  }
  byId("copy").onclick = () => copyTranscript(store.current);
}

function showTitle(store) {
  const conversation = store.conversations.get(store.current);
  byId("title").textContent = conversation?.name ?? "Spotter";
  byId("platform").textContent = store.platforms.length > 1 ? store.platformOf(store.current) : "";
  for (const id of ["composer", "copy", "download", "who"]) {
    byId(id).hidden = !conversation;
  }
  if (conversation) {
    byId("download").href = api.transcriptUrl(conversation.id);
    byId("download").download = `${conversation.name}.txt`;
  }
}

function showInvitation(store) {
  const empty = byId("empty");
  const sign = el("div", { class: "focus-frame" }, icon("photo"));
  empty.hidden = store.messages(store.current).length > 0;
  if (store.current) {
    const words = "Drop one here, paste it, choose one below, or click a sample to begin.";
    const then = "Then click what it says, to correct it or to teach it a name.";
    const lines = [words, then].map((line) => el("p", { textContent: line }));
    empty.replaceChildren(sign, el("h2", { textContent: `Show ${store.bot.name} a photo` }), ...lines);
  } else {
    const words = `Start a conversation, post a photo in it, and ${store.bot.name} says what it sees.`;
    const start = el("button", { class: "primary-button", type: "button", textContent: "Start a conversation" });
    start.onclick = () => askForConversation(store);
    empty.replaceChildren(sign, el("h2", { textContent: "It is quiet here" }), el("p", { textContent: words }), start);
  }
}

async function copyTranscript(id) {
  try {
    await navigator.clipboard.writeText(await api.transcript(id));
    notify("The transcript is on the clipboard.", true);
  } catch {
    // there is no clipboard for pages that are neither local nor https
    byId("download").click();
  }
}

/** @returns function of whether the page is connected, which shows the loss and the return */
export function connectionBanner() {
  const banner = byId("banner");
  let lost = false;
  return (connected) => {
    if (!connected) {
      show("The connection to the simulator is lost. Trying again…", false);
    } else if (lost) {
      show("Connected again. Nothing was missed.", true);
      setTimeout(() => (banner.hidden = !lost), BACK_SHOWN_MS);
    }
    lost = !connected;
  };

  function show(words, good) {
    banner.textContent = words;
    banner.classList.toggle("good", good);
    banner.hidden = false;
  }
}
