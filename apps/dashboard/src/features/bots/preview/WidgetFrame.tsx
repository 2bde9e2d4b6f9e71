// A drawing of the chat window, for before the real one exists. It keeps the visitor's light look in both schemes.
import type { CSSProperties, ReactNode } from "react";
import { BotIcon } from "../BotIcon.tsx";
import { readableOn } from "../readableOn.ts";
import classes from "./WidgetFrame.module.css";

interface WidgetFrameProps {
  name: string;
  icon: string;
  colour: string;
  children: ReactNode;
}

export function WidgetFrame({ name, icon, colour, children }: WidgetFrameProps) {
  const style = { "--bot-colour": colour, "--bot-text": readableOn(colour) } as CSSProperties;
  return (
    <div className={classes.frame} style={style}>
      <div className={classes.head}>
        <BotIcon icon={icon} colour={colour} size={32} />
        <span className={classes.name}>{name}</span>
      </div>
      <div className={classes.body}>{children}</div>
    </div>
  );
}
