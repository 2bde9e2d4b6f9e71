// The limits of Messenger and of Instagram messaging, each as the platform documents it.

export type Platform = "messenger" | "instagram";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Free messages are taken so long after the person's last action. */
export const WINDOW_MS = 24 * HOUR_MS;
/** HUMAN_AGENT and CUSTOMER_FEEDBACK reach so far. */
export const TAG_WINDOW_MS = 7 * DAY_MS;
/** A comment can be answered privately for so long. */
export const PRIVATE_REPLY_WINDOW_MS = 7 * DAY_MS;
/** An uploaded attachment can be reused for so long. */
export const ATTACHMENT_LIFE_MS = 90 * DAY_MS;
/** Links to a person's media stop working after this. */
export const MEDIA_LINK_LIFE_MS = 2 * DAY_MS;

/** Messenger counts characters. */
export const MESSENGER_TEXT_CHARACTERS = 2000;
/** Instagram counts bytes of UTF-8. */
export const INSTAGRAM_TEXT_BYTES = 1000;
export const METADATA_CHARACTERS = 1000;
export const QUICK_REPLIES = 13;
export const TITLE_CHARACTERS = 20;
export const PAYLOAD_CHARACTERS = 1000;
export const BUTTON_TEMPLATE_TEXT_CHARACTERS = 640;
export const TEMPLATE_BUTTONS = 3;
export const ELEMENTS = 10;
export const ELEMENT_TITLE_CHARACTERS = 80;
export const RECEIPT_ITEMS = 100;
/** Pictures in one Instagram message. */
export const INSTAGRAM_IMAGES = 10;
/** An edit beyond this is not possible for the person. */
export const EDITS = 5;

const MEGABYTE = 1024 * 1024;
export const IMAGE_BYTES = 8 * MEGABYTE;
export const OTHER_MEDIA_BYTES = 25 * MEGABYTE;
/** A linked file that does not arrive within this is given up. */
export const FETCH_TIMEOUT_MS = 10 * SECOND_MS;
export const VIDEO_FETCH_TIMEOUT_MS = 75 * SECOND_MS;

export const GREETING_CHARACTERS = 160;
export const ICE_BREAKERS = 4;
export const MENU_ITEMS = 20;
export const MENU_TITLE_CHARACTERS = 30;
export const COMMANDS = 100;
export const COMMAND_NAME_CHARACTERS = 32;
export const COMMAND_DESCRIPTION_CHARACTERS = 64;
export const PERSONA_NAME_CHARACTERS = 50;
export const REFERRAL_CHARACTERS = 2083;
export const INSTAGRAM_COMMENT_CHARACTERS = 2200;

export interface RateLimit {
  calls: number;
  withinMs: number;
}
/** Texts, links, reactions and stickers. */
export const SEND_RATE: RateLimit = { calls: 300, withinMs: SECOND_MS };
/** Audio and video, and every kind of media on Instagram. */
export const MEDIA_RATE: RateLimit = { calls: 10, withinMs: SECOND_MS };
export const CONVERSATIONS_RATE: RateLimit = { calls: 2, withinMs: SECOND_MS };
export const PRIVATE_REPLY_RATE: RateLimit = { calls: 750, withinMs: HOUR_MS };
export const PROFILE_RATE: RateLimit = { calls: 10, withinMs: 10 * MINUTE_MS };
/** Calls of the whole app in 24 hours, for each person who was active with the Page. */
export const CALLS_PER_ENGAGED_PERSON = 200;

/** The more careful of two ways to count: UTF-16 units, which are never fewer than code points. */
export function lengthOf(text: string): number {
  return text.length;
}
