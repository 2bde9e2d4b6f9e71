export const botsMessages = {} as const;
