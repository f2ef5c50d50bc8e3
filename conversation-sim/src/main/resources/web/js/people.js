import * as api from "./api.js";
import { ask } from "./ask.js";
import { avatar, byId, el, icon } from "./dom.js";
import { listed } from "./words.js";

/** Lets a member join the conversation unless it is in it. */
export async function joined(store, id, member) {
  const conversation = store.conversations.get(id);
  if (!conversation.members.includes(member)) {
    try {
      store.putConversation(await api.join(id, member));
    } catch (failure) {
      if (failure.status !== api.CONFLICT) {
        throw failure; // whoever is in it by now, as by another window, is welcome
      }
    }
  }
}

/** Shows who can post and who is posting: one radio button a person, those outside the conversation last. */
export function showPeople(store) {
  const list = byId("people");
  const add = adder(store); // built once: the dialog gives the focus back to what opened it

  /** Makes somebody the poster who can be. */
  function chooseFrom(people) {
    if (store.current && people.length > 0 && !people.some(({ id }) => id === store.poster)) {
      store.postAs(people[0].id);
    }
  }

  function draw() {
    const { inside, outside } = store.people(store.current);
    const people = [...inside, ...outside];
    chooseFrom(people);
    const focused = list.contains(document.activeElement) ? document.activeElement.id : null;
    list.replaceChildren(...people.map((person) => radio(store, person, inside.includes(person))), add);
    byId(focused)?.focus();
    showWho(store);
    showPoster(store);
  }

  store.addEventListener("current", () => {
    // whoever is a stranger in the conversation that was opened should not join it by accident
    chooseFrom(store.people(store.current).inside);
    draw();
  });
  for (const change of ["members", "conversations"]) {
    store.addEventListener(change, draw);
  }
  store.addEventListener("poster", () => showPoster(store));
}

function radio(store, person, inside) {
  const input = el("input", { type: "radio", name: "poster", id: `as-${person.id}`, checked: person.id === store.poster });
  input.onchange = () => store.postAs(person.id);
  const title = inside ? `Post as ${person.name}` : `Post as ${person.name}, who then joins this conversation`;
  const label = el("label", { class: inside ? "person" : "person outside", title });
  label.append(input, avatar(person.name), el("span", { class: "person-name", textContent: person.name }));
  if (!inside) {
    label.append(el("span", { class: "visually-hidden", textContent: "(joins when posting)" }));
  }
  return label;
}

function adder(store) {
  const button = el("button", { class: "icon-button add-person", type: "button", id: "add-person", title: "Add a person", "aria-label": "Add a person" }, icon("plus"));
  button.onclick = () =>
    ask({ title: "Add a person", label: "Name", ok: "Add" }, async (name) => {
      const member = await api.addMember(name);
      store.putMember(member);
      await joined(store, store.current, member.id);
      store.postAs(member.id);
      byId(`as-${member.id}`).checked = true;
    });
  return button;
}

function showWho(store) {
  const ids = store.conversations.get(store.current)?.members ?? [];
  const names = ids.map((id) => store.members.get(id)?.name).filter(Boolean);
  byId("who").textContent = names.length > 0 ? listed(names) : "Nobody here yet";
}

function showPoster(store) {
  const name = store.members.get(store.poster)?.name;
  byId("text").placeholder = name ? `Message as ${name}` : "Add a person first";
  byId("drop-words").textContent = name ? `as ${name}` : "";
}
