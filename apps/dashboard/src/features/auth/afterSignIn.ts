// What follows a successful sign-in: forget what the last person saw, and go where one wanted to go.
import { queryClient } from "../../app/queryClient.ts";
import { router } from "../../app/router.tsx";

export async function afterSignIn(next: string | undefined): Promise<void> {
  queryClient.clear();
  await router.navigate({ href: next ?? "/", replace: true });
}
