// A message's text as nodes. Nothing a stranger wrote is ever markup.

import { parseRichText, type RichTextNode } from "@parley/contracts/richText";
import { Fragment, type ReactNode } from "react";
import { safeLink } from "../safeUrl.ts";
import classes from "./thread.module.css";

export function RichText({ text }: { text: string }) {
  return <span dir="auto">{drawAll(parseRichText(text))}</span>;
}

function drawAll(nodes: readonly RichTextNode[]): ReactNode {
  // A parsed text never changes its order, so positions are stable keys.
  return nodes.map((node, index) => <Fragment key={index}>{draw(node)}</Fragment>);
}

function draw(node: RichTextNode): ReactNode {
  switch (node.kind) {
    case "text":
      return node.text;
    case "bold":
      return <strong>{drawAll(node.children)}</strong>;
    case "italic":
      return <em>{drawAll(node.children)}</em>;
    case "strike":
      return <s>{drawAll(node.children)}</s>;
    case "code":
      return <code className={classes.code}>{node.text}</code>;
    case "link":
      return <SafeLink url={node.url}>{node.text}</SafeLink>;
    case "break":
      return <br />;
  }
}

/** A link out of the dashboard, or its plain text where the address is none to follow. */
export function SafeLink({ url, children }: { url: string; children: ReactNode }) {
  const href = safeLink(url);
  if (href === undefined) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" className={classes.link}>
      {children}
    </a>
  );
}
