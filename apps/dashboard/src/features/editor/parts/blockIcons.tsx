// Icons of block kinds by the name their definition gives, so that only these are bundled.

import type { BlockGroup } from "@parley/flow-engine";
import {
  type Icon,
  IconArrowBounce,
  IconArrowsSplit2,
  IconChecklist,
  IconClockPause,
  IconFlag,
  IconForms,
  IconHeadset,
  IconLink,
  IconListCheck,
  IconMail,
  IconMessage,
  IconNumbers,
  IconPhone,
  IconPhoto,
  IconPuzzle,
  IconRoute,
  IconTags,
  IconUser,
  IconVariable,
  IconVideo,
} from "@tabler/icons-react";
import classes from "./blockIcons.module.css";

export const blockIcons: Readonly<Record<string, Icon>> = {
  IconArrowBounce,
  IconArrowsSplit2,
  IconChecklist,
  IconClockPause,
  IconFlag,
  IconForms,
  IconHeadset,
  IconLink,
  IconListCheck,
  IconMail,
  IconMessage,
  IconNumbers,
  IconPhone,
  IconPhoto,
  IconRoute,
  IconTags,
  IconUser,
  IconVariable,
  IconVideo,
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
