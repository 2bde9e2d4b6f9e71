// Step by step: the password, then (to turn it on) the app's first code, then the recovery codes.
import { Button, Code, Group, Modal, PasswordInput, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCopy, IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { auth } from "../../api/auth.ts";
import { t } from "../../i18n/t.ts";
import { CopyField } from "../../ui/CopyField.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { secretOf } from "./secretOf.ts";

export type TwoFactorTask = "enable" | "disable" | "newCodes";

const CODES_FILE = "parley-recovery-codes.txt";

interface TwoFactorDialogProps {
  task: TwoFactorTask;
  onClose: () => void;
  onDone: () => void;
}

interface Given {
  totpURI?: string;
  backupCodes: string[];
}

export function TwoFactorDialog({ task, onClose, onDone }: TwoFactorDialogProps) {
  const [given, setGiven] = useState<Given | null>(null);
  const [isConfirmed, setIsConfirmed] = useState(false);

  if (given === null) {
    return (
      <PasswordStep
        task={task}
        onClose={onClose}
        onGiven={(answer) => (answer === null ? onDone() : setGiven(answer))}
      />
    );
  }
  if (given.totpURI && !isConfirmed) {
    return <AppStep uri={given.totpURI} onClose={onClose} onConfirmed={() => setIsConfirmed(true)} />;
  }
  return <CodesStep codes={given.backupCodes} onDone={onDone} />;
}

const titles = {
  enable: "account.twoFactor.enable",
  disable: "account.twoFactor.disable",
  newCodes: "account.twoFactor.newCodes",
} as const;

interface PasswordStepProps {
  task: TwoFactorTask;
  onClose: () => void;
  /** Null when there is nothing more to show. */
  onGiven: (given: Given | null) => void;
}

function PasswordStep({ task, onClose, onGiven }: PasswordStepProps) {
  const [password, setPassword] = useState("");
  const confirm = useMutation({
    mutationFn: async (): Promise<Given | null> => {
      if (task === "enable") return auth.enableTwoFactor(password);
      if (task === "newCodes") return auth.newBackupCodes(password);
      await auth.disableTwoFactor(password);
      return null;
    },
    onSuccess: onGiven,
  });
  return (
    <FormDialog
      title={`${t("account.twoFactor")}: ${t(titles[task])}`}
      submitLabel={t("auth.continue")}
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== "") confirm.mutate();
      }}
      onClose={onClose}
      isPending={confirm.isPending}
      error={confirm.error}
      isDangerous={task === "disable"}
    >
      <Text size="sm">{t("account.twoFactor.passwordText")}</Text>
      <PasswordInput
        label={t("account.twoFactor.password")}
        autoComplete="current-password"
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

interface AppStepProps {
  uri: string;
  onClose: () => void;
  onConfirmed: () => void;
}

function AppStep({ uri, onClose, onConfirmed }: AppStepProps) {
  const [code, setCode] = useState("");
  const verify = useMutation({
    mutationFn: () => auth.verifyTotp({ code: code.replaceAll(/\s/g, "") }),
    onSuccess: onConfirmed,
  });
  return (
    <FormDialog
      title={t("account.twoFactor")}
      submitLabel={t("account.twoFactor.confirm")}
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== "") verify.mutate();
      }}
      onClose={onClose}
      isPending={verify.isPending}
      error={verify.error}
    >
      <Text size="sm">{t("account.twoFactor.scan")}</Text>
      <Group justify="center">
        <QrCode value={uri} label={t("account.twoFactor.qr")} />
      </Group>
      <CopyField label={t("account.twoFactor.key")} value={secretOf(uri)} />
      <TextInput
        label={t("account.twoFactor.code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        data-autofocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function CodesStep({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const clipboard = useClipboard();
  const text = codes.join("\n");
  return (
    <Modal
      opened
      onClose={onDone}
      title={t("account.twoFactor.codes")}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <Stack gap="md">
        <Text size="sm">{t("account.twoFactor.codesText")}</Text>
        <SimpleGrid cols={2} spacing="xs">
          {codes.map((code) => (
            <Code key={code} ta="center" p={6} fz="sm">
              {code}
            </Code>
          ))}
        </SimpleGrid>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconCopy size={16} />}
            onClick={() => void clipboard.copy(text)}
          >
            {t(clipboard.copied ? "ui.copied" : "account.twoFactor.copyCodes")}
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            component="a"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
            download={CODES_FILE}
          >
            {t("account.twoFactor.download")}
          </Button>
        </Group>
        <Button onClick={onDone}>{t("account.twoFactor.finish")}</Button>
      </Stack>
    </Modal>
  );
}
