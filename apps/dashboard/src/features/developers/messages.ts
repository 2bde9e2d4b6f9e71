export const developersMessages = {} as const;
