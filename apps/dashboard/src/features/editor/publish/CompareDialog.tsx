// Two versions of the flow side by side in one drawing: pick them, look, and follow the list of changes.

import { Modal, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FlowVersion } from "@parley/contracts/flow";
import { ReactFlowProvider } from "@xyflow/react";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { LoadingSkeleton } from "../../../ui/LoadingSkeleton.tsx";
import { useContent, useServices, useView } from "../editorContext.tsx";
import type { EditorContent } from "../model/content.ts";
import type { ComparedSide } from "../model/view.ts";
import { versionQuery, versionsQuery } from "../queries.ts";
import { CompareCanvas } from "./CompareCanvas.tsx";
import classes from "./Compare.module.css";
import { DiffList, diffLooks } from "./DiffList.tsx";

export function CompareDialog() {
  const { view } = useServices();
  const compared = useView((state) => state.compared);
  const close = () => view.set({ compared: null });
  return (
    <Modal
      opened={compared !== null}
      onClose={close}
      fullScreen
      title={t("editor.compare.title")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
      classNames={{ content: classes.content ?? "", body: classes.body ?? "" }}
    >
      {compared ? <Comparing before={compared.before} after={compared.after} /> : null}
    </Modal>
  );
}

interface Sides {
  before: ComparedSide;
  after: ComparedSide;
}

function Comparing({ before, after }: Sides) {
  const { workspaceId, flowId, view } = useServices();
  const versions = useQuery(versionsQuery(workspaceId, flowId)).data?.items ?? [];
  const [one, other] = [useSide(before), useSide(after)];
  const [shown, setShown] = useState<string | null>(null);
  const choose = (sides: Partial<Sides>) => {
    setShown(null);
    view.set({ compared: { before, after, ...sides } });
  };
  const failed = one.error ?? other.error;
  return (
    <>
      <div className={classes.tools}>
        <SideSelect
          label={t("editor.compare.before")}
          value={before}
          versions={versions}
          onChange={(side) => choose({ before: side })}
        />
        <SideSelect
          label={t("editor.compare.after")}
          value={after}
          versions={versions}
          onChange={(side) => choose({ after: side })}
        />
        <Legend />
      </div>
      {failed ? <ErrorState error={failed} onRetry={() => choose({})} /> : null}
      {one.content && other.content ? (
        <div className={classes.sides}>
          <ReactFlowProvider key={`${before} ${after}`}>
            <CompareCanvas before={one.content} after={other.content} shown={shown} />
          </ReactFlowProvider>
          <aside className={classes.changes} aria-label={t("editor.diff.title")}>
            <DiffList
              before={one.content.document}
              after={other.content.document}
              sameText={t("editor.compare.same")}
              onChoose={setShown}
            />
          </aside>
        </div>
      ) : failed ? null : (
        <LoadingSkeleton rows={4} height={60} />
      )}
    </>
  );
}

/** The content of a version, or of the draft as it is being edited. */
function useSide(side: ComparedSide): { content: EditorContent | null; error: Error | null } {
  const { workspaceId, flowId } = useServices();
  const draft = useContent();
  const version = useQuery({
    ...versionQuery(workspaceId, flowId, side === "draft" ? 0 : side),
    enabled: side !== "draft",
  });
  if (side === "draft") return { content: draft, error: null };
  return { content: version.data ?? null, error: version.error };
}

interface SideSelectProps {
  label: string;
  value: ComparedSide;
  versions: readonly FlowVersion[];
  onChange: (side: ComparedSide) => void;
}

function SideSelect({ label, value, versions, onChange }: SideSelectProps) {
  return (
    <NativeSelect
      size="sm"
      label={label}
      value={String(value)}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onChange(chosen === "draft" ? "draft" : Number(chosen));
      }}
      data={[
        { value: "draft", label: t("editor.compare.draft") },
        ...versions.map(({ number, note }) => ({
          value: String(number),
          label: [t("editor.versions.number", { number }), ...(note ? [note.slice(0, noteLength)] : [])].join(
            " · ",
          ),
        })),
      ]}
    />
  );
}

/** Of a note, as much as tells versions apart in the list. */
const noteLength = 40;

function Legend() {
  return (
    <ul className={classes.legend} aria-label={t("editor.compare.legend")}>
      {(["added", "changed", "removed"] as const).map((mark) => {
        const Shape = diffLooks[mark].icon;
        return (
          <li key={mark}>
            <span className={classes.badge} data-mark={mark}>
              <Shape size={12} stroke={2.5} aria-hidden />
            </span>
            {t(`editor.diff.${mark}`)}
          </li>
        );
      })}
    </ul>
  );
}
