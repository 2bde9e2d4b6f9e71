// A place, by its coordinates.

import { Button, Group, NumberInput } from "@mantine/core";
import { useState } from "react";
import { t } from "../../../../i18n/t.ts";
import type { InputProps } from "./inputProps.ts";

/** The Eiffel Tower: a place whose coordinates everybody can check. */
const example = { latitude: 48.85837, longitude: 2.29448 };
const decimals = 5;

export function LocationAnswer({ onAnswer }: InputProps<"location">) {
  const [place, setPlace] = useState(example);
  return (
    <Group gap={8} align="flex-end" wrap="nowrap">
      <NumberInput
        size="xs"
        label={t("editor.test.latitude")}
        min={-90}
        max={90}
        decimalScale={decimals}
        hideControls
        value={place.latitude}
        onChange={(typed) => setPlace({ ...place, latitude: Number(typed) })}
      />
      <NumberInput
        size="xs"
        label={t("editor.test.longitude")}
        min={-180}
        max={180}
        decimalScale={decimals}
        hideControls
        value={place.longitude}
        onChange={(typed) => setPlace({ ...place, longitude: Number(typed) })}
      />
      <Button
        size="xs"
        variant="light"
        onClick={() => onAnswer({ kind: "location", ...place }, `📍 ${place.latitude}, ${place.longitude}`)}
      >
        {t("editor.test.send")}
      </Button>
    </Group>
  );
}
