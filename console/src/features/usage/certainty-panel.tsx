import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '@/components/facts';
import { useFormatter } from '@/components/formatter';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import type { Usage } from '@/types/api';

const always = ['reserved', 'accepted', 'confirmed'] as const;
const whenAny = ['adjusted', 'external', 'held', 'unknown'] as const;

/** How certain each figure is (law 1). What is rare is shown only when there is some. */
export function CertaintyPanel({ query }: { query: UseQueryResult<Usage> }) {
  const { t } = useTranslation();
  const { count, change } = useFormatter();
  return (
    <Panel title={t('certainty.title')}>
      <Loaded query={query} lines={7}>
        {({ counted }) => (
          <Facts>
            {[...always, ...whenAny.filter((kind) => counted[kind] !== 0)].map((kind) => (
              <Fact key={kind} label={t(`certainty.${kind}`)} hint={t(`certainty.${kind}Hint`)}>
                {kind === 'adjusted' ? change(counted[kind]) : count(counted[kind])}
              </Fact>
            ))}
          </Facts>
        )}
      </Loaded>
    </Panel>
  );
}
