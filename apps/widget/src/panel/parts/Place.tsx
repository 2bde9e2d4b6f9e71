// A place: a link to a map. No map is drawn here, so that no map service learns who reads.

import { mapLink } from "../mapLink.ts";
import { t } from "../texts/translate.ts";
import { Icon } from "./Icon.tsx";
import { NewTab } from "./NewTab.tsx";

export interface PlaceProps {
  place: { latitude: number; longitude: number; name?: string | undefined; address?: string | undefined };
}

export function Place({ place }: PlaceProps) {
  const { latitude, longitude, name, address } = place;
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <NewTab class="place" href={mapLink(latitude, longitude)}>
      <Icon name="map" />
      <span>
        <span class="item-title" dir="auto">
          {name || address || t("message.place")}
        </span>
        <span class="item-text">
          {name && address && (
            <>
              <bdi>{address}</bdi>
              <br />
            </>
          )}
          <bdi dir="ltr">{coordinates}</bdi> · {t("message.openMap")}
        </span>
      </span>
    </NewTab>
  );
}
