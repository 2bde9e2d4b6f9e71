// Link buttons: title, address, icon.

import { Button, Input, NativeSelect, Stack } from "@mantine/core";
import { linkItem } from "@parley/contracts/messages";
import { IconPlus } from "@tabler/icons-react";
import { isMessageKey, t } from "../../../../i18n/t.ts";
import { asRecords, asText, type ControlProps, withItem, withMoved } from "../controlProps.ts";
import { TemplateText } from "../TemplateText.tsx";
import { ListRow } from "./ListRow.tsx";

interface Link {
  title: string;
  url: string;
  icon?: string;
}

const icons = linkItem.shape.icon.unwrap().options;

export function LinksControl({ field, value, onChange, error }: ControlProps) {
  const links = asRecords(value).map((item): Link => ({
    title: asText(item["title"]),
    url: asText(item["url"]),
    ...(typeof item["icon"] === "string" ? { icon: item["icon"] } : {}),
  }));
  return (
    <Input.Wrapper label={field.label} description={field.hint} error={error}>
      <Stack gap={8} mt={6}>
        {links.map((link, index) => {
          const name = link.title || t("editor.links.number", { number: index + 1 });
          const change = (patch: Partial<Link>) => onChange(withItem(links, index, { ...link, ...patch }));
          return (
            <ListRow
              // Links have no ids; their place is what they are known by.
              key={index}
              name={name}
              isFirst={index === 0}
              isLast={index === links.length - 1}
              onMove={(by) => onChange(withMoved(links, index, by))}
              onRemove={() => onChange(links.filter((_, place) => place !== index))}
            >
              <TemplateText
                label={t("editor.links.title")}
                isLabelHidden
                placeholder={t("editor.links.title")}
                value={link.title}
                onChange={(title) => change({ title })}
              />
              <TemplateText
                label={t("editor.links.url")}
                isLabelHidden
                placeholder="https://"
                value={link.url}
                onChange={(url) => change({ url })}
              />
              <NativeSelect
                aria-label={t("editor.links.icon")}
                size="sm"
                value={link.icon ?? "link"}
                onChange={(event) => change({ icon: event.currentTarget.value })}
                data={icons.map((icon) => {
                  const key = `editor.links.icon.${icon}`;
                  return { value: icon, label: isMessageKey(key) ? t(key) : icon };
                })}
              />
            </ListRow>
          );
        })}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          disabled={links.length >= (field.maximumItems ?? Infinity)}
          onClick={() => onChange([...links, { title: "", url: "" }])}
        >
          {t("editor.links.add")}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
