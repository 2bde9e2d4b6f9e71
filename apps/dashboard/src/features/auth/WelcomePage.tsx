// A signed-in person without a workspace names one, and goes on to the first bot.
import { Anchor, Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Navigate, useNavigate } from "@tanstack/react-router";
import { auth } from "../../api/auth.ts";
import { api, AppError, request } from "../../api/client.ts";
import { meQuery } from "../../app/loadMe.ts";
import { queryClient } from "../../app/queryClient.ts";
import { rememberWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { FormError } from "../../ui/FormError.tsx";
import { useFocusOnMount } from "../../ui/useFocusOnMount.ts";
import { afterSignIn } from "./afterSignIn.ts";
import { AuthLayout } from "./AuthLayout.tsx";

export function WelcomePage() {
  const navigate = useNavigate();
  const firstField = useFocusOnMount<HTMLInputElement>();
  const me = useQuery(meQuery);
  const form = useForm({
    initialValues: { name: "" },
    validate: { name: (value) => (value.trim() === "" ? t("ui.required") : null) },
  });
  const create = useMutation({
    mutationFn: (name: string) => request(api.createWorkspace, { body: { name } }),
    onSuccess: async (workspace) => {
      rememberWorkspace(workspace.id);
      await queryClient.refetchQueries(meQuery);
      await navigate({ to: "/bots/new", replace: true });
    },
  });

  if (me.error instanceof AppError && me.error.code === "not_authenticated") return <Navigate to="/login" />;
  return (
    <AuthLayout
      title={t("auth.welcome.title")}
      text={t("auth.welcome.text")}
      footer={
        <Anchor
          component="button"
          type="button"
          onClick={() => void auth.signOut().then(() => afterSignIn("/login"))}
        >
          {t("auth.signOut")}
        </Anchor>
      }
    >
      <form noValidate onSubmit={form.onSubmit(({ name }) => create.mutate(name.trim()))}>
        <Stack gap="md">
          <TextInput
            label={t("auth.welcome.name")}
            autoComplete="organization"
            ref={firstField}
            maxLength={100}
            {...form.getInputProps("name")}
          />
          <FormError error={create.error} />
          <Button type="submit" fullWidth loading={create.isPending}>
            {t("auth.welcome.submit")}
          </Button>
        </Stack>
      </form>
    </AuthLayout>
  );
}
