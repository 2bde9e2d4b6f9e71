// The kinds of block beside the list, one group open at a time. What is chosen goes behind the selected block.

import { Accordion, UnstyledButton } from "@mantine/core";
import { t } from "../../../i18n/t.ts";
import { insertBlock } from "../actions.ts";
import { usePaletteGroups } from "../canvas/Palette.tsx";
import { useServices } from "../editorContext.tsx";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import { placeOfNext } from "../model/graph.ts";
import classes from "./BlockList.module.css";

/** Becomes part of element ids, which may hold no blanks. */
const valueOf = (index: number) => `group-${index}`;

export function PaletteAccordion() {
  const services = useServices();
  const groups = usePaletteGroups();
  const add = (kind: string) => {
    const state = services.store.getState();
    const from = placeOfNext(contentOf(state), selectionOf(state));
    insertBlock(services, kind, from ? { from } : {});
  };
  return (
    <aside className={classes.palette} aria-label={t("editor.palette.title")}>
      <Accordion defaultValue={valueOf(0)}>
        {groups.map((group, index) => (
          <Accordion.Item key={group.label} value={valueOf(index)}>
            <Accordion.Control fz="sm" px="xs">
              {group.label}
            </Accordion.Control>
            <Accordion.Panel>
              {group.items.map((item) => (
                <UnstyledButton
                  key={item.id}
                  className={classes.kind}
                  title={item.description}
                  onClick={() => add(item.id)}
                >
                  {item.icon}
                  <span>{item.label}</span>
                </UnstyledButton>
              ))}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </aside>
  );
}
