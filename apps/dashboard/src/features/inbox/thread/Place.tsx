// A place on earth: its name, and a link to a map. The map itself is not loaded, so that nobody learns of the reader.

import type { MessageContent } from "@parley/contracts/messages";
import { IconMapPin } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import parts from "./MessageParts.module.css";
import { SafeLink } from "./RichText.tsx";

/** Digits behind the point: about a metre. */
const precision = 5;
const mapZoom = 16;

export function Place({ place }: { place: Extract<MessageContent, { kind: "location" }> }) {
  const latitude = place.latitude.toFixed(precision);
  const longitude = place.longitude.toFixed(precision);
  const url = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=${mapZoom}/${latitude}/${longitude}`;
  return (
    <span className={parts.contact}>
      <IconMapPin size={20} stroke={1.6} aria-hidden />
      <span className={parts.words}>
        {place.name ? <strong>{place.name}</strong> : null}
        {place.address ? <span>{place.address}</span> : null}
        <small>
          {latitude}, {longitude}
        </small>
        <SafeLink url={url}>{t("inbox.thread.openMap")}</SafeLink>
      </span>
    </span>
  );
}
