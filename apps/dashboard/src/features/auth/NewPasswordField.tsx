// A new password with its rules ticked off while typing.
import { Group, List, PasswordInput, VisuallyHidden, type PasswordInputProps } from "@mantine/core";
import { IconCheck, IconPoint } from "@tabler/icons-react";
import { t } from "../../i18n/t.ts";
import { passwordRuleNames, passwordRules } from "./passwordRules.ts";

type NewPasswordFieldProps = PasswordInputProps & { value: string };

export function NewPasswordField({ value, ...props }: NewPasswordFieldProps) {
  return (
    <div>
      <PasswordInput autoComplete="new-password" required withAsterisk={false} {...props} value={value} />
      <List listStyleType="none" mt={8} fz="xs" spacing={2} aria-label={t("auth.rules")}>
        {passwordRuleNames.map((rule) => {
          const isMet = passwordRules[rule](value);
          return (
            <List.Item key={rule} c={isMet ? "teal.8" : "dimmed"} className="parley-rule" data-met={isMet}>
              <Group gap={6} wrap="nowrap" component="span">
                {isMet ? <IconCheck size={14} aria-hidden /> : <IconPoint size={14} aria-hidden />}
                {t(`auth.rule.${rule}`)}
                <VisuallyHidden>{t(isMet ? "auth.rule.met" : "auth.rule.open")}</VisuallyHidden>
              </Group>
            </List.Item>
          );
        })}
      </List>
    </div>
  );
}
