// Being drawn.
export const chatScript = "";
