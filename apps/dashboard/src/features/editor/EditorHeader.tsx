// The bar above the canvas: flows, whether the draft is saved, panels, and Publish.

import {
  ActionIcon,
  Badge,
  Button,
  FileButton,
  Group,
  Menu,
  SegmentedControl,
  Tooltip,
  VisuallyHidden,
} from "@mantine/core";
import {
  type Icon,
  IconAlertTriangle,
  IconDots,
  IconDownload,
  IconHistory,
  IconKeyboard,
  IconLanguage,
  IconLayoutGrid,
  IconList,
  IconPlayerPlay,
  IconRocket,
  IconSchema,
  IconTemplate,
  IconTestPipe,
  IconUpload,
} from "@tabler/icons-react";
import { useRef } from "react";
import { t } from "../../i18n/t.ts";
import { togglePanel } from "./actions.ts";
import classes from "./Editor.module.css";
import { useServices, useView } from "./editorContext.tsx";
import { FlowTabs } from "./flows/FlowTabs.tsx";
import { contentOf } from "./model/editorStore.ts";
import type { Panel } from "./model/view.ts";
import { download, exportText } from "./transfer/flowFile.ts";
import { importFile } from "./transfer/importFile.ts";
import { SaveIndicator } from "./saving/SaveIndicator.tsx";

export function EditorHeader({ isNarrow }: { isNarrow: boolean }) {
  const { view, canWrite } = useServices();
  const problems = useView((state) => state.problems);
  const errors = problems.filter((problem) => problem.severity === "error").length;
  return (
    <header className={classes.header}>
      <VisuallyHidden component="h1">{t("editor.title")}</VisuallyHidden>
      <FlowTabs />
      <Group gap={8} wrap="nowrap" className={classes.headerTools ?? ""}>
        <SaveIndicator />
        {isNarrow ? null : <ModeSwitch />}
        <PanelButton panel="test" icon={IconPlayerPlay} label={t("editor.panel.test")} isNarrow={isNarrow} />
        <PanelButton
          panel="problems"
          icon={IconAlertTriangle}
          label={t("editor.panel.problems")}
          isNarrow={isNarrow}
          count={problems.length}
          isAlarming={errors > 0}
        />
        <MoreMenu />
        {canWrite ? (
          <Button
            size="xs"
            leftSection={<IconRocket size={15} />}
            onClick={() => view.set({ dialog: "publish" })}
          >
            {t("editor.publish.open")}
          </Button>
        ) : null}
      </Group>
    </header>
  );
}

function ModeSwitch() {
  const { view } = useServices();
  const mode = useView((state) => state.mode);
  return (
    <SegmentedControl
      size="xs"
      value={mode}
      aria-label={t("editor.mode.label")}
      onChange={(chosen) => view.set({ mode: chosen === "list" ? "list" : "canvas" })}
      data={[
        { value: "canvas", label: <ModeLabel icon={IconSchema} text={t("editor.mode.canvas")} /> },
        { value: "list", label: <ModeLabel icon={IconList} text={t("editor.mode.list")} /> },
      ]}
    />
  );
}

function ModeLabel({ icon: Shape, text }: { icon: Icon; text: string }) {
  return (
    <span className={classes.modeLabel} title={text}>
      <Shape size={15} role="img" aria-label={text} />
    </span>
  );
}

interface PanelButtonProps {
  panel: Panel;
  icon: Icon;
  label: string;
  isNarrow: boolean;
  count?: number;
  isAlarming?: boolean;
}

function PanelButton({
  panel,
  icon: Shape,
  label,
  isNarrow,
  count = 0,
  isAlarming = false,
}: PanelButtonProps) {
  const services = useServices();
  const isOpen = useView((view) => view.panel === panel);
  return (
    <Tooltip label={label} disabled={!isNarrow}>
      <Button
        size="xs"
        px={isNarrow ? 8 : 10}
        variant={isOpen ? "light" : "default"}
        aria-pressed={isOpen}
        aria-label={count > 0 ? t("editor.panel.withCount", { panel: label, count }) : label}
        leftSection={isNarrow ? undefined : <Shape size={15} />}
        rightSection={
          count > 0 ? (
            <Badge size="sm" variant="filled" color={isAlarming ? "red.8" : "gray.7"} circle={count < 10}>
              {count}
            </Badge>
          ) : undefined
        }
        onClick={() => togglePanel(services, panel)}
      >
        {isNarrow ? <Shape size={16} /> : label}
      </Button>
    </Tooltip>
  );
}

function MoreMenu() {
  const services = useServices();
  const { store, view, flowName, canWrite } = services;
  const resetFile = useRef<() => void>(null);
  const takeFile = (file: File | null) => {
    resetFile.current?.();
    if (file) void importFile(services, file);
  };
  return (
    <FileButton accept="application/json,.json" resetRef={resetFile} onChange={takeFile}>
      {(fileProps) => (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon size={30} variant="default" aria-label={t("editor.more")}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconDownload size={16} />}
              onClick={() => download(flowName, exportText(contentOf(store.getState())))}
            >
              {t("editor.export")}
            </Menu.Item>
            {canWrite ? (
              <Menu.Item leftSection={<IconUpload size={16} />} onClick={fileProps.onClick}>
                {t("editor.import")}
              </Menu.Item>
            ) : null}
            {canWrite ? (
              <Menu.Item
                leftSection={<IconTemplate size={16} />}
                onClick={() => view.set({ dialog: "saveTemplate" })}
              >
                {t("editor.template.save")}
              </Menu.Item>
            ) : null}
            <Menu.Item
              leftSection={<IconLayoutGrid size={16} />}
              onClick={() => view.set({ dialog: "templates" })}
            >
              {t("editor.template.manage")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTestPipe size={16} />}
              onClick={() => view.set({ panel: "botTests" })}
            >
              {t("editor.panel.botTests")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconLanguage size={16} />}
              onClick={() => view.set({ isTranslating: true })}
            >
              {t("editor.translations.open")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconHistory size={16} />}
              onClick={() => view.set({ panel: "versions" })}
            >
              {t("editor.panel.versions")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconKeyboard size={16} />}
              onClick={() => view.set({ dialog: "shortcuts" })}
            >
              {t("editor.tools.shortcuts")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </FileButton>
  );
}
