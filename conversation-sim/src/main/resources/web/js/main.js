import { showComposer } from "./composer.js";
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
const thread = new Thread(store, previews, (picture) => enlarge(picture));
const enlarge = lightbox(() => thread.photos());
const showConnection = connectionBanner();
let loaded = false;

showSidebar(store);
showPeople(store);
showComposer(store, uploads);
showHeader(store);

store.addEventListener("message", ({ detail }) => noticed(detail));
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
