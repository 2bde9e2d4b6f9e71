import { api } from "@parley/contracts/api";
import { expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";

const refused = (code: string) => expect.objectContaining({ code });

describeServer("an API token", {}, (server) => {
  const workspace = () => ({ workspaceId: server().owner.workspaceId });
  const tokens = async () => (await server().request(api.listApiTokens, { params: workspace() })).items;
  const create = (caller?: object) =>
    server().request(api.createApiToken, { params: workspace(), body: { name: "CI" } }, caller);

  it("is shown once, kept as a hash, and notes its last use", async () => {
    const { token, ...created } = await create();
    expect(created.lastUsedAt).toBeNull();
    expect(await tokens()).toContainEqual(created);
    expect(token.startsWith(created.prefix)).toBe(true);
    const { rows } = await server().db.query("SELECT * FROM api_tokens WHERE id = $1", [created.id]);
    expect(JSON.stringify(rows)).not.toContain(token);
    await server().request(api.getMe, {}, { token });
    expect((await tokens()).find(({ id }) => id === created.id)?.lastUsedAt).not.toBeNull();
  });

  it("is revoked at once, by its own member only", async () => {
    const { id, token } = await create();
    await server().request(api.getMe, {}, { token });
    const revoke = (caller?: object) =>
      server().request(api.revokeApiToken, { params: { ...workspace(), tokenId: id } }, caller);
    await expect(revoke(await server().addColleague("admin"))).rejects.toEqual(refused("not_found"));
    await revoke();
    await expect(server().request(api.getMe, {}, { token })).rejects.toEqual(refused("token_invalid"));
    await expect(revoke()).rejects.toEqual(refused("not_found"));
  });

  it("is good for its workspace only", async () => {
    const cookie = await server().signIn(server().owner.email);
    const second = await server().request(api.createWorkspace, { body: { name: "Second" } }, { cookie });
    const { token } = await create();
    const list = (workspaceId: string) =>
      server().request(api.listMembers, { params: { workspaceId } }, { token });
    await expect(list(second.id)).rejects.toEqual(refused("not_found"));
    await expect(list(workspace().workspaceId)).resolves.toBeDefined();
    expect((await server().request(api.getMe, {}, { token })).workspaces).toHaveLength(1);
    expect((await server().request(api.getMe, {}, { cookie })).workspaces).toHaveLength(2);
    await expect(server().request(api.createWorkspace, { body: { name: "X" } }, { token })).rejects.toEqual(
      refused("forbidden"),
    );
  });
});
