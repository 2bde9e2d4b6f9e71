// The few helpers that make elements and ask the emulator.

export const byId = (id) => document.getElementById(id);

/** Children may be texts, elements or nothing. */
export function element(tag, properties = {}, ...children) {
  const { class: className, dataset, style, ...rest } = properties;
  const made = Object.assign(document.createElement(tag), rest);
  if (className) made.className = className;
  if (dataset) Object.assign(made.dataset, dataset);
  if (style) made.style.cssText = style;
  made.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

export async function view(name, query = {}) {
  const response = await fetch(`/_control/${name}?${new URLSearchParams(query)}`);
  return response.json();
}

/** Gives the answer, or shows the refusal. */
export async function act(name, body = {}) {
  const isForm = body instanceof FormData;
  const response = await fetch(`/_control/${name}`, {
    method: "POST",
    ...(isForm ? { body } : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const answer = await response.json();
  if (!response.ok) toast(answer.error ?? "Refused");
  return response.ok ? answer : undefined;
}

let toastTimer;
export function toast(text) {
  const box = byId("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (box.hidden = true), 4000);
}
