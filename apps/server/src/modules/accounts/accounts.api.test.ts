import { api } from "@parley/contracts/api";
import { expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { nobody, testPassword, type TestPerson } from "../../testing/startTestServer.ts";
import { openTeamSocket } from "../../testing/testSocket.ts";

const refused = (code: string) => expect.objectContaining({ code });
let addresses = 0;
const newEmail = () => `member-${(addresses += 1)}@example.com`;

describeServer("a team", {}, (server) => {
  const workspace = () => ({ workspaceId: server().owner.workspaceId });
  const member = (person: { memberId: string }) => ({ ...workspace(), memberId: person.memberId });
  const roles = async () => {
    const { items } = await server().request(api.listRoles, { params: workspace() });
    return Object.fromEntries(items.map(({ kind, id }) => [kind, id]));
  };
  const update = (person: { memberId: string }, body: object, caller?: object) =>
    server().request(api.updateMember, { params: member(person), body }, caller);
  const remove = (person: { memberId: string }, caller?: object) =>
    server().request(api.removeMember, { params: member(person) }, caller);
  const me = (caller: object) => server().request(api.getMe, {}, caller);
  const addOwner = async () => {
    const person = await server().addColleague("admin");
    await update(person, { roleId: (await roles()).owner });
    return person;
  };

  it("needs authentication, is unknown to a stranger and closed to a lower role", async () => {
    const list = (caller: object) => server().request(api.listApiTokens, { params: workspace() }, caller);
    await expect(list(nobody)).rejects.toEqual(refused("not_authenticated"));
    await expect(list({ token: "pat_unknown" })).rejects.toEqual(refused("token_invalid"));
    await expect(list(await server().signUp())).rejects.toEqual(refused("not_found"));
    const agent = await server().addColleague("agent");
    await expect(list(agent)).rejects.toEqual(refused("forbidden"));
    const body = { name: "X", email: newEmail(), roleId: (await roles()).agent ?? "" };
    await expect(server().request(api.addMember, { params: workspace(), body }, agent)).rejects.toEqual(
      refused("forbidden"),
    );
    await expect(server().request(api.updateWorkspace, { params: workspace(), body }, agent)).rejects.toEqual(
      refused("forbidden"),
    );
  });

  it("answers a refusal with its code, a hint and the id of the request", async () => {
    const url = `/api/v1/workspaces/${server().owner.workspaceId}/members`;
    const response = await server().app.inject(url);
    expect(response.headers["content-type"]).toContain("application/problem+json");
    expect(response.json()).toMatchObject({
      status: 401,
      code: "not_authenticated",
      hint: "Sign in, or send a valid API token.",
      requestId: response.headers["x-request-id"],
    });
    const wrong = await server().app.inject({
      url: url.slice(0, -9),
      headers: { authorization: "Basic eA==" },
    });
    expect(wrong.statusCode).toBe(404);
    const basic = await server().app.inject({ url, headers: { authorization: "Basic eA==" } });
    expect(basic.json()).toMatchObject({ code: "token_invalid" });
  });

  it("takes a person with a password, who signs in at once", async () => {
    const colleague = await server().addColleague("agent", "Ada");
    const { user, workspaces } = await me(colleague);
    expect(user).toMatchObject({ name: "Ada", isOperator: false, emailVerified: true });
    expect(workspaces).toMatchObject([
      { id: workspace().workspaceId, role: { kind: "agent" }, availability: "offline" },
    ]);
  });

  it("takes a person without a password by a mailed link", async () => {
    const email = newEmail().toUpperCase();
    const body = { name: "Bob", email, roleId: (await roles()).agent ?? "" };
    await server().request(api.addMember, { params: workspace(), body });
    const sql =
      "SELECT payload ->> 'text' AS text FROM outbox WHERE kind = 'mail' AND lower(payload ->> 'to') = lower($1)";
    const { rows } = await server().db.query<{ text: string }>(sql, [email]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).toContain("a colleague has added you");
    const link = /https?:\/\/[^/]+(\S+)/.exec(rows[0]?.text ?? "")?.[1] ?? "";
    const { headers } = await server().app.inject(link);
    const token = new URL(String(headers.location), "http://localhost").searchParams.get("token");
    const payload = { token, newPassword: testPassword };
    const reset = await server().app.inject({ method: "POST", url: "/api/auth/reset-password", payload });
    expect(reset.statusCode).toBe(200);
    const cookie = await server().signIn(email);
    expect((await me({ cookie })).workspaces).toHaveLength(1);
  });

  it("takes somebody who has an account already, once", async () => {
    const stranger = await server().signUp();
    const body = { name: "Again", email: stranger.email, roleId: (await roles()).agent ?? "" };
    const add = () => server().request(api.addMember, { params: workspace(), body });
    await add();
    await expect(add()).rejects.toEqual(refused("name_taken"));
    const { id: foreignRole = "" } =
      (await server().request(api.listRoles, { params: { workspaceId: stranger.workspaceId } }, stranger))
        .items[0] ?? {};
    const foreign = { ...body, email: newEmail(), roleId: foreignRole };
    await expect(server().request(api.addMember, { params: workspace(), body: foreign })).rejects.toEqual(
      refused("not_found"),
    );
  });

  it("adds a person once when two of the team do it at the same moment", async () => {
    const body = {
      name: "Twice",
      email: newEmail(),
      roleId: (await roles()).agent ?? "",
      password: testPassword,
    };
    const add = () => server().request(api.addMember, { params: workspace(), body });
    const results = await Promise.allSettled([add(), add(), add()]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toEqual(refused("name_taken"));
  });

  it("refuses a weak password for a member, with the field", async () => {
    const body = {
      name: "Weak",
      email: newEmail(),
      roleId: (await roles()).agent ?? "",
      password: "password",
    };
    await expect(server().request(api.addMember, { params: workspace(), body })).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "password" }],
    });
  });

  it("lets only owners make owners and touch them", async () => {
    const admin = await server().addColleague("admin");
    const owner = await addOwner();
    const { owner: ownerRole = "", agent: agentRole = "" } = await roles();
    await expect(update(admin, { roleId: ownerRole }, admin)).rejects.toEqual(refused("forbidden"));
    await expect(update(owner, { isActive: false }, admin)).rejects.toEqual(refused("forbidden"));
    await expect(update(owner, { roleId: agentRole }, admin)).rejects.toEqual(refused("forbidden"));
    await expect(remove(owner, admin)).rejects.toEqual(refused("forbidden"));
    const body = { name: "X", email: newEmail(), roleId: ownerRole };
    await expect(server().request(api.addMember, { params: workspace(), body }, admin)).rejects.toEqual(
      refused("forbidden"),
    );
    await update(owner, { roleId: agentRole });
    expect((await me(owner)).workspaces[0]?.role.kind).toBe("agent");
  });

  it("keeps one owner, also when the last two remove each other at the same moment", async () => {
    await expect(remove(server().owner)).rejects.toEqual(refused("last_owner"));
    await expect(update(server().owner, { isActive: false })).rejects.toEqual(refused("last_owner"));
    await expect(update(server().owner, { roleId: (await roles()).admin })).rejects.toEqual(
      refused("last_owner"),
    );

    const person = await server().signUp("Pair");
    const params = { workspaceId: person.workspaceId };
    const { items } = await server().request(api.listRoles, { params }, person);
    const ownerRole = items.find(({ kind }) => kind === "owner")?.id ?? "";
    const second = await server().signUp("Second");
    const body = { name: "Second", email: second.email, roleId: ownerRole };
    const added = await server().request(api.addMember, { params, body }, person);
    const cookie = await server().signIn(second.email);
    const results = await Promise.allSettled([
      server().request(api.removeMember, { params: { ...params, memberId: added.id } }, person),
      server().request(api.removeMember, { params: { ...params, memberId: person.memberId } }, { cookie }),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const sql = `SELECT count(*) AS count FROM members m JOIN roles r ON r.id = m.role_id
      WHERE m.workspace_id = $1 AND r.kind = 'owner'`;
    expect((await server().db.query(sql, [person.workspaceId])).rows).toEqual([{ count: 1 }]);
  });

  it("ends the access of somebody removed at once, with requests, tokens and the open socket", async () => {
    const colleague = await server().addColleague("admin");
    const { token } = await server().request(
      api.createApiToken,
      { params: workspace(), body: { name: "CI" } },
      colleague,
    );
    const list = (caller: object) => server().request(api.listMembers, { params: workspace() }, caller);
    const socket = await openTeamSocket(server(), colleague);
    await Promise.all([list(colleague), list({ token }), socket.until("hello")]);
    await remove(colleague);
    await expect(list(colleague)).rejects.toEqual(refused("not_found"));
    await expect(list({ token })).rejects.toEqual(refused("token_invalid"));
    expect(await socket.closed()).toBe(1008);
  });

  it("ends the access of somebody deactivated, and gives it back", async () => {
    const colleague = await server().addColleague("agent");
    const list = () => server().request(api.listMembers, { params: workspace() }, colleague);
    await list();
    expect(await update(colleague, { isActive: false })).toMatchObject({ isActive: false });
    await expect(list()).rejects.toEqual(refused("not_found"));
    await update(colleague, { isActive: true });
    await expect(list()).resolves.toBeDefined();
  });

  it("closes the socket of a session that is signed out, and of no other", async () => {
    const [leaving, staying] = [await server().addColleague("agent"), await server().addColleague("agent")];
    const sockets = [
      await openTeamSocket(server(), leaving),
      await openTeamSocket(server(), staying),
    ] as const;
    await Promise.all(sockets.map((socket) => socket.until("hello")));
    const headers = { cookie: leaving.cookie ?? "", origin: server().env.publicUrl };
    await server().app.inject({ method: "POST", url: "/api/auth/sign-out", headers, payload: {} });
    expect(await sockets[0].closed()).toBe(1008);
    await server().request(api.setAvailability, { params: workspace(), body: { availability: "online" } });
    await sockets[1].until("memberAvailability");
  });

  it("refuses the socket to nobody, to strangers and to pages of other sites", async () => {
    const stranger = await server().signUp();
    await expect(openTeamSocket(server(), nobody)).rejects.toThrow("401");
    await expect(openTeamSocket(server(), stranger)).rejects.toThrow("404");
    await expect(
      openTeamSocket(server(), server().owner, { origin: "https://evil.example" }),
    ).rejects.toThrow("403");
    const own = await openTeamSocket(server(), server().owner, { origin: server().env.publicUrl });
    await own.until("hello");
  });

  it("tells who is online in the directory, by events, and to visitors", async () => {
    const bot = await server().createBot();
    const socket = await openTeamSocket(server());
    await socket.until("hello");
    const set = (person: TestPerson, availability: "online" | "offline") =>
      server().request(api.setAvailability, { params: workspace(), body: { availability } }, person);
    const agent = await server().addColleague("agent");
    await set(server().owner, "offline");
    expect((await server().openVisitor(bot)).session.state.agentsOnline).toBe(false);
    await set(agent, "online");
    await socket.until("memberAvailability", (event) => event.memberId === agent.memberId);
    expect((await server().openVisitor(bot)).session.state.agentsOnline).toBe(true);
    const { items } = await server().request(api.listMembers, { params: workspace() });
    expect(items.find(({ id }) => id === agent.memberId)?.availability).toBe("online");
    await update(agent, { isActive: false });
    await socket.until(
      "memberAvailability",
      (event) => event.availability === "offline" && event.memberId === agent.memberId,
    );
    expect((await server().openVisitor(bot)).session.state.agentsOnline).toBe(false);
    await set(server().owner, "online");
  });
});
