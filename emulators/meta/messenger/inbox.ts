// What the emulator remembers of a Page or of an Instagram account: people, threads, posts, comments and settings.

import type { Fields } from "./fields.ts";
import type { Platform } from "./limits.ts";
import type { MediaKind } from "./checkMessage.ts";

export interface Person {
  /** Scoped to one Page (PSID) or one Instagram account (IGSID). */
  id: string;
  firstName: string;
  lastName: string;
  username: string;
  pictureUrl: string;
  locale: string;
  /** Hours from UTC. */
  timezone: number;
  gender: string;
  followers: number;
  isFollower: boolean;
  isFollowed: boolean;
  isVerified: boolean;
  /** Instagram: wrote, or tapped an ice breaker or the menu; only then the profile may be read. */
  hasConsented: boolean;
  hasProfile: boolean;
  hasBlocked: boolean;
  /** Blocked by the business. */
  isBlocked: boolean;
  /** Left, or switched messages off. */
  isUnreachable: boolean;
  /** May be written to while the app is in development. */
  isTester: boolean;
}

export interface Reaction {
  name: string;
  emoji: string;
}

export interface ThreadMessage {
  mid: string;
  at: number;
  from: "person" | "business";
  /** What was sent, in the shape of the webhook's `message` without `mid`. */
  content: Fields;
  quickReplies?: Fields[];
  /** A press of a button, kept for the page only. */
  isPostback: boolean;
  appId?: string;
  personaId?: string;
  isDeleted: boolean;
  edits: number;
  reactions: { person?: Reaction; business?: Reaction };
  /** The comment which a private reply answers. */
  commentId?: string;
}

export interface Thread {
  id: string;
  person: Person;
  messages: ThreadMessage[];
  /** The last act of the person which opened the window. */
  openedAt: number | undefined;
  /** Undefined: nobody took it, so the receiving app is the connected one. */
  ownerAppId: string | undefined;
  /** The business shows that it is writing until then. */
  typingUntil: number;
  typingPersonaId?: string;
  businessReadAt: number;
  personReadAt: number;
  deliveredAt: number;
  /** Waits in the folder of message requests. */
  isRequest: boolean;
  labels: Set<string>;
  /** References of the checkbox plugin under which the person opted in. */
  userRefs: Set<string>;
  /** The link that led here, until it is told. */
  referral?: Fields;
  /** Own menu, in place of the Page's. */
  settings?: Fields;
}

export interface StoredAttachment {
  id: string;
  type: MediaKind;
  mediaId: string;
  storedAt: number;
}

export interface Persona {
  id: string;
  name: string;
  pictureUrl: string;
}

export interface Post {
  id: string;
  text: string;
  pictureUrl?: string;
  createdAt: number;
  /** A visitor's post on a Page; undefined for the Page's own. */
  author: Person | undefined;
  isPublished: boolean;
  /** Instagram: FEED, REELS, STORY, AD. */
  productType: string;
  adId?: string;
  adTitle?: string;
  originalId?: string;
  takesComments: boolean;
  /** As with comments; only a visitor's post can be answered in private. */
  hasPrivateReply: boolean;
  refusesPrivateReply: boolean;
}

export interface Comment {
  id: string;
  postId: string;
  /** The post, or the comment it answers. */
  parentId: string;
  /** Undefined: the business itself. */
  author: Person | undefined;
  text: string;
  photoUrl?: string;
  videoUrl?: string;
  createdAt: number;
  isHidden: boolean;
  likes: number;
  isLikedByBusiness: boolean;
  hasPrivateReply: boolean;
  /** The author does not take an answer in private. */
  refusesPrivateReply: boolean;
}

export interface UtilityTemplate {
  id: string;
  name: string;
  language: string;
  status: "PENDING" | "APPROVED" | "REJECTED" | "PAUSED";
  components: Fields[];
}

/** What a scenario switches on to see the error. */
export interface InboxSwitches {
  /** The app may use the HUMAN_AGENT tag. */
  mayUseHumanAgent: boolean;
  maySendUtility: boolean;
  isRestricted: boolean;
  isPolicyBlocked: boolean;
  isInDevelopment: boolean;
  /** Comments arrive without `from` and `message`, as without the permission to read them. */
  hidesCommenter: boolean;
  /** Instagram: the account lets apps read messages. */
  allowsMessageAccess: boolean;
  /** Instagram: how comments are written. */
  commentForm: "changes" | "flat";
  commentIdKey: "id" | "comment_id";
  /** Instagram's login gives its token inside `data`, as its documents show it. */
  wrapsLoginAnswer: boolean;
  /** Each message of the business counts as delivered at once. */
  deliversAtOnce: boolean;
  /** The outer code of a blocked person; both were seen. */
  blockedCode: 200 | 551;
}

export interface Inbox {
  platform: Platform;
  /** The Page, or the professional account: `entry.id` of webhooks. */
  id: string;
  name: string;
  username: string;
  category: string;
  pictureUrl: string;
  /** Instagram by Facebook Login: the Page it is linked to. */
  pageId?: string;
  /** Instagram by its own login: the id that `/me` gives beside the account's. */
  scopedId?: string;
  /** Fields the app subscribed to; undefined without subscription. */
  subscribedFields: Set<string> | undefined;
  people: Map<string, Person>;
  threads: Map<string, Thread>;
  attachments: Map<string, StoredAttachment>;
  profile: Fields;
  personas: Map<string, Persona>;
  labels: Map<string, { id: string; name: string }>;
  templates: Map<string, UtilityTemplate>;
  posts: Map<string, Post>;
  comments: Map<string, Comment>;
  switches: InboxSwitches;
}

export function createInbox(
  identity: Pick<Inbox, "platform" | "id" | "name" | "username"> &
    Partial<Pick<Inbox, "pageId" | "scopedId">>,
): Inbox {
  return {
    category: "Shopping & retail",
    pictureUrl: "",
    subscribedFields: undefined,
    people: new Map(),
    threads: new Map(),
    attachments: new Map(),
    profile: {},
    personas: new Map(),
    labels: new Map(),
    templates: new Map(),
    posts: new Map(),
    comments: new Map(),
    switches: {
      mayUseHumanAgent: true,
      maySendUtility: true,
      isRestricted: false,
      isPolicyBlocked: false,
      isInDevelopment: false,
      hidesCommenter: false,
      allowsMessageAccess: true,
      commentForm: "changes",
      commentIdKey: "id",
      wrapsLoginAnswer: false,
      deliversAtOnce: true,
      blockedCode: 200,
    },
    ...identity,
  };
}

export function displayName(person: Person): string {
  return `${person.firstName} ${person.lastName}`.trim();
}

export function threadOf(inbox: Inbox, person: Person): Thread {
  const existing = inbox.threads.get(person.id);
  if (existing) return existing;
  const thread: Thread = {
    id: `t_${inbox.id}${person.id}`,
    person,
    messages: [],
    openedAt: undefined,
    ownerAppId: undefined,
    typingUntil: 0,
    businessReadAt: 0,
    personReadAt: 0,
    deliveredAt: 0,
    isRequest: false,
    labels: new Set(),
    userRefs: new Set(),
  };
  inbox.threads.set(person.id, thread);
  return thread;
}

export function findMessage(thread: Thread, mid: string | undefined): ThreadMessage | undefined {
  return thread.messages.find((message) => message.mid === mid);
}
