// Server state for the whole application. Refusals are answers, so only failures of the way there are tried again.
import { QueryClient } from "@tanstack/react-query";
import { AppError } from "@parley/contracts/errors";

const FRESH_FOR_MS = 30_000;
const RETRIES = 2;
const SERVER_FAILURE = 500;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_FOR_MS,
      retry: (failures, error) =>
        failures < RETRIES && !(error instanceof AppError && error.status < SERVER_FAILURE),
    },
    mutations: { retry: false },
  },
});
