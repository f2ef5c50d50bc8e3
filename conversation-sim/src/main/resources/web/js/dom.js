/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/**
 * A new element. Properties are set as properties, `class`, `aria-*` and `data-*` as attributes; text is
 * only ever added as text nodes, so a name can never become markup.
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class" || name.includes("-") || name === "role") {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children);
  return element;
}

/** A drawing from the sprite, hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `icons.svg#${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

/** A round sign for a member: the first letter on the name's own tone, or the bot's mark. */
export function avatar(name, bot = false) {
  const element = el("span", { class: bot ? "avatar bot" : "avatar", "aria-hidden": "true" });
  if (bot) {
    element.append(icon("mark"));
    return element;
  }
  const [first = "?"] = name.trim();
  element.textContent = first.toUpperCase();
  element.style.setProperty("--tone", tone(name));
  return element;
}

function tone(name) {
  let hash = 7;
  for (const letter of name) {
    hash = (hash * 31 + letter.codePointAt(0)) % 3600;
  }
  return (hash * 47) % 360;
}

/** `draw`, run once after all changes of one go: a reconnection can bring thousands of messages. */
export function afterwards(draw) {
  let due = false;
  return () => {
    if (!due) {
      due = true;
      queueMicrotask(() => {
        due = false;
        draw();
      });
    }
  };
}

let announced;

/** Has screen readers say `words` when they are free to. */
export function announce(words) {
  const live = byId("live");
  live.append(el("p", { textContent: words }));
  // only the latest few: readers speak what is added, the rest is ballast
  while (live.childElementCount > 5) {
    live.firstElementChild.remove();
  }
  clearTimeout(announced);
  announced = setTimeout(() => live.replaceChildren(), 20_000);
}

/** Puts words under the message box: what went wrong, or, with `good`, what went well. */
export function notify(words, good = false) {
  const notice = byId("notice");
  notice.textContent = words;
  notice.classList.toggle("good", good);
}
