// The icons templates name. Listed, so that the bundle carries these and not the whole icon set.
import {
  IconBriefcase,
  IconCalendarTime,
  IconDeviceTvOld,
  IconHelpCircle,
  IconHome,
  IconLifebuoy,
  IconMessage,
  IconMoodSmile,
  IconMoonStars,
  IconReceipt,
  IconShoppingCart,
  IconTargetArrow,
  IconTemplate,
  IconToolsKitchen2,
  type Icon,
} from "@tabler/icons-react";

const icons: Readonly<Record<string, Icon>> = {
  IconBriefcase,
  IconCalendarTime,
  IconDeviceTvOld,
  IconHelpCircle,
  IconHome,
  IconLifebuoy,
  IconMoodSmile,
  IconMoonStars,
  IconReceipt,
  IconShoppingCart,
  IconTargetArrow,
  IconTemplate,
  IconToolsKitchen2,
};

export function templateIcon(name: string): Icon {
  return icons[name] ?? IconMessage;
}
