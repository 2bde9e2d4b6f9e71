// Where the visitor is: by the browser, when they press for it, or as words in the composer.

import { useState } from "preact/hooks";
import { Icon } from "../../parts/Icon.tsx";
import { NewTab } from "../../parts/NewTab.tsx";
import { mapLink } from "../../mapLink.ts";
import { numberFormat, t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import "../../styles/rich.css";

/** Satellites take a while; after this the visitor is told to type. */
const timeoutMs = 20_000;
/** A position found this recently is good enough. */
const maximumAgeMs = 60_000;

interface Found {
  latitude: number;
  longitude: number;
  accuracy: number;
}

export function LocationInput({ answer }: RichProps<"location">) {
  const [found, setFound] = useState<Found | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function find() {
    setProblem(null);
    setFinding(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        setFinding(false);
        setFound({ latitude, longitude, accuracy });
      },
      ({ code, PERMISSION_DENIED }) => {
        setFinding(false);
        setProblem(t(code === PERMISSION_DENIED ? "location.denied" : "location.failed"));
      },
      { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: maximumAgeMs },
    );
  }

  return (
    <div class="panel-form">
      {found ? (
        <>
          <NewTab class="place" href={mapLink(found.latitude, found.longitude)}>
            <Icon name="map" />
            <span>
              <bdi class="item-title" dir="ltr">
                {found.latitude.toFixed(5)}, {found.longitude.toFixed(5)}
              </bdi>
              <span class="item-text">
                {t("location.accuracy", { distance: distance(found.accuracy) })} · {t("message.openMap")}
              </span>
            </span>
          </NewTab>
          <button
            type="button"
            class="submit"
            onClick={({ detail }) =>
              answer({ kind: "location", latitude: found.latitude, longitude: found.longitude }, detail === 0)
            }
          >
            {t("location.send")} <Icon name="send" />
          </button>
        </>
      ) : (
        <button type="button" class="submit" aria-disabled={isFinding} onClick={() => isFinding || find()}>
          <Icon name="target" /> {t(isFinding ? "location.finding" : "location.find")}
        </button>
      )}
      {problem && (
        <p class="problem-line" role="alert">
          {problem}
        </p>
      )}
      <p class="muted">{t("location.hint")}</p>
    </div>
  );
}

function distance(metres: number): string {
  const [amount, unit] = metres < 1_000 ? [metres, "meter"] : [metres / 1_000, "kilometer"];
  return numberFormat({ style: "unit", unit, maximumFractionDigits: unit === "meter" ? 0 : 1 }).format(
    amount,
  );
}
