// What one message of WhatsApp holds. Browser-safe.

/** Text of a message with buttons, a list or a link. */
export const BODY_LENGTH = 1_024;
/** Text above a list of products. */
export const HEADER_LENGTH = 60;
/** Reply buttons of one message. */
export const MOST_BUTTONS = 3;
/** Title of a reply button, a list's button or a link's button. */
export const BUTTON_LENGTH = 20;
/** Rows of a list. */
export const MOST_ROWS = 10;
export const ROW_LENGTH = 24;
export const DESCRIPTION_LENGTH = 72;
/** Name of the button that opens a form. */
export const FORM_BUTTON_LENGTH = 30;
/** Cards that stand side by side. */
export const CAROUSEL = { least: 2, most: 10, bodyLength: 160, lineBreaks: 2 } as const;
/** Products of one message, and the name of their group. */
export const PRODUCTS = { most: 30, titleLength: 24 } as const;
