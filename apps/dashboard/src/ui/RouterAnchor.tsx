// The library's link and buttons, following the application's own addresses. Buttons are made real links, so that they
// can be opened in another tab and are read out as links.
import { ActionIcon, Anchor, Button, type ActionIconProps, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentPropsWithRef } from "react";

type LinkAttributes<Props> = Props & Omit<ComponentPropsWithRef<"a">, keyof Props>;

function ButtonLink(props: LinkAttributes<ButtonProps>) {
  return <Button component="a" {...props} />;
}

function ActionIconLink(props: LinkAttributes<ActionIconProps>) {
  return <ActionIcon component="a" {...props} />;
}

export const RouterAnchor = createLink(Anchor<"a">);
export const RouterButton = createLink(ButtonLink);
export const RouterActionIcon = createLink(ActionIconLink);
