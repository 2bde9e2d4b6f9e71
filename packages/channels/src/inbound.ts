// What providers tell us, in one vocabulary. A parser turns one webhook body into these, and never throws: what it does not
// know becomes an `unknown` event or an `unsupported` message, so that nothing disappears.

/** The person on the other side. At least `address` is known: what a message is sent to. */
export interface Peer {
  /** Chat id, PSID, IGSID, or for WhatsApp `wa_id` when known and the BSUID otherwise. */
  address: string;
  /** Digits with country code, without `+`, when the provider vouches for it. */
  phone?: string;
  /** WhatsApp's business-scoped user id. */
  userId?: string;
  username?: string;
  name?: string;
  /** BCP 47. */
  language?: string;
  /** `group`: a Telegram group, where many people share the address. */
  kind?: "private" | "group";
  /** In a group: which of its members wrote. */
  speaker?: { id: string; name: string };
}

export type MediaKind = "image" | "video" | "audio" | "voice" | "document" | "sticker";

/** A file that still lies with the provider. `url` when it can be fetched directly, `id` when it must be looked up first. */
export interface MediaRef {
  kind: MediaKind;
  id?: string;
  url?: string;
  type?: string;
  name?: string;
  sizeBytes?: number;
}

export interface InboundContact {
  name: string;
  phones: string[];
  emails: string[];
  organisation?: string;
  url?: string;
  /** The person shared their own card, and the provider vouches for the number. */
  isOwn?: boolean;
}

export interface OrderItem {
  productId: string;
  quantity: number;
  /** In major units of the currency. */
  price: number;
  currency: string;
}

export type InboundContent =
  | { kind: "text"; text: string }
  /** A button or list row of ours (`id` as it was rendered), or of a template, menu, ice breaker. */
  | { kind: "press"; id: string; title: string }
  /** Pressed Start, Get started, or opened a deep link; `payload` is the link's, `title` what the person sees as said. */
  | { kind: "start"; title?: string; payload?: string }
  | { kind: "media"; media: MediaRef; text?: string }
  | { kind: "location"; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: "contacts"; contacts: InboundContact[] }
  /** Answers of a WhatsApp form. */
  | { kind: "form"; token?: string; values: Record<string, string> }
  | { kind: "order"; catalogueId: string; text?: string; items: OrderItem[] }
  /** Something the channel or we cannot show: `type` as the provider names it. */
  | { kind: "unsupported"; type: string; text?: string };

/** Where somebody came from: an ad, a post, a link with a parameter. */
export interface Referral {
  source: string;
  /** `ad`, `post`, `link`, `product` … as the provider says. */
  type: string;
  id?: string;
  url?: string;
  headline?: string;
  text?: string;
  clickId?: string;
  ref?: string;
}

interface Common {
  /** Account of ours it belongs to: phone number id, Page id, Instagram account id, Telegram bot id; `""` when the provider does not say. */
  account: string;
  /** Unique for this account: the same event told twice has the same key. */
  key: string;
  /** Moment at the provider, milliseconds. */
  at: number;
}

export type InboundEvent = Common &
  (
    | {
        kind: "message";
        peer: Peer;
        /** The provider's id of the message, for replies, reactions, edits and read marks. */
        messageId: string;
        content: InboundContent;
        replyTo?: string;
        referral?: Referral;
        /** Messages sent together as an album share it. */
        albumId?: string;
        isForwarded?: boolean;
        /** Must be answered soon with `acknowledge`, or the person's app shows a spinner. */
        callbackId?: string;
      }
    /** Sent by the business from elsewhere (Page inbox, phone), or our own send coming back with its `reference`. */
    | {
        kind: "echo";
        peer: Peer;
        messageId: string;
        content: InboundContent;
        reference?: string;
        isOurs: boolean;
      }
    | {
        kind: "status";
        peer?: Peer;
        messageId: string;
        status: "sent" | "delivered" | "read" | "failed";
        /** What we gave when sending. */
        reference?: string;
        problem?: SendProblem;
        pricing?: { category: string; isBillable: boolean; model?: string; type?: string };
      }
    /** Everything up to this moment (milliseconds) has arrived, or was read. */
    | { kind: "watermark"; peer: Peer; status: "delivered" | "read"; until: number }
    | { kind: "reaction"; peer: Peer; messageId: string; /** Null takes it back. */ emoji: string | null }
    | { kind: "edit"; peer: Peer; messageId: string; text: string }
    | { kind: "delete"; peer: Peer; messageId: string }
    /** Blocked us or let us in again. */
    | { kind: "reach"; peer: Peer; isReachable: boolean; reason: string }
    | { kind: "marketing"; peer: Peer; isWanted: boolean }
    /** The same person under a new address. */
    | { kind: "moved"; peer: Peer; newAddress: string; newPhone?: string; newUserId?: string }
    /** Another app has the thread, or has given it back. */
    | { kind: "thread"; peer: Peer; isOurs: boolean }
    | {
        kind: "comment";
        peer: Peer;
        verb: "add" | "edit" | "remove" | "hide" | "unhide";
        commentId: string;
        postId: string;
        parentId?: string;
        text: string;
        isOwn: boolean;
      }
    /** News of a WhatsApp template. */
    | {
        kind: "template";
        /** Empty when it was too large a number to be read. */
        templateId: string;
        name: string;
        language: string;
        change:
          | { kind: "status"; status: string; reason?: string; detail?: string }
          | { kind: "quality"; quality: string }
          | { kind: "category"; from: string; to: string }
          | { kind: "components" };
      }
    /** News of the account itself: quality, tier, restriction, review, name, permission. */
    | { kind: "account"; what: string; details: Record<string, unknown> }
    /** Known to be harmless, or not known: kept for reading, nothing follows from it. */
    | { kind: "unknown"; type: string }
  );

/** What a webhook body holds. `raw` of each is kept by the caller for replay. */
export interface ParsedWebhook {
  events: { event: InboundEvent; raw: unknown }[];
}

/** Why something could not be sent, and what follows from it. */
export interface SendProblem {
  kind:
    /** Comes again by itself: at `retryAfterMs`, or with growing gaps. */
    | "retry"
    /** This person only has to wait: the others go on. */
    | "slowRecipient"
    /** The whole account has to wait. */
    | "slowAccount"
    /** Sending stops until somebody acts: policy, payment, not registered. */
    | "paused"
    /** The token is no longer good. */
    | "reauthorise"
    /** The window for free messages is shut. */
    | "needsTemplate"
    /** Blocked, left, no such user. */
    | "unreachable"
    /** The person does not want marketing. */
    | "unwanted"
    /** The file could not be fetched or is of the wrong kind. */
    | "media"
    /** The markup was refused: send once more without it. */
    | "markup"
    /** It may have been sent: ask before repeating. */
    | "uncertain"
    /** Nothing helps but changing the message. */
    | "refused";
  /** The provider's own code, with its subcode after a slash. */
  code: string;
  /** The provider's own words; shown small, never decided by. */
  detail: string;
  retryAfterMs?: number;
  /** New address of a chat that has moved. */
  movedTo?: string;
}
