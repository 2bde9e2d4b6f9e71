// JSON as a tree that opens and closes; pressing a value picks it.
import { UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { formatResponsePath } from "@parley/contracts/responsePath";
import { t } from "../../../i18n/t.ts";
import classes from "./apis.module.css";

type Keys = readonly (string | number)[];

interface JsonTreeProps {
  value: unknown;
  /** Attribute keys by the path that fills them. */
  mapped: ReadonlyMap<string, string>;
  onPick: (path: string, button: HTMLElement) => void;
}

/** Shown of one list or object at first, and added each time somebody asks for more. */
const SHOWN = 50;
/** Opened without asking. */
const OPEN_DEPTH = 3;
/** Characters of a value; the whole is in the text view. */
const VALUE_LENGTH = 200;

export function JsonTree(props: JsonTreeProps) {
  return (
    <ul className={classes.tree} aria-label={t("developers.apis.tree")}>
      <Node {...props} keys={[]} />
    </ul>
  );
}

interface NodeProps extends JsonTreeProps {
  keys: Keys;
}

function Node(props: NodeProps) {
  const { value } = props;
  return (
    <li>
      {typeof value === "object" && value !== null ? (
        <Branch {...props} value={value} />
      ) : (
        <Leaf {...props} />
      )}
    </li>
  );
}

function Branch({ value, keys, mapped, onPick }: NodeProps & { value: object }) {
  const [isOpen, setOpen] = useState(keys.length < OPEN_DEPTH);
  const [shown, setShown] = useState(SHOWN);
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value);
  const hidden = entries.length - shown;
  return (
    <>
      <UnstyledButton className={classes.branch} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight size={13} className={classes.chevron} data-open={isOpen || undefined} aria-hidden />
        <Key keys={keys} />
        <span className={classes.hint}>
          {t(Array.isArray(value) ? "developers.apis.tree.items" : "developers.apis.tree.members", {
            count: entries.length,
          })}
        </span>
      </UnstyledButton>
      {isOpen && entries.length > 0 ? (
        <ul>
          {entries.slice(0, shown).map(([key, item]) => (
            <Node key={key} value={item} keys={[...keys, key]} mapped={mapped} onPick={onPick} />
          ))}
          {hidden > 0 ? (
            <li>
              <UnstyledButton className={classes.branch} onClick={() => setShown(shown + SHOWN)}>
                <span className={classes.hint}>
                  {t("developers.apis.tree.more", { count: Math.min(hidden, SHOWN) })}
                </span>
              </UnstyledButton>
            </li>
          ) : null}
        </ul>
      ) : null}
    </>
  );
}

function Leaf({ value, keys, mapped, onPick }: NodeProps) {
  // An answer that is a single value has no place to name; it is the whole body.
  const path = keys.length === 0 ? "$body" : formatResponsePath(keys);
  const attribute = mapped.get(path);
  const text = JSON.stringify(value) ?? "";
  return (
    <UnstyledButton
      className={classes.leaf}
      data-mapped={attribute === undefined ? undefined : true}
      aria-label={[
        t("developers.apis.tree.map", { path }),
        ...(attribute === undefined ? [] : [t("developers.apis.tree.mapped", { key: attribute })]),
      ].join(", ")}
      onClick={(event) => onPick(path, event.currentTarget)}
    >
      <Key keys={keys} />
      <span className={classes.value}>
        {text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}…` : text}
      </span>
      {attribute === undefined ? null : <span className={classes.hint}>→ {attribute}</span>}
    </UnstyledButton>
  );
}

function Key({ keys }: { keys: Keys }) {
  const key = keys.at(-1);
  return key === undefined ? null : <span className={classes.key}>{key}:</span>;
}
