// After a template was made, changed, submitted or deleted.
import { api, apiKey } from "../../api/client.ts";
import { queryClient } from "../../app/queryClient.ts";

export const refreshTemplates = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: apiKey(api.listMessageTemplates) });
