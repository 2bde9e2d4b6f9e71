export const membersMessages = {} as const;
