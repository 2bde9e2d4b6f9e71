// Flows that call other flows and are returned to, and questions that go on by themselves.

import { api } from "@parley/contracts/api";
import { fakeClock } from "@parley/testkit/fakeClock";
import { beforeAll, expect, it, vi } from "vitest";
import { describeServer } from "../../testing/describeServer.ts";
import { letTimePass } from "../../testing/letTimePass.ts";
import { asked, botWith, ended, flowOf, publish, said, textsOf } from "../../testing/testFlow.ts";

const clock = fakeClock(new Date());

describeServer("a called flow", { clock }, (server) => {
  beforeAll(() => server().parley.work());

  const createFlow = async (botId: string, name: string) => {
    const params = { workspaceId: server().owner.workspaceId, botId };
    return (await server().request(api.createFlow, { params, body: { name } })).flow.id;
  };
  const calls = (id: string, flowId: string) => ({ id, kind: "callFlow", settings: { flowId } });
  const back = { id: "back", kind: "returnFlow" };

  it("is returned from, in the version that called it, and shares its answers", async () => {
    const bot = await server().createBot();
    const [inner, innermost] = [await createFlow(bot.id, "Inner"), await createFlow(bot.id, "Innermost")];
    await publish(server(), innermost, flowOf(asked("city", "Which city?"), back));
    await publish(server(), inner, flowOf(said("in", "Inside."), calls("deeper", innermost), back));
    const told = said("told", "Back, {{ answers.name }} of {{ answers.city }}.");
    const outer = flowOf(asked("name", "Your name?"), calls("call", inner), told, ended());
    await publish(server(), bot.defaultFlowId, outer);
    const visitor = await server().openVisitor(bot);
    expect(textsOf((await visitor.say("Ada")).messages)).toEqual(["Ada", "Inside.", "Which city?"]);
    // The caller is published anew meanwhile: the way back is the version that called.
    await publish(server(), bot.defaultFlowId, flowOf(said("other", "Another flow altogether."), ended()));
    const { messages } = await visitor.say("Turin");
    expect(textsOf(messages)).toEqual(["Turin", "Back, Ada of Turin.", "Goodbye!"]);
  });

  it("that is not published returns at once", async () => {
    const bot = await server().createBot();
    const missing = await createFlow(bot.id, "Never published");
    await publish(
      server(),
      bot.defaultFlowId,
      flowOf(calls("call", missing), said("on", "Going on."), ended()),
    );
    const visitor = await server().openVisitor(bot);
    expect(textsOf(visitor.session.messages)).toEqual(["Going on.", "Goodbye!"]);
  });

  it("that calls the flow which called it without end stops", async () => {
    const bot = await server().createBot();
    const [inner, other] = [await createFlow(bot.id, "Circle"), await createFlow(bot.id, "Other half")];
    await publish(server(), inner, flowOf(calls("there", other), back));
    await publish(server(), other, flowOf(calls("again", inner), back));
    await publish(server(), bot.defaultFlowId, flowOf(said("hi", "Hi"), calls("call", inner), ended()));
    const visitor = await server().openVisitor(bot);
    expect(textsOf(visitor.session.messages)).toEqual(["Hi"]);
    expect(visitor.session.state.canType).toBe(true);
  });

  it("leaves a question by itself when nobody answers in time, and not when somebody did", async () => {
    const question = {
      ...asked("q", "Still there?", { noAnswerMinutes: 10 }),
      outputs: { next: "end", noAnswer: "bye" },
    };
    const document = flowOf(question, ended("end"), ended("bye", "Nobody there."));
    const bot = await botWith(server(), document);
    const [silent, quick] = [await server().openVisitor(bot), await server().openVisitor(bot)];
    await quick.say("Yes");
    await letTimePass(server(), clock, 11 * 60_000);
    await vi.waitFor(async () => {
      expect(textsOf((await silent.read()).messages)).toEqual(["Still there?", "Nobody there."]);
    }, 15_000);
    expect(textsOf((await quick.read()).messages).at(-1)).toBe("Goodbye!");
  });
});
