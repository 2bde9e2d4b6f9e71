// A bot's face: its colour with its built-in icon or uploaded picture.
import { Avatar } from "@mantine/core";
import {
  IconHeadset,
  IconHeart,
  IconMessageCircle,
  IconMessages,
  IconMoodSmile,
  IconRobot,
  IconSparkles,
  type Icon,
} from "@tabler/icons-react";
import { readableOn } from "./readableOn.ts";

export const builtInIcons = {
  bubble: IconMessageCircle,
  robot: IconRobot,
  headset: IconHeadset,
  smile: IconMoodSmile,
  heart: IconHeart,
  sparkles: IconSparkles,
  chat: IconMessages,
} as const satisfies Record<string, Icon>;
export type BuiltInIcon = keyof typeof builtInIcons;

export function isBuiltInIcon(name: string): name is BuiltInIcon {
  return Object.hasOwn(builtInIcons, name);
}

interface BotIconProps {
  icon: string;
  colour: string;
  size?: number;
}

export function BotIcon({ icon, colour, size = 36 }: BotIconProps) {
  const Glyph = builtInIcons[isBuiltInIcon(icon) ? icon : "bubble"];
  return (
    <Avatar
      size={size}
      radius="md"
      src={isBuiltInIcon(icon) ? null : icon}
      aria-hidden
      alt=""
      styles={{ placeholder: { background: colour, color: readableOn(colour) } }}
    >
      <Glyph size={size * 0.58} stroke={1.8} />
    </Avatar>
  );
}
