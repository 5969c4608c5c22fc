import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/lib/api-client';

/** How often a page in view asks again, in milliseconds. */
export const refreshEvery = {
  usage: 10_000,
  campaigns: 10_000,
  progress: 2_000,
  statement: 60_000,
  friends: 60_000,
  friend: 10_000,
} as const;

export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // What the server refused it will refuse again; what it could not answer it may answer soon.
        retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status in refusals),
      },
    },
  });
}

const refusals = { 400: true, 401: true, 403: true, 404: true, 422: true };
