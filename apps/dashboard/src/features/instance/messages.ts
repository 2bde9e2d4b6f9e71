export const instanceMessages = {} as const;
