// What survives a reload. Storage may be switched off in the browser: the page then starts afresh each time.
const PREFIX = "spotter.";

export function remembered(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // nothing is lost but the memory itself
  }
}
