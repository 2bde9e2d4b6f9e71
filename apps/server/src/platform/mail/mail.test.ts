import type { AddressInfo } from "node:net";
import { describeOnDatabases } from "@parley/testkit/databases";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createLogger } from "../log.ts";
import { createTasks, type Tasks } from "../tasks/index.ts";
import { createMailer, listMails, type Mailer } from "./index.ts";

const log = createLogger({ level: "silent" });
const soon = { timeout: 60_000, interval: 50 };
const mail = { to: "visitor@example.com", subject: "Grüße aus Köln", text: "Hello,\n\nthis is it." };
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

describeOnDatabases("mails", (database) => {
  const received: { from: string; to: string[]; source: string }[] = [];
  /** What the mail server answers instead of accepting; taken one by one. */
  const refusals: string[] = [];
  let smtp: SMTPServer;
  let tasks: Tasks;
  let mailer: Mailer;

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData(stream, { envelope }, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const refusal = refusals.shift();
          if (refusal) return done(new Error(refusal));
          received.push({
            from: envelope.mailFrom ? envelope.mailFrom.address : "",
            to: envelope.rcptTo.map(({ address }) => address),
            source: Buffer.concat(chunks).toString("utf8"),
          });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
    const { port } = smtp.server.address() as AddressInfo;
    tasks = await createTasks({ db: database(), log, superviseSeconds: 1 });
    mailer = createMailer({
      db: database(),
      tasks,
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: "Parley <parley@example.com>",
      retry: { limit: 1, delaySeconds: 1 },
    });
    await tasks.work();
  });
  beforeEach(() => {
    received.length = 0;
    refusals.length = 0;
  });
  afterAll(async () => {
    await tasks.stop();
    await new Promise<void>((resolve) => smtp.close(resolve));
  });

  const newest = async () => (await listMails(database(), undefined, 1))[0];

  it("sends what was committed, once, and nothing that was rolled back", async () => {
    await expect(
      database().transaction(async (tx) => {
        await mailer.send(tx, { ...mail, to: "never@example.com" });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    await database().transaction((tx) => mailer.send(tx, mail));
    await vi.waitFor(async () => expect(await newest()).toMatchObject({ status: "sent", error: null }), soon);
    expect(received).toMatchObject([{ from: "parley@example.com", to: [mail.to] }]);
    expect(received[0]?.source).toContain("Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_aus_K=C3=B6ln?=");
    expect(received[0]?.source).toContain(`Message-ID: <${(await newest())?.id}@parley>`);
  });

  it("tries again after a failure, and sends it once", async () => {
    refusals.push("451 come back later");
    await mailer.send(database(), mail);
    await vi.waitFor(async () => expect(await newest()).toMatchObject({ status: "sent" }), soon);
    expect(received).toHaveLength(1);
  });

  it("shows a mail that cannot be sent with the reason, and sends it when the operator tries again", async () => {
    refusals.push("550 no such user", "550 no such user");
    await mailer.send(database(), mail);
    await vi.waitFor(
      async () => expect(await newest()).toMatchObject({ status: "failed", error: /no such user/ }),
      soon,
    );
    const [dead] = await vi.waitFor(async () => {
      const items = await tasks.listDead();
      expect(items).toMatchObject([{ queue: "sendMail", attempts: 2, error: /no such user/ }]);
      return items;
    }, soon);
    await tasks.retryDead(dead?.id ?? "");
    await vi.waitFor(async () => expect(await newest()).toMatchObject({ status: "sent", error: null }), soon);
    expect(received).toHaveLength(1);
  });

  it("does not send again what was sent, when its task is performed once more", async () => {
    await mailer.send(database(), mail);
    await vi.waitFor(async () => expect(await newest()).toMatchObject({ status: "sent" }), soon);
    await database().query(
      "UPDATE tasks.job SET state = 'created', completed_on = NULL WHERE state = 'completed'",
    );
    await vi.waitFor(async () => {
      const { rows } = await database().query("SELECT FROM tasks.job WHERE state IN ('created', 'active')");
      expect(rows).toEqual([]);
    }, soon);
    expect(received).toHaveLength(1);
  });

  it("keeps mails for reading when there is no mail server", async () => {
    const keeper = createMailer({
      db: database(),
      tasks,
      smtpUrl: undefined,
      from: "Parley <parley@localhost>",
    });
    expect([mailer.isConfigured, keeper.isConfigured]).toEqual([true, false]);
    await keeper.send(database(), mail);
    await vi.waitFor(
      async () => expect(await newest()).toMatchObject({ status: "kept", payload: mail, error: null }),
      soon,
    );
    expect(received).toEqual([]);
  });
});
