// Where the visitor is: by the browser, when they press for it; on a map, when they ask for one; or as words in the
// composer.

import type { FunctionComponent } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "../../parts/Icon.tsx";
import { NewTab } from "../../parts/NewTab.tsx";
import { mapLink } from "../../mapLink.ts";
import { numberFormat, t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import type { MapPickerProps, Point } from "./MapPicker.tsx";
import "../../styles/rich.css";

/** Satellites take a while; after this the visitor is told to type. */
const timeoutMs = 20_000;
/** A position found this recently is good enough. */
const maximumAgeMs = 60_000;

interface Found extends Point {
  accuracy: number;
}

export function LocationInput({ answer, mapTiles }: RichProps<"location">) {
  const [found, setFound] = useState<Found | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [map, setMap] = useState<
    "offered" | "loading" | "failed" | { draw: FunctionComponent<MapPickerProps> }
  >(mapTiles ? "offered" : "failed");
  const Picker = typeof map === "object" ? map.draw : null;

  function send({ latitude, longitude }: Point, byKeyboard: boolean) {
    answer({ kind: "location", latitude, longitude }, byKeyboard);
  }

  function failMap() {
    setMap("failed");
    setProblem(t("map.failed"));
  }

  function openMap() {
    setProblem(null);
    setMap("loading");
    import("./MapPicker.tsx").then(({ MapPicker }) => setMap({ draw: MapPicker }), failMap);
  }

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
      {Picker && mapTiles ? (
        <Picker tiles={mapTiles} found={found} onPick={send} onFailure={failMap} />
      ) : (
        found && (
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
            <button type="button" class="submit" onClick={({ detail }) => send(found, detail === 0)}>
              {t("location.send")} <Icon name="send" />
            </button>
          </>
        )
      )}
      {(Picker || !found) && (
        <button
          type="button"
          class={Picker ? "quiet" : "submit"}
          aria-disabled={isFinding}
          onClick={() => isFinding || find()}
        >
          <Icon name="target" /> {t(isFinding ? "location.finding" : "location.find")}
        </button>
      )}
      {(map === "offered" || map === "loading") && (
        <button
          type="button"
          class="quiet"
          aria-disabled={map === "loading"}
          onClick={() => map === "offered" && openMap()}
        >
          <Icon name="map" /> {t(map === "loading" ? "rich.loading" : "map.open")}
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
