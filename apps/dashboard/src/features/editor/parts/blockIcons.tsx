// Icons of block kinds by the name their definition gives, so that only these are bundled.

import type { BlockGroup } from "@parley/flow-engine";
import {
  type Icon,
  IconApi,
  IconArrowBackUp,
  IconArrowBounce,
  IconArrowRotaryFirstRight,
  IconArrowsSplit2,
  IconBellRinging,
  IconBrandWhatsapp,
  IconCheckbox,
  IconChecklist,
  IconClockHour9,
  IconClockPause,
  IconDice5,
  IconDroplet,
  IconFlag,
  IconForms,
  IconHeadset,
  IconLanguage,
  IconLink,
  IconListCheck,
  IconMail,
  IconMailForward,
  IconMessage,
  IconNote,
  IconNumbers,
  IconPhone,
  IconPhoto,
  IconProgress,
  IconPuzzle,
  IconRepeat,
  IconRoute,
  IconShoppingBag,
  IconSparkles,
  IconTags,
  IconTestPipe,
  IconUser,
  IconUserShare,
  IconVariable,
  IconVideo,
  IconWebhook,
} from "@tabler/icons-react";
import classes from "./blockIcons.module.css";

export const blockIcons: Readonly<Record<string, Icon>> = {
  IconApi,
  IconArrowBackUp,
  IconArrowBounce,
  IconArrowRotaryFirstRight,
  IconArrowsSplit2,
  IconBellRinging,
  IconBrandWhatsapp,
  IconCheckbox,
  IconChecklist,
  IconClockHour9,
  IconClockPause,
  IconDice5,
  IconDroplet,
  IconFlag,
  IconForms,
  IconHeadset,
  IconLanguage,
  IconLink,
  IconListCheck,
  IconMail,
  IconMailForward,
  IconMessage,
  IconNote,
  IconNumbers,
  IconPhone,
  IconPhoto,
  IconProgress,
  IconRepeat,
  IconRoute,
  IconShoppingBag,
  IconSparkles,
  IconTags,
  IconTestPipe,
  IconUser,
  IconUserShare,
  IconVariable,
  IconVideo,
  IconWebhook,
};

/** The icon of a block kind on its group's colour. */
export function BlockIcon({ icon, group }: { icon: string | undefined; group: BlockGroup | undefined }) {
  const Shape = (icon === undefined ? undefined : blockIcons[icon]) ?? IconPuzzle;
  return (
    <span className={classes.icon} data-group={group} aria-hidden>
      <Shape size={16} stroke={1.8} />
    </span>
  );
}
