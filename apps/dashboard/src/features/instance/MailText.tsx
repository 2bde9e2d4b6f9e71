// A mail's text as written, with its web addresses as links.
import { Anchor, Text } from "@mantine/core";

const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

export function MailText({ text }: { text: string }) {
  return (
    <Text component="div" size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
      {text.split(ADDRESS).map((part, index) =>
        // Splitting by a captured pattern puts the matches at odd places.
        index % 2 === 1 ? (
          <Anchor underline="always" key={`${index} ${part}`} href={part} rel="noreferrer">
            {part}
          </Anchor>
        ) : (
          part
        ),
      )}
    </Text>
  );
}
