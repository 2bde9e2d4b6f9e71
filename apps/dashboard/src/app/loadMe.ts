// Before any screen of the team: who is signed in? Nobody leads to signing in (or up, on a new server), and a person
// without a workspace makes one first.
import { redirect } from "@tanstack/react-router";
import type { Me } from "@parley/contracts/api/accounts";
import { api, apiQuery, AppError } from "../api/client.ts";
import { queryClient } from "./queryClient.ts";

export const meQuery = apiQuery(api.getMe, {});
export const instanceQuery = apiQuery(api.getInstance, {});

export async function loadMe(href: string): Promise<{ me: Me }> {
  const me = await signedInPerson(href);
  if (me.workspaces.length === 0) throw redirect({ to: "/welcome", replace: true });
  return { me };
}

async function signedInPerson(href: string): Promise<Me> {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_authenticated") throw error;
    const next = href === "/" ? {} : { next: href };
    const { needsFirstAccount } = await queryClient.ensureQueryData(instanceQuery);
    throw redirect({ to: needsFirstAccount ? "/signup" : "/login", search: next, replace: true });
  }
}
