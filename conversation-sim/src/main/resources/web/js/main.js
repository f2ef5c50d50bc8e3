import { showComposer } from "./composer.js";
import { showTips } from "./correction.js";
import { announce } from "./dom.js";
import { connectionBanner, showHeader } from "./header.js";
import { lightbox } from "./lightbox.js";
import { showPeople } from "./people.js";
import { showSidebar } from "./sidebar.js";
import { Store } from "./store.js";
import { follow } from "./stream.js";
import { Thread } from "./thread.js";
import { Uploads } from "./uploads.js";
import { summary } from "./words.js";

const store = new Store();
const previews = new Map();
// before the thread: a photo's upload bubble must have left when its message is drawn
const uploads = new Uploads(store, previews, () => thread.toEnd());
const thread = new Thread(store, previews, {
  onPhoto: (picture) => enlarge(picture),
  onReply: (message) => composer.reply(message),
  onSay: (words, answered) => composer.say(words, answered),
  onReact: (message, emoji, added) => composer.react(message, emoji, added),
});
const enlarge = lightbox(() => thread.photos());
const showConnection = connectionBanner();
let loaded = false;

showSidebar(store);
showPeople(store);
const composer = showComposer(store, uploads);
showHeader(store);
showTips();

store.addEventListener("message", ({ detail }) => noticed(detail));
store.addEventListener("change", ({ detail }) => changed(detail));
store.addEventListener("current", () => store.markRead(store.current));
document.addEventListener("visibilitychange", () => noticed());

follow(store, (connected) => {
  if (connected && !loaded) {
    // what was there before the page is not news
    [...store.conversations.keys()].forEach((id) => store.markRead(id));
    loaded = true;
    thread.toEnd();
  }
  showConnection(connected);
});

function noticed(message) {
  if (!document.hidden) {
    store.markRead(store.current);
  }
  if (loaded && message?.conversation === store.current) {
    announce(message.bot ? message.text : `${message.name}: ${summary(message)}`);
  }
}

function changed(message) {
  if (loaded && message.bot && message.versions.length > 1 && message.conversation === store.current) {
    announce(`${message.name} edited: ${message.text}`);
  }
}
