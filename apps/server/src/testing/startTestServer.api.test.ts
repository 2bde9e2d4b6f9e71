import { api } from "@parley/contracts/api";
import { describeOnDatabases } from "@parley/testkit/databases";
import { afterAll, beforeAll, expect, it } from "vitest";
import { nobody, startTestServer, type TestServer } from "./startTestServer.ts";

describeOnDatabases("a test server", (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database: database() });
  });
  afterAll(() => server.close());

  it("answers its owner, and refuses nobody", async () => {
    const me = await server.request(api.getMe, {});
    expect(me.workspaces.map(({ id }) => id)).toEqual([server.owner.workspaceId]);
    await expect(server.request(api.getMe, {}, nobody)).rejects.toMatchObject({ code: "not_authenticated" });
  });

  it("lets a visitor talk with a bot", async () => {
    const visitor = await server.openVisitor(await server.createBot());
    expect(visitor.session.messages.length).toBeGreaterThan(0);
    const turn = await visitor.say("Hello", "first");
    expect(turn.messages[0]).toMatchObject({ clientId: "first", content: { kind: "text", text: "Hello" } });
    expect((await visitor.read()).messages).toHaveLength(turn.state.lastSeq);
  });

  it("keeps a stranger out, and lets a colleague in", async () => {
    const { workspaceId } = server.owner;
    const [stranger, colleague] = [await server.signUp(), await server.addColleague("agent")];
    const list = (caller: typeof stranger) =>
      server.request(api.listBots, { params: { workspaceId } }, caller);
    await expect(list(stranger)).rejects.toMatchObject({ code: "not_found" });
    expect((await list(colleague)).items).toHaveLength(1);
  });
});
