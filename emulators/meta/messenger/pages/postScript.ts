// Being drawn.
export const postScript = "";
