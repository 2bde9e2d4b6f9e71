// The lines of the test conversation.

import { Anchor, Image, Text } from "@mantine/core";
import type { MessageContent } from "@parley/contracts/messages";
import { contentLines } from "@parley/contracts/plainContent";
import { parseRichText, type RichTextNode } from "@parley/contracts/richText";
import { memo, type ReactNode } from "react";
import { t } from "../../../i18n/t.ts";
import classes from "./TestPanel.module.css";
import type { TestLine, TestNote } from "./testSession.ts";

export const TestLines = memo(function TestLines({ lines }: { lines: readonly TestLine[] }) {
  return lines.map((line) => {
    switch (line.kind) {
      case "bot":
        return (
          <div key={line.id} className={classes.bot}>
            <Content content={line.content} />
          </div>
        );
      case "visitor":
        return (
          <div key={line.id} className={classes.visitor}>
            {line.text}
          </div>
        );
      case "note":
        return (
          <Text key={line.id} className={classes.system ?? ""} size="xs" c="dimmed">
            {noteText(line.note)}
          </Text>
        );
    }
  });
});

function Content({ content }: { content: MessageContent }): ReactNode {
  switch (content.kind) {
    case "text":
      return <RichText text={content.text} />;
    case "image":
      return (
        <>
          <Image src={content.url} alt={content.alt} radius="sm" mah={180} fit="contain" />
          {content.text ? <RichText text={content.text} /> : null}
        </>
      );
    case "video":
      return (
        <>
          <SafeLink url={content.url}>{content.url}</SafeLink>
          {content.text ? <RichText text={content.text} /> : null}
        </>
      );
    case "links":
      return (
        <>
          <RichText text={content.text} />
          {content.links.map((link) => (
            <div key={`${link.title} ${link.url}`}>
              <SafeLink url={link.url}>{link.title}</SafeLink>
            </div>
          ))}
        </>
      );
    case "event":
      return content.text ?? content.event;
    default:
      return contentLines(content).join("\n");
  }
}

/** Addresses come from authors and answers: only web addresses become links. */
function SafeLink({ url, children }: { url: string; children: ReactNode }) {
  if (!/^https?:\/\//i.test(url)) return children;
  return (
    <Anchor href={url} target="_blank" rel="noopener noreferrer nofollow" size="sm">
      {children}
    </Anchor>
  );
}

function RichText({ text }: { text: string }) {
  return <span>{parseRichText(text).map(renderNode)}</span>;
}

function renderNode(node: RichTextNode, index: number): ReactNode {
  switch (node.kind) {
    case "text":
      return node.text;
    case "break":
      return <br key={index} />;
    case "code":
      return <code key={index}>{node.text}</code>;
    case "link":
      return (
        <SafeLink key={index} url={node.url}>
          {node.text}
        </SafeLink>
      );
    case "bold":
      return <strong key={index}>{node.children.map(renderNode)}</strong>;
    case "italic":
      return <em key={index}>{node.children.map(renderNode)}</em>;
    case "strike":
      return <s key={index}>{node.children.map(renderNode)}</s>;
  }
}

function noteText(note: TestNote): string {
  switch (note.kind) {
    case "contact":
      return contactText(note);
    case "redirected":
      return t("editor.test.note.redirected", { flow: note.flowName });
    case "notified":
      return t("editor.test.note.notified", { answer: note.answer });
    case "failed":
      return t("editor.test.note.failed", { reason: note.reason });
    case "warning":
      return t("editor.test.note.warning", { detail: note.detail });
    default:
      return t(`editor.test.note.${note.kind}`);
  }
}

function contactText({ patch }: Extract<TestNote, { kind: "contact" }>): string {
  const parts = [
    patch.name === undefined ? null : `${t("editor.contact.name")}: ${patch.name}`,
    patch.email === undefined ? null : `${t("editor.contact.email")}: ${patch.email}`,
    patch.phone === undefined
      ? null
      : `${t("editor.contact.phone")}: ${patch.phone.dialCode} ${patch.phone.number}`,
    ...Object.entries(patch.attributes ?? {}).map(([key, value]) => `${key}: ${value ?? "–"}`),
    ...(patch.addTags ?? []).map((tag) => `+ ${tag}`),
    ...(patch.removeTags ?? []).map((tag) => `− ${tag}`),
    patch.isLead ? t("editor.test.note.lead") : null,
  ];
  return t("editor.test.note.contact", { changes: parts.filter((part) => part !== null).join(", ") });
}
