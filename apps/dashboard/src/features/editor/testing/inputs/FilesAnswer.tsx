// Files the visitor pretends to send: chosen from this computer (they stay here), or an example.

import { Button, FileButton, Group, Text } from "@mantine/core";
import type { ClaimedFile } from "@parley/flow-engine";
import { t } from "../../../../i18n/t.ts";
import type { Answer, InputProps } from "./inputProps.ts";

/** Size of the example: small enough for every question. */
const exampleBytes = 24_000;
const exampleTypes = ["image/png", "application/pdf", "text/plain"] as const;

export function FilesAnswer({ request, onAnswer }: InputProps<"files">) {
  const send = (files: File[]) =>
    sendFiles(
      files.slice(0, request.maxCount).map(({ name, type, size }) => ({ name, type, sizeBytes: size })),
      onAnswer,
    );
  return (
    <>
      <Group gap={6}>
        <FileButton multiple accept={request.types.join(",")} onChange={send}>
          {(props) => (
            <Button {...props} size="xs" variant="light">
              {t("editor.test.files.choose")}
            </Button>
          )}
        </FileButton>
        <Button size="xs" variant="default" onClick={() => sendFiles([exampleFile(request.types)], onAnswer)}>
          {t("editor.test.files.example")}
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {t("editor.test.files.hint")}
      </Text>
    </>
  );
}

/** A signature is a picture that is sent like a file. */
export function SignatureAnswer({ request, onAnswer }: InputProps<"signature">) {
  return (
    <Button
      size="xs"
      variant="light"
      onClick={() =>
        sendFiles([{ name: "signature.png", type: "image/png", sizeBytes: exampleBytes }], onAnswer)
      }
    >
      {t("editor.test.sign", { label: request.submitLabel })}
    </Button>
  );
}

function sendFiles(files: Omit<ClaimedFile, "id">[], onAnswer: Answer): void {
  if (files.length === 0) return;
  const uploads = files.map((file) => ({ ...file, id: crypto.randomUUID() }));
  onAnswer(
    { kind: "files", fileIds: uploads.map(({ id }) => id) },
    uploads.map(({ name }) => `📎 ${name}`).join(", "),
    uploads,
  );
}

function exampleFile(types: readonly string[]): Omit<ClaimedFile, "id"> {
  const [wanted = "image/png"] = types;
  const family = wanted.replace("*", "");
  const type = exampleTypes.find((known) => known.startsWith(family)) ?? wanted.replace("*", "example");
  return { name: `example.${type.split("/")[1] ?? "bin"}`, type, sizeBytes: exampleBytes };
}
