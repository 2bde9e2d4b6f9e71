// The lines of the test conversation.

import { Anchor, Image, Text } from "@mantine/core";
import type { MessageContent } from "@parley/contracts/messages";
import type { Block, FlowDocument } from "@parley/contracts/flow";
import { contentLines } from "@parley/contracts/plainContent";
import { parseRichText, type RichTextNode } from "@parley/contracts/richText";
import { channels, prepareBlock } from "@parley/flow-engine";
import { memo, type ReactNode } from "react";
import { t } from "../../../i18n/t.ts";
import classes from "./TestPanel.module.css";
import { callText, resultText } from "./callText.ts";
import { isWebAddress } from "./isWebAddress.ts";
import type { TestLine, TestNote } from "./testSession.ts";

interface TestLinesProps {
  lines: readonly TestLine[];
  channel: string;
  blocks: FlowDocument["blocks"];
}

export const TestLines = memo(function TestLines({ lines, channel, blocks }: TestLinesProps) {
  return lines.map((line) => {
    switch (line.kind) {
      case "bot":
        return (
          <div key={line.id} className={classes.bot}>
            <Content content={line.content} />
            {line.isRephrased ? <Remark text={t("editor.test.rephrased")} /> : null}
            <ChannelRemark block={blocks[line.blockId]} channel={channel} />
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

function Remark({ text }: { text: string }) {
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {text}
    </Text>
  );
}

/** What the tested channel makes of a block it cannot show as it is. */
function ChannelRemark({ block, channel }: { block: Block | undefined; channel: string }) {
  const name = channels.find((known) => known === channel);
  const support = block && name ? prepareBlock(block)?.channels[name] : undefined;
  if (!support || !name) return null;
  return (
    <Remark text={t("editor.channel.note", { channel: t(`editor.channel.${name}`), note: support.note })} />
  );
}

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
    case "audio":
      return (
        <>
          {isWebAddress(content.url) ? (
            // The bot's author gives no captions with a recording's address.
            // oxlint-disable-next-line jsx-a11y/media-has-caption
            <audio src={content.url} controls preload="none" className={classes.audio} />
          ) : (
            content.url
          )}
          {content.text ? <RichText text={content.text} /> : null}
        </>
      );
    case "document":
      return (
        <>
          {content.text ? <RichText text={content.text} /> : null}
          <div>
            📄 <SafeLink url={content.url}>{content.name}</SafeLink>
          </div>
        </>
      );
    case "cards":
      return (
        <>
          {content.text ? <RichText text={content.text} /> : null}
          {content.cards.map((card) => (
            <div key={card.id} className={classes.card}>
              {card.imageUrl && isWebAddress(card.imageUrl) ? (
                <Image src={card.imageUrl} alt="" radius="sm" mah={110} fit="cover" />
              ) : null}
              <strong>{card.title}</strong>
              {card.text ? (
                <div>
                  <RichText text={card.text} />
                </div>
              ) : null}
              {card.buttons.map((button) => (
                <div key={button.id}>
                  {button.url ? <SafeLink url={button.url}>{button.title}</SafeLink> : `› ${button.title}`}
                </div>
              ))}
            </div>
          ))}
        </>
      );
    case "event":
      return content.text ?? content.event;
    case "contactCard":
    case "location":
    case "files":
    case "choice":
    case "template":
    case "form":
    case "products":
    case "order":
    case "unsupported":
      return <span className={classes.lines}>{contentLines(content).join("\n")}</span>;
  }
}

/** Addresses come from authors and answers: only web addresses become links. */
function SafeLink({ url, children }: { url: string; children: ReactNode }) {
  if (!isWebAddress(url)) return children;
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
    case "returned":
      return t("editor.test.note.returned", { flow: note.flowName });
    case "called":
      return callText(note.request);
    case "result":
      return t(note.isAutomatic ? "editor.test.note.resultAutomatic" : "editor.test.note.result", {
        result: resultText(note.result),
      });
    case "code":
      return t("editor.test.note.code", { code: note.code });
    case "teamNote":
      return t("editor.test.note.teamNote", { text: note.text });
    case "chatStatus":
      return t("editor.test.note.chatStatus", { status: note.status });
    case "alerted":
      return t("editor.test.note.alerted", { text: note.text });
    case "drip":
      return t(note.action === "start" ? "editor.test.note.dripStart" : "editor.test.note.dripStop");
    case "channelMessage":
      return t(`editor.test.note.channel.${note.message.kind}`);
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
    patch.optIn === undefined ? null : t(patch.optIn ? "editor.test.note.optIn" : "editor.test.note.optOut"),
  ];
  return t("editor.test.note.contact", { changes: parts.filter((part) => part !== null).join(", ") });
}
