// What the button Get started sends. Ours alone, so that it is told apart from menus and ice breakers.

export const getStartedPayload = "GET_STARTED";
