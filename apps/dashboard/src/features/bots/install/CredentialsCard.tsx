// Secrets of the bot for programs. Fetched only when asked for, so that they do not lie open on the screen.
import { Button, Group, Stack, Text } from "@mantine/core";
import { IconEye, IconRotate } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { api, request } from "../../../api/client.ts";
import { useAllows, useWorkspace } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { CopyField } from "../../../ui/CopyField.tsx";
import { FormError } from "../../../ui/FormError.tsx";
import { notifyDone, notifyError } from "../../../ui/notify.ts";
import { Section } from "../../../ui/Section.tsx";

type Credential = "websiteToken" | "identitySecret";
const credentials: readonly Credential[] = ["websiteToken", "identitySecret"];

export function CredentialsCard({ botId }: { botId: string }) {
  const { id: workspaceId } = useWorkspace();
  const canRotate = useAllows("developers", "write");
  const params = { workspaceId, botId };
  const show = useMutation({ mutationFn: () => request(api.getBotCredentials, { params }) });
  const rotate = useMutation({
    mutationFn: (credential: Credential) =>
      request(api.rotateBotCredential, { params, body: { credential } }),
    onSuccess: () => {
      notifyDone(t("bots.install.rotated"));
      show.mutate();
    },
    onError: notifyError,
  });
  const askAndRotate = async (credential: Credential): Promise<void> => {
    const agreed = await confirm({
      title: t("bots.install.rotate.title"),
      text: t("bots.install.rotate.text"),
      confirmLabel: t("bots.install.rotate"),
    });
    if (agreed) rotate.mutate(credential);
  };

  return (
    <Section
      title={t("bots.install.credentials")}
      text={t("bots.install.credentialsText")}
      actions={
        show.data ? (
          <Button variant="default" onClick={() => show.reset()}>
            {t("bots.install.hide")}
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconEye size={16} />}
            loading={show.isPending}
            onClick={() => show.mutate()}
          >
            {t("bots.install.show")}
          </Button>
        )
      }
    >
      <FormError error={show.error} />
      {show.data ? (
        <Stack gap="md">
          {credentials.map((credential) => (
            <Group key={credential} align="flex-end" gap="xs">
              <div style={{ flex: "1 1 20rem" }}>
                <CopyField
                  label={t(`bots.install.${credential}`)}
                  description={t(`bots.install.${credential}.hint`)}
                  value={show.data[credential]}
                />
              </div>
              {canRotate ? (
                <Button
                  variant="default"
                  leftSection={<IconRotate size={16} />}
                  loading={rotate.isPending && rotate.variables === credential}
                  onClick={() => void askAndRotate(credential)}
                >
                  {t("bots.install.rotate")}
                </Button>
              ) : null}
            </Group>
          ))}
        </Stack>
      ) : (
        <Text size="sm" c="dimmed">
          {t("bots.install.hidden")}
        </Text>
      )}
    </Section>
  );
}
