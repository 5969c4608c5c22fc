import { queryOptions } from '@tanstack/react-query';
import { get } from '@/lib/api-client';

export const meQuery = () =>
  queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => get('/me', {}, signal) });
