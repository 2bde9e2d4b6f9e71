import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dig } from "../../kit/dig.ts";
import { codeOf, startTestMessenger, type TestMessenger } from "./testMessenger.ts";

const DAY = 24 * 3_600_000;
let world: TestMessenger;
beforeAll(async () => {
  world = await startTestMessenger();
});
afterAll(() => world.close());

const idOf = (value: unknown) => String(dig(value, "id"));
const privately = (id: string, text = "Psst") =>
  world.graph("POST", `${world.pageId}/messages`, { recipient: { comment_id: id }, message: { text } });

describe("comments of a Page", () => {
  it("are told when they are added, edited, hidden, shown and removed", async () => {
    const person = await world.person("messenger", { firstName: "Ida", lastName: "" });
    const comment = await world.control("messenger/comment", { person, text: "Price?" });
    const id = idOf(comment);
    await world.control("messenger/comment-edit", { comment: id, text: "Price please?" });
    await world.graph("POST", id, { is_hidden: true });
    await world.graph("POST", id, { is_hidden: false });
    await world.ask("DELETE", `/v25.0/${id}`, { token: world.pageToken });
    const entries = await world.arrived();
    expect(entries[0]).toMatchObject({
      id: world.pageId,
      time: Math.floor(world.clock.now() / 1000),
      changes: [
        {
          field: "feed",
          value: {
            item: "comment",
            verb: "add",
            comment_id: id,
            post_id: dig(comment, "postId"),
            parent_id: dig(comment, "postId"),
            from: { id: person, name: "Ida" },
            message: "Price?",
          },
        },
      ],
    });
    const verbs = entries.map((entry) => dig(entry, "changes.0.value.verb"));
    expect(verbs).toEqual(["add", "edited", "hide", "unhide", "remove"]);
    expect(codeOf(await world.graph("GET", id))).toBe("100/33");
  });

  it("of the Page itself arrive too", async () => {
    const id = idOf(await world.control("messenger/comment", { text: "Price?" }));
    await world.arrived();
    const reply = await world.graph("POST", `${id}/comments`, { message: "12 EUR" });
    expect(await world.events()).toMatchObject([
      {
        value: { comment_id: idOf(reply.body), parent_id: id, from: { id: world.pageId }, message: "12 EUR" },
      },
    ]);
    const { body } = await world.graph("GET", `${id}/comments`);
    expect(body).toMatchObject({ data: [{ message: "12 EUR" }] });
  });

  it("come without author and text when the permission to read them is missing, or as a picture alone", async () => {
    await world.control("messenger/permission", { withdraw: ["pages_read_user_content"] });
    await world.control("messenger/comment", { text: "Who am I?" });
    const [hidden] = await world.events();
    expect(dig(hidden, "value")).not.toHaveProperty("from");
    expect(dig(hidden, "value")).not.toHaveProperty("message");
    await world.control("messenger/permission", { restore: ["pages_read_user_content"] });
    await world.control("messenger/comment", { photoUrl: true });
    const [picture] = await world.events();
    expect(dig(picture, "value")).toMatchObject({ photo: expect.any(String), from: {} });
    expect(dig(picture, "value")).not.toHaveProperty("message");
  });
});

describe("a private reply", () => {
  it("goes out once, opens no window, and the answer opens it", async () => {
    const person = await world.person();
    const id = idOf(await world.control("messenger/comment", { person, text: "Price?" }));
    await world.arrived();
    expect((await privately(id)).body).toEqual({ recipient_id: person, message_id: expect.any(String) });
    expect(await world.events()).toMatchObject([
      { message: { is_echo: true, text: "Psst" } },
      { delivery: {} },
    ]);
    expect(codeOf(await privately(id))).toBe("10900");
    expect(codeOf(await world.send(person, { text: "More" }))).toBe("10/2018278");
    await world.control("messenger/message", { person, text: "Tell me" });
    expect((await world.send(person, { text: "More" })).status).toBe(200);
    expect((await world.graph("GET", `${id}?fields=can_reply_privately`)).body).toMatchObject({
      can_reply_privately: false,
    });
  });

  it("sends once when two try at the same time", async () => {
    const id = idOf(await world.control("messenger/comment", { text: "Price?" }));
    const answers = await Promise.all([privately(id), privately(id)]);
    expect(answers.map(codeOf).toSorted()).toEqual(["10900", "undefined"]);
  });

  it("is refused after seven days, to the Page itself, to people who take none, and to what is gone", async () => {
    const old = idOf(await world.control("messenger/comment", { text: "Old" }));
    world.clock.advance(7 * DAY + 1);
    expect(codeOf(await privately(old))).toBe("10903");
    const own = idOf(await world.control("messenger/comment", { text: "Own", own: true }));
    expect(codeOf(await privately(own))).toBe("10903");
    const shut = idOf(await world.control("messenger/comment", { text: "No", refusesPrivateReply: true }));
    expect(codeOf(await privately(shut))).toBe("10903");
    expect(codeOf(await privately("1_2"))).toBe("100/33");
  });

  it("answers a visitor's post", async () => {
    const person = await world.person();
    const post = idOf(await world.control("messenger/post", { person, text: "Are you open?" }));
    const answer = await world.graph("POST", `${world.pageId}/messages`, {
      recipient: { post_id: post },
      message: { text: "Yes" },
    });
    expect(answer.body).toMatchObject({ recipient_id: person });
  });
});
