// The inbox; `conversationId` comes from the address.
export interface InboxPageProps {
  conversationId: string | undefined;
}

export function InboxPage({ conversationId }: InboxPageProps) {
  return <div data-conversation={conversationId} />;
}
