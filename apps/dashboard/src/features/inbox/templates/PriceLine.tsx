// What Meta will probably charge; an estimate, and said so.

import { Text } from "@mantine/core";
import type { PriceEstimate } from "@parley/contracts/api/messageTemplates";
import { t } from "../../../i18n/t.ts";

const money = new Intl.NumberFormat(undefined, {
  style: "currency",
  currency: "USD",
  maximumFractionDigits: 4,
});

export function PriceLine({ price }: { price: PriceEstimate | undefined }) {
  if (!price) return <span />;
  return (
    <Text size="xs" c="dimmed">
      {priceText(price)}
    </Text>
  );
}

function priceText({ amount, isFree, market, asOf }: PriceEstimate): string {
  if (isFree) return t("inbox.template.free");
  if (amount === null) return t("inbox.template.priceUnknown");
  return t("inbox.template.price", { price: money.format(amount), market, day: asOf });
}
