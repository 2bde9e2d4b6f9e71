// From nothing to an answering bot: what it is for, what it says, how it looks. The preview on the right runs the
// chosen conversation in the chosen colours.
import { Button, Group, Stepper } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { limits } from "@parley/contracts/limits";
import { flowTemplates } from "@parley/flow-engine/templates";
import { api, request } from "../../../api/client.ts";
import { useWorkspace } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { FormError } from "../../../ui/FormError.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { RouterButton } from "../../../ui/RouterAnchor.tsx";
import { refreshBots } from "../queries.ts";
import { LookStep } from "./LookStep.tsx";
import { PreviewPane } from "./PreviewPane.tsx";
import { useTemplateChoices, useTemplateDocument } from "./templateChoices.ts";
import { TemplateStep } from "./TemplateStep.tsx";
import type { NewBot } from "./newBot.ts";
import classes from "./NewBotPage.module.css";

const DEFAULT_COLOUR = "#2563eb";
const FIRST_TEMPLATE = flowTemplates[0];

export function NewBotPage() {
  const { id: workspaceId } = useWorkspace();
  const navigate = useNavigate();
  const [step, setStep] = useState(0);
  const form = useForm<NewBot>({
    initialValues: {
      templateId: FIRST_TEMPLATE?.id ?? null,
      name: FIRST_TEMPLATE?.suggestedBotName ?? "",
      hasOwnName: false,
      colour: DEFAULT_COLOUR,
      icon: "bubble",
    },
    validate: {
      name: (name) => {
        if (name.trim() === "") return t("ui.required");
        return name.trim().length > limits.botNameLength
          ? t("bots.wizard.nameTooLong", { maximum: limits.botNameLength })
          : null;
      },
    },
  });
  const templates = useTemplateChoices(workspaceId);
  const document = useTemplateDocument(workspaceId, form.values.templateId);

  const create = useMutation({
    mutationFn: ({ name, templateId, colour, icon }: NewBot) =>
      request(api.createBot, {
        params: { workspaceId },
        body: {
          name: name.trim(),
          templateId,
          settings: { design: { themeColour: colour, icon } },
          publish: templateId !== null,
        },
      }),
    onSuccess: async (bot) => {
      await refreshBots();
      await navigate({
        to: "/bots/$botId/flow/$flowId",
        params: { botId: bot.id, flowId: bot.defaultFlowId },
        search: { preview: true },
        replace: true,
      });
    },
  });

  const choose = (templateId: string | null): void => {
    form.setFieldValue("templateId", templateId);
    const suggested = templates.find(({ id }) => id === templateId)?.suggestedBotName;
    if (!form.values.hasOwnName) form.setFieldValue("name", suggested ?? t("bots.wizard.defaultName"));
  };

  return (
    <div className={classes.page}>
      <div className={classes.form}>
        <PageHeader title={t("bots.wizard.title")} description={t("bots.wizard.text")} />
        <Stepper active={step} onStepClick={setStep} size="sm" mb="lg" wrap={false}>
          <Stepper.Step label={t("bots.wizard.step.template")} />
          <Stepper.Step label={t("bots.wizard.step.look")} />
        </Stepper>
        <form noValidate onSubmit={form.onSubmit((values) => create.mutate(values))}>
          {step === 0 ? (
            <TemplateStep templates={templates} chosen={form.values.templateId} onChoose={choose} />
          ) : (
            <LookStep form={form} />
          )}
          <FormError error={create.error} />
          <Group justify="space-between" mt="xl" className={classes.actions}>
            {step === 0 ? (
              <RouterButton to="/bots" variant="default">
                {t("ui.cancel")}
              </RouterButton>
            ) : (
              <Button variant="default" onClick={() => setStep(0)}>
                {t("ui.back")}
              </Button>
            )}
            {step === 0 ? (
              <Button key="next" onClick={() => setStep(1)}>
                {t("auth.continue")}
              </Button>
            ) : (
              <Button key="create" type="submit" loading={create.isPending}>
                {t("bots.wizard.create")}
              </Button>
            )}
          </Group>
        </form>
      </div>
      <aside className={classes.preview} aria-label={t("bots.wizard.preview")}>
        <PreviewPane document={document} bot={form.values} />
      </aside>
    </div>
  );
}
