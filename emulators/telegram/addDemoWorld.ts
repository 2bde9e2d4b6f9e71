// What `npm run emulators` begins with: one bot, two people who may start it, and a group it is in.
import type { ControlTelegram } from "./createTelegram.ts";
import type { Bot } from "./world/entities.ts";

export function addDemoWorld({ addBot, state, groups }: ControlTelegram): Bot {
  const bot = addBot({ name: "Tea Shop", username: "tea_shop_bot" });
  const anna = state.addPerson({ firstName: "Anna", lastName: "Berg", username: "anna", languageCode: "en" });
  const tom = state.addPerson({ firstName: "Tom", lastName: "Reed", languageCode: "de" });
  groups.create({ title: "Tea lovers", members: [anna.user.id, tom.user.id, bot.user.id] });
  return bot;
}
