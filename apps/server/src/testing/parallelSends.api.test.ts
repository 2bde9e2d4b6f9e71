// Twenty sends to one conversation at the same moment, through two servers on one database: every one is stored once,
// positions have no gap, and each turn stands together.

import { randomUUID } from "node:crypto";
import { widgetRoutes } from "@parley/contracts/widget";
import { expect, it } from "vitest";
import { describeServer } from "./describeServer.ts";
import { startTestServer } from "./startTestServer.ts";
import { asked, botWith, flowOf } from "./testFlow.ts";

const SENDS = 20;
const TIMEOUT_MS = 90_000;

describeServer("sends at the same moment", {}, (server) => {
  it(
    "keep count and order, also through two servers",
    async () => {
      // One question after another, so that each send is a step of the flow.
      const questions = Array.from({ length: SENDS + 1 }, (_, index) =>
        asked(`q${index}`, `Question ${index}`),
      );
      const bot = await botWith(
        server(),
        flowOf(...questions, { id: "end", kind: "end", settings: { text: "Bye" } }),
      );
      const visitor = await server().openVisitor(bot);
      const other = await startTestServer({ database: server().db });
      try {
        const apps = [server().app, other.app];
        const clientIds = Array.from({ length: SENDS }, () => randomUUID());
        const answers = await Promise.all(
          clientIds.map((clientId, index) =>
            (apps[index % apps.length] ?? server().app).inject({
              method: "POST",
              url: widgetRoutes.messages,
              headers: { authorization: `Bearer ${visitor.token}` },
              payload: { clientId, input: { kind: "text", text: `Message ${index}` } },
            }),
          ),
        );
        expect(answers.map(({ statusCode }) => statusCode)).toEqual(clientIds.map(() => 200));

        const { messages } = await visitor.read();
        expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
        const own = messages.flatMap(({ clientId }) => clientId ?? []);
        expect(own.toSorted()).toEqual(clientIds.toSorted());
        const said = messages.map(({ author, content }) =>
          author.kind === "bot" && content.kind === "text" ? content.text : author.kind,
        );
        const expected = questions.flatMap((_, index) => [`Question ${index}`, "visitor"]).slice(0, -1);
        expect(said).toEqual(expected);
      } finally {
        await other.close();
      }
    },
    TIMEOUT_MS,
  );
});
