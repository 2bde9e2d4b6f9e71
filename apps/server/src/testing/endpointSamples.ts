// A valid request for every endpoint of the contract, with the ids of things that really exist. Tests that walk the whole
// API take their requests from here; an endpoint without a sample does not compile.

import { api, type Api } from "@parley/contracts/api";
import type { BotTestInput } from "@parley/contracts/api/botTests";
import type { EndpointInput } from "@parley/contracts/endpoint";
import type { TemplateDraft } from "@parley/contracts/messageTemplates";
import { connectAccount } from "./connectAccount.ts";
import type { TestServer } from "./startTestServer.ts";

const sampleBotToken = "123456789:AAabcdefghijklmnopqrstuvwxyz012345";

type Inputs = { [Name in keyof Api]: EndpointInput<Api[Name]> };

export interface Sample {
  params: Record<string, string>;
  query?: Record<string, unknown>;
  body?: Record<string, unknown>;
}

export type Samples = Record<keyof Api, Sample>;

/** Makes one of everything in the owner's workspace, and a request for each endpoint that names it. */
export async function createSamples(server: TestServer): Promise<Samples> {
  const { workspaceId } = server.owner;
  const inWorkspace = { workspaceId };
  const bot = await server.createBot();
  const { items: flows } = await server.request(api.listFlows, { params: { workspaceId, botId: bot.id } });
  const flowId = flows[0]?.id ?? "";
  const { document, layout, revision } = await server.request(api.getFlow, {
    params: { workspaceId, flowId },
  });
  const botParams = { workspaceId, botId: bot.id };
  const spareFlow = await server.request(api.createFlow, { params: botParams, body: { name: "Spare" } });
  const visitor = await server.openVisitor(bot);
  const inConversation = { workspaceId, conversationId: visitor.conversationId };
  const { contact } = await server.request(api.getConversation, { params: inConversation });
  const inContact = { workspaceId, contactId: contact.id };
  const note = await server.request(api.addNote, { params: inContact, body: { description: "A note" } });
  const reply = { shortcut: "hello", text: "Hello" };
  const quickReply = await server.request(api.createQuickReply, { params: inWorkspace, body: reply });
  const colleague = await server.addColleague("agent");
  const { items: roles } = await server.request(api.listRoles, { params: inWorkspace });
  const agentRole = roles.find(({ kind }) => kind === "agent")?.id ?? "";
  const token = await server.request(api.createApiToken, { params: inWorkspace, body: { name: "Sample" } });
  const attribute = { key: "favourite_colour" };
  await server.request(api.putAttribute, { params: { workspaceId, ...attribute }, body: { name: "Colour" } });
  // Refused by the address policy, so that no test leaves this machine.
  const call = {
    name: "Orders",
    method: "GET",
    url: "http://127.0.0.1:9/orders/{{ attributes.order }}",
  } as const;
  const order = await server.request(api.createApi, { params: inWorkspace, body: call });
  const orderParams = { workspaceId, apiId: order.id };
  const test = { apiId: order.id, definition: call, values: { "attributes.order": "17" } };
  await server.request(api.testApi, { params: inWorkspace, body: test });
  const { items: calls } = await server.request(api.listApiCalls, { params: inWorkspace, query: {} });
  const callId = calls[0]?.id ?? "";
  const bookingId = "b".repeat(24);
  await server.db.query(
    `INSERT INTO bookings (workspace_id, id, calendar_id, conversation_id, title, starts_at, ends_at, created_at)
     VALUES ($1, $2, 'visits', $3, 'A visit', '2030-01-07T09:00Z', '2030-01-07T09:30Z', now())`,
    [workspaceId, bookingId, visitor.conversationId],
  );
  const flowParams = { workspaceId, flowId };
  const versionParams = { ...flowParams, number: "1" };
  const botTest: BotTestInput = {
    name: "Greets",
    facts: {
      contact: { name: null, email: null, phone: null, tags: [], attributes: { plan: "gold" } },
      chat: { pageUrl: "https://example.com/", language: "en", channel: "website", agentsOnline: true },
    },
    now: "2026-03-02T09:30:00.000Z",
    seed: 1,
    steps: [
      { kind: "input", input: { kind: "text", text: "Hello" } },
      { kind: "expectText", text: "H.*", match: "matches" },
      { kind: "expectStatus", status: "awaitingInput" },
    ],
  };
  const kept = await server.request(api.createBotTest, {
    params: flowParams,
    body: botTest,
  });
  const botTestParams = { ...flowParams, testId: kept.id };
  const template = await server.request(api.createOwnTemplate, {
    params: inWorkspace,
    body: { name: "First", description: "Made of a flow.", flowId: bot.defaultFlowId },
  });
  const memberParams = { workspaceId, memberId: colleague.memberId };
  const quickReplyParams = { workspaceId, quickReplyId: quickReply.id };

  // Written beside the turns: whoever compares the tables wants them whole.
  await server.parley.recorder.flush();

  // Its provider is refused by the address policy, like everything outside.
  const account = { channel: "telegram", address: "123456", name: "Shop", token: sampleBotToken } as const;
  const { id: connectionId } = await connectAccount(server, bot, account);
  const inConnection = { workspaceId, connectionId };
  const number = { channel: "whatsapp", address: "1", parent: "2", name: "Number", token: "sample" } as const;
  const { id: numberId } = await connectAccount(server, bot, number);
  const draft = (name: string): TemplateDraft => ({
    name,
    language: "en_US",
    category: "UTILITY",
    variables: "positional",
    body: { text: "Your order is ready.", examples: {} },
    buttons: [],
  });
  const messageTemplate = await server.request(api.createMessageTemplate, {
    params: inWorkspace,
    body: { connectionId: numberId, content: draft("order_ready") },
  });
  const messageTemplateParams = { workspaceId, templateId: messageTemplate.id };
  const eventId = "e".repeat(24);
  await server.db.query(
    `INSERT INTO channel_events (workspace_id, id, connection_id, key, lane, kind, event, raw, status, run_at, received_at)
     VALUES ($1, $2, $3, 'sample', 'sample', 'unknown', '{"kind": "unknown", "type": "sample"}', '{}', 'dead', now(), now())`,
    [workspaceId, eventId, connectionId],
  );

  const samples = {
    getMe: {},
    createWorkspace: { body: { name: "Another" } },
    updateWorkspace: { params: inWorkspace, body: { name: "Renamed" } },
    listMembers: { params: inWorkspace },
    addMember: {
      params: inWorkspace,
      body: { name: "New", email: "new@example.com", roleId: agentRole, password: "Correct#Horse7" },
    },
    updateMember: { params: memberParams, body: { isActive: true } },
    removeMember: { params: memberParams },
    setAvailability: { params: inWorkspace, body: { availability: "online" } },
    listRoles: { params: inWorkspace },
    listApiTokens: { params: inWorkspace },
    createApiToken: { params: inWorkspace, body: { name: "Other" } },
    revokeApiToken: { params: { workspaceId, tokenId: token.id } },
    listApis: { params: inWorkspace },
    createApi: { params: inWorkspace, body: { ...call, name: "Customers" } },
    getApi: { params: orderParams },
    updateApi: { params: orderParams, body: call },
    deleteApi: { params: orderParams },
    testApi: { params: inWorkspace, body: test },
    listApiCalls: { params: inWorkspace, query: { failed: "true", limit: 10 } },
    getApiCall: { params: { workspaceId, callId } },
    listBots: { params: inWorkspace },
    createBot: { params: inWorkspace, body: { name: "Second" } },
    getBot: { params: botParams },
    updateBot: { params: botParams, body: { name: "Renamed" } },
    deleteBot: { params: botParams },
    getBotCredentials: { params: botParams },
    rotateBotCredential: { params: botParams, body: { credential: "websiteToken" } },
    listFlows: { params: botParams },
    createFlow: { params: botParams, body: { name: "Third" } },
    getFlow: { params: flowParams },
    renameFlow: { params: flowParams, body: { name: "Renamed" } },
    deleteFlow: { params: { workspaceId, flowId: spareFlow.flow.id } },
    saveDraft: { params: flowParams, body: { document, layout, baseRevision: revision } },
    publishFlow: { params: flowParams, body: { revision, note: "" } },
    listFlowVersions: { params: flowParams },
    getFlowVersion: { params: versionParams },
    retireFlowVersion: { params: versionParams },
    restoreFlowVersion: { params: versionParams, body: { baseRevision: revision } },
    listBotTests: { params: flowParams },
    createBotTest: { params: flowParams, body: { ...botTest, name: "Other" } },
    updateBotTest: { params: botTestParams, body: botTest },
    deleteBotTest: { params: botTestParams },
    runBotTests: { params: flowParams },
    listOwnTemplates: { params: inWorkspace },
    getOwnTemplate: { params: { workspaceId, templateId: template.id } },
    createOwnTemplate: {
      params: inWorkspace,
      body: { name: "Second", description: "", flowId: bot.defaultFlowId },
    },
    updateOwnTemplate: { params: { workspaceId, templateId: template.id }, body: { name: "Renamed" } },
    deleteOwnTemplate: { params: { workspaceId, templateId: template.id } },
    listSteps: { params: inConversation, query: {} },
    getFlowTraffic: { params: flowParams, query: {} },
    triggerFlow: { params: inConversation, body: { flowId } },
    listBookings: { params: inWorkspace, query: { limit: 10 } },
    cancelBooking: { params: { workspaceId, bookingId } },
    listAttributes: { params: inWorkspace },
    putAttribute: { params: { workspaceId, ...attribute }, body: { name: "Renamed" } },
    deleteAttribute: { params: { workspaceId, ...attribute } },
    listConversations: { params: inWorkspace, query: { limit: 10 } },
    listConversationChanges: { params: inWorkspace, query: { after: "1" } },
    getConversation: { params: inConversation },
    listMessages: { params: inConversation, query: {} },
    sendMessage: { params: inConversation, body: { clientId: "sample", text: "Hello" } },
    acceptLiveChat: { params: inConversation },
    rejectLiveChat: { params: inConversation },
    takeOver: { params: inConversation },
    handBack: { params: inConversation },
    transferConversation: { params: inConversation, body: { memberId: colleague.memberId } },
    updateConversation: { params: inConversation, body: { status: "REVIEW" } },
    markConversationRead: { params: inConversation, body: { seq: 1 } },
    sendTyping: { params: inConversation, body: { isTyping: true } },
    listVisits: { params: inConversation },
    getContact: { params: inContact },
    updateContact: { params: inContact, body: { name: "Somebody" } },
    listTags: { params: inWorkspace },
    listNotes: { params: inContact },
    addNote: { params: inContact, body: { description: "Another note" } },
    deleteNote: { params: { ...inContact, noteId: note.id } },
    listConnections: { params: inWorkspace, query: {} },
    getChannelSetup: { params: inWorkspace },
    createConnection: {
      params: inWorkspace,
      body: { channel: "telegram", botId: bot.id, token: sampleBotToken },
    },
    createSandboxConnection: { params: inWorkspace, body: { botId: bot.id } },
    beginSignIn: { params: inWorkspace, body: { channel: "messenger", botId: bot.id } },
    finishSignIn: { params: inWorkspace, body: { state: "unknown", code: "unknown" } },
    chooseAccounts: { params: inWorkspace, body: { session: "unknown", accounts: ["1"] } },
    getConnection: { params: inConnection },
    updateConnection: { params: inConnection, body: { settings: { restartWords: ["Again"] } } },
    reconnectConnection: { params: inConnection, body: { token: sampleBotToken } },
    deleteConnection: { params: inConnection },
    checkConnection: { params: inConnection },
    subscribeConnection: { params: inConnection },
    sendTestMessage: { params: inConnection, body: { to: "42", text: "Hello" } },
    getConnectionHealth: { params: inConnection },
    listDeadEvents: { params: inConnection, query: {} },
    replayDeadEvent: { params: { ...inConnection, eventId } },
    getAccountProfile: { params: inConnection },
    putAccountProfile: { params: inConnection, body: { description: "A shop" } },
    listMessageTemplates: { params: inWorkspace, query: {} },
    syncMessageTemplates: { params: inWorkspace, body: { connectionId: numberId } },
    createMessageTemplate: {
      params: inWorkspace,
      body: { connectionId: numberId, content: draft("order_sent") },
    },
    getMessageTemplate: { params: messageTemplateParams },
    updateMessageTemplate: { params: messageTemplateParams, body: { content: draft("order_ready") } },
    submitMessageTemplate: { params: messageTemplateParams },
    copyMessageTemplate: { params: messageTemplateParams, body: { name: "order_ready_again" } },
    deleteMessageTemplate: { params: messageTemplateParams },
    uploadTemplateSample: {
      params: inWorkspace,
      body: { connectionId: numberId, fileUrl: "/files/none.png" },
    },
    sendTemplateMessage: {
      params: inConversation,
      body: { clientId: "sample", templateId: messageTemplate.id, parameters: {} },
    },
    estimateTemplatePrice: { params: inConversation, query: {} },
    listQuickReplies: { params: inWorkspace },
    createQuickReply: { params: inWorkspace, body: { shortcut: "bye", text: "Goodbye" } },
    updateQuickReply: { params: quickReplyParams, body: reply },
    deleteQuickReply: { params: quickReplyParams },
    uploadFile: { params: inWorkspace },
    getInstance: {},
    getHealth: {},
    listMails: { query: {} },
    listDeadTasks: {},
    retryDeadTask: { params: { taskId: "00000000-0000-4000-8000-000000000000" } },
    listInstanceWorkspaces: { query: {} },
  } satisfies Inputs;
  return Object.fromEntries(
    Object.entries(samples).map(([name, sample]) => [name, { params: {}, ...sample }]),
  ) as unknown as Samples;
}
