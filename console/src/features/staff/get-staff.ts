import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';

export const staffQuery = () =>
  queryOptions({
    queryKey: ['staff'],
    queryFn: ({ signal }) => get('/staff', {}, signal),
    select: (page) => page.items,
  });

export const tokensQuery = () =>
  queryOptions({
    queryKey: ['tokens'],
    queryFn: ({ signal }) => get('/tokens', {}, signal),
    select: (page) => page.items,
  });

/** The latest of the installation's own audit. */
export const auditQuery = () =>
  queryOptions({
    queryKey: ['audit'],
    queryFn: ({ signal }) => get('/audit', { limit: 50 }, signal),
    select: (page) => page.items,
  });
