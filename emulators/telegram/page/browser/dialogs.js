// Small forms: a title, fields, and what they give; nothing when they are cancelled.
import { element } from "./dom.js";

export function ask(title, fields, action = "Save") {
  return new Promise((resolve) => {
    const inputs = fields.map(({ name, label, value = "", options, required }) => ({
      name,
      label,
      input: options
        ? element(
            "select",
            { name },
            options.map((option) => element("option", { value: option.value }, option.label)),
          )
        : element("input", { name, value, required: required === true, autocomplete: "off" }),
    }));
    const cancel = element("button", { type: "button" }, "Cancel");
    const form = element(
      "form",
      { method: "dialog" },
      element("h2", {}, title),
      inputs.map(({ label, input }) => element("label", {}, label, input)),
      element("div", { class: "row" }, cancel, element("button", { class: "primary" }, action)),
    );
    const dialog = element("dialog", {}, form);
    let result;
    cancel.addEventListener("click", () => dialog.close());
    form.addEventListener("submit", () => {
      result = Object.fromEntries(new FormData(form));
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
