// The map of the application. Every screen is loaded when it is first opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { addMessages } from "../i18n/t.ts";
import { loadMe } from "./loadMe.ts";
import { NotFound, NotFoundPage } from "./NotFound.tsx";
import { RouteError } from "./RouteError.tsx";

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: RouteError });

/** Where to go after signing in; only paths of this application. */
function nextOf(search: Record<string, unknown>): { next?: string } {
  const { next } = search;
  return typeof next === "string" && next.startsWith("/") && !next.startsWith("//") ? { next } : {};
}

function tokenOf(search: Record<string, unknown>): { token?: string; error?: string } {
  return {
    ...(typeof search.token === "string" ? { token: search.token } : {}),
    ...(typeof search.error === "string" ? { error: search.error } : {}),
  };
}

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: nextOf,
  component: lazyRouteComponent(() => import("../features/auth/LoginPage.tsx"), "LoginPage"),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: "/signup",
  validateSearch: nextOf,
  component: lazyRouteComponent(() => import("../features/auth/SignUpPage.tsx"), "SignUpPage"),
});
const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot",
  component: lazyRouteComponent(() => import("../features/auth/ForgotPage.tsx"), "ForgotPage"),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  validateSearch: tokenOf,
  component: lazyRouteComponent(() => import("../features/auth/ResetPage.tsx"), "ResetPage"),
});
const verify = createRoute({
  getParentRoute: () => root,
  path: "/verify",
  validateSearch: (search: Record<string, unknown>) => ({
    ...tokenOf(search),
    ...(typeof search.email === "string" ? { email: search.email } : {}),
    ...(search.done === undefined ? {} : { done: true as const }),
  }),
  component: lazyRouteComponent(() => import("../features/auth/VerifyPage.tsx"), "VerifyPage"),
});
const twoFactor = createRoute({
  getParentRoute: () => root,
  path: "/two-factor",
  validateSearch: nextOf,
  component: lazyRouteComponent(() => import("../features/auth/TwoFactorPage.tsx"), "TwoFactorPage"),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: "/invite",
  validateSearch: tokenOf,
  component: lazyRouteComponent(() => import("../features/auth/InvitePage.tsx"), "InvitePage"),
});
const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("../features/auth/WelcomePage.tsx"), "WelcomePage"),
});

const app = createRoute({
  getParentRoute: () => root,
  id: "app",
  beforeLoad: ({ location }) => loadMe(location.href),
  component: lazyRouteComponent(() => import("./SignedIn.tsx"), "SignedIn"),
});

const home = createRoute({
  getParentRoute: () => app,
  path: "/",
  component: lazyRouteComponent(() => import("../features/home/HomePage.tsx"), "HomePage"),
});

const LazyInbox = lazyRouteComponent(async () => {
  const [page, { inboxMessages }, { messageTemplatesMessages }] = await Promise.all([
    import("../features/inbox/InboxPage.tsx"),
    import("../features/inbox/messages.ts"),
    import("../features/messageTemplates/messages.ts"),
  ]);
  addMessages({ ...messageTemplatesMessages, ...inboxMessages });
  return page;
}, "InboxPage");
/** One route with an optional conversation, so that the list stays while the thread changes. */
const inbox = createRoute({
  getParentRoute: () => app,
  path: "/inbox/{-$conversationId}",
  component: function InboxRoute() {
    const { conversationId } = inbox.useParams();
    return <LazyInbox conversationId={conversationId} />;
  },
});

const bots = createRoute({
  getParentRoute: () => app,
  path: "/bots",
  component: lazyRouteComponent(() => import("../features/bots/BotsPage.tsx"), "BotsPage"),
});
const newBot = createRoute({
  getParentRoute: () => app,
  path: "/bots/new",
  component: lazyRouteComponent(() => import("../features/bots/wizard/NewBotPage.tsx"), "NewBotPage"),
});

const bookings = createRoute({
  getParentRoute: () => app,
  path: "/bookings",
  validateSearch: (search: Record<string, unknown>): { past?: true; botId?: string } => ({
    ...(search.past === true ? { past: true } : {}),
    ...(typeof search.botId === "string" ? { botId: search.botId } : {}),
  }),
  component: lazyRouteComponent(async () => {
    const [page, { bookingsMessages }] = await Promise.all([
      import("../features/bookings/BookingsPage.tsx"),
      import("../features/bookings/messages.ts"),
    ]);
    addMessages(bookingsMessages);
    return page;
  }, "BookingsPage"),
});

