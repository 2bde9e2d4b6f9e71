// Two-step sign-in: on, off, and new recovery codes.
import { Badge, Button } from "@mantine/core";
import { useState } from "react";
import { meQuery } from "../../app/loadMe.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useMe } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { notifyDone } from "../../ui/notify.ts";
import { Section } from "../../ui/Section.tsx";
import { TwoFactorDialog, type TwoFactorTask } from "./TwoFactorDialog.tsx";

export function TwoFactorSection() {
  const { user } = useMe();
  const [task, setTask] = useState<TwoFactorTask | null>(null);
  const isOn = user.twoFactorEnabled;

  const finish = async (done: TwoFactorTask): Promise<void> => {
    setTask(null);
    await queryClient.refetchQueries(meQuery);
    if (done === "enable") notifyDone(t("account.twoFactor.isOn"));
    if (done === "disable") notifyDone(t("account.twoFactor.isOff"));
  };

  return (
    <>
      <Section
        title={t("account.twoFactor")}
        text={
          <>
            {t("account.twoFactor.text")}{" "}
            <Badge color={isOn ? "teal" : "gray"}>
              {t(isOn ? "account.twoFactor.on" : "account.twoFactor.off")}
            </Badge>
          </>
        }
        actions={
          isOn ? (
            <>
              <Button variant="default" onClick={() => setTask("newCodes")}>
                {t("account.twoFactor.newCodes")}
              </Button>
              <Button variant="default" color="red" onClick={() => setTask("disable")}>
                {t("account.twoFactor.disable")}
              </Button>
            </>
          ) : (
            <Button onClick={() => setTask("enable")}>{t("account.twoFactor.enable")}</Button>
          )
        }
      />
      {task ? (
        <TwoFactorDialog task={task} onClose={() => setTask(null)} onDone={() => void finish(task)} />
      ) : null}
    </>
  );
}
