// Code to take elsewhere, with a copy button in its corner.
import { Code } from "@mantine/core";
import { CopyIcon } from "./CopyField.tsx";
import classes from "./CodeBlock.module.css";

export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <div className={classes.frame}>
      <Code block className={classes.code} tabIndex={0} aria-label={label}>
        {code}
      </Code>
      <div className={classes.copy}>
        <CopyIcon label={label} value={code} />
      </div>
    </div>
  );
}