const messageTemplates = createRoute({
  getParentRoute: () => app,
  path: "/templates",
  component: lazyRouteComponent(async () => {
    const [page, { messageTemplatesMessages }] = await Promise.all([
      import("../features/messageTemplates/MessageTemplatesPage.tsx"),
      import("../features/messageTemplates/messages.ts"),
    ]);
    addMessages(messageTemplatesMessages);
    return page;
  }, "MessageTemplatesPage"),
});

const LazyBotLayout = lazyRouteComponent(() => import("../features/bots/BotLayout.tsx"), "BotLayout");
const bot = createRoute({
  getParentRoute: () => app,
  path: "/bots/$botId",
  component: LazyBotLayout,
});
const botIndex = createRoute({
  getParentRoute: () => bot,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/bots/$botId/flow", params, replace: true });
  },
});
const LazyDefaultFlow = lazyRouteComponent(() => import("../features/bots/DefaultFlow.tsx"), "DefaultFlow");
const defaultFlow = createRoute({
  getParentRoute: () => bot,
  path: "flow",
  component: LazyDefaultFlow,
});
const LazyEditor = lazyRouteComponent(async () => {
  const [page, { editorMessages }] = await Promise.all([
    import("../features/editor/EditorPage.tsx"),
    import("../features/editor/messages.ts"),
  ]);
  addMessages(editorMessages);
  return page;
}, "EditorPage");
const flow = createRoute({
  getParentRoute: () => bot,
  path: "flow/$flowId",
  validateSearch: (search: Record<string, unknown>): { preview?: true } =>
    search.preview === true ? { preview: true } : {},
  component: function FlowRoute() {
    const { botId, flowId } = flow.useParams();
    const { preview = false } = flow.useSearch();
    // A key per flow: another flow is another editor with its own undo history.
    return <LazyEditor key={flowId} botId={botId} flowId={flowId} startsWithTest={preview} />;
  },
});
const LazyReplay = lazyRouteComponent(async () => {
  const [page, { editorMessages }] = await Promise.all([
    import("../features/editor/replay/ReplayPage.tsx"),
    import("../features/editor/messages.ts"),
  ]);
  addMessages(editorMessages);
  return page;
}, "ReplayPage");
const replay = createRoute({
  getParentRoute: () => bot,
  path: "flows/$flowId/replay/$conversationId",
  component: function ReplayRoute() {
    const params = replay.useParams();
    return <LazyReplay key={params.conversationId} {...params} />;
  },
});
const botSettingsIndex = createRoute({
  getParentRoute: () => bot,
  path: "settings",
  beforeLoad: ({ params }) => {
    throw redirect({
      to: "/bots/$botId/settings/$section",
      params: { ...params, section: "design" },
      replace: true,
    });
  },
});
const botSettings = createRoute({
  getParentRoute: () => bot,
  path: "settings/$section",
  component: lazyRouteComponent(async () => {
    const [page, { botSettingsMessages }] = await Promise.all([
      import("../features/bots/settings/BotSettingsPage.tsx"),
      import("../features/bots/settings/messages.ts"),
    ]);
    addMessages(botSettingsMessages);
    return page;
  }, "BotSettingsPage"),
});
const install = createRoute({
  getParentRoute: () => bot,
  path: "install",
  component: lazyRouteComponent(async () => {
    const [page, { installMessages }] = await Promise.all([
      import("../features/bots/install/InstallPage.tsx"),
      import("../features/bots/install/messages.ts"),
    ]);
    addMessages(installMessages);
    return page;
  }, "InstallPage"),
});

const LazyConnection = lazyRouteComponent(async () => {
  const [page, { connectionMessages }, { installMessages }] = await Promise.all([
    import("../features/bots/connection/ConnectionPage.tsx"),
    import("../features/bots/connection/messages.ts"),
    import("../features/bots/install/messages.ts"),
  ]);
  addMessages({ ...installMessages, ...connectionMessages });
  return page;
}, "ConnectionPage");
const connection = createRoute({
  getParentRoute: () => bot,
  path: "channels/$connectionId",
  component: function ConnectionRoute() {
    const params = connection.useParams();
    return <LazyConnection key={params.connectionId} {...params} />;
  },
});

