// The library's link and button, following the application's own addresses.
import { ActionIcon, Anchor, Button, NavLink } from "@mantine/core";
import { createLink } from "@tanstack/react-router";

export const RouterAnchor = createLink(Anchor<"a">);
export const RouterButton = createLink(Button<"a">);
export const RouterNavLink = createLink(NavLink<"a">);
export const RouterActionIcon = createLink(ActionIcon<"a">);
