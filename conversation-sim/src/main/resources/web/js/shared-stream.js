// A shared worker: one connection to the simulator, told on to every tab.

const TYPES = ["message", "delivery", "conversation", "member", "bot", "unknown"];
const tabs = new Set();
let source = null;

onconnect = ({ ports: [tab] }) => {
  tabs.add(tab);
  tab.onmessage = () => leave(tab); // a tab says nothing else
  tab.onclose = () => leave(tab);
  source ??= connect();
  if (source.readyState === EventSource.OPEN) {
    tab.postMessage({ type: "open" });
  }
};

function connect() {
  const opened = new EventSource("/api/stream");
  for (const type of TYPES) {
    opened.addEventListener(type, ({ data }) => tell({ type, data }));
  }
  opened.onopen = () => tell({ type: "open" });
  opened.onerror = () => {
    tell({ type: "error" });
    tabs.clear(); // each comes back when it wants to try again
    disconnect();
  };
  return opened;
}

function leave(tab) {
  tabs.delete(tab);
  if (tabs.size === 0) {
    disconnect();
  }
}

function disconnect() {
  source?.close();
  source = null;
}

const tell = (words) => tabs.forEach((tab) => tab.postMessage(words));
