import { api } from "@parley/contracts/api";
import type { Contact } from "@parley/contracts/api/contacts";
import { beforeEach, expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { nobody } from "../../testing/startTestServer.ts";
import { asked, botWith, ended, flowOf } from "../../testing/testFlow.ts";

const refused = (code: string) => expect.objectContaining({ code });

describeServer("a contact", {}, (server) => {
  let contactId: string;
  let conversationId: string;
  const params = () => ({ workspaceId: server().owner.workspaceId, contactId });
  const read = () => server().request(api.getContact, { params: params() });
  const change = (body: object, caller?: object): Promise<Contact> =>
    server().request(api.updateContact, { params: params(), body }, caller);
  const newConversation = async (document = flowOf(asked("first", "First?"), ended())) => {
    const visitor = await server().openVisitor(await botWith(server(), document));
    ({ conversationId } = visitor);
    const path = { workspaceId: server().owner.workspaceId, conversationId };
    contactId = (await server().request(api.getConversation, { params: path })).contact.id;
    return visitor;
  };
  beforeEach(() => newConversation());

  it("needs authentication, and does not exist for a stranger", async () => {
    const ask = (caller: object) => server().request(api.getContact, { params: params() }, caller);
    await expect(ask(nobody)).rejects.toEqual(refused("not_authenticated"));
    const stranger = await server().signUp();
    await expect(ask(stranger)).rejects.toEqual(refused("not_found"));
    const own = { workspaceId: stranger.workspaceId, contactId };
    for (const endpoint of [api.getContact, api.listNotes])
      await expect(server().request(endpoint, { params: own }, stranger)).rejects.toEqual(
        refused("not_found"),
      );
    await expect(change({ name: "X" }, await server().addColleague("agent"))).resolves.toMatchObject({
      name: "X",
    });
  });

  it("keeps the changes of people who edit different fields at the same moment", async () => {
    await Promise.all([
      change({ name: "Ada" }),
      change({ email: "ada@example.com" }),
      change({ phone: { dialCode: "+49", number: "151" } }),
      change({ tags: ["vip"] }),
      change({ attributes: { plan: "pro" } }),
      change({ attributes: { team: "red" } }),
    ]);
    expect(await read()).toMatchObject({
      name: "Ada",
      email: "ada@example.com",
      phone: { dialCode: "+49", number: "151" },
      tags: ["vip"],
      attributes: { plan: "pro", team: "red" },
      isLead: true,
    });
  });

  it("keeps what a person and the flow write at the same moment", async () => {
    const tagging = { id: "tag", kind: "tags", settings: { add: ["asked"] } };
    const visitor = await newConversation(
      flowOf(asked("plan", "Plan?", { saveToAttribute: "plan" }), tagging, asked("more", "More?"), ended()),
    );
    await Promise.all([visitor.say("pro"), change({ name: "Ada", attributes: { team: "red" } })]);
    expect(await read()).toMatchObject({ name: "Ada", attributes: { plan: "pro", team: "red" } });
  });

  it("loses a detail that is taken away, and stays a lead", async () => {
    await change({ name: "Ada", email: "ada@example.com", phone: { dialCode: "+49", number: "151" } });
    const bare = { name: null, email: null, phone: { dialCode: "", number: "" } };
    expect(await change(bare)).toMatchObject({ name: null, email: null, phone: null, isLead: true });
    expect(await change({ name: "  " })).toMatchObject({ name: null });
    await newConversation();
    expect(await change({ phone: { dialCode: "+49", number: "" } })).toMatchObject({
      phone: null,
      isLead: false,
    });
  });

  it("agrees to be written to, or not, and that stays when something else changes", async () => {
    expect((await change({ optIn: true })).optIn).toBe(true);
    expect((await change({ name: "Ada" })).optIn).toBe(true);
    expect((await change({ optIn: false })).optIn).toBe(false);
    expect((await change({ optIn: null })).optIn).toBeNull();
  });

  it("has tags that are compared without case, and no more than allowed", async () => {
    expect((await change({ tags: ["VIP", "vip", "Berlin", "Vip"] })).tags).toEqual(["VIP", "Berlin"]);
    const many = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`);
    expect((await change({ tags: many(100) })).tags).toHaveLength(100);
    for (const tags of [many(101), [""], ["x".repeat(51)], "vip"])
      await expect(change({ tags })).rejects.toEqual(refused("validation_failed"));
    const { items } = await server().request(api.listTags, { params: params() });
    expect(items).toContainEqual({ name: "tag 0", count: 1 });
  });

  it("has attributes that are merged and removed, and no more than allowed", async () => {
    expect((await change({ attributes: { a: "1", b: "2" } })).attributes).toEqual({ a: "1", b: "2" });
    expect((await change({ attributes: { a: null, c: "3" } })).attributes).toEqual({ b: "2", c: "3" });
    const many = Object.fromEntries(Array.from({ length: 199 }, (_, index) => [`k${index}`, "v"]));
    await expect(change({ attributes: many })).rejects.toEqual(refused("limit_reached"));
    for (const attributes of [{ "": "x" }, { a: "x".repeat(2_001) }, { ["k".repeat(51)]: "x" }, { a: 1 }])
      await expect(change({ attributes })).rejects.toEqual(refused("validation_failed"));
    expect((await read()).attributes).toEqual({ b: "2", c: "3" });
    await expect(change({ name: "a\u0000b" })).rejects.toEqual(refused("bad_request"));
    await expect(change({ email: "not an address" })).rejects.toEqual(refused("validation_failed"));
  });

  it("has notes with an author, newest first, within their length", async () => {
    const add = (body: { title?: string; description: string }) =>
      server().request(api.addNote, { params: params(), body });
    const first = await add({ description: "First" });
    const second = await add({ title: "Second", description: "x".repeat(5_000) });
    expect(first).toMatchObject({ title: "", authorName: "owner" });
    const { items } = await server().request(api.listNotes, { params: params() });
    expect(items).toEqual([second, first]);
    await expect(add({ description: " " })).rejects.toEqual(refused("validation_failed"));
    await expect(add({ description: "x".repeat(5_001) })).rejects.toEqual(refused("validation_failed"));
    const remove = () => server().request(api.deleteNote, { params: { ...params(), noteId: first.id } });
    await remove();
    await expect(remove()).rejects.toEqual(refused("not_found"));
  });
});
