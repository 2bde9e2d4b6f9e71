// One setting of a block, drawn by the control its schema names.

import type { Block } from "@parley/contracts/flow";
import type { BlockField } from "@parley/flow-engine";
import { type JSX, memo } from "react";
import { useServices } from "../editorContext.tsx";
import { updateSettings } from "../model/commands.ts";
import { ApiControl } from "./controls/ApiControl.tsx";
import { AssignTargetControl } from "./controls/AssignTargetControl.tsx";
import { CardsControl } from "./controls/CardsControl.tsx";
import { FileTypesControl } from "./controls/FileTypesControl.tsx";
import { FormFieldsControl } from "./controls/FormFieldsControl.tsx";
import { HeadersControl } from "./controls/HeadersControl.tsx";
import { KeywordRowsControl } from "./controls/KeywordRowsControl.tsx";
import { PictureOptionsControl } from "./controls/PictureOptionsControl.tsx";
import { SplitsControl } from "./controls/SplitsControl.tsx";
import { StatusRowsControl } from "./controls/StatusRowsControl.tsx";
import { WeekHoursControl } from "./controls/WeekHoursControl.tsx";
import { AssignmentsControl } from "./controls/AssignmentsControl.tsx";
import { AttributeControl } from "./controls/AttributeControl.tsx";
import { ConditionsControl } from "./controls/ConditionsControl.tsx";
import { DurationControl } from "./controls/DurationControl.tsx";
import { LinksControl } from "./controls/LinksControl.tsx";
import { MediaControl } from "./controls/MediaControl.tsx";
import { OptionsControl } from "./controls/OptionsControl.tsx";
import {
  BlockControl,
  CountryControl,
  FlowControl,
  ListControl,
  MembersControl,
  NumberControl,
  SelectControl,
  TagsControl,
  TextControl,
  ToggleControl,
} from "./controls/SimpleControls.tsx";
import type { ControlProps } from "./controlProps.ts";

const controls: Record<BlockField["control"], (props: ControlProps) => JSX.Element> = {
  text: TextControl,
  textarea: TextControl,
  number: NumberControl,
  toggle: ToggleControl,
  select: SelectControl,
  options: OptionsControl,
  links: LinksControl,
  conditions: ConditionsControl,
  assignments: AssignmentsControl,
  attribute: AttributeControl,
  tags: TagsControl,
  flow: FlowControl,
  block: BlockControl,
  members: MembersControl,
  duration: DurationControl,
  imageUrl: MediaControl,
  videoUrl: MediaControl,
  audioUrl: MediaControl,
  documentUrl: MediaControl,
  country: CountryControl,
  stringList: ListControl,
  api: ApiControl,
  assignTarget: AssignTargetControl,
  cards: CardsControl,
  fileTypes: FileTypesControl,
  formFields: FormFieldsControl,
  headers: HeadersControl,
  keywordRows: KeywordRowsControl,
  pictureOptions: PictureOptionsControl,
  splits: SplitsControl,
  statusRows: StatusRowsControl,
  weekHours: WeekHoursControl,
};

interface FieldControlProps {
  block: Block;
  field: BlockField;
  error: string | undefined;
  isFocused: boolean;
}

export const FieldControl = memo(function FieldControl({
  block,
  field,
  error,
  isFocused,
}: FieldControlProps) {
  const { store } = useServices();
  const Control = controls[field.control];
  return (
    <Control
      block={block}
      field={field}
      value={field.key in block.settings ? block.settings[field.key] : field.defaultValue}
      error={error}
      isFocused={isFocused}
      onChange={(value) =>
        store.apply((content) => updateSettings(content, block.id, { [field.key]: value }), {
          key: `setting:${block.id}:${field.key}`,
        })
      }
    />
  );
});
