// Builds the whole server from its settings, without listening: main.ts listens, tests inject requests.

import path from "node:path";
import { countUsers, createAuth, createAuthenticator, registerAuthRoutes } from "./platform/auth/index.ts";
import { systemClock } from "./platform/clock.ts";
import { createKeyring, loadInstanceSecret } from "./platform/crypto/index.ts";
import { migrate, openDatabase } from "./platform/db/index.ts";
import { createEgress, createMailDomains } from "./platform/egress/index.ts";
import { openGeo } from "./platform/geo/index.ts";
import {
  createHttpServer,
  registerDashboardPages,
  registerErrorsPage,
  toAppError,
  toProblem,
} from "./platform/http/index.ts";
import { createLogger } from "./platform/log.ts";
import { createMailer } from "./platform/mail/index.ts";
import { createMetrics } from "./platform/metrics.ts";
import { registerOpenApiRoute } from "./platform/openApi/index.ts";
import { createLimiter } from "./platform/rateLimit.ts";
import { accessTopic, createBus, openRedis, openRelay } from "./platform/realtime/index.ts";
import { openStorage } from "./platform/storage/index.ts";
import { createRecurring, createTasks } from "./platform/tasks/index.ts";
import {
  createDirectory,
  createPeople,
  ensureFirstOwner,
  mayStrangersSignUp,
  registerAccountRoutes,
} from "./modules/accounts/index.ts";
import { createAlerts } from "./modules/alerts/index.ts";
import { createCallLog, createRunApi, registerApiRoutes } from "./modules/apis/index.ts";
import { createOwnCalendar, registerCalendarRoutes } from "./modules/calendar/index.ts";
import {
  adapterOf,
  channelHttp,
  createChannels,
  createFindOwner,
  createLoadMedia,
  createTelegramPolling,
  credentialsOf,
  findConnectionOwner,
  isReachable,
  registerConnectionRoutes,
  registerHookRoutes,
  watchTokens,
  WATCH_TOKENS_EVERY_MS,
  type ConnectionsContext,
} from "./modules/channels/index.ts";
import { createCalls, registerReplyRoute } from "./modules/calls/index.ts";
import { registerBotRoutes } from "./modules/bots/index.ts";
import { registerBotTestRoutes } from "./modules/botTests/index.ts";
import { registerCompatRoutes } from "./modules/compat/index.ts";
import { registerContactRoutes } from "./modules/contacts/index.ts";
import {
  claimVisitorFiles,
  createFileLinks,
  findVisitorFiles,
  readPublicFile,
  registerFileRoutes,
  registerPublicFiles,
  registerVisitorFiles,
} from "./modules/files/index.ts";
import { registerFlowRoutes } from "./modules/flows/index.ts";
import {
  completeTemplate,
  createOnTemplateNews,
  pressedButton,
  readPriceList,
  registerMessageTemplateRoutes,
  syncTemplates,
  type TemplatesContext,
} from "./modules/messageTemplates/index.ts";
import { registerTemplateRoutes } from "./modules/templates/index.ts";
import { registerInstanceRoutes, registerMetricsRoute } from "./modules/instance/index.ts";
import {
  registerInboxRoutes,
  registerQuickReplyRoutes,
  registerRealtimeSocket,
} from "./modules/inbox/index.ts";
import { createStepRecorder, registerStepRoutes } from "./modules/steps/index.ts";
import { createFollowUps, createHandOvers, createRuntime, type Runtime } from "./modules/runtime/index.ts";
import {
  createVisitorTokens,
  registerWidgetPages,
  registerWidgetRoutes,
  registerWidgetSocket,
} from "./modules/widget/index.ts";
import { authMail } from "./authMail.ts";
import type { ParleyOptions } from "./parleyOptions.ts";
import { addRecurringWork } from "./recurringWork.ts";
import { userAgent, version } from "./version.ts";
import { AppError } from "@parley/contracts/errors";

const migrationsDir = path.join(import.meta.dirname, "migrations");
const appsDir = path.join(import.meta.dirname, "..", "..");

export type { ParleyOptions } from "./parleyOptions.ts";
export type Parley = Awaited<ReturnType<typeof createParley>>;

