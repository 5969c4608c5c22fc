import { readFile } from 'node:fs/promises';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, it } from 'vitest';

it('the types are those of the committed description; `npm run generate:api` writes them anew', async () => {
  const described = await openapiTS(await readFile('../server/openapi.yaml'));
  expect(await readFile('src/types/openapi.ts', 'utf8')).toBe(COMMENT_HEADER + astToString(described));
});