const settings = createRoute({
  getParentRoute: () => app,
  path: "/settings",
  component: lazyRouteComponent(() => import("../features/settings/SettingsLayout.tsx"), "SettingsLayout"),
});
const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/settings/workspace", replace: true });
  },
});
const settingsPages = [
  createRoute({
    getParentRoute: () => settings,
    path: "workspace",
    component: lazyRouteComponent(() => import("../features/settings/WorkspacePage.tsx"), "WorkspacePage"),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: "members",
    component: lazyRouteComponent(() => import("../features/members/MembersPage.tsx"), "MembersPage"),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: "quick-replies",
    component: lazyRouteComponent(
      () => import("../features/settings/QuickRepliesPage.tsx"),
      "QuickRepliesPage",
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: "attributes",
    component: lazyRouteComponent(() => import("../features/settings/AttributesPage.tsx"), "AttributesPage"),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: "account",
    component: lazyRouteComponent(() => import("../features/account/AccountPage.tsx"), "AccountPage"),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: "security",
    component: lazyRouteComponent(() => import("../features/account/SecurityPage.tsx"), "SecurityPage"),
  }),
] as const;

const developers = createRoute({
  getParentRoute: () => app,
  path: "/developers",
  component: lazyRouteComponent(
    () => import("../features/developers/DevelopersLayout.tsx"),
    "DevelopersLayout",
  ),
});
const developersIndex = createRoute({
  getParentRoute: () => developers,
  path: "/",
  component: lazyRouteComponent(() => import("../features/developers/DevelopersPage.tsx"), "DevelopersPage"),
});
async function loadApiMessages(): Promise<void> {
  const { apisMessages } = await import("../features/developers/apis/messages.ts");
  addMessages(apisMessages);
}
const apis = createRoute({
  getParentRoute: () => developers,
  path: "apis",
  component: lazyRouteComponent(async () => {
    const [page] = await Promise.all([import("../features/developers/apis/ApisPage.tsx"), loadApiMessages()]);
    return page;
  }, "ApisPage"),
});
const LazyApiPage = lazyRouteComponent(async () => {
  const [page] = await Promise.all([import("../features/developers/apis/ApiPage.tsx"), loadApiMessages()]);
  return page;
}, "ApiPage");
const oneApi = createRoute({
  getParentRoute: () => developers,
  path: "apis/$apiId",
  component: function ApiRoute() {
    const { apiId } = oneApi.useParams();
    return <LazyApiPage key={apiId} apiId={apiId} />;
  },
});
const apiLog = createRoute({
  getParentRoute: () => developers,
  path: "log",
  validateSearch: (search: Record<string, unknown>): { apiId?: string; failed?: true } => ({
    ...(typeof search.apiId === "string" ? { apiId: search.apiId } : {}),
    ...(search.failed === true ? { failed: true } : {}),
  }),
  component: lazyRouteComponent(async () => {
    const [page] = await Promise.all([
      import("../features/developers/apis/CallLogPage.tsx"),
      loadApiMessages(),
    ]);
    return page;
  }, "CallLogPage"),
});
const instance = createRoute({
  getParentRoute: () => app,
  path: "/instance",
  component: lazyRouteComponent(() => import("../features/instance/InstancePage.tsx"), "InstancePage"),
});

const routeTree = root.addChildren([
  login,
  signUp,
  forgot,
  reset,
  verify,
  twoFactor,
  invite,
  welcome,
  app.addChildren([
    home,
    inbox,
    bots,
    newBot,
    bookings,
    messageTemplates,
    bot.addChildren([
      botIndex,
      defaultFlow,
      flow,
      replay,
      botSettingsIndex,
      botSettings,
      install,
      connection,
    ]),
    settings.addChildren([settingsIndex, ...settingsPages]),
    developers.addChildren([developersIndex, apis, oneApi, apiLog]),
    instance,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: RouteError,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
