// Being drawn.
export const chatStyle = "";