export async function createParley({
  env,
  clock = systemClock,
  log = createLogger({ level: env.LOG_LEVEL }),
  database,
  storage: givenStorage,
  pagesDir = appsDir,
  scanner,
  answers,
  mailDomains,
}: ParleyOptions) {
  const keyring = createKeyring(
    await loadInstanceSecret({ secret: env.PARLEY_SECRET, dataDir: env.dataDir }),
  );
  const db =
    database ??
    (await openDatabase({
      databaseUrl: env.DATABASE_URL,
      dataDir: env.dataDir,
      log,
      poolSize: env.DATABASE_POOL_SIZE,
    }));
  if (!database) await migrate(db, migrationsDir, { log });

  const metrics = createMetrics({ includeProcess: !database });
  const redis = openRedis(env.REDIS_URL, log);
  const limiter = createLimiter(redis);
  const bus = createBus({ relay: await openRelay({ db, redis, log }), log });
  const egress = createEgress({ allowedPrivateRanges: env.EGRESS_ALLOW, userAgent });
  const storage =
    givenStorage ??
    (await openStorage({ storageUrl: env.STORAGE_URL, dataDir: env.dataDir, clock, userAgent }));
  const geo = await openGeo(env.GEOIP_FILE);
  const tasks = await createTasks({ db, log });
  const mailer = createMailer({ db, tasks, smtpUrl: env.SMTP_URL, from: env.MAIL_FROM });

  const directory = createDirectory(db);
  const timers = createFollowUps(db, tasks, () => runtime);
  const calls = createCallLog({ db, tasks, clock });
  const runApi = createRunApi({ db, keyring, egress, calls, log });
  const alerts = createAlerts({ db, tasks, mailer, clock, publicUrl: env.publicUrl });
  const fileLinks = createFileLinks(keyring, clock);
  const findFiles = (key: { workspaceId: string; id: string }, fileIds: readonly string[]) =>
    findVisitorFiles(db, key, fileIds).then((rows) =>
      rows.map(({ id, name, type, sizeBytes }) => ({ id, name, type, sizeBytes })),
    );
  const flowCalls = createCalls({
    db,
    tasks,
    clock,
    keyring,
    egress,
    mailer,
    directory,
    publicUrl: env.publicUrl,
    runApi,
    calendar: createOwnCalendar(db),
    acceptsMail: createMailDomains(mailDomains),
    findFiles,
    runtime: () => runtime,
    ...(answers && { answers }),
  });
  const handOvers = createHandOvers();
  const recorder = createStepRecorder({ db, log });
  const runtime: Runtime = createRuntime({
    db,
    bus,
    clock,
    directory,
    files: findFiles,
    fileUrl: fileLinks.urlOf,
    hasAi: answers !== undefined,
    isConnected: handOvers.isConnected,
    completeTemplate: (place, content) => completeTemplate(db, place, content),
    async followUps(tx, plan, written, turn) {
      const { workspaceId, id: conversationId, contactId, updatedAt } = written.conversation;
      await timers(tx, plan, written, turn);
      await flowCalls.followUps(tx, plan, written, turn);
      await alerts.followUps(tx, plan, written, turn);
      await channels.followUps(tx, plan, written, turn);
      if (plan.fileIds.length > 0) await claimVisitorFiles(tx, workspaceId, plan.fileIds, updatedAt);
      for (const effect of plan.handOvers)
        await handOvers.perform(tx, effect, { workspaceId, conversationId, contactId });
    },
    onSteps: recorder.record,
    onTurn: () => metrics.countTurn({ channel: "website", outcome: "answered" }),
  });

  const uploads = { db, storage, clock, scanner };
  const messageTemplates: TemplatesContext = {
    db,
    clock,
    log,
    http: channelHttp(egress),
    credentialsOf: (row) => credentialsOf(keyring, env, row),
    readOwnFile: (workspaceId, path) => readPublicFile({ db, storage }, path, workspaceId),
  };
  const prices = await readPriceList(env.WHATSAPP_PRICES_FILE);
  const channels = createChannels({
    db,
    clock,
    log,
    http: channelHttp(egress),
    runtime: () => runtime,
    adapterOf,
    credentialsOf: (row) => credentialsOf(keyring, env, row),
    publicUrl: env.publicUrl,
    isReachable: isReachable(env.publicUrl),
    uploads,
    onTemplateNews: createOnTemplateNews(messageTemplates),
    pressedButton: (workspaceId, press) => pressedButton(db, workspaceId, press),
    loadMedia: createLoadMedia({
      egress,
      publicUrl: env.publicUrl,
      readOwnFile: (path) => readPublicFile({ db, storage }, path),
    }),
  });

  const connections: ConnectionsContext = {
    db,
    clock,
    log,
    keyring,
    http: channelHttp(egress),
    settings: env,
    adapterOf,
    onResumed: channels.resume,
    onReplayed: channels.replay,
    onConnected(connection) {
      if (connection.channel !== "whatsapp" || connection.sandboxCode !== null) return;
      syncTemplates(messageTemplates, connection).catch((error: unknown) =>
        log.warn(
          { err: error, connectionId: connection.id },
          "templates could not be fetched after connecting",
        ),
      );
    },
  };
  const polling = createTelegramPolling({
    context: connections,
    httpUntil: (signal) => channelHttp(egress, signal),
    receive: (connection, body) => channels.receiver.take(findConnectionOwner(keyring, connection), body),
  });

  const recurring = createRecurring({ db, tasks, clock, log });
  recurring.add({ name: "watchTokens", everyMs: WATCH_TOKENS_EVERY_MS, run: () => watchTokens(connections) });
  addRecurringWork(recurring, { db, tasks, storage, clock, runtime: () => runtime });

  const canSignUp = () => mayStrangersSignUp(db, env);
  const auth = createAuth({
    db,
    keyring,
    publicUrl: env.publicUrl,
    log,
    sendMail: (mail) => db.transaction((tx) => mailer.send(tx, authMail(mail))),
  });
  const authenticator = createAuthenticator({ auth, db });
  // First of all listeners, so that the others who look again do not find what was remembered.
  bus.subscribe(accessTopic, () => authenticator.forget(), { onGap: () => authenticator.forget() });
  const accessChanged = () => bus.publish(accessTopic, {});
  const people = createPeople({ auth, db, keyring });

  const app = await createHttpServer({
    log,
    publicUrl: env.publicUrl,
    trustProxy: env.TRUST_PROXY,
    onFinished: (request, status, seconds) =>
      metrics.observeHttpRequest({
        method: request.method,
        route: request.routeOptions.url ?? "unknown",
        status,
        durationMs: seconds * 1000,
      }),
  });
  const http = { app, db, authenticator };

  registerAuthRoutes(app, {
    auth,
    publicUrl: env.publicUrl,
    limiter,
    canSignUp,
    onChange: accessChanged,
  });
  registerAccountRoutes(http, { bus, directory, people, forgetActors: accessChanged });
  registerApiRoutes(http, { keyring, egress, calls, clock });
  registerBotRoutes(http, { keyring });
  registerBotTestRoutes(http);
  registerFileRoutes(http, { storage });
  registerPublicFiles(app, { db, storage });
  registerVisitorFiles(app, { db, storage, links: fileLinks });
  registerCalendarRoutes(http, { clock });
  registerStepRoutes(http, { clock, recorder });
  registerReplyRoute(app, { clock, keyring, limiter, runtime });
  registerFlowRoutes(http);
  registerTemplateRoutes(http);
  registerInboxRoutes(http, { bus, clock, directory, runtime });
  registerQuickReplyRoutes(http);
  registerConnectionRoutes(http, connections);
  registerMessageTemplateRoutes(http, { ...messageTemplates, directory, runtime, prices });
  registerContactRoutes(http, { bus, runtime });
  registerCompatRoutes(app, { db, bus, clock, directory, runtime, limiter });
  registerHookRoutes(app, channels.receiver, createFindOwner({ db, keyring, env }));
  registerRealtimeSocket(app, http, { bus, log, publicUrl: env.publicUrl });

  const widget = {
    db,
    bus,
    clock,
    keyring,
    geo,
    log,
    runtime,
    visitorTokens: createVisitorTokens(keyring, clock),
    limiter,
    uploads,
    fileLinks,
    mapTiles: env.mapTiles,
    onReturn: alerts.returned,
  };
  registerWidgetRoutes(app, widget);
  registerWidgetSocket(app, widget);
  await registerWidgetPages(app, widget, path.join(pagesDir, "widget", "dist"));

  registerErrorsPage(app);
  registerOpenApiRoute(app, { version, publicUrl: env.publicUrl });
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async () => {
    await db.query("SELECT 1");
    return { status: "ready" };
  });
  registerInstanceRoutes(http, {
    mailer,
    tasks,
    health: { db, env, mailer, storage, tasks, ...(redis && { pingRedis: () => redis.ping() }) },
    canSignUp,
    needsFirstAccount: async () => (await countUsers(db)) === 0,
  });
  registerMetricsRoute(app, { metrics, authenticator, token: env.METRICS_TOKEN });
  metrics.registerTaskGauges(() => tasks.states());
  metrics.registerDatabasePoolGauges(() => ({
    total: db.pool.totalCount,
    idle: db.pool.idleCount,
    waiting: db.pool.waitingCount,
  }));
  metrics.registerConnectionGauge(() => app.websocketServer.clients.size);

  const sendDashboard = await registerDashboardPages(app, path.join(pagesDir, "dashboard", "dist"));
  app.setNotFoundHandler((request, reply) => {
    if (sendDashboard(request, reply)) return reply;
    const missing = toAppError(new AppError("not_found"));
    return reply.code(404).type("application/problem+json").send(toProblem(missing, request.id));
  });
  await ensureFirstOwner({ db, env, people });

  return {
    app,
    db,
    bus,
    tasks,
    runtime,
    egress,
    runApi,
    handOvers,
    channels,
    recurring,
    recorder,
    storage,
    env,
    log,
    /** Begins to perform background work in this process. */
    async work() {
      await tasks.work();
      await channels.start();
      polling.start();
      recurring.start();
    },
    /** Ends in order: requests finish, work finishes, then connections close. */
    async close() {
      await app.close();
      recurring.stop();
      await polling.stop();
      await channels.stop();
      await tasks.stop();
      await recorder.stop();
      await bus.close();
      redis?.disconnect();
      if (!database) await db.close();
    },
  };
}
