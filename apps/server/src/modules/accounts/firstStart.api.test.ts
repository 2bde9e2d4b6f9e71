import { api } from "@parley/contracts/api";
import { expect, it } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { startTestServer, testPassword } from "../../testing/startTestServer.ts";

describeServer("a new server", { env: { PARLEY_OPEN_SIGNUP: "false" } }, (server) => {
  it("was set up unattended: owner, workspace and token, and nothing again at the next start", async () => {
    const { user, workspaces } = await server().request(api.getMe, {});
    expect(user).toMatchObject({ email: "owner@example.com", isOperator: true, emailVerified: true });
    expect(workspaces).toMatchObject([{ role: { kind: "owner" }, availability: "online" }]);
    await expect(server().signIn("owner@example.com")).resolves.toContain("session_token");
    const again = await startTestServer({
      database: server().db,
      env: { PARLEY_ADMIN_EMAIL: "other@example.com" },
    });
    await again.close();
    const { rows } = await server().db.query("SELECT email FROM users");
    expect(rows).toEqual([{ email: "owner@example.com" }]);
  });

  it("makes the first person who signs up its operator, and closes the door behind them", async () => {
    await server().db.query("DELETE FROM workspaces");
    await server().db.query("DELETE FROM users");
    const signUp = (email: string) =>
      server().app.inject({
        method: "POST",
        url: "/api/auth/sign-up/email",
        payload: { name: "First", email, password: testPassword },
      });
    const results = await Promise.all(
      ["one@example.com", "two@example.com", "three@example.com"].map(signUp),
    );
    expect(results.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 403, 403]);
    const { rows } = await server().db.query("SELECT is_operator FROM users");
    expect(rows).toEqual([{ is_operator: true }]);
    expect((await signUp("four@example.com")).json()).toMatchObject({ code: "SIGN_UP_CLOSED" });
  });
});
