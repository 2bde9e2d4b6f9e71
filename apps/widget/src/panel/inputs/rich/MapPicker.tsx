// A map with a pin in its middle: the visitor moves the map until the pin stands where they mean. It brings the map's
// library along, so it is loaded when somebody asks for the map.

import type { WidgetConfig } from "@parley/contracts/widget";
import * as leaflet from "leaflet";
import "leaflet/dist/leaflet.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/Icon.tsx";
import { NewTab } from "../../parts/NewTab.tsx";
import { t } from "../../texts/translate.ts";

/** Continents: where nobody has said yet where they are. */
const worldZoom = 3;
/** Streets and houses. */
const streetZoom = 16;
/** From here on the pin means a place and not a region: villages have names. */
const leastZoom = 11;
/** A press on a map of a region comes this much closer. */
const zoomSteps = 3;
const largestZoom = 19;
/** Degrees the earth turns in a minute: the time zone tells roughly where somebody is. */
const degreesPerMinute = 0.25;
/** Where most people live. */
const likelyLatitude = 30;
/** A metre; more digits would only pretend. */
const digits = 5;

const copyrightPage = "https://www.openstreetmap.org/copyright";

export interface Point {
  latitude: number;
  longitude: number;
}

export interface MapPickerProps {
  tiles: NonNullable<WidgetConfig["mapTiles"]>;
  /** Found by the browser: the map goes there. */
  found: Point | null;
  onPick(point: Point, byKeyboard: boolean): void;
  /** No picture of the map has come. */
  onFailure(): void;
}

export function MapPicker({ tiles, found, onPick, onFailure }: MapPickerProps) {
  const container = useRef<HTMLDivElement>(null);
  const mapRef = useRef<leaflet.Map>(null);
  const [{ point, isClose }, setView] = useState({ point: found ?? likelyPlace(), isClose: found !== null });
  const latestRef = useRef({ onPick, onFailure });
  const { url } = tiles;

  useEffect(() => {
    latestRef.current = { onPick, onFailure };
  });

  useEffect(() => {
    if (!container.current) return;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const drawn = leaflet.map(container.current, {
      attributionControl: false,
      zoomControl: false,
      // The wheel scrolls the chat until somebody is busy with the map.
      scrollWheelZoom: false,
      zoomAnimation: !isStill,
      fadeAnimation: !isStill,
      inertia: !isStill,
      maxZoom: largestZoom,
      worldCopyJump: true,
    });
    mapRef.current = drawn;
    drawn.addControl(leaflet.control.zoom({ zoomInTitle: t("map.zoomIn"), zoomOutTitle: t("map.zoomOut") }));
    let hasTile = false;
    leaflet
      // Public tile servers want to know from which site they are asked.
      .tileLayer(url, { maxZoom: largestZoom, referrerPolicy: "strict-origin-when-cross-origin" })
      .on("tileload", () => (hasTile = true))
      // All that were asked for have come or failed.
      .on("load", () => hasTile || latestRef.current.onFailure())
      .addTo(drawn);
    drawn.on("moveend", () => {
      setView({ point: middleOf(drawn), isClose: drawn.getZoom() >= leastZoom });
    });
    drawn.on("click", ({ latlng }) => {
      const zoom = drawn.getZoom();
      drawn.setView(latlng, zoom < leastZoom ? zoom + zoomSteps : zoom);
    });
    drawn.on("keydown", ({ originalEvent: { key, target } }) => {
      if (key !== "Enter" || target !== drawn.getContainer() || drawn.getZoom() < leastZoom) return;
      latestRef.current.onPick(middleOf(drawn), true);
    });
    drawn.on("focus", () => drawn.scrollWheelZoom.enable());
    drawn.on("blur", () => drawn.scrollWheelZoom.disable());
    const start = likelyPlace();
    drawn.setView([start.latitude, start.longitude], worldZoom);
    drawn.getContainer().focus({ preventScroll: true });
    drawn.getContainer().scrollIntoView({ block: "nearest" });
    return () => void drawn.remove();
  }, [url]);

  useEffect(() => {
    if (found) mapRef.current?.setView([found.latitude, found.longitude], streetZoom);
  }, [found]);

  return (
    <div class="map-picker">
      <div class="map-frame">
        <div ref={container} class="map" role="application" aria-label={t("map.label")} />
        <span class="map-pin">
          <Icon name="map" />
        </span>
      </div>
      <p class="map-words muted">
        <output>
          {isClose ? (
            <bdi dir="ltr">
              {point.latitude.toFixed(digits)}, {point.longitude.toFixed(digits)}
            </bdi>
          ) : (
            t("map.closer")
          )}
        </output>
        <Attribution text={tiles.attribution} />
      </p>
      <button
        type="button"
        class="submit"
        aria-disabled={!isClose}
        onClick={({ detail }) => isClose && onPick(point, detail === 0)}
      >
        {t("map.use")} <Icon name="send" />
      </button>
    </div>
  );
}

/** OpenStreetMap asks for a link to its licence. */
function Attribution({ text }: { text: string }) {
  return /openstreetmap/i.test(text) ? (
    <NewTab class="map-source" href={copyrightPage}>
      {text}
    </NewTab>
  ) : (
    <span class="map-source">{text}</span>
  );
}

function middleOf(map: leaflet.Map): Point {
  const { lat, lng } = map.getCenter().wrap();
  return { latitude: rounded(lat), longitude: rounded(lng) };
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(digits));
}

function likelyPlace(): Point {
  return {
    latitude: likelyLatitude,
    longitude: -new Date().getTimezoneOffset() * degreesPerMinute,
  };
}
