// The templates one can begin with: those Parley brings along and those the workspace made of its own flows.
import { useQuery } from "@tanstack/react-query";
import { flowTemplates } from "@parley/flow-engine/templates";
import type { FlowDocument } from "@parley/contracts/flow";
import { api, apiQuery } from "../../../api/client.ts";

export interface TemplateChoice {
  id: string;
  name: string;
  description: string;
  icon: string;
  /** What it is for; null for the workspace's own. */
  purpose: string | null;
  suggestedBotName: string | null;
}

const builtIn: readonly TemplateChoice[] = flowTemplates;

export function ownTemplatesQuery(workspaceId: string) {
  return apiQuery(api.listOwnTemplates, { params: { workspaceId } });
}

/** The workspace's own come first; empty of them while they are being read. */
export function useTemplateChoices(workspaceId: string): readonly TemplateChoice[] {
  const own = useQuery(ownTemplatesQuery(workspaceId)).data?.items ?? [];
  return [
    ...own.map(({ id, name, description }) => ({
      id,
      name,
      description,
      icon: "IconTemplate",
      purpose: null,
      suggestedBotName: null,
    })),
    ...builtIn,
  ];
}

/** The conversation of a template, or null while an own one is being read. */
export function useTemplateDocument(workspaceId: string, templateId: string | null): FlowDocument | null {
  const known = flowTemplates.find(({ id }) => id === templateId)?.document ?? null;
  const own = useQuery({
    ...apiQuery(api.getOwnTemplate, { params: { workspaceId, templateId: templateId ?? "" } }),
    enabled: templateId !== null && known === null,
  });
  return known ?? own.data?.document ?? null;
}

/** Whether all words typed occur in what is shown of a template. */
export function matchesSearch({ name, description, purpose }: TemplateChoice, typed: string): boolean {
  const text = `${name} ${description} ${purpose ?? ""}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
